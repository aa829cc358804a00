"""The tasks the worker knows: delivering news, and what runs on a clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import close_old_connections, transaction
from procrastinate import App, RetryStrategy

from thuanna.foundation.outbox.actions import DELIVER
from thuanna.foundation.tenancy.context import acting_for

Listener = Callable[[Mapping[str, Any]], None]
_AGAIN = RetryStrategy(max_attempts=12, exponential_wait=3)


def register(app: App, *, listeners: Mapping[str, Sequence[Listener]]) -> None:
    """Tell the queue's app which tasks there are.

    :param listeners: who is called for each topic; each in a transaction of its own, acting for the tenant
    """

    @app.task(name=DELIVER, queue="outbox", retry=_AGAIN)
    def deliver(tenant_id: int, topic: str, facts: dict[str, Any]) -> None:
        close_old_connections()
        try:
            with acting_for(tenant_id):
                for listener in listeners.get(topic, ()):
                    with transaction.atomic():
                        listener(facts)
        finally:
            close_old_connections()

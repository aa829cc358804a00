"""The tasks the worker knows: delivering news, checking long files, and the night's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone
from procrastinate import App, RetryStrategy

from thuanna.foundation.outbox.actions import DELIVER
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.funds import jobs as funds
from thuanna.money.regulations import jobs as passbooks

from . import daily

Listener = Callable[[Mapping[str, Any]], None]
_AGAIN = RetryStrategy(max_attempts=12, exponential_wait=3)
_AT_TWO_IN_BANGKOK = "0 19 * * *"


def register(app: App, *, listeners: Mapping[str, Sequence[Listener]]) -> None:
    """Tell the queue's app which tasks there are.

    :param listeners: who is called for each topic; each in a transaction of its own, acting for the tenant
    """

    @app.task(name=DELIVER, queue="outbox", retry=_AGAIN)
    def deliver(tenant_id: int, topic: str, facts: dict[str, Any]) -> None:
        with _fresh_connections(), acting_for(tenant_id):
            for listener in listeners.get(topic, ()):
                with transaction.atomic():
                    listener(facts)

    @app.task(name=funds.CHECK, queue="imports")
    def check_import(batch_id: int, tenant_id: int, user_id: int | None, on: str) -> None:
        with _fresh_connections():
            funds.check_import(batch_id, tenant_id, user_id, on)

    @app.task(name=passbooks.PRINT, queue="imports")
    def print_passbooks(print_id: int, tenant_id: int) -> None:
        with _fresh_connections():
            passbooks.print_passbooks(print_id, tenant_id)

    @app.periodic(cron=_AT_TWO_IN_BANGKOK)
    @app.task(name="worker.nightly", queue="nightly", queueing_lock="nightly")
    def nightly(timestamp: int) -> None:
        with _fresh_connections():
            daily.run(at=timezone.localtime())


@contextmanager
def _fresh_connections() -> Iterator[None]:
    """A worker lives long: drop connections that the server closed meanwhile."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()

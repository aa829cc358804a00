"""Publishes news inside the transaction; it leaves only if the transaction commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from thuanna.foundation.tenancy.context import required_tenant_id

DELIVER = "outbox.deliver"


def publish(topic: str, **facts: int | str | None) -> None:
    """Say that something happened: `topic` is ``"app.past_participle"``, `facts` are ids and codes.

    The row of the job is written by this transaction's own connection, so it exists exactly if the
    transaction commits. Delivery is at least once, one tenant's events one after another: a listener
    must have the same effect when called twice.
    """
    tenant_id = required_tenant_id()
    task = app.configure_task(DELIVER, queue="outbox", lock=f"tenant-{tenant_id}", allow_unknown=True)
    task.defer(tenant_id=tenant_id, topic=topic, facts=dict[str, JSONValue](facts))


def publish_all(topic: str, *, news: Sequence[Mapping[str, int | str | None]]) -> None:
    """Say the same of many at once: what `publish` does for each, in one statement."""
    if not news:
        return
    tenant_id = required_tenant_id()
    task = app.configure_task(DELIVER, queue="outbox", lock=f"tenant-{tenant_id}", allow_unknown=True)
    jobs: list[dict[str, JSONValue]] = [
        {"tenant_id": tenant_id, "topic": topic, "facts": dict[str, JSONValue](facts)} for facts in news
    ]
    task.batch_defer(*jobs)

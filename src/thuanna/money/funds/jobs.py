"""What the worker runs for the fund: checking a long file, with its progress to be seen.

The job is asked for with the day on which it was asked, so that no clock is read here.
"""

from __future__ import annotations

import datetime

from procrastinate.contrib.django import app

from thuanna.foundation.access import queries as access
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for

from . import importing_queries as queries
from . import intake
from .actions import imports
from .models import ImportBatch

CHECK = "funds.check_import"


def ask_for_check(*, batch_id: int, by: Actor, on: datetime.date) -> None:
    """Let the worker check a file; asked twice, it is checked twice to the same result."""
    task = app.configure_task(CHECK, queue="imports", lock=f"tenant-{by.tenant_id}", allow_unknown=True)
    task.defer(batch_id=batch_id, tenant_id=by.tenant_id, user_id=by.user_id, on=on.isoformat())


def check_import(batch_id: int, tenant_id: int, user_id: int | None, on: str) -> None:
    """Read and check one file, telling after every few hundred lines how far it has come."""
    today = datetime.date.fromisoformat(on)
    with acting_for(tenant_id):
        by = _actor(tenant_id, user_id, today)
        batch = queries.batch_for(by, batch_id)
        if batch.state != ImportBatch.State.UPLOADED:
            return
        reading = intake.reading_of(batch, today=today, progress=_Progress(batch_id))
        imports.check(batch_id=batch_id, today=today, by=by, reading=reading)


class _Progress:
    """Writes how far a file has been read, for the page that shows it."""

    def __init__(self, batch_id: int) -> None:
        self._batch_id = batch_id

    def __call__(self, done: int, total: int) -> None:
        ImportBatch.objects.filter(pk=self._batch_id).update(lines_done=done, lines_total=total)


def _actor(tenant_id: int, user_id: int | None, today: datetime.date) -> Actor:
    """Whoever asked, with the rights they have now; the console has no account."""
    found = access.actor_for(user_id, tenant_id, on=today) if user_id is not None else None
    return found or Actor(tenant_id=tenant_id, system="worker")

"""The next step of a matter, and words as they are taken in; the actions share these and write the audit."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.numbering import last_of

from .models import Matter, MatterStep


def add_step(
    matter: Matter,
    what: str,
    *,
    at: datetime.datetime,
    by: Actor,
    due_on: datetime.date | None = None,
    division: int | None = None,
    handler: int | None = None,
    outcome: str = "",
) -> MatterStep:
    """Add the next step of a matter whose row is locked."""
    step: MatterStep = MatterStep.objects.create(
        matter=matter,
        seq=last_of(MatterStep.objects.filter(matter=matter), "seq") + 1,
        what=what,
        at=at,
        on=at.date(),
        by_id=by.user_id,
        due_on=due_on,
        division_id=division,
        handler_id=handler,
        outcome=outcome,
    )
    return step

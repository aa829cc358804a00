"""How many complaints of which kind, where, and how the clock was kept. Counts only; the gate comes after."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.services.participation.models import Matter, MatterStep

_What = MatterStep.What


@dataclass(frozen=True)
class Told:
    """One complaint or suggestion as the statistics see it."""

    kind: str
    community_id: int | None
    month: datetime.date
    answered_in_time: bool | None
    """None while the clock still runs."""


def told(*, since: datetime.date, until: datetime.date) -> list[Told]:
    """Everything told from `since` up to and including `until`, complaints and suggestions."""
    matters = Matter.objects.filter(received_on__gte=since, received_on__lte=until).exclude(
        nature=Matter.Nature.INFORMATION
    )
    rows = list(matters.order_by("pk").values_list("pk", "kind", "community_id", "received_on"))
    due: dict[int, datetime.date] = {}
    answered: dict[int, datetime.date] = {}
    steps = MatterStep.objects.filter(matter__in=[row[0] for row in rows], on__lte=until).order_by("seq")
    for matter_id, what, on, due_on in steps.values_list("matter_id", "what", "on", "due_on"):
        if what == _What.RECEIVED:
            due[matter_id] = due_on
        elif what in (_What.ANSWERED, _What.CLOSED):
            answered.setdefault(matter_id, on)
    return [
        Told(kind, community_id, on.replace(day=1), _kept(due[pk], answered.get(pk), until))
        for pk, kind, community_id, on in rows
    ]


def _kept(due: datetime.date, answered: datetime.date | None, until: datetime.date) -> bool | None:
    if answered is not None:
        return answered <= due
    return False if until > due else None

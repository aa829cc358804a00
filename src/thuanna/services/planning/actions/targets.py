"""How many people there are in a group, found jointly."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access
from thuanna.services.planning.models import TargetGroup
from thuanna.services.planning.refusals import PlanningIncomplete


@dataclass(frozen=True, kw_only=True)
class Target:
    """The size of a group in a place, as of a day, and how many were reached; an estimate says so."""

    year: int
    group: str
    people: int
    is_estimate: bool
    as_of: datetime.date
    source: str
    community_id: int | None = None
    reached: int | None = None


@transaction.atomic
def record_target(*, target: Target, by: Actor) -> TargetGroup:
    """Record the size of a group for a fiscal year. The newest of a group and place holds.

    :raises NotAllowed: without the right
    :raises PlanningIncomplete: where the number comes from is missing, or more were reached than there are
    """
    access.must_keep_for(by, target.community_id)
    source = clean_line(target.source)
    if not source:
        raise PlanningIncomplete(
            t("กรุณาบอกที่มาของจำนวน", "Please say where the number comes from."), code="target_without_source"
        )
    if target.reached is not None and target.reached > target.people:
        raise PlanningIncomplete(
            t("คนที่ไปถึงต้องไม่เกินจำนวนทั้งหมด", "No more can be reached than there are."), code="target_over"
        )
    row: TargetGroup = TargetGroup.objects.create(**{**vars(target), "source": source})
    audit.record(by, "planning.target_recorded", row, year=target.year, people=target.people)
    outbox.publish("planning.town_changed", target_id=row.pk)
    return row

"""What is read about patterns: those handed on, those that came, where a project comes from."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.exchange.models import ReceivedPacket
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import t

from . import access, patterns, queries
from .models import PatternTakenUp, ProjectOrigin, ProjectPattern, Ride
from .refusals import NotNow, PlanningIncomplete


def rides_of(activity_ids: list[int]) -> Mapping[int, list[Ride]]:
    """The vehicles of activities."""
    found: dict[int, list[Ride]] = defaultdict(list)
    for ride in Ride.objects.filter(activity_id__in=activity_ids).order_by("id"):
        found[ride.activity_id].append(ride)
    return found


def preview(
    *, project_id: int, lessons: str, needed_first: str, address: str, on: datetime.date, by: Actor
) -> dict[str, Any]:
    """Exactly what `actions.hand_on` would seal.

    :raises NotInThePlan: no such project
    :raises NotNow: it is not finished, or its result is not told
    :raises PlanningIncomplete: what was learnt is not said
    :raises StillPersonal: a text holds a number or address of somebody
    """
    chain = queries.chain(by, project_id)
    if chain.result is None or chain.state != "finished":
        raise NotNow(
            t(
                "โครงการเป็นต้นแบบได้เมื่อเสร็จสิ้นและบันทึกผลแล้ว",
                "A project can be handed on once it is finished and its result is told.",
            ),
            code="pattern_too_early",
        )
    if not lessons.strip():
        raise PlanningIncomplete(
            t("กรุณาบอกบทเรียนให้เมืองที่จะทำตาม", "Please tell what was learnt, for those who follow."),
            code="pattern_without_lessons",
        )
    content = patterns.made(
        chain,
        rides=rides_of([one.pk for one in chain.activities]),
        lessons=lessons.strip(),
        needed_first=needed_first.strip(),
        address=address,
        threshold=law.book("privacy/publication", on=on).number("small_numbers_min"),
    )
    patterns.read(patterns.SCHEMA, content)
    return content


def patterns_of(by: Actor, project_id: int) -> list[ProjectPattern]:
    """The times a project was handed on, the newest first.

    :raises NotAllowed: without the right to see plans
    """
    rows = access.visible(by, ProjectPattern).select_related("packet")
    return list(rows.filter(project_id=project_id).order_by("-pk"))


def taken_up(project_id: int) -> list[PatternTakenUp]:
    """The towns that made a project after this one, in the order they told."""
    return list(PatternTakenUp.objects.filter(pattern__project_id=project_id).order_by("pk"))


def origin_of(project_id: int) -> ProjectOrigin | None:
    """The pattern a project was made after, if it was."""
    found: ProjectOrigin | None = (
        ProjectOrigin.objects.select_related("packet__sender").filter(project_id=project_id).first()
    )
    return found


def made_after(packet_id: int) -> ProjectOrigin | None:
    """The project that was made after a pattern that came, if one was."""
    found: ProjectOrigin | None = (
        ProjectOrigin.objects.select_related("project").filter(packet_id=packet_id).first()
    )
    return found


def came(by: Actor) -> list[tuple[ReceivedPacket, ProjectOrigin | None]]:
    """The patterns that came from other towns, each with the project made after it.

    :raises NotAllowed: without the right to see packets
    """
    packets_ = exchange.all_received(by, kind=patterns.KIND)
    origins = ProjectOrigin.objects.select_related("project").filter(packet__in=[one.pk for one in packets_])
    made = {one.packet_id: one for one in origins}
    return [(one, made.get(one.pk)) for one in packets_]


def read(packet: ReceivedPacket) -> Mapping[str, Any]:
    """What a pattern that came says, or the word that one was taken up.

    :raises PatternNotRead: it was made by a release this one does not understand
    """
    if packet.schema != patterns.SCHEMAS[packet.kind]:
        raise patterns.PatternNotRead
    return patterns.read(packet.schema, packets.content_of(packet.body))

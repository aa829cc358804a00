"""Projects handed on to other towns and made after theirs: sealed, adopted, credited, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import actions as exchange
from thuanna.foundation.exchange import queries as packet_queries
from thuanna.foundation.exchange.models import SentPacket
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access, handed_on, patterns
from thuanna.services.planning.models import (
    Indicator,
    PatternTakenUp,
    Project,
    ProjectOrigin,
    ProjectPattern,
    RetiredNumber,
)
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready

from .projects import NewIndicator, NewProject, propose


@dataclass(frozen=True, kw_only=True)
class Adapted:
    """What becomes of another town's pattern here.

    :ivar changed: what is done otherwise than there
    """

    title: str
    problem: str
    objective: str
    owner_id: int
    money_from: str
    budget: Money
    proposed_on: datetime.date
    changed: str
    strategy_id: int | None = None


@transaction.atomic
def hand_on(
    *,
    project_id: int,
    lessons: str,
    needed_first: str = "",
    address: str,
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> ProjectPattern:
    """Seal a finished project as a pattern for other towns.

    :param address: the project's public page
    :raises NotAllowed: without the right to keep plans, or to hand over
    :raises NotInThePlan: no such project
    :raises NotNow: it is not finished, or its result is not told
    :raises PlanningIncomplete: what was learnt is not said
    :raises StillPersonal: a text holds a number or address of somebody
    """
    access.locked(by, Project, project_id)
    content = handed_on.preview(
        project_id=project_id, lessons=lessons, needed_first=needed_first, address=address, on=on, by=by
    )
    packet = exchange.seal(kind=patterns.KIND, schema=patterns.SCHEMA, content=content, at=at, by=by)
    row: ProjectPattern = ProjectPattern.objects.create(
        project_id=project_id,
        packet=packet,
        lessons=content["lessons"],
        needed_first=content["needed_first"],
    )
    audit.record(by, "planning.pattern_handed_on", row, sha256=packet.sha256)
    return row


@transaction.atomic
def adopt(*, packet_id: int, adapted: Adapted, by: Actor) -> Project:
    """Make a project of this town after another's, and credit it. The project stands as proposed.

    :raises NotAllowed: without the right
    :raises PacketUnknown: no such pattern came
    :raises PatternNotRead: another release made it
    :raises PlanningIncomplete: something a project says is missing, or what was changed
    :raises SaidAlready: a project was made after this packet
    """
    by.must(access.KEEP)
    packet = packet_queries.received(by, packet_id, kind=patterns.KIND)
    content = handed_on.read(packet)
    changed = adapted.changed.strip()
    if not changed:
        raise PlanningIncomplete(
            t("กรุณาบอกว่าปรับอะไรให้เหมาะกับที่นี่", "Please say what was changed for this place."),
            code="pattern_unchanged",
        )
    if ProjectOrigin.objects.filter(packet=packet).exists():
        raise SaidAlready(
            t("ทำโครงการจากซองนี้แล้ว", "A project was made after this packet already."), code="pattern_adopted"
        )
    project = propose(new=_new(content, adapted), indicators=_indicators(content), by=by)
    origin: ProjectOrigin = ProjectOrigin.objects.create(
        project=project,
        packet=packet,
        town_th=packet.sender.name_th,
        town_en=packet.sender.name_en,
        title=content["origin"]["title"],
        reference=content["origin"]["reference"],
        address=content["origin"]["address"],
        changed=changed,
    )
    audit.record(by, "planning.pattern_adopted", origin, project_id=project.pk, sha256=packet.sha256)
    return project


@transaction.atomic
def take_back(*, project_id: int, by: Actor) -> None:
    """Take back a project that was made after a pattern, while nothing was built on it.

    Its number is not given again; the packet stays and can be adopted anew.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises NotNow: it was not made after a pattern, or something depends on it
    """
    project = access.locked(by, Project, project_id)
    origin = ProjectOrigin.objects.filter(project=project).first()
    if origin is None:
        raise NotNow(
            t("ถอนได้เฉพาะโครงการที่นำเข้าจากต้นแบบ", "Only a project made after a pattern can be taken back."),
            code="pattern_not_adopted",
        )
    reference, was = project.reference, project.pk
    try:
        with transaction.atomic():
            origin.delete()
            Indicator.objects.filter(project=project, measured_on=None).delete()
            project.delete()
    except models.ProtectedError as kept:
        raise NotNow(
            t(
                "โครงการนี้เดินหน้าแล้ว จึงถอนไม่ได้ ถ้าไม่ทำต่อ ให้บันทึกการตัดสินใจว่าหยุดโครงการ",
                "Work has gone on from this project, so it cannot be taken back. Record that it was stopped.",
            ),
            code="pattern_built_upon",
        ) from kept
    RetiredNumber.objects.create(series=Project.SERIES, year=project.year, number=project.number)
    audit.record(by, "planning.pattern_taken_back", project_id=was, year=project.year, number=project.number)
    outbox.publish("planning.project_taken_back", reference=reference)


@transaction.atomic
def tell_origin(*, project_id: int, address: str, at: datetime.datetime, by: Actor) -> SentPacket:
    """Seal the word to the town a project comes from: that it was taken up, and what was changed.

    :param address: the project's public page here
    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises NotNow: it comes from no pattern
    """
    project = access.locked(by, Project, project_id)
    origin = handed_on.origin_of(project_id)
    if origin is None:
        raise NotNow(
            t("โครงการนี้ไม่ได้มาจากต้นแบบของเมืองอื่น", "This project comes from no other town's."),
            code="pattern_not_adopted",
        )
    content = {"title": project.title, "address": address, "changed": origin.changed}
    packet = exchange.seal(
        kind=patterns.TAKEN_UP,
        schema=patterns.TAKEN_UP_SCHEMA,
        content=content,
        answers=origin.packet.sha256,
        at=at,
        by=by,
    )
    audit.record(by, "planning.pattern_origin_told", project, sha256=packet.sha256)
    return packet


@transaction.atomic
def credit_follower(*, packet_id: int, by: Actor) -> PatternTakenUp:
    """Show on a project's page that another town made one after it.

    :raises NotAllowed: without the right
    :raises PacketUnknown: no such answer came
    :raises PatternNotRead: another release made it
    :raises NotNow: it answers nothing this town handed on
    :raises SaidAlready: it is shown
    """
    by.must(access.KEEP)
    packet = packet_queries.received(by, packet_id, kind=patterns.TAKEN_UP)
    content = handed_on.read(packet)
    pattern = ProjectPattern.objects.filter(packet__sha256=packet.answers).first()
    if pattern is None:
        raise NotNow(
            t(
                "ซองนี้ไม่ได้ตอบต้นแบบที่เทศบาลส่งไป",
                "This packet answers nothing that was handed on from here.",
            ),
            code="pattern_unknown_answer",
        )
    if PatternTakenUp.objects.filter(packet=packet).exists():
        raise SaidAlready(t("แสดงอยู่แล้ว", "It is shown already."))
    row: PatternTakenUp = PatternTakenUp.objects.create(
        pattern=pattern,
        packet=packet,
        town_th=packet.sender.name_th,
        town_en=packet.sender.name_en,
        title=content["title"],
        address=content["address"],
        changed=content["changed"],
    )
    audit.record(by, "planning.pattern_follower_credited", row, project_id=pattern.project_id)
    outbox.publish("planning.changed", project_id=pattern.project_id)
    return row


def _new(content: Mapping[str, Any], adapted: Adapted) -> NewProject:
    return NewProject(
        title=clean_line(adapted.title),
        problem=adapted.problem,
        objective=adapted.objective,
        group=content["group"],
        dimensions=content["dimensions"],
        help_form=content["help_form"],
        owner_id=adapted.owner_id,
        money_from=adapted.money_from,
        budget=adapted.budget,
        proposed_on=adapted.proposed_on,
        strategy_id=adapted.strategy_id,
    )


def _indicators(content: Mapping[str, Any]) -> list[NewIndicator]:
    """How one will see whether it helps here too; where things stand here nobody knows yet."""
    return [NewIndicator(one["words"], one["unit"], Decimal(one["target"])) for one in content["indicators"]]

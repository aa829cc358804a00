"""A town's forum, needs, projects and activities, with invented words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tests.factories import organisations, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import actions as exchange_actions
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.exchange.models import ReceivedPacket
from thuanna.kernel.money import Money
from thuanna.registry.organisations.models import Organisation
from thuanna.services.planning import actions
from thuanna.services.planning.models import Activity, Forum, Need, Project
from thuanna.services.planning.words import CHECKS

FORUM_DAY = datetime.date(2026, 10, 18)
SATURDAY = datetime.datetime(2026, 11, 14, 9, 0, tzinfo=tenants.BANGKOK)


def need(words: str = "อยากมีรถไปหาหมอ", **more: object) -> actions.NewNeed:
    """What somebody said."""
    said: dict[str, object] = {
        "words": words,
        "group": "older",
        "dimensions": ("health", "social_services"),
        "help_form": "assistance",
    }
    return actions.NewNeed(**{**said, **more})  # type: ignore[arg-type]  # words of those kinds


def forum(by: Actor, needs: Sequence[actions.NewNeed] = (), **more: object) -> Forum:
    """A forum of the whole town that was held."""
    head: dict[str, object] = {"title": "เวทีประชาคมตำบล", "held_on": FORUM_DAY, "place": "ศาลาประชาคม"}
    new = actions.NewForum(**{**head, **more})  # type: ignore[arg-type]  # words of those kinds
    return actions.record_forum(new=new, needs=needs, today=tenants.TODAY, by=by)


def needs_of(one: Forum) -> list[Need]:
    """The needs of a forum in the order of its sheet."""
    return list(Need.objects.filter(forum=one).order_by("number"))


def project(
    by: Actor, owner: Organisation | None = None, *, need_ids: Sequence[int] = (), **more: object
) -> Project:
    """A project that was proposed."""
    words: dict[str, object] = {
        "title": "รถรับ-ส่งไปหาหมอ",
        "problem": "ผู้สูงอายุไปโรงพยาบาลเองไม่ได้",
        "objective": "ได้ไปตามนัดทุกคน",
        "group": "older",
        "dimensions": ("health",),
        "help_form": "assistance",
        "owner_id": (owner or organisations.municipality(by)).pk,
        "money_from": "เทศบัญญัติงบประมาณ 2570 งานสวัสดิการสังคม",
        "budget": Money.baht("48,000"),
        "proposed_on": datetime.date(2026, 10, 25),
    }
    new = actions.NewProject(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds
    return actions.propose(new=new, need_ids=need_ids, by=by)


def decided(kind: str, **more: object) -> actions.Decided:
    """A decision of the mayor's."""
    words: dict[str, object] = {
        "kind": kind,
        "decided_on": datetime.date(2026, 11, 2),
        "decided_by": "นายกเทศมนตรี",
        "reason": "ตามมติเวที",
    }
    return actions.Decided(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def begun(by: Actor, **more: object) -> Project:
    """A project that was approved and has begun."""
    one = project(by, **more)  # type: ignore[arg-type]  # handed on
    for kind in ("approved", "begun"):
        actions.decide(project_id=one.pk, decided=decided(kind), by=by)
    return one


def outing(**more: object) -> actions.NewActivity:
    """A Saturday for older people."""
    words: dict[str, object] = {
        "title": "วันเสาร์ไปหาหมอ",
        "starts_at": SATURDAY,
        "ends_at": SATURDAY + datetime.timedelta(hours=4),
        "place": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
        "groups": ("older",),
        "why_then": "ลูกหลานหยุดงานไปส่งได้",
        "travel": "fetched",
        "travel_words": "รถตู้ออก 8.00 น. จากศาลาหมู่ 1",
        "capacity": 12,
    }
    return actions.NewActivity(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def van() -> actions.NewRide:
    """The town's van."""
    return actions.NewRide(
        vehicle="รถตู้เทศบาล",
        driver="สมชาย ตัวอย่าง",
        phone="0800000000",
        seats=3,
        wheelchairs=1,
        stops="ศาลาหมู่ 1",
    )


def follower(**more: object) -> actions.NewFollower:
    """Whom the forum named."""
    words: dict[str, object] = {
        "name": "ป้าบัว ตัวอย่าง",
        "named_by": "เวทีประชาคมหมู่ 1",
        "named_on": FORUM_DAY,
        "consented_on": FORUM_DAY,
    }
    return actions.NewFollower(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def found(**more: object) -> actions.Found:
    """A field checklist on which all is well but the words name somebody."""
    words: dict[str, object] = {
        "seen_on": datetime.date(2026, 11, 10),
        "answers": dict.fromkeys(CHECKS, "yes"),
        "words": "รถมาช้าสองครั้ง ลุงคำเป็นคนขับ",
    }
    return actions.Found(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds


def announced(by: Actor, one: Project, **more: object) -> Activity:
    """An activity everybody was told of."""
    activity = actions.plan_activity(project_id=one.pk, new=outing(**more), by=by)
    return actions.announce(activity_id=activity.pk, by=by)


def finished(by: Actor, **more: object) -> Project:
    """A project that was carried out, finished and told."""
    one = begun(by, **more)
    activity = announced(by, one)
    came = [actions.Came("older", "female", 9)]
    actions.record_attendance(activity_id=activity.pk, came=came, today=tenants.TODAY, by=by)
    actions.decide(project_id=one.pk, decided=decided("finished"), by=by)
    told = actions.Told(story="รับส่งทุกวันเสาร์ ไม่มีใครขาดนัด", next_year="ทำต่อ")
    actions.tell_result(project_id=one.pk, told=told, on=tenants.TODAY, by=by)
    return one


def handed_on(by: Actor, one: Project, lessons: str = "ตั้งเวลารถให้ตรงกับคลินิก") -> bytes:
    """The file of a finished project as a pattern."""
    row = actions.hand_on(
        project_id=one.pk,
        lessons=lessons,
        address="https://a.example/t/a/projects/1/",
        on=tenants.TODAY,
        at=tenants.NOW,
        by=by,
    )
    return exchange.file_of(row.packet)


def taken_in(raw: bytes, by: Actor) -> ReceivedPacket:
    """A packet taken in from a sender whose fingerprint was compared."""
    vouched = exchange_actions.Vouched(packets.opened(raw).sender.fingerprint, "โทรถามแล้วตรงกัน")
    return exchange_actions.receive(raw=raw, at=tenants.NOW, by=by, vouched=vouched)


def adapted(owner: Organisation, **more: object) -> actions.Adapted:
    """What a neighbour makes of a pattern."""
    words: dict[str, object] = {
        "title": "รถพาไปหาหมอของเรา",
        "problem": "บ้านอยู่ไกลโรงพยาบาล",
        "objective": "ไปตามนัดได้",
        "owner_id": owner.pk,
        "money_from": "งบ 2570",
        "budget": Money.baht("20,000"),
        "proposed_on": tenants.TODAY,
        "changed": "ใช้รถสองแถวของหมู่บ้านแทนรถตู้",
    }
    return actions.Adapted(**{**words, **more})  # type: ignore[arg-type]  # words of those kinds

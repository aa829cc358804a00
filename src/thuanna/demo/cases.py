"""Lets a town's people ask for help and its officers give it: invented requests at every stage.

All of it happens on the day of the build: before that day nobody of the story held an office.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.registry.places import queries as areas
from thuanna.services.cases import queries
from thuanna.services.cases.actions import asking, helping, naming, referring, working
from thuanna.services.cases.actions.asking import NewRequest
from thuanna.services.cases.actions.referring import NewReferral
from thuanna.services.cases.models import Case

from .steps import Site
from .stories import TownStory


@dataclass(frozen=True)
class _Request:
    """One request."""

    words: str
    troubles: tuple[str, ...]
    for_whom: str = "neighbour"
    who: str = ""
    channel: str = "page"


_NEW = _Request("ป้าข้างบ้านไม่มีข้าวกินสองวันแล้ว ลูกไม่กลับบ้าน", ("food", "alone"), who="ป้าบ้านรั้วเขียว")
_ROOF = _Request("หลังคาบ้านพังเพราะพายุ ฝนสาดที่นอน", ("home", "disaster"), "self")
_VISITED = _Request(
    "ตาอยู่คนเดียว เดินไม่ไหว กินยาไม่ตรงเวลา", ("ill", "alone"), who="ตาท้ายซอย", channel="volunteer"
)
_REFERRED = _Request("อยากทำบัตรคนพิการให้ลูก ไม่มีคนพาไปโรงพยาบาล", ("papers", "travel"), "self", channel="phone")
_CLOSED = _Request("แม่เลี้ยงเดี่ยวตกงาน ไม่มีเงินซื้อนมลูก", ("food",), who="แม่บ้านเช่าหลังวัด")


def fill(site: Site, town: TownStory) -> None:
    """Name who receives requests, and tell one story for each stage."""
    people = {role: log_in.name for log_in in reversed(town.log_ins) for role in log_in.roles}
    if not {"officer", "head"} <= people.keys():
        return  # a neighbour of the story without an office of its own
    officer, head = site.person(people["officer"]), site.person(people["head"])
    for actor, is_deputy in ((officer, False), (head, True)):
        assert actor.user_id is not None, "people of the story log in"
        naming.name_receiver(account_id=actor.user_id, is_deputy=is_deputy, on=site.clock.today, by=head)
    _ask(site, _NEW, 0, officer)
    _judge(site, _ask(site, _ROOF, 1, officer), "danger", "housing", officer)
    _visited(site, _ask(site, _VISITED, 2, officer), officer)
    _referred(site, _ask(site, _REFERRED, 3, officer), officer)
    _closed(site, _ask(site, _CLOSED, 4, officer), officer)


def _ask(site: Site, request: _Request, number: int, officer: Actor) -> Case:
    villages = [one.pk for one in areas.communities(on=site.clock.today)]
    page = Actor(tenant_id=site.tenant.pk, system="page")
    new = NewRequest(
        for_whom=request.for_whom,
        words=request.words,
        troubles=request.troubles,
        channel=request.channel,
        community_id=villages[number % len(villages)],
        who=request.who,
        reach="code" if request.channel == "page" else "through",
        reach_words="" if request.channel == "page" else "ผ่านอาสาสมัครประจำหมู่บ้าน",
    )
    token = f"{site.tenant.code} help {number}"
    by = page if request.channel == "page" else officer
    return asking.ask(new=new, request_token=token, at=site.clock.at, by=by).case


def _visited(site: Site, case: Case, officer: Actor) -> None:
    """Judged, taken on, visited; the next visit is planned."""
    _judge(site, case, "urgent", "health", officer)
    working.take_on(case_id=case.pk, at=site.clock.at, by=officer)
    helping.visit_done(
        case_id=case.pk,
        planned_id=None,
        visited_on=site.clock.today,
        seen="อยู่บ้านไม้ชั้นเดียวคนเดียว ยาเหลือปนกันหลายซอง เดินได้ช้าๆ ใช้ไม้ค้ำ เพื่อนบ้านหุงข้าวให้บางวัน",
        agreed="อาสาสมัครแวะจัดยาทุกเช้า เทศบาลติดราวจับในห้องน้ำ",
        next_on=None,
        request_token=f"{case.reference} visit",
        at=site.clock.at,
        by=officer,
    )
    helping.plan_visit(
        case_id=case.pk,
        visit_on=site.clock.today + datetime.timedelta(days=3),
        account_id=officer.user_id,
        words="ดูว่าราวจับใช้ได้ดี และนับยา",
        request_token=f"{case.reference} next visit",
        at=site.clock.at,
        by=officer,
    )


def _referred(site: Site, case: Case, officer: Actor) -> None:
    """Judged, answered, referred with consent; the agency accepted."""
    _judge(site, case, "soon", "social_services", officer)
    working.take_on(case_id=case.pk, at=site.clock.at, by=officer)
    new = NewReferral(
        to="โรงพยาบาลประจำอำเภอ (สมมุติ)",
        person="เด็กชายอายุ 9 ปี พร้อมแม่",
        contact="โทรผ่านอาสาสมัครประจำหมู่บ้าน",
        words="ขอให้ตรวจประเมินและออกเอกสารรับรองความพิการ",
        consent="guardian",
        consent_on=site.clock.today,
    )
    token = f"{case.reference} referral"
    referral = referring.refer(case_id=case.pk, new=new, request_token=token, at=site.clock.at, by=officer)
    referring.hear(
        case_id=case.pk,
        referral_id=referral.pk,
        what="referral_accepted",
        words="โรงพยาบาลนัดตรวจแล้ว",
        request_token=f"{token} heard",
        at=site.clock.at,
        by=officer,
    )


def _closed(site: Site, case: Case, officer: Actor) -> None:
    """Helped to stand on her own; somebody asks again one of these days."""
    _judge(site, case, "urgent", "income", officer)
    working.take_on(case_id=case.pk, at=site.clock.at, by=officer)
    helping.help_given(
        case_id=case.pk,
        form="assistance",
        words="ให้นมและของใช้เด็กหนึ่งเดือน พาไปสมัครงานที่โรงงานเย็บผ้าในตำบล",
        request_token=f"{case.reference} help",
        at=site.clock.at,
        by=officer,
    )
    working.close(
        case_id=case.pk,
        outcome="self_reliant",
        words="ได้งานประจำแล้ว ฝากลูกที่ศูนย์พัฒนาเด็กเล็ก",
        follow_up_on=site.clock.today + datetime.timedelta(days=2),
        after=queries.cover_of(case).after,
        request_token=f"{case.reference} close",
        at=site.clock.at,
        by=officer,
    )


def _judge(site: Site, case: Case, urgency: str, dimension: str, officer: Actor) -> None:
    working.judge(
        case_id=case.pk,
        urgency=urgency,
        dimensions=[dimension],
        after=queries.cover_of(case).after,
        words="",
        request_token=f"{case.reference} judged",
        at=site.clock.at,
        by=officer,
    )

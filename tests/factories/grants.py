"""A fund that goes before the criteria: members of days past, evidence, rounds. All through actions."""

from __future__ import annotations

import datetime
from itertools import count

from tests.factories import funds, meetings, people, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.evidence import Brought
from thuanna.money.funds.actions import members
from thuanna.money.funds.models import Member
from thuanna.registry.organisations import actions as organisations
from thuanna.registry.organisations import queries as organisation_queries
from thuanna.registry.places.models import Community
from thuanna.services.grants import actions

TODAY = tenants.TODAY
_serial = count(1)
LAST_YEAR = datetime.date(2025, 9, 30)
PAPER = Brought(name="หนังสือรับรอง.pdf", content=b"%PDF-1.7 certificate")


def member(
    by: Actor, village: Community | None = None, *, joined_on: datetime.date = LAST_YEAR, **person: object
) -> Member:
    """Somebody admitted on a day of the past."""
    given = str(person.pop("given_name", f"สมาชิก{next(_serial)}"))
    somebody = people.person(by, given, **person)  # type: ignore[arg-type]  # plain facts of a person
    community_id = village.pk if village else None
    made = members.apply(person_id=somebody.pk, community_id=community_id, on=joined_on, by=by)
    resolution = members.Resolution(number="1/2569", on=joined_on)
    members.admit(member_id=made.pk, resolution=resolution, by=by)
    return made


def committee(by: Actor) -> None:
    """Those who keep the fund, in office for years."""
    body = organisation_queries.own() or meetings.fund_body(by)
    for kind, name in (("chair", "สมชาย"), ("secretary", "สมศรี"), ("treasurer", "สมหมาย")):
        term = organisations.Term(kind, name, f"{name} ตัวอย่าง", "female", datetime.date(2020, 1, 1))
        organisations.appoint(organisation_id=body.pk, term=term, by=by)


def certification(by: Actor, certifier: str = "codi", on: datetime.date = TODAY) -> object:
    """A certificate."""
    new = actions.NewCertification(certifier=certifier, certified_on=on, document=PAPER)
    return actions.record_certification(new=new, by=by)


def support(by: Actor) -> object:
    """The local government lends a room."""
    new = actions.NewSupport(kind="place", given_on=TODAY, giver="อบต.เนินคราม", about="ให้ใช้ห้องประชุมเดือนละครั้ง")
    return actions.record_support(new=new, by=by)


def posting(by: Actor, on: datetime.date = TODAY) -> object:
    """The yearly report on the board."""
    new = actions.NewPosting(what="yearly_report", fiscal_year=2569, place="บอร์ดหน้า อบต.", posted_on=on)
    return actions.record_posting(new=new, by=by)


def work_of_the_year(by: Actor) -> None:
    """A plan, monitoring, a link, a posting, and a general meeting that resolved something."""
    plan = actions.NewPlanItem(
        kind="own", aim="membership", fiscal_year=2570, starts_on=TODAY, activity="ชวนเยาวชนเป็นสมาชิก"
    )
    actions.plan(new=plan, by=by)
    monitoring = actions.NewMonitoring(by="inside", done_on=TODAY, who="ผู้ตรวจสอบ", findings="สมุดตรงกับเงินสด")
    actions.record_monitoring(new=monitoring, by=by)
    link = actions.NewLink(kind="finance", partner="กลุ่มสัจจะสมมุติ", about="รับเงินวันเดียวกัน", starts_on=LAST_YEAR)
    actions.record_link(new=link, by=by)
    posting(by)
    general = meetings.held(by, meetings.fund_body(by), kind="general")
    meetings.resolution(by, general, text="รับรองงบของปีก่อน")


def fund(by: Actor) -> None:
    """A fund with its book and its village."""
    funds.fund_with_book(by)

"""Builds a community welfare fund: log-ins, the old register imported, the book opened, receipts given."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from thuanna.foundation.access import actions as access
from thuanna.foundation.access.founding import NewOrganisation
from thuanna.foundation.access.rules import ROLE_WORDS
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import contributions, funds, imports
from thuanna.money.funds.actions.contributions import Paid
from thuanna.money.funds.models import CollectionPoint, Member
from thuanna.money.payments import actions as payments
from thuanna.money.payments.models import Receipt
from thuanna.oversight.publications import actions as publications
from thuanna.registry.organisations import actions as organisations
from thuanna.registry.places import queries as areas

from . import accounts, claiming, collecting, grants, invention, municipality, register, steps, treasury
from .register import Entry
from .steps import Clock, Site
from .stories import FundStory, TownStory

_SETTLING = datetime.timedelta(days=45)
"""A book is opened with a fiscal year that is at least so old, so that there is something in it."""

_TERM = datetime.timedelta(days=2 * 365)
_OF_THE_COMMITTEE = ("chair", "treasurer", "secretary", "committee")
_BAHT_A_MONTH = 30
_WAYS_TO_PAY = (("monthly", 1), ("monthly", 3), ("half_yearly", 6), ("yearly", 12))
_BEFORE_LATEST = 8


def take_in(town: TownStory, host: Site, clock: Clock) -> Site:
    """The fund's organisation, opened when it is not there yet."""
    story = town.fund
    new = NewOrganisation(
        code=story.code,
        kind="fund",
        name_th=story.name.in_("th"),
        name_en=story.name.in_("en"),
        motto_th=story.motto.in_("th"),
        motto_en=story.motto.in_("en"),
        host_tenant_id=host.tenant.pk,
        is_demo=True,
    )
    return steps.take_in(new, clock)


def build(town: TownStory, site: Site, *, first_serial: int) -> None:
    """Build what is not there yet.

    :param first_serial: where the numbers of its invented people begin
    """
    story = town.fund
    site.step("places", lambda site: municipality.list_places(site, town))
    site.step("log-ins", lambda site: accounts.open_all(site, story.log_ins))
    site.step("fund", lambda site: _found(site, town))
    site.step("committee", lambda site: _introduce(site, town))
    site.step("meetings", lambda site: grants.hold_meetings(site, town))
    site.step("register", lambda site: _move_in(site, town, first_serial))
    site.step("opening", lambda site: _open_balances(site, story))
    site.step("receipts", lambda site: _give_receipts(site, story, is_first_month=True))
    if story.keeps_a_month:
        site.step("month", lambda site: treasury.keep_first_month(site, story))
        site.step("month-closed", lambda site: treasury.close_first_month(site, story))
    site.step("receipts-since", lambda site: _give_receipts(site, story, is_first_month=False))
    site.step("voids", lambda site: _void_some(site, story))
    if story.receipts:
        site.step("sheets", lambda site: collecting.collect(site, story))
        site.step("regulation", lambda site: claiming.adopt(site, story))
        site.step("claims", lambda site: claiming.claim(site, story))
    site.step("evidence", lambda site: grants.bring_evidence(site, town))
    site.step("published", lambda site: publish(site, story))


def leave_something_waiting(site: Site, story: FundStory) -> None:
    """A register uploaded and checked but not confirmed, and an invitation nobody has answered."""
    secretary = _who(site, story, "secretary")
    batch = imports.upload(
        content=register.messy_workbook(seed=2), name="สมาชิกใหม่ ไตรมาส 4.xlsx", by=secretary
    )
    imports.check(batch_id=batch.pk, today=site.clock.today, by=secretary)
    title, name = invention.office_holder(seed="second administrator", sex="female")
    access.invite(
        display_name=f"{title}{name}",
        roles=("administrator",),
        at=site.clock.at,
        by=_who(site, story, "administrator"),
        login_name="second-admin",
    )


def opens_on(story: FundStory, clock: Clock) -> datetime.date:
    """The first day of the book: a fiscal year's, or soon after a young fund's founding."""
    year_began = FiscalYear.of(clock.today - _SETTLING).starts_on
    return max(year_began, story.founding(clock.today) + _SETTLING)


def _who(site: Site, story: FundStory, role: str) -> Actor:
    return site.person(next(log_in.name for log_in in story.log_ins if role in log_in.roles))


def _found(site: Site, town: TownStory) -> None:
    story = town.fund
    chair = _who(site, story, "secretary")
    facts = funds.FundFacts(
        founded_on=story.founding(site.clock.today),
        supporting_organisation=story.supporter,
        objectives_th=story.objectives.in_("th"),
        objectives_en=story.objectives.in_("en"),
        how_to_join_th=story.how_to_join.in_("th"),
        how_to_join_en=story.how_to_join.in_("en"),
        office_place_th=story.office.in_("th"),
        office_place_en=story.office.in_("en"),
        office_phone=town.phone,
        population=town.population,
        population_on=town.population_on,
        entry_fee=story.entry_fee,
        bank_name="ธนาคารตัวอย่าง",
        bank_account_name=story.name.in_("th"),
        bank_account_no="000-0-00000-0",
    )
    funds.found(facts=facts, by=chair, resolution_no="1/1")
    places = {place.name_th: place.pk for place in areas.communities()}
    for number, position in enumerate(story.collecting, 1):
        told = town.communities[position]
        title, name = invention.office_holder(seed=f"{story.seed} keeper {number}", sex="female")
        funds.open_collection_point(
            code=f"P{number:02}",
            place_th=f"ศาลา{told.name_th}",
            place_en=f"{told.name_en} hall",
            keeper=f"{title}{name}",
            community_id=places[told.name_th],
            starts_on=facts.founded_on,
            by=chair,
        )
    funds.open_book(opens_on=opens_on(story, site.clock), by=chair)


def _introduce(site: Site, town: TownStory) -> None:
    """The fund's own place in its directory, with those who keep it; their log-ins are the ones to try."""
    story = town.fund
    own = organisations.introduce_self(
        details=organisations.Details(
            "fund",
            story.name.in_("th"),
            story.name.in_("en"),
            address_line=story.office.in_("th"),
            subdistrict_code=town.subdistrict,
            phone=town.phone,
        ),
        by=site.by,
    )
    began = max(story.founding(site.clock.today), opens_on(story, site.clock) - _TERM)
    terms = [
        organisations.Term(
            kind,
            ROLE_WORDS[kind].in_("th"),
            accounts.display_name(log_in),
            log_in.sex,
            began,
            title_en=ROLE_WORDS[kind].in_("en"),
            account_id=site.person(log_in.name).user_id,
        )
        for log_in in story.log_ins
        for kind in log_in.roles[:1]
        if kind in _OF_THE_COMMITTEE
    ]
    organisations.appoint_all(organisation_id=own.pk, terms=terms, by=site.by)


def _move_in(site: Site, town: TownStory, first_serial: int) -> None:
    crowd = Crowd(town.fund.seed, town.fund.members, town.fund.former, first_serial)
    import_crowd(site, town, crowd, file_name="ทะเบียนสมาชิกเดิม.xlsx")


@dataclass(frozen=True)
class Crowd:
    """So many members and former members, invented from a seed, numbered one after another."""

    seed: str
    members: int
    former: int
    first_serial: int
    first_number: int = 1


def import_crowd(site: Site, town: TownStory, crowd: Crowd, *, file_name: str) -> None:
    """Write a crowd into a spreadsheet and bring it in the way a secretary does."""
    day = opens_on(town.fund, site.clock)
    secretary = _who(site, town.fund, "secretary")
    content = register.old_register(
        title=town.fund.name.in_("th"),
        place_heading="หมู่ที่" if town.communities[0].village_number else "ชุมชน",
        entries=list(entries_of(town, crowd, site.clock)),
        as_of=day,
        seed=crowd.seed,
    )
    batch = imports.upload(content=content, name=file_name, by=secretary)
    batch = imports.check(batch_id=batch.pk, today=day, by=secretary)
    imports.commit(batch_id=batch.pk, on=day, at=site.clock.at, by=secretary, expected=batch.accepted)


def entries_of(town: TownStory, crowd: Crowd, clock: Clock) -> Iterator[Entry]:
    """The lines of the register with which a crowd comes in: those who are members, then those who were."""
    story = town.fund
    began, until = story.founding(clock.today), opens_on(story, clock) - datetime.timedelta(days=1)
    chance = random.Random(f"{crowd.seed} register")
    invented = invention.people(
        seed=crowd.seed,
        count=crowd.members + crowd.former,
        shares=story.shares,
        on=until,
        first_serial=crowd.first_serial,
    )
    for place, person in enumerate(invented):
        told = town.communities[person.place]
        joined_on = _joined_on(chance, began, until, person.birth.latest)
        ended_on = _day_between(chance, joined_on, until) if place >= crowd.members else None
        months = ((ended_on or until) - joined_on).days // 30
        number = crowd.first_number + place
        yield Entry(
            person=person,
            number=f"{told.village_number:02}-{number:05}" if told.village_number else f"{number:05}",
            place=str(told.village_number or told.name_th),
            joined_on=joined_on,
            ended=chance.choice(("เสียชีวิต", "ลาออก")) if ended_on else "",
            ended_on=ended_on,
            paid_baht=months * _BAHT_A_MONTH,
            payee=f"{chance.choice(('นาย', 'นาง'))}{person.given} {person.family}",
            relation=chance.choice(("บุตร", "สามี", "ภรรยา", "หลาน", "มารดา")),
        )


def _joined_on(
    chance: random.Random, began: datetime.date, until: datetime.date, born: datetime.date
) -> datetime.date:
    """One in five was there from the first day; nobody before they were born."""
    if chance.randrange(5) == 0 and born < began:
        return began
    return _day_between(chance, max(began, born), until)


def _day_between(chance: random.Random, after: datetime.date, until: datetime.date) -> datetime.date:
    return after + datetime.timedelta(days=chance.randint(1, max((until - after).days, 1)))


def _open_balances(site: Site, story: FundStory) -> None:
    books = story.old_books
    points = CollectionPoint.objects.order_by("code").values_list("pk", flat=True)
    contributions.post_opening_balances(
        as_of=opens_on(story, site.clock),
        bank=books.bank,
        treasurer=books.treasurer,
        points=dict(zip(points, books.points, strict=True)),
        funders=books.funders,
        by=_who(site, story, "treasurer"),
    )


def _give_receipts(site: Site, story: FundStory, *, is_first_month: bool) -> None:
    """Contributions of the book's first month, or since: most at the points, some to treasurer or bank."""
    chance = random.Random(f"{story.seed} receipts")
    first, last = opens_on(story, site.clock), site.clock.today
    days = sorted(_day_between(chance, first, last) for _ in range(story.receipts))
    members = list(Member.objects.filter(number__isnull=False).order_by("pk")[: story.members])
    hands = [f"point:{point.pk}" for point in CollectionPoint.objects.order_by("code")] * 3 + ["treasurer"]
    if story.old_books.bank:
        hands.append("bank")
    treasurer = _who(site, story, "treasurer")
    for number, (day, member) in enumerate(zip(days, chance.sample(members, len(days)), strict=True), 1):
        into, paid = chance.choice(hands), _paid(chance, day)
        if (day < treasury.first_month_ends(first)) != is_first_month:
            continue
        contributions.take_contribution(
            member_id=member.pk,
            paid=[paid],
            happened_on=min(day, last),
            received_into=into,
            request_id=f"demo-{number}",
            by=treasurer,
        )


def publish(site: Site, story: FundStory) -> None:
    """The secretary shows everybody how the fund stands today."""
    publications.publish(
        kind="fund", on=site.clock.today, at=site.clock.at, by=_who(site, story, "secretary")
    )


def _paid(chance: random.Random, day: datetime.date) -> Paid:
    kind, months = chance.choices(_WAYS_TO_PAY, (70, 14, 9, 7))[0]
    amount = Money.baht(365 if months == 12 else months * _BAHT_A_MONTH)
    return Paid(kind=kind, amount=amount, first_month=day.replace(day=1), months=months)


def _void_some(site: Site, story: FundStory) -> None:
    """A few receipts were written for the wrong person; they stay, void, beside their reverse."""
    treasurer = _who(site, story, "treasurer")
    latest = Receipt.objects.order_by("-pk")[_BEFORE_LATEST : _BEFORE_LATEST + story.voids]
    for receipt in latest:
        payments.void_receipt(receipt_id=receipt.pk, on=site.clock.today, reason="wrong_payer", by=treasurer)

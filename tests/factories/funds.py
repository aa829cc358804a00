"""A fund with its book open, members, and receipts: made through actions."""

from __future__ import annotations

import datetime
from itertools import count

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import contributions, funds, members
from thuanna.money.funds.models import CollectionPoint, Fund, Member
from thuanna.money.payments.models import Receipt
from thuanna.registry.places.models import Community

from . import people, tenants

FOUNDED_ON = datetime.date(2006, 1, 1)
TODAY = tenants.TODAY
RESOLUTION = members.Resolution(number="3/2570", on=datetime.date(2026, 11, 1))

_serial = count(1)


def fund(by: Actor, **facts: object) -> Fund:
    """The fund of the acting tenant, set up."""
    return funds.found(facts=funds.FundFacts(founded_on=FOUNDED_ON, **facts), by=by)  # type: ignore[arg-type]


def fund_with_book(by: Actor, *, opens_on: datetime.date = TODAY) -> Fund:
    """A fund whose book is open for the fiscal year of a day."""
    made = fund(by)
    funds.open_book(opens_on=opens_on, by=by)
    return made


def applicant(by: Actor, village: Community | None = None, **person: object) -> Member:
    """Somebody new who has applied on 15 October 2026."""
    given = str(person.pop("given_name", f"สมาชิก{next(_serial)}"))
    somebody = people.person(by, given, **person)  # type: ignore[arg-type]
    community_id = village.pk if village else None
    return members.apply(
        person_id=somebody.pk, community_id=community_id, on=datetime.date(2026, 10, 15), by=by
    )


def member(by: Actor, village: Community | None = None, **person: object) -> Member:
    """Somebody new who has been admitted from 1 November 2026."""
    admitted = applicant(by, village, **person)
    members.admit(member_id=admitted.pk, resolution=RESOLUTION, by=by)
    return admitted


def point(by: Actor, code: str = "P1") -> CollectionPoint:
    """A collection point open since the fund began."""
    return funds.open_collection_point(
        code=code, place_th="ศาลาหมู่บ้าน", place_en="Village pavilion", starts_on=FOUNDED_ON, by=by
    )


def monthly(baht: int = 30, *, months: int = 1) -> contributions.Paid:
    """A monthly contribution from November 2026 on."""
    first = datetime.date(2026, 11, 1)
    return contributions.Paid(kind="monthly", amount=Money.baht(baht), first_month=first, months=months)


def receipt(
    payer: Member, by: Actor, *paid: contributions.Paid, request_id: str = "", on: datetime.date = TODAY
) -> Receipt:
    """A contribution of 30 baht, or what is given, taken by the treasurer."""
    return contributions.take_contribution(
        member_id=payer.pk,
        paid=paid or (monthly(),),
        happened_on=on,
        received_into="treasurer",
        request_id=request_id or f"test-{next(_serial)}",
        by=by,
    )

"""Claims on their way, made through actions by the people whose duty each step is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import count

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.claims import actions
from thuanna.money.claims.actions import NewClaim, Paper
from thuanna.money.claims.models import Claim, ClaimDecision
from thuanna.money.funds.models import Member
from thuanna.money.payments.models import Voucher

from . import cash, funds, regulations, tenants

EVENT_ON = datetime.date(2027, 6, 1)
ON = datetime.date(2027, 6, 10)
_serial = count(1)


@dataclass(frozen=True)
class Office:
    """The people of a fund with an adopted regulation."""

    secretary: Actor
    chair: Actor
    centre: tuple[Actor, ...]


def office(tenant: Tenant, secretary: Actor) -> Office:
    """A fund with its book open, the model regulation in force, a chair and a village centre of three."""
    funds.fund_with_book(secretary)
    regulations.adopted(secretary)
    chair = tenants.member_of(tenant, "chair", username=f"chair-{tenant.code}")
    centre = tuple(
        tenants.member_of(tenant, "committee", username=f"centre-{tenant.code}-{place}") for place in range(3)
    )
    return Office(secretary, chair, centre)


def member(by: Actor, *, paid_months: int = 12) -> Member:
    """A member since November 2026 who has paid for a year."""
    joined = funds.member(by)
    funds.receipt(joined, by, funds.monthly(30 * paid_months, months=paid_months))
    return joined


def hospital(
    who: Member, by: Actor, *, units: int = 3, papers: str = "stay_certificate id_card", **given: object
) -> Claim:
    """A stay in hospital from 1 June 2027, claimed on the 10th."""
    facts = {"benefit": "hospital", "event_on": EVENT_ON, "claimed_on": ON, "units": units, **given}
    return actions.make(
        new=NewClaim(member_id=who.pk, **facts),  # type: ignore[arg-type]  # the fields of a claim
        papers=[Paper(kind=kind) for kind in papers.split()],
        request_id=f"claim-{next(_serial)}",
        by=by,
    )


def certified(claim: Claim, people: Office) -> Claim:
    """Certified by all three of the centre."""
    for person in people.centre:
        actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=person)
    return claim


def decided(claim: Claim, people: Office, **given: object) -> ClaimDecision:
    """Certified and decided by the chair."""
    certified(claim, people)
    return actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=people.chair, **given)  # type: ignore[arg-type]


def paid(claim: Claim, people: Office, by: Actor) -> Voucher:
    """Decided, prepared by the secretary, and paid out of the treasurer's cash."""
    claims_of = claim.member
    assert claims_of is not None, "help to strangers is paid elsewhere"
    decided(claim, people)
    order = actions.prepare_payment(
        claim_id=claim.pk,
        payee=claims_of.person.full_name,
        out_of=cash.TREASURER,
        funder="member",
        on=ON,
        by=people.secretary,
    )
    return cash.paid(order, by, happened_on=ON)

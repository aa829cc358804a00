"""Money that was paid wrongly comes back by agreement, against receipts, or the rest is waived."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import claims, funds, tenants
from tests.factories.cash import TREASURER
from tests.factories.claims import ON, Office
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.claims import actions
from thuanna.money.claims.actions.recovering import NothingToRecover, RecoveryOver, RecoveryUnknown
from thuanna.money.claims.actions.voiding import ComesBackInParts
from thuanna.money.claims.models import Claim, Recovery
from thuanna.money.claims.queries import recoveries, sheets, states
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments import actions as receipts
from thuanna.money.payments.models import Voucher

JULY, AUGUST = datetime.date(2027, 7, 10), datetime.date(2027, 8, 10)


@pytest.fixture
def office(acting: Tenant, secretary: Actor) -> Office:
    return claims.office(acting, secretary)


@pytest.fixture
def treasurer(acting: Tenant) -> Actor:
    return tenants.member_of(acting, "treasurer", username="recovery-treasurer")


@pytest.fixture
def claim(office: Office, treasurer: Actor) -> Claim:
    """Three nights, 300 baht, paid in cash."""
    made = claims.hospital(claims.member(office.secretary), office.secretary)
    claims.paid(made, office, treasurer)
    return made


def agreed(*baht: int, reason: str = "จ่ายเกินหนึ่งคืน") -> actions.Agreed:
    days = (JULY, AUGUST, AUGUST)
    parts = [(day, Money.baht(part)) for day, part in zip(days, baht, strict=False)]
    return actions.Agreed(with_whom="สมศรี", reason=reason, parts=parts)


def agree(claim: Claim, by: Actor, *baht: int, **more: str) -> Recovery:
    return actions.agree_recovery(claim_id=claim.pk, agreed=agreed(*baht, **more), on=ON, by=by)


def bring(recovery: Recovery, baht: int, by: Actor, request_id: str = "r1") -> int:
    returned = actions.Returned(amount=Money.baht(baht), brought_by="สมศรี", into=TREASURER, happened_on=ON)
    return actions.take_back_money(
        recovery_id=recovery.pk, returned=returned, request_id=request_id, by=by
    ).pk


def test_each_part_that_comes_back_lowers_what_was_spent(
    office: Office, treasurer: Actor, claim: Claim
) -> None:
    recovery = agree(claim, office.secretary, 60, 40)
    assert states.state_of(claim) == "recovering"

    bring(recovery, 60, treasurer)

    found = recoveries.sheet(recovery)
    assert (found.back, found.left) == (Money.baht(60), Money.baht(40))
    assert [one.left.satang for one in found.instalments] == [0, 4000]
    assert book.balance(chart.BENEFITS, party=claim.member_id) == Money.baht(240)
    bring(recovery, 40, treasurer, "r2")
    assert states.state_of(claim) == "paid"


def test_what_came_back_no_longer_counts_towards_the_cap(
    office: Office, treasurer: Actor, claim: Claim
) -> None:
    bring(agree(claim, office.secretary, 300), 300, treasurer)

    assert claim.member is not None
    later = claims.hospital(claim.member, office.secretary, units=10)
    decision = claims.decided(later, office)

    assert decision.record["remaining"]["units"] == 10


def test_pressing_twice_gives_one_receipt(office: Office, treasurer: Actor, claim: Claim) -> None:
    recovery = agree(claim, office.secretary, 100)

    assert bring(recovery, 50, treasurer) == bring(recovery, 50, treasurer)
    assert recoveries.sheet(recovery).left == Money.baht(50)


def test_a_void_receipt_opens_it_again(office: Office, treasurer: Actor, claim: Claim) -> None:
    recovery = agree(claim, office.secretary, 100)
    receipt = bring(recovery, 100, treasurer)
    assert states.state_of(claim) == "paid"

    receipts.void_receipt(receipt_id=receipt, on=ON, reason="twice", by=treasurer)

    assert states.state_of(claim) == "recovering"


def test_a_voucher_whose_money_came_back_in_parts_is_not_voided_as_well(
    office: Office, treasurer: Actor, claim: Claim
) -> None:
    bring(agree(claim, office.secretary, 100), 100, treasurer)
    voucher = Voucher.objects.get()

    with pytest.raises(ComesBackInParts):
        actions.void_voucher(voucher_id=voucher.pk, on=ON, reason="wrong_payee", by=treasurer)


def test_nothing_is_asked_for_once_the_whole_voucher_is_void(
    office: Office, treasurer: Actor, claim: Claim
) -> None:
    recovery = agree(claim, office.secretary, 100)
    actions.void_voucher(voucher_id=Voucher.objects.get().pk, on=ON, reason="returned", by=treasurer)

    assert states.state_of(claim) == "to_pay"
    with pytest.raises(RecoveryOver):
        bring(recovery, 10, treasurer)


@pytest.mark.parametrize("baht", [0, 101])
def test_no_more_comes_back_than_is_out(office: Office, treasurer: Actor, claim: Claim, baht: int) -> None:
    recovery = agree(claim, office.secretary, 100)

    with pytest.raises(NothingToRecover):
        bring(recovery, baht, treasurer)


@pytest.mark.parametrize(
    ("baht", "reason"), [((301,), "จ่ายเกิน"), ((), "จ่ายเกิน"), ((0,), "จ่ายเกิน"), ((100,), " ")]
)
def test_more_than_was_paid_or_without_a_reason_is_not_agreed(
    office: Office, claim: Claim, baht: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(NothingToRecover):
        agree(claim, office.secretary, *baht, reason=reason)


def test_only_what_was_paid_is_asked_back_and_once(office: Office, claim: Claim) -> None:
    unpaid = claims.hospital(claims.member(office.secretary), office.secretary)
    with pytest.raises(NothingToRecover):
        agree(unpaid, office.secretary, 100)
    agree(claim, office.secretary, 100)

    with pytest.raises(NothingToRecover):
        agree(claim, office.secretary, 100)


def test_the_rest_is_waived_by_a_resolution(office: Office, treasurer: Actor, claim: Claim) -> None:
    recovery = agree(claim, office.secretary, 100)
    bring(recovery, 30, treasurer)

    actions.waive_rest(
        recovery_id=recovery.pk, resolution=funds.RESOLUTION, reason="ผู้รับป่วยหนัก", by=office.secretary
    )

    assert states.state_of(claim) == "paid"
    with pytest.raises(RecoveryOver):
        bring(recovery, 10, treasurer, "r2")


def test_the_committee_asks_nothing_back_by_itself(office: Office, claim: Claim) -> None:
    with pytest.raises(NotAllowed):
        agree(claim, office.centre[0], 100)


def test_the_neighbour_sees_no_recovery(
    office: Office, treasurer: Actor, claim: Claim, neighbour: Tenant, stranger: Actor
) -> None:
    recovery = agree(claim, office.secretary, 100)

    with acting_for(neighbour), pytest.raises(RecoveryUnknown):
        bring(recovery, 10, stranger)


def test_money_that_nobody_fetched_waits_in_a_list_until_it_is_paid_or_closed(
    office: Office, treasurer: Actor, claim: Claim
) -> None:
    other = claims.hospital(claims.member(office.secretary), office.secretary)
    claims.decided(other, office)
    later = ON + datetime.timedelta(days=40)

    rows = sheets.unfetched(later, by=office.secretary)
    actions.close(claim_id=other.pk, kind="unclaimed", reason="ไม่มีผู้มารับ", on=later, by=office.secretary)

    assert [(row.line.claim.pk, row.days) for row in rows] == [(other.pk, 40)]
    assert not sheets.unfetched(later, by=office.secretary)

"""Contributions with their receipts, and the balances with which the book opens."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds import access
from thuanna.money.funds.actions import contributions as actions
from thuanna.money.funds.models import Member
from thuanna.money.funds.openings import FundersExceedMoney, OpeningEmpty
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import money
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal
from thuanna.money.payments import actions as payments
from thuanna.money.payments.orders import PaperNumber

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


def test_a_contribution_stands_under_its_member(secretary: Actor):
    member = funds.member(secretary)

    funds.receipt(member, secretary, funds.monthly(30))

    assert book.balance("3100", party=member.pk) == Money.baht(30)
    assert book.balance("1100") == Money.baht(30)


def test_entry_fee_and_contribution_share_one_receipt_and_one_journal(secretary: Actor):
    member = funds.member(secretary)
    fee = actions.Paid(kind="entry_fee", amount=Money.baht(20))

    receipt = funds.receipt(member, secretary, fee, funds.monthly(90, months=3))

    assert receipt.total == Money.baht(110)
    assert [str(line.amount) for line in book.lines_of(receipt.journal_id)] == ["110.00", "-20.00", "-90.00"]


def test_money_at_a_collection_point_stands_in_its_hands(secretary: Actor):
    member, point = funds.member(secretary), funds.point(secretary)

    actions.take_contribution(
        member_id=member.pk,
        paid=[funds.monthly(30)],
        happened_on=TODAY,
        received_into=f"point:{point.pk}",
        request_id="at-the-point",
        by=secretary,
    )

    assert book.balance("1110", party=point.pk) == Money.baht(30)
    assert [str(cash.words) for cash in money.position().cash] == ["ศาลาหมู่บ้าน"]


def test_an_unknown_point_is_refused(secretary: Actor):
    member = funds.member(secretary)

    with pytest.raises(actions.PlaceUnknown):
        actions.take_contribution(
            member_id=member.pk,
            paid=[funds.monthly()],
            happened_on=TODAY,
            received_into="point:999",
            request_id="nowhere",
            by=secretary,
        )


def test_before_the_application_nothing_is_taken(secretary: Actor):
    member = funds.member(secretary)

    with pytest.raises(actions.NotAMember):
        funds.receipt(member, secretary, on=datetime.date(2026, 10, 14))


def test_a_new_fiscal_year_opens_by_itself(secretary: Actor):
    member = funds.member(secretary)

    receipt = funds.receipt(member, secretary, on=datetime.date(2027, 10, 2))

    assert receipt.reference == "RC-2571-000001"


def test_without_a_book_nothing_is_taken(neighbour: Tenant, stranger: Actor):
    with acting_for(neighbour):
        funds.fund(stranger)
        member = funds.member(stranger)

        with pytest.raises(actions.BookNotOpen):
            funds.receipt(member, stranger)


def test_a_committee_member_takes_no_money(tenant: Tenant, secretary: Actor):
    member = funds.member(secretary)
    onlooker = tenants.member_of(tenant, "committee", username="onlooker")

    with pytest.raises(NotAllowed):
        funds.receipt(member, onlooker)


def test_the_neighbour_takes_nothing_from_our_member(secretary: Actor, neighbour: Tenant, stranger: Actor):
    member = funds.member(secretary)

    with acting_for(neighbour), pytest.raises(access.MemberUnknown):
        funds.receipt(member, stranger)


def test_a_receipt_written_on_paper_is_recorded_once(secretary: Actor):
    member = funds.member(secretary)
    taken = {"member_id": member.pk, "paid": [funds.monthly()], "happened_on": TODAY}
    taken |= {"received_into": "treasurer", "by": secretary, "paper": PaperNumber(book="3", number="45")}
    actions.take_contribution(**taken, request_id="first")

    with pytest.raises(payments.PaperNumberUsed, match="RC-2570-000001 กรุณาตรวจเลขที่"):
        actions.take_contribution(**taken, request_id="second")


def test_a_paper_whose_receipt_is_void_is_told_how_it_goes_on(secretary: Actor, tenant: Tenant):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    taken = {"member_id": funds.member(secretary).pk, "paid": [funds.monthly()], "happened_on": TODAY}
    taken |= {"received_into": "treasurer", "by": secretary, "paper": PaperNumber(book="3", number="45")}
    wrong = actions.take_contribution(**taken, request_id="first")
    payments.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="wrong_amount", by=treasurer)

    with pytest.raises(payments.PaperNumberUsed, match="RC-2570-000001 ซึ่งยกเลิกแล้ว"):
        actions.take_contribution(**taken, request_id="second")


def opening(by: Actor, **money_of: object) -> None:
    """Post opening balances as of 1 November 2026; only what is given is not zero."""
    facts: dict[str, object] = {"bank": ZERO, "treasurer": ZERO, "points": {}, "funders": {}}
    actions.post_opening_balances(as_of=datetime.date(2026, 11, 1), by=by, **(facts | money_of))  # type: ignore[arg-type]


def paid_in_before(member: Member, baht: int) -> None:
    Member.objects.filter(pk=member.pk).update(opening_satang=baht * 100)


def test_opening_balances_take_up_what_each_member_paid_in(secretary: Actor):
    first, second = funds.member(secretary), funds.member(secretary)
    paid_in_before(first, 3650)
    paid_in_before(second, 730)

    opening(secretary, bank=Money.baht(4000), treasurer=Money.baht(80))

    assert money.paid_in_by(first.pk) == Money.baht(3650)
    assert money.position().total == Money.baht(4080)
    assert book.balance("3900") == -Money.baht(300)


def test_money_of_the_state_stays_the_states(secretary: Actor):
    opening(secretary, bank=Money.baht(1000), funders={"state": Money.baht(365)})

    assert book.balance("1200", funder="state") == Money.baht(365)
    assert book.balance("3210", funder="state") == Money.baht(365)
    assert book.balance("1200", funder="member") == Money.baht(635)


def test_opening_balances_are_posted_once(secretary: Actor):
    opening(secretary, bank=Money.baht(1000))

    with pytest.raises(actions.AlreadyOpened):
        opening(secretary, bank=Money.baht(1000))


def test_an_opening_without_money_is_refused(secretary: Actor):
    with pytest.raises(OpeningEmpty):
        opening(secretary)


def test_funders_cannot_own_more_than_there_is(secretary: Actor):
    with pytest.raises(FundersExceedMoney):
        opening(secretary, bank=Money.baht(100), funders={"state": Money.baht(101)})


def test_an_opening_names_only_points_of_the_fund(secretary: Actor):
    with pytest.raises(actions.PlaceUnknown):
        opening(secretary, points={999: Money.baht(10)})


def test_a_collector_posts_no_opening(tenant: Tenant):
    collector = tenants.member_of(tenant, "collector", username="collector")

    with pytest.raises(NotAllowed):
        opening(collector, bank=Money.baht(10))


def test_the_neighbours_opening_is_not_ours(secretary: Actor, neighbour: Tenant, stranger: Actor):
    opening(secretary, bank=Money.baht(1000))

    with acting_for(neighbour):
        assert fund_queries.opening() is None
        assert not Journal.objects.exists()


def test_money_in_is_told_by_source_and_voided_receipts_are_not_in_it(secretary: Actor, tenant: Tenant):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    member = funds.member(secretary)
    fee = actions.Paid(kind="entry_fee", amount=Money.baht(20))
    funds.receipt(member, secretary, fee, funds.monthly(30))
    wrong = funds.receipt(member, secretary, funds.monthly(500))
    payments.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="wrong_amount", by=treasurer)

    flows = money.money_in(datetime.date(2026, 10, 1), datetime.date(2027, 10, 1))

    assert [(account.code, str(sum_)) for account, sum_ in money.by_account(flows)] == [
        ("3100", "30.00"),
        ("4100", "20.00"),
    ]


def test_an_opening_is_no_income(secretary: Actor):
    opening(secretary, bank=Money.baht(1000), funders={"state": Money.baht(365)})

    assert money.money_in(datetime.date(2026, 10, 1), datetime.date(2027, 10, 1)) == []

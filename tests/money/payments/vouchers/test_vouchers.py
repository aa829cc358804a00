"""Paying what was approved: one journal, one number, voids that keep it, prints that are counted."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import cash, funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal
from thuanna.money.payments import guarded
from thuanna.money.payments.models import PayeeName, Voucher
from thuanna.money.payments.orders import PaperNumber
from thuanna.money.payments.vouchers import access, actions, queries

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(5_000, people.treasurer)


@pytest.fixture
def voucher(people: cash.People) -> Voucher:
    """Six hundred baht, prepared, approved and paid by three people."""
    order = cash.approved(cash.prepared(people.secretary, 600), people.chair)
    return cash.paid(order, people.treasurer)


def test_a_voucher_has_its_number_and_its_journal(voucher: Voucher):
    assert (voucher.reference, voucher.book, voucher.number_in_book) == (
        "PV-2570-000001",
        "PV-2570",
        "000001",
    )
    assert book.balance(chart.STATIONERY) == Money.baht(600)
    assert book.balance(chart.CASH) == Money.baht(4_400)


def test_the_book_holds_the_digest_that_was_approved_and_no_name(voucher: Voucher):
    journal = Journal.objects.get(pk=voucher.journal_id)

    assert bytes(journal.document_digest) == bytes(voucher.order.digest)
    assert (journal.kind, journal.memo) == ("expense", "")


def test_the_sheet_names_who_signed(voucher: Voucher, people: cash.People):
    sheet = queries.sheet(voucher.pk, by=people.inspector)

    assert sheet.signers == {
        "recipient": "ร้านเครื่องเขียน",
        "payer": "ผู้ใช้ treasurer",
        "witness": "พยาน ใจซื่อ",
        "approver": "ผู้ใช้ chair",
    }
    assert sheet.is_as_approved


def test_a_small_payment_is_made_by_two(people: cash.People):
    voucher = cash.paid(cash.prepared(people.secretary, 100), people.treasurer)

    assert (voucher.approved_by_id, voucher.paid_by_id) == (None, people.treasurer.user_id)


def test_a_benefit_stands_on_the_members_own_account(people: cash.People):
    cash.event("interest", 900, people.secretary)
    order = cash.prepared(
        people.secretary,
        300,
        kind="benefit",
        purpose="birth",
        account=chart.BENEFITS,
        party=7,
        out_of=cash.BANK,
        funder="member",
    )

    cash.paid(order, people.treasurer, bank_reference="TR-1")

    assert book.balance(chart.BENEFITS, party=7) == Money.baht(300)
    assert book.balance(chart.BANK) == Money.baht(600)


def test_what_needs_an_approval_is_not_paid_before(people: cash.People):
    order = cash.prepared(people.secretary, 600)

    with pytest.raises(guarded.NeedsApproval):
        cash.paid(order, people.treasurer)


def test_who_prepared_does_not_pay(people: cash.People):
    order = cash.prepared(people.treasurer, 100)

    with pytest.raises(guarded.SamePerson):
        cash.paid(order, people.treasurer)


def test_who_approved_does_not_pay(tenant: Tenant, people: cash.People):
    both = tenants.member_of(tenant, "chair", "treasurer", username="both")
    order = cash.approved(cash.prepared(people.secretary, 600), both)

    with pytest.raises(guarded.SamePerson):
        cash.paid(order, both)


def test_a_changed_payee_is_not_paid(people: cash.People):
    order = cash.prepared(people.secretary, 100)
    PayeeName.objects.all().delete()

    with pytest.raises(guarded.NotAsApproved):
        cash.paid(order, people.treasurer)


def test_an_order_is_paid_once(people: cash.People, voucher: Voucher):
    with pytest.raises(guarded.OrderClosed):
        cash.paid(voucher.order, people.treasurer)


def test_pressing_twice_pays_once(people: cash.People):
    order = cash.prepared(people.secretary, 100)

    first = cash.paid(order, people.treasurer, "pressed")

    assert cash.paid(order, people.treasurer, "pressed") == first
    assert book.balance(chart.CASH) == Money.baht(4_900)


def test_one_funders_money_does_not_pay_for_anothers(people: cash.People):
    order = cash.prepared(people.secretary, 100, funder="state")

    with pytest.raises(actions.NotEnoughOfFunder):
        cash.paid(order, people.treasurer)


def test_a_paper_voucher_is_recorded_with_its_number_once(people: cash.People):
    paper = PaperNumber(book="3", number="17")
    first = cash.paid(cash.prepared(people.secretary), people.treasurer, paper=paper)

    assert (first.paper_book, first.paper_number) == ("3", "17")
    with pytest.raises(guarded.PaperNumberUsed):
        cash.paid(cash.prepared(people.secretary), people.treasurer, paper=paper)


def test_a_refused_payment_uses_up_no_number(people: cash.People):
    with pytest.raises(guarded.NeedsApproval):
        cash.paid(cash.prepared(people.secretary, 600), people.treasurer)

    assert cash.paid(cash.prepared(people.secretary), people.treasurer).number == 1


def test_a_void_keeps_the_number_and_brings_the_money_back(people: cash.People, voucher: Voucher):
    actions.void_voucher(voucher_id=voucher.pk, on=TODAY, reason="returned", by=people.treasurer)

    sheet = queries.sheet(voucher.pk, by=people.inspector)
    assert (sheet.voucher.reference, sheet.void.reason) == ("PV-2570-000001", "returned")
    assert book.balance(chart.CASH) == Money.baht(5_000)
    assert cash.paid(cash.prepared(people.secretary), people.treasurer).number == 2


def test_a_voucher_is_voided_once_and_not_before_its_day(people: cash.People, voucher: Voucher):
    void = {"voucher_id": voucher.pk, "reason": "twice", "by": people.treasurer}
    with pytest.raises(actions.VoidTooEarly):
        actions.void_voucher(on=TODAY - datetime.timedelta(days=1), **void)
    actions.void_voucher(on=TODAY, **void)

    with pytest.raises(actions.AlreadyVoided):
        actions.void_voucher(on=TODAY, **void)


def test_only_the_treasurer_voids(people: cash.People, voucher: Voucher):
    with pytest.raises(NotAllowed):
        actions.void_voucher(voucher_id=voucher.pk, on=TODAY, reason="twice", by=people.secretary)


def test_a_second_print_is_known_as_such(people: cash.People, voucher: Voucher):
    prints = [actions.log_print(voucher_id=voucher.pk, by=people.secretary) for _ in range(2)]

    assert prints == [1, 2]


def test_names_may_go_when_their_time_is_over_and_the_book_stays(people: cash.People, voucher: Voucher):
    PayeeName.objects.filter(order=voucher.order).delete()

    sheet = queries.sheet(voucher.pk, by=people.inspector)

    assert (sheet.payee, sheet.is_as_approved) == ("", False)
    assert sheet.voucher.reference == "PV-2570-000001"


def test_a_collector_sees_no_vouchers(people: cash.People, voucher: Voucher):
    with pytest.raises(NotAllowed):
        queries.sheet(voucher.pk, by=people.collector)


def test_the_neighbour_sees_no_voucher(voucher: Voucher, neighbour: Tenant):
    with acting_for(neighbour):
        theirs = tenants.member_of(neighbour, "treasurer", username="theirs")
        with pytest.raises(access.VoucherUnknown):
            queries.sheet(voucher.pk, by=theirs)

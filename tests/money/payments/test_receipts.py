"""Receipts: one journal each, numbers without gaps, voids that keep them, prints that are counted."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.kernel.tokens import is_token
from thuanna.money.funds.models import Member
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal
from thuanna.money.payments import access, actions, queries
from thuanna.money.payments.models import Receipt, ReceiptLine
from thuanna.money.payments.orders import Into, LineOrder, Payer, ReceiptOrder

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY


@pytest.fixture
def treasurer(tenant: Tenant) -> Actor:
    return tenants.member_of(tenant, "treasurer", username="treasurer")


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


@pytest.fixture
def member(secretary: Actor, fund: None) -> Member:
    return funds.member(secretary)


def test_a_receipt_has_its_number_its_journal_and_a_secret_of_its_own(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary)

    assert (receipt.reference, receipt.book, receipt.number_in_book) == (
        "RC-2570-000001",
        "RC-2570",
        "000001",
    )
    assert is_token(receipt.token)
    assert book.posted(receipt.journal_id).reference == receipt.reference


def test_the_book_holds_the_digest_of_what_the_receipt_says_and_no_name(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary)

    journal = Journal.objects.get(pk=receipt.journal_id)

    assert len(bytes(journal.document_digest)) == 32
    assert journal.memo == ""


def test_a_receipt_shows_its_payer_lines_and_issuer(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary, funds.monthly(60, months=2))

    sheet = queries.sheet(receipt.pk, by=secretary)

    assert sheet.payer_name == member.person.full_name
    assert [(line.kind, line.amount, line.months) for line in sheet.lines] == [("monthly", Money.baht(60), 2)]
    assert sheet.issued_by == "ผู้ใช้ secretary"


def test_pressing_twice_gives_one_receipt(secretary: Actor, member: Member):
    first = funds.receipt(member, secretary, request_id="pressed")

    again = funds.receipt(member, secretary, request_id="pressed")

    assert again == first
    assert book.balance("1100") == Money.baht(30)


def test_the_same_request_with_another_amount_is_refused(secretary: Actor, member: Member):
    funds.receipt(member, secretary, funds.monthly(30), request_id="pressed")

    with pytest.raises(actions.RequestUsed):
        funds.receipt(member, secretary, funds.monthly(300), request_id="pressed")


def test_a_receipt_for_nothing_is_refused(secretary: Actor, member: Member):
    order = ReceiptOrder(
        journal_kind="contribution",
        happened_on=TODAY,
        lines=(),
        into=Into(account="1100"),
        payer=Payer(name="ใครสักคน"),
    )

    with pytest.raises(actions.EmptyReceipt):
        actions.issue_receipt(order=order, request_id="empty", by=secretary)


def test_a_donor_who_is_in_no_register_gets_a_receipt_too(secretary: Actor):
    line = LineOrder(kind="donation", amount=Money.baht(500), account="4200", funder="donor")
    order = ReceiptOrder(
        journal_kind="donation",
        happened_on=TODAY,
        lines=(line,),
        into=Into(account="1200"),
        payer=Payer(name="ร้านค้าใจบุญ"),
    )

    receipt = actions.issue_receipt(order=order, request_id="gift", by=secretary)

    assert book.balance("1200", funder="donor") == Money.baht(500)
    assert queries.sheet(receipt.pk, by=secretary).payer_name == "ร้านค้าใจบุญ"


def test_a_void_keeps_the_number_and_takes_the_money_back(secretary: Actor, treasurer: Actor, member: Member):
    wrong = funds.receipt(member, secretary)

    actions.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="wrong_payer", by=treasurer)
    following = funds.receipt(member, secretary)

    assert book.balance("1100") == Money.baht(30)
    assert queries.sheet(wrong.pk, by=secretary).void.reason == "wrong_payer"
    assert following.reference == "RC-2570-000002"


def test_numbers_have_no_gap_where_some_are_void_and_some_were_refused(
    secretary: Actor, treasurer: Actor, member: Member
):
    kept = [funds.receipt(member, secretary) for _ in range(3)]
    actions.void_receipt(receipt_id=kept[1].pk, on=TODAY, reason="twice", by=treasurer)
    with pytest.raises(actions.RequestUsed):
        funds.receipt(member, secretary, funds.monthly(1), request_id=kept[0].request_id)
    funds.receipt(member, secretary)

    numbers = Receipt.objects.order_by("number").values_list("number", flat=True)

    assert list(numbers) == [1, 2, 3, 4]


def test_a_receipt_is_voided_once(secretary: Actor, treasurer: Actor, member: Member):
    wrong = funds.receipt(member, secretary)
    actions.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="twice", by=treasurer)

    with pytest.raises(actions.AlreadyVoided):
        actions.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="twice", by=treasurer)


def test_a_receipt_is_not_voided_before_the_money_came(secretary: Actor, treasurer: Actor, member: Member):
    wrong = funds.receipt(member, secretary)

    with pytest.raises(actions.VoidTooEarly):
        actions.void_receipt(
            receipt_id=wrong.pk, on=TODAY - datetime.timedelta(days=1), reason="twice", by=treasurer
        )


def test_the_secretary_who_issues_does_not_void(secretary: Actor, member: Member):
    wrong = funds.receipt(member, secretary)

    with pytest.raises(NotAllowed):
        actions.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="twice", by=secretary)


def test_prints_are_counted(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary)

    assert [actions.log_print(receipt_id=receipt.pk, by=secretary) for _ in range(2)] == [1, 2]


def test_nothing_about_a_receipt_is_ever_changed(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.filter(pk=receipt.pk).update(total_satang=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReceiptLine.objects.filter(receipt=receipt).delete()


def test_a_second_receipt_for_one_journal_is_refused_by_the_database(secretary: Actor, member: Member):
    receipt = funds.receipt(member, secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.create(
            series="RC",
            year=2570,
            number=99,
            token="0" * 26,
            journal_id=receipt.journal_id,
            request_id="forged",
            payer_kind="other",
            happened_on=TODAY,
            total_satang=100,
            into_account="1100",
        )


def test_receipts_are_found_by_number_day_and_state(secretary: Actor, treasurer: Actor, member: Member):
    first, second = funds.receipt(member, secretary), funds.receipt(member, secretary)
    actions.void_receipt(receipt_id=second.pk, on=TODAY, reason="twice", by=treasurer)

    def numbers(**asked: object) -> list[int]:
        return [receipt.number for receipt in queries.found(by=secretary, **asked)]  # type: ignore[arg-type]

    assert numbers(text="๑") == numbers(text="2570/1") == numbers(text=first.reference) == [1]
    assert numbers(voided=True) == [2]
    assert numbers(starts_on=TODAY + datetime.timedelta(days=1)) == []
    assert numbers() == [2, 1]


def test_the_next_month_to_pay_follows_the_last_one_paid(secretary: Actor, treasurer: Actor, member: Member):
    funds.receipt(member, secretary, funds.monthly(90, months=3))
    void = funds.receipt(member, secretary, funds.monthly(360, months=12))
    actions.void_receipt(receipt_id=void.pk, on=TODAY, reason="wrong_amount", by=treasurer)

    assert queries.last_paid_month(member.pk, ["monthly"]) == datetime.date(2027, 2, 1)


def test_the_neighbour_sees_no_receipt(secretary: Actor, member: Member, neighbour: Tenant, stranger: Actor):
    receipt = funds.receipt(member, secretary)

    with acting_for(neighbour), pytest.raises(access.ReceiptUnknown):
        queries.sheet(receipt.pk, by=stranger)


def test_the_neighbour_voids_and_prints_nothing_of_ours(secretary: Actor, member: Member, neighbour: Tenant):
    receipt = funds.receipt(member, secretary)
    theirs = tenants.member_of(neighbour, "treasurer", username="their-treasurer")

    with acting_for(neighbour):
        with pytest.raises(access.ReceiptUnknown):
            actions.void_receipt(receipt_id=receipt.pk, on=TODAY, reason="twice", by=theirs)
        with pytest.raises(access.ReceiptUnknown):
            actions.log_print(receipt_id=receipt.pk, by=theirs)

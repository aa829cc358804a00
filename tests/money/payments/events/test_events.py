"""Donation, interest, support, deposit, withdrawal: recorded once, corrected by reversal and anew."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import cash, funds
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.refusals import BelowZero, NoOpenPeriod
from thuanna.money.payments.events import access, actions, queries, rules
from thuanna.money.payments.models import MoneyEvent, Receipt, ReceiptVoid
from thuanna.money.payments.photos import NoPhoto, Photo

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)


def test_a_donation_gives_a_receipt_and_stands_on_donations(people: cash.People):
    event = cash.event("donation", 500, people.treasurer)

    assert event.receipt.reference == "RC-2570-000001"
    assert book.balance(chart.DONATIONS, funder="donor") == Money.baht(500)
    assert book.balance(chart.CASH, funder="donor") == Money.baht(500)


def test_interest_goes_into_the_bank_without_a_receipt(people: cash.People):
    event = cash.event("interest", 12, people.secretary)

    assert event.receipt_id is None
    assert book.balance(chart.INTEREST) == book.balance(chart.BANK) == Money.baht(12)


@pytest.mark.parametrize(
    ("supporter", "account", "funder"),
    [
        ("state_codi", chart.STATE_MATCH, "state"),
        ("codi", chart.SEED_CODI, "state"),
        ("local_government", chart.LOCAL_SUPPORT, "local_government"),
        ("other_state", chart.OTHER_STATE, "state"),
    ],
)
def test_support_stands_on_its_givers_line_with_its_round(
    people: cash.People, supporter: str, account: str, funder: str
):
    event = cash.event("matching", 55_000, people.secretary, supporter=supporter)

    assert book.balance(account, funder=funder) == Money.baht(55_000)
    assert (event.round, event.receipt.into_account) == (3, chart.BANK)


def test_a_deposit_carries_cash_to_the_bank_and_keeps_the_slip(people: cash.People):
    cash.cash(300, people.treasurer)

    event = cash.event("deposit", 200, people.treasurer, photo=cash.PHOTO)

    assert book.balance(chart.CASH) == Money.baht(100)
    assert book.balance(chart.BANK, funder="donor") == Money.baht(200)
    assert bytes(event.evidence.content) == cash.PHOTO.content


def test_a_withdrawal_brings_cash_from_the_bank(people: cash.People):
    cash.event("interest", 80, people.secretary)

    cash.event("withdrawal", 50, people.secretary)

    assert (book.balance(chart.BANK), book.balance(chart.CASH)) == (Money.baht(30), Money.baht(50))


def test_more_than_the_place_holds_is_not_moved(people: cash.People):
    cash.cash(100, people.treasurer)

    with pytest.raises(rules.NotEnough, match=r"100\.00"):
        cash.event("deposit", 101, people.treasurer)


@pytest.mark.parametrize("more", [{"amount": ZERO}, {"giver": "  "}])
def test_nothing_and_nobody_are_refused(people: cash.People, more: dict[str, object]):
    with pytest.raises(actions.NothingToRecord):
        cash.event("donation", 1, people.treasurer, **more)


def test_a_file_that_is_no_picture_is_no_proof(people: cash.People):
    with pytest.raises(NoPhoto):
        cash.event("interest", 5, people.secretary, photo=Photo(name="x.jpg", content=b"hello"))


def test_a_day_in_no_open_period_is_refused(people: cash.People):
    with pytest.raises(NoOpenPeriod):
        cash.event("interest", 5, people.secretary, happened_on=datetime.date(2020, 1, 1))


def test_pressing_twice_records_once(people: cash.People):
    first = cash.event("interest", 12, people.secretary, "pressed", photo=cash.PHOTO)

    again = cash.event("interest", 12, people.secretary, "pressed", photo=cash.PHOTO)

    assert again == first
    assert book.balance(chart.BANK) == Money.baht(12)
    assert Document.objects.count() == 1


def test_the_same_request_with_another_sum_is_refused(people: cash.People):
    cash.event("interest", 12, people.secretary, "pressed")

    with pytest.raises(actions.RequestUsed):
        cash.event("interest", 13, people.secretary, "pressed")


def test_who_only_inspects_records_nothing(people: cash.People):
    with pytest.raises(NotAllowed):
        cash.event("interest", 12, people.inspector)


def test_only_the_treasurer_deposits_the_treasurers_cash(people: cash.People):
    cash.cash(100, people.treasurer)

    with pytest.raises(NotAllowed):
        cash.event("deposit", 50, people.collector)


def test_a_wrong_event_is_reversed_and_recorded_anew_with_its_reason(people: cash.People):
    wrong = cash.event("interest", 120, people.secretary)

    right = actions.correct(
        event_id=wrong.pk,
        order=cash.order("interest", 12),
        reason="wrong_amount",
        on=TODAY,
        request_id="right",
        by=people.treasurer,
    )

    assert right is not None
    assert (right.corrects, right.reason) == (wrong, "wrong_amount")
    assert book.balance(chart.INTEREST) == Money.baht(12)
    assert queries.sheet(wrong.pk, by=people.inspector).is_reversed


def test_correcting_twice_with_one_request_gives_one_correction(people: cash.People):
    wrong = cash.event("interest", 120, people.secretary)
    press = {
        "event_id": wrong.pk,
        "order": cash.order("interest", 12),
        "reason": "wrong_amount",
        "on": TODAY,
        "request_id": "right",
        "by": people.treasurer,
    }

    assert actions.correct(**press) == actions.correct(**press)


def test_what_is_corrected_is_not_corrected_again(people: cash.People):
    wrong = cash.event("interest", 120, people.secretary)
    take_back = {"order": None, "reason": "twice", "on": TODAY, "by": people.treasurer}
    actions.correct(event_id=wrong.pk, request_id="first", **take_back)

    with pytest.raises(actions.AlreadyCorrected):
        actions.correct(event_id=wrong.pk, request_id="second", **take_back)


def test_a_corrected_donation_voids_its_receipt(people: cash.People):
    wrong = cash.event("donation", 500, people.treasurer)

    actions.correct(
        event_id=wrong.pk, order=None, reason="returned", on=TODAY, request_id="back", by=people.treasurer
    )

    assert ReceiptVoid.objects.get().receipt_id == wrong.receipt_id
    assert book.balance(chart.CASH) == ZERO


@pytest.fixture
def moved_on(people: cash.People) -> MoneyEvent:
    """A donation of 500 baht that was put down as 5,000, and then went to the bank."""
    wrong = cash.event("donation", 5_000, people.treasurer)
    cash.event("deposit", 500, people.treasurer)
    return wrong


def test_what_was_put_down_too_high_is_corrected_though_the_money_has_moved_on(
    people: cash.People, moved_on: MoneyEvent
):
    actions.correct(
        event_id=moved_on.pk,
        order=cash.order("donation", 500),
        reason="wrong_amount",
        on=TODAY,
        request_id="right",
        by=people.treasurer,
    )

    assert book.balance(chart.CASH) == ZERO
    assert book.balance(chart.DONATIONS) == Money.baht(500)


def test_money_that_has_moved_on_is_not_taken_back_and_the_way_is_shown(
    people: cash.People, moved_on: MoneyEvent
):
    with pytest.raises(BelowZero, match="ไม่ได้อยู่ที่เดิมครบแล้ว"):
        actions.correct(
            event_id=moved_on.pk, order=None, reason="twice", on=TODAY, request_id="gone", by=people.treasurer
        )


def test_a_correction_does_not_lie_before_the_event(people: cash.People):
    wrong = cash.event("interest", 120, people.secretary)

    with pytest.raises(actions.CorrectedTooEarly):
        actions.correct(
            event_id=wrong.pk,
            order=None,
            reason="twice",
            on=TODAY - datetime.timedelta(days=1),
            request_id="early",
            by=people.treasurer,
        )


def test_who_keeps_the_register_does_not_correct_the_book(people: cash.People):
    wrong = cash.event("interest", 120, people.secretary)

    with pytest.raises(NotAllowed):
        actions.correct(
            event_id=wrong.pk, order=None, reason="twice", on=TODAY, request_id="x", by=people.secretary
        )


def test_the_neighbour_sees_no_event(people: cash.People, neighbour: Tenant):
    event = cash.event("donation", 500, people.treasurer)

    with acting_for(neighbour):
        others = cash.tenants.member_of(neighbour, "treasurer", username="theirs")
        with pytest.raises(access.EventUnknown):
            queries.sheet(event.pk, by=others)
        assert not Receipt.objects.exists()


def test_an_event_is_never_changed(people: cash.People):
    event = cash.event("interest", 12, people.secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        MoneyEvent.objects.filter(pk=event.pk).update(amount_satang=1)

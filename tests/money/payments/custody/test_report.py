"""What an inspector reads first: holders, unconfirmed handovers, voids, gaps, money without a voucher."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import cash, funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.payments.custody import actions, report
from thuanna.money.payments.events import actions as events
from thuanna.money.payments.orders import Into
from thuanna.money.payments.vouchers import actions as vouchers

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY
FIRST = datetime.date(2026, 10, 1)
POINT = Into(account=chart.CUSTODY, party=3)


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(6_000, people.secretary, into=POINT)


def read(people: cash.People) -> report.Report:
    return report.made(starts_on=FIRST, on=TODAY, by=people.inspector)


def test_a_holder_over_the_limit_is_an_alarm(people: cash.People):
    found = read(people)

    assert [(holding.place, holding.is_too_much) for holding in found.holdings] == [(POINT, True)]
    assert found.alarms == 1


def test_a_book_in_order_has_no_gap_and_nothing_unvouched(people: cash.People):
    cash.handed_over(people.collector, POINT, 600, paper=cash.PHOTO)
    cash.paid(cash.prepared(people.secretary), people.treasurer)

    found = read(people)

    assert (found.gaps, found.unvouched, found.unconfirmed, found.voids) == ((), (), (), ())


def test_a_handover_nobody_confirmed_is_named(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 600)

    assert read(people).unconfirmed == (handover,)


def test_voids_stand_with_their_reasons(people: cash.People):
    cash.handed_over(people.collector, POINT, 600, paper=cash.PHOTO)
    voucher = cash.paid(cash.prepared(people.secretary), people.treasurer)
    vouchers.void_voucher(voucher_id=voucher.pk, on=TODAY, reason="returned", by=people.treasurer)

    assert read(people).voids == (report.Voided("PV-2570-000001", Money.baht(100), TODAY, "returned"),)


def test_money_posted_past_the_vouchers_is_found(people: cash.People):
    lines = [
        debit(chart.TRAVEL, Money.baht(50), funder="donor"),
        credit(chart.CUSTODY, Money.baht(50), funder="donor", party=3),
    ]
    posted = ledger.post(
        kind="expense", happened_on=TODAY, lines=lines, idempotency_key="past", by=people.secretary
    )

    assert [each.journal_id for each in read(people).unvouched] == [posted.journal_id]


def test_a_number_without_its_paper_is_found(people: cash.People):
    lines = [
        debit(chart.TRAVEL, Money.baht(50), funder="donor"),
        credit(chart.CUSTODY, Money.baht(50), funder="donor", party=3),
    ]
    ledger.post(
        kind="expense",
        happened_on=TODAY,
        lines=lines,
        idempotency_key="bare",
        by=people.secretary,
        series=chart.VOUCHERS,
    )

    assert read(people).gaps == (report.Gap("PV-2570-000001", is_missing=False),)


def test_a_count_that_differed_and_a_correction_are_named(people: cash.People):
    row = actions.count(
        place=POINT,
        pieces={"baht_1000": 5},
        on=TODAY,
        is_surprise=True,
        explanation="unknown",
        request_id="count",
        by=people.inspector,
    )
    wrong = cash.event("interest", 120, people.secretary)
    right = events.correct(
        event_id=wrong.pk,
        order=cash.order("interest", 12),
        reason="wrong_amount",
        on=TODAY,
        request_id="right",
        by=people.treasurer,
    )

    found = read(people)

    assert (found.differences, found.corrections) == ((row,), (right,))


def test_an_event_that_was_only_taken_back_is_named_with_its_reason(people: cash.People):
    cash.cash(300, people.treasurer)
    wrong = cash.event("deposit", 300, people.treasurer)
    events.correct(
        event_id=wrong.pk, order=None, reason="twice", on=TODAY, request_id="back", by=people.treasurer
    )

    assert read(people).taken_back == (report.TakenBack(wrong, TODAY, "twice"),)


def test_a_new_limit_is_named(people: cash.People):
    row = actions.set_limit(
        place=None,
        limit=Money.baht(100),
        days_most=7,
        starts_on=TODAY,
        resolution_no="4/2570",
        today=TODAY,
        by=people.chair,
    )

    assert read(people).limits == (row,)


def test_nobody_reads_it_without_the_right(tenant: Tenant):
    registrar = tenants.member_of(tenant, "registrar", username="registrar")

    with pytest.raises(NotAllowed):
        report.made(starts_on=FIRST, on=TODAY, by=registrar)


def test_the_neighbours_report_is_their_own(people: cash.People, neighbour: Tenant):
    with acting_for(neighbour):
        theirs = tenants.member_of(neighbour, "inspector", username="theirs")

        found = report.made(starts_on=FIRST, on=TODAY, by=theirs)

    assert (found.holdings, found.gaps) == ((), ())

"""Money leaves cash, bank and hands only with a paper; whoever posts past the actions is refused."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import books, cash, funds
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.payments import actions as receipts
from thuanna.money.payments.models import MoneyEvent, Receipt

pytestmark = pytest.mark.usefixtures("acting")
SUM = Money.baht(100)


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(5_000, people.treasurer)
    at_commit()


def at_commit() -> None:
    """What COMMIT would look at."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate; set constraints all deferred")


def refused() -> str:
    with pytest.raises(DatabaseError) as caught:
        at_commit()
    return caught.value.__cause__.sqlstate


def taken_out(people: cash.People, *to: object) -> int:
    lines = list(to) or [debit(chart.OTHER_EXPENSES, SUM, funder="donor")]
    return ledger.post(
        kind="expense",
        happened_on=cash.TODAY,
        lines=[*lines, credit(chart.CASH, SUM, funder="donor")],
        idempotency_key="attack",
        by=people.treasurer,
    ).journal_id


def test_money_that_leaves_without_a_paper_is_refused(people: cash.People):
    taken_out(people)

    assert refused() == "TH037"


def test_cash_moved_into_somebodys_hands_without_a_handover_is_refused(people: cash.People):
    taken_out(people, debit(chart.CUSTODY, SUM, party=3, funder="donor"))

    assert refused() == "TH037"


def test_an_event_beside_it_does_not_let_money_leave_the_fund(people: cash.People):
    journal_id = taken_out(people)
    MoneyEvent.objects.create(
        kind="deposit",
        request_id="attack",
        journal_id=journal_id,
        happened_on=cash.TODAY,
        amount_satang=SUM.satang,
        out_account=chart.CASH,
        into_account=chart.BANK,
    )

    assert refused() == "TH037"


def test_a_receipt_reversed_without_its_void_is_refused(people: cash.People):
    cash.event("donation", 500, people.treasurer)
    receipt = Receipt.objects.latest("pk")
    ledger.reverse(
        journal_id=receipt.journal_id, on=cash.TODAY, idempotency_key="x", reason="twice", by=people.treasurer
    )

    assert refused() == "TH037"


def test_a_receipt_that_is_voided_gives_its_money_back(people: cash.People):
    cash.event("donation", 500, people.treasurer)
    receipt = Receipt.objects.latest("pk")
    receipts.void_receipt(receipt_id=receipt.pk, on=cash.TODAY, reason="wrong_payer", by=people.treasurer)

    at_commit()


def test_money_that_comes_needs_none(people: cash.People):
    ledger.post(
        kind="other_income",
        happened_on=cash.TODAY,
        lines=[debit(chart.CASH, books.ONE_BAHT), credit(chart.OTHER_INCOME, books.ONE_BAHT)],
        idempotency_key="came",
        by=people.treasurer,
    )

    at_commit()

"""The member ledger: what each member paid in and received, to the satang of the accounts."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.queries import member_book
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.statements.spans import Span

NOVEMBER = Span.month(funds.TODAY)
DECEMBER = Span.month(datetime.date(2026, 12, 1))


@pytest.fixture
def members(acting, secretary):
    """Two members; the first paid thirty and ten baht, the second sixty."""
    funds.fund_with_book(secretary)
    first, second = funds.member(secretary, given_name="กานดา"), funds.member(secretary, given_name="ขจร")
    funds.receipt(first, secretary)
    funds.receipt(first, secretary, funds.monthly(10))
    funds.receipt(second, secretary, funds.monthly(60))
    return first, second


def rows(statement):
    return [[str(cell) for cell in row.cells[2:]] for row in statement.rows]


def test_each_member_has_a_line_and_the_total_is_that_of_the_accounts(members, secretary):
    statement = member_book.member_ledger(NOVEMBER, by=secretary)

    assert rows(statement) == [
        ["0.00", "40.00", "40.00", "0.00", "0.00"],
        ["0.00", "60.00", "60.00", "0.00", "0.00"],
        ["0.00", "100.00", "100.00", "0.00", "0.00"],
    ]
    assert statement.holds


def test_what_was_paid_before_is_brought_forward_and_benefits_stand_apart(members, secretary, acting):
    first, _ = members
    ledger.post(
        kind="benefit",
        happened_on=datetime.date(2026, 12, 5),
        lines=[
            debit(chart.BENEFITS, Money.baht(25), party=first.pk),
            credit(chart.CASH, Money.baht(25)),
        ],
        idempotency_key="benefit",
        by=tenants.system_of(acting),
    )

    statement = member_book.member_ledger(DECEMBER, by=secretary)

    assert rows(statement)[0] == ["40.00", "0.00", "40.00", "0.00", "25.00"]


def test_money_of_nobody_in_the_register_is_pointed_out(members, secretary, acting):
    ledger.post(
        kind="contribution",
        happened_on=funds.TODAY,
        lines=[debit(chart.CASH, Money.baht(5)), credit(chart.CONTRIBUTIONS, Money.baht(5), party=999_999)],
        idempotency_key="nobody",
        by=tenants.system_of(acting),
    )

    assert not member_book.member_ledger(NOVEMBER, by=secretary).holds


def test_one_members_account_lists_the_entries(members, secretary):
    first, _ = members

    statement = member_book.member_account(first, chart.CONTRIBUTIONS, NOVEMBER, by=secretary)

    assert [row.cells[3] for row in statement.rows if row.journal_id] == [Money.baht(30), Money.baht(10)]
    assert statement.holds


def test_only_those_who_see_members_see_their_ledger(members, acting):
    operator = tenants.member_of(acting, "operator", username="operator")

    with pytest.raises(NotAllowed):
        member_book.member_ledger(NOVEMBER, by=operator)


def test_the_neighbour_has_an_empty_ledger(members, neighbour, stranger):
    with acting_for(neighbour):
        funds.fund_with_book(stranger)

        statement = member_book.member_ledger(NOVEMBER, by=stranger)

    assert statement.rows[-1].cells[4] == ZERO

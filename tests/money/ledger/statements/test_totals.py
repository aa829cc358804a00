"""Every statement comes to the same as the trial balance, whatever was posted."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import bookkeeping, books
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import queries
from thuanna.money.ledger.statements import balances, flows, form10, running
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import Weight

YEAR = Span.year(FiscalYear(2570))
LAST_DAY = datetime.date(2027, 9, 30)
SEEDS = range(1, 9)


@pytest.fixture(params=SEEDS)
def book(request, acting):
    kept = books.book_of(acting)
    bookkeeping.keep(kept, request.param)
    return kept


def trial_total() -> Money:
    return sum((line.debit for line in queries.trial_balance(LAST_DAY)), ZERO)


def assets() -> Money:
    lines = queries.trial_balance(LAST_DAY)
    return sum((line.debit - line.credit for line in lines if line.account.kind == "asset"), ZERO)


def test_the_trial_balance_has_one_total_in_both_columns(book):
    statement = balances.trial_balance(LAST_DAY)

    assert statement.rows[-1].cells[2] == statement.rows[-1].cells[3] == trial_total()


def test_the_balance_sheet_shows_the_assets_of_the_trial_balance_and_both_sides_agree(book):
    statement = balances.balance_sheet(LAST_DAY, before=datetime.date(2027, 3, 31))

    total = next(row for row in statement.rows if str(row.cells[0]) == "รวมสินทรัพย์")
    assert total.cells[1] == assets() == statement.rows[-1].cells[1]
    assert statement.holds


def test_form_ten_comes_to_the_same_on_both_sides(book):
    sheet = form10.sources_and_uses(LAST_DAY)

    assert sheet.total_sources.amount == sheet.total_uses.amount > assets()
    assert form10.as_statement(sheet).holds


def test_receipts_and_payments_lead_from_the_first_to_the_last_money_of_each_funder(book):
    statement = flows.receipts_and_payments(YEAR)

    held = sum((queries.balance_on(code, LAST_DAY) for code in ("1100", "1110", "1200", "1290")), ZERO)
    assert statement.holds
    assert statement.rows[-1].cells[-1] == held


def test_the_last_thing_compared_is_all_the_money_in_plain_words(book):
    *_, all_of_it = flows.receipts_and_payments(YEAR).proofs

    assert all_of_it.words.in_("th") == "เงินคงเหลือรวม ตรงกับบัญชี"


@pytest.mark.parametrize("month", YEAR.fiscal_year.months[::3])
def test_each_month_of_receipts_and_payments_agrees_with_the_accounts(book, month):
    assert flows.receipts_and_payments(Span.month(month)).holds


def test_the_year_in_income_and_spending_comes_to_what_the_assets_changed_by(book):
    statement = flows.income_statement(YEAR)

    opening = Money.baht("71200.75")
    assert statement.holds
    assert statement.rows[-1].cells[1] == assets() - opening


def test_the_months_of_income_add_up_to_the_year(book):
    months = [flows.surplus_of(Span.month(month)) for month in YEAR.fiscal_year.months]

    assert sum(months, ZERO) == flows.surplus_of(YEAR)


def test_the_cash_book_of_each_month_begins_where_the_one_before_ended(book):
    months = [running.cash_book(Span.month(month)) for month in YEAR.fiscal_year.months]

    closings = [month.rows[-1].cells[-1] for month in months]
    openings = [month.rows[0].cells[-1] for month in months]
    assert openings[1:] == closings[:-1]
    assert all(month.holds for month in months)


def test_the_bank_book_ends_with_the_bank_account(book):
    statement = running.bank_book(YEAR)

    assert statement.rows[-1].cells[-1] == queries.balance_on("1200", LAST_DAY)
    assert statement.holds


def test_every_account_has_a_book_that_ends_with_its_balance(book):
    ends = {
        account.code: running.account_book(account.code, YEAR).rows[-1].cells[-1]
        for account in queries.accounts()
    }

    assert ends == {
        account.code: queries.balance_on(account.code, LAST_DAY) for account in queries.accounts()
    }


def test_the_neighbour_sees_nothing_of_it(book, neighbour):
    with acting_for(neighbour):
        books.book_of(neighbour)

        lines = [row for row in balances.trial_balance(LAST_DAY).rows if row.weight == Weight.LINE]
        sheet = form10.sources_and_uses(LAST_DAY)

    assert lines == []
    assert sheet.total_sources.amount == ZERO

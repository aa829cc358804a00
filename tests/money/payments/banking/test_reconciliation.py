"""From the book's balance to the bank's, at the end of a day."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import bookkeeping
from tests.money.payments.banking.conftest import TODAY, row
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.payments.banking import actions, reconciliation

LAST_DAY = datetime.date(2026, 11, 30)


def state(bank, baht):
    actions.state_balance(
        account_code=chart.BANK,
        day=LAST_DAY,
        balance=Money.baht(baht),
        photo=("book.jpg", "image/jpeg", b"photo"),
        on=TODAY,
        by=bank.by,
    )


def match(bank, lines, journals):
    actions.confirm(account_code=chart.BANK, line_ids=lines, journal_ids=journals, on=TODAY, by=bank.by)


def at_the_end(bank):
    return reconciliation.reconciliation(bank.account, LAST_DAY)


def test_equal_balances_hold_without_any_statement(bank):
    bank.deposited(300)
    state(bank, 300)

    found = at_the_end(bank)

    assert found.holds
    assert found.is_equal


def test_a_difference_that_nothing_explains_does_not_hold(bank):
    bank.deposited(300)
    state(bank, 310)

    found = at_the_end(bank)

    assert not found.holds
    assert found.difference == Money.baht(10)


def test_nothing_is_said_while_nobody_has_looked_at_the_bank(bank):
    assert at_the_end(bank).difference is None
    assert not at_the_end(bank).holds


def test_a_deposit_on_its_way_and_a_payment_not_presented_explain_the_difference(bank):
    seen = bank.deposited(300, day=5)
    bank.deposited(200, day=29)
    bank.spent(50, day=30)
    bank.take_in(row(5, 300, 300), row(28, 10, 310, "ดอกเบี้ย"))
    match(bank, bank.line_ids()[:1], [seen])
    state(bank, 310)

    found = at_the_end(bank)

    assert (found.in_book, found.expected) == (Money.baht(450), Money.baht(310))
    assert [item.amount for item in found.in_transit] == [Money.baht(200)]
    assert [item.amount for item in found.unpresented] == [-Money.baht(50)]
    assert found.holds


def test_what_cleared_in_december_was_on_its_way_in_november(bank):
    journal = bank.deposited(300, day=30)
    bank.take_in(row(3, 7, 7, "ดอกเบี้ย"), ("2/12/2569", "ฝาก", "", "300.00", "307.00"))
    match(bank, bank.line_ids()[1:], [journal])
    state(bank, 7)

    found = at_the_end(bank)

    assert [item.id for item in found.in_transit] == [journal]
    assert found.holds
    assert reconciliation.reconciliation(bank.account, datetime.date(2026, 12, 2)).in_transit == ()


def test_a_stated_balance_that_the_imported_lines_contradict_does_not_hold(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300), row(30, -300, 0))
    match(bank, bank.line_ids()[:1], [journal])
    state(bank, 300)

    assert not at_the_end(bank).holds


def test_opening_balances_were_at_the_bank_before_and_wait_for_no_line(bank):
    ledger.post_many(postings=[bookkeeping.opening()], by=bank.book.by)
    bank.take_in(("1/10/2569", "ดอกเบี้ย", "", "1.00", "70001.25"))

    found = reconciliation.reconciliation(bank.account, datetime.date(2026, 10, 1))

    assert found.waiting.journals == ()
    assert found.before == ZERO
    assert found.holds


def test_an_old_difference_is_named_apart(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 340))
    match(bank, bank.line_ids(), [journal])

    found = reconciliation.reconciliation(bank.account, datetime.date(2026, 11, 5))

    assert found.before == Money.baht(40)
    assert found.holds
    assert not found.is_equal


@pytest.mark.parametrize("stated", [310, 500])
def test_the_statement_leads_line_by_line_to_what_the_bank_should_show(bank, stated):
    seen = bank.deposited(300)
    bank.deposited(200, day=29)
    bank.take_in(row(5, 300, 300), row(28, 10, 310, "ดอกเบี้ย"))
    match(bank, bank.line_ids()[:1], [seen])
    state(bank, stated)

    statement = reconciliation.as_statement(at_the_end(bank))

    assert [str(line.cells[3]) for line in statement.rows if line.cells[3] is not None][:6] == [
        "500.00",
        "-200.00",
        "-200.00",
        "10.00",
        "10.00",
        "310.00",
    ]
    assert statement.holds == (stated == 310)


def test_a_journal_of_the_day_before_the_first_statement_can_be_its_first_line(bank):
    journal = bank.deposited(300, day=5)
    bank.take_in(row(6, 300, 300))

    match(bank, bank.line_ids(), [journal])

    before, after = (
        reconciliation.reconciliation(bank.account, datetime.date(2026, 11, day)) for day in (5, 6)
    )
    assert after.is_equal
    assert before.in_bank is None


def test_money_taken_back_in_the_book_after_it_reached_the_bank_waits_for_the_bank(bank):
    journal = bank.deposited(300, day=5)
    bank.take_in(row(5, 300, 300))
    match(bank, bank.line_ids(), [journal])
    ledger.reverse(journal_id=journal, on=LAST_DAY, idempotency_key="back", reason="twice", by=bank.book.by)

    assert [item.amount for item in at_the_end(bank).unpresented] == [-Money.baht(300)]

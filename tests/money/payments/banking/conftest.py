"""A book with a bank account, and statements that are taken in for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from tests.factories import books, tenants
from tests.factories.bank_files import csv_of
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.payments.banking import actions, queries
from thuanna.money.payments.models import BankStatement

TODAY = datetime.date(2026, 12, 31)
HEAD = ["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"]


@dataclass
class Bank:
    """What a test does at the bank and in the book."""

    book: books.Book
    by: Actor

    @property
    def account(self):
        return queries.bank_account(chart.BANK, by=self.by)

    def document(self, *rows: tuple[str, ...]):
        content = csv_of([HEAD, *map(list, rows)])
        return actions.store_file(name="bank.csv", media_type="text/csv", content=content, by=self.by)

    def take_in(self, *rows: tuple[str, ...], **given) -> BankStatement:
        return actions.import_statement(
            account_code=chart.BANK, document_id=self.document(*rows).pk, on=TODAY, by=self.by, **given
        )

    def deposited(self, baht: int, day: int = 5) -> int:
        """A contribution paid into the bank; the journal's id."""
        amount = Money.baht(baht)
        return self.book.post(
            [debit(chart.BANK, amount), credit(chart.CONTRIBUTIONS, amount, party=7)],
            kind="contribution",
            happened_on=datetime.date(2026, 11, day),
        ).journal_id

    def spent(self, baht: int, day: int = 6) -> int:
        """An expense paid from the bank; the journal's id."""
        amount = Money.baht(baht)
        return self.book.post(
            [debit(chart.STATIONERY, amount), credit(chart.BANK, amount)],
            kind="expense",
            happened_on=datetime.date(2026, 11, day),
        ).journal_id

    def line_ids(self) -> list[int]:
        return [item.id for item in queries.waiting(self.account).lines]


def row(day: int, baht: int, balance: int, what: str = "ฝากเงินสด") -> tuple[str, ...]:
    """One row of a statement of November 2569."""
    amount = f"{abs(baht)}.00"
    return (f"{day}/11/2569", what, "" if baht > 0 else amount, amount if baht > 0 else "", f"{balance}.00")


@pytest.fixture
def bank(acting) -> Bank:
    return Bank(books.book_of(acting), tenants.member_of(acting, "treasurer", username="treasurer"))

"""A book kept by months, with October and November settled as far as a test wants."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest
from django.db import connection

from tests.factories import books, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart, queries
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import Period
from thuanna.money.payments.banking import actions as banking
from thuanna.money.payments.closing import actions
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.models import CashCount, CustodyLimit

OCTOBER = datetime.date(2026, 10, 31)
PHOTO = ("book.jpg", "image/jpeg", b"photo")


@dataclass
class Keeper:
    """A treasurer with a book of months."""

    book: books.Book
    by: Actor

    def month(self, day: datetime.date = OCTOBER) -> Period:
        return queries.period_of(day)

    def prove(self) -> closing.Proof:
        """Prove the book; inside a test's own transaction what COMMIT does is done first."""
        if connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate; set constraints all deferred")
        return closing.prove()

    def checklist(self, day: datetime.date = OCTOBER):
        return closing.checklist(self.month(day), on=self.after(day), proof=self.prove())

    def close(self, day: datetime.date = OCTOBER, **given):
        given = {"on": self.after(day), "proof": self.prove(), "by": self.by, **given}
        return actions.close_month(period_id=self.month(day).pk, **given)

    def after(self, day: datetime.date) -> datetime.date:
        return self.month(day).ends_before + datetime.timedelta(days=2)

    def earned(self, baht: int | str, day: datetime.date = datetime.date(2026, 10, 20)) -> int:
        """Interest straight into the bank."""
        amount = Money.baht(baht)
        return self.book.post(
            [debit(chart.BANK, amount), credit(chart.INTEREST, amount)], kind="interest", happened_on=day
        ).journal_id

    def took_cash(self, baht: int, day: datetime.date, party: int = 7) -> int:
        return self.book.contribution(Money.baht(baht), party=party, happened_on=day).journal_id

    def state_bank(self, baht: int | str, day: datetime.date = OCTOBER) -> None:
        banking.state_balance(
            account_code=chart.BANK,
            day=day,
            balance=Money.baht(baht),
            photo=PHOTO,
            on=self.after(day),
            by=self.by,
        )

    def count(
        self, baht: int, in_book: int | None = None, day: datetime.date = OCTOBER, why: str = ""
    ) -> None:
        """The treasurer's cash, counted in coins of one baht."""
        CashCount.objects.create(
            request_id=f"count-{CashCount.objects.count()}",
            account=chart.CASH,
            counted_on=day,
            counted_satang=baht * 100,
            book_satang=(baht if in_book is None else in_book) * 100,
            explanation=why,
            counted_by_id=self.by.user_id,
            baht_1=baht,
        )


def keeper_of(tenant: Tenant, database: str = "", username: str = "treasurer") -> Keeper:
    """Open a book of months for a tenant for whom the test acts."""
    system = tenants.system_of(tenant)
    ledger.open_book(opens_on=books.DAY, by_month=True, by=system)
    by = tenants.member_of(tenant, "treasurer", username=username)
    CustodyLimit.objects.create(
        starts_on=datetime.date(2026, 10, 1), limit_satang=500_000, days_most=7, resolution_no="2/2570"
    )
    return Keeper(books.Book(tenant, system, database), by)


@pytest.fixture
def keeper(acting) -> Keeper:
    return keeper_of(acting)

"""A tenant's open book, and postings to put into it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests import databases
from tests.factories import tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import guards
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, guarding, queries
from thuanna.money.ledger.entries import Line, Posted, Posting, credit, debit

DAY = datetime.date(2026, 11, 21)
ONE_BAHT = Money.baht(1)


@dataclass
class Book:
    """A book that a test keeps; act for its tenant while using it."""

    tenant: Tenant
    by: Actor
    database: str = ""
    keys: int = field(default=0)

    def contribution(self, amount: Money = ONE_BAHT, *, party: int = 7, **given: Any) -> Posted:
        """A member's contribution in cash, with a receipt."""
        return self.post(paid_in(amount, party=party), kind="contribution", series=chart.RECEIPTS, **given)

    def post(self, lines: list[Line], **given: Any) -> Posted:
        """Post these lines under a key of their own."""
        self.keys += 1
        given = {"kind": "correction", "happened_on": DAY, "idempotency_key": f"test-{self.keys}", **given}
        return actions.post(lines=lines, by=self.by, **given)

    def account_id(self, code: str) -> int:
        """The id of an account."""
        return int(queries.account(code).pk)


@contextmanager
def below_the_papers(database: str) -> Iterator[None]:
    """The ledger by itself: its own tests post spending that no voucher names, and commit it.

    The guard of papers belongs to the tier above and is tried there; every other guard stays awake.
    """
    with psycopg.connect(databases.url("owner", database), autocommit=True) as owner:
        owner.execute("alter table ledger_leg disable trigger leg_3_money_leaves")
    with guards_as_they_are():
        yield


@contextmanager
def guards_as_they_are() -> Iterator[None]:
    """Whatever guards there are count as the release's, so that a test sees what else there is to see."""

    def found() -> list[str]:
        with connection.cursor() as cursor:
            return guards.lines(cursor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guards, "released_lines", found)
        patch.setattr(guarding, "are_released", lambda: True)
        yield


def paid_in(amount: Money = ONE_BAHT, *, party: int = 7) -> list[Line]:
    """Cash from a member."""
    return [debit(chart.CASH, amount), credit(chart.CONTRIBUTIONS, amount, party=party)]


def posting(key: str, lines: list[Line] | None = None, **given: Any) -> Posting:
    """A contribution under a key."""
    given = {"kind": "contribution", "happened_on": DAY, **given}
    return Posting(lines=paid_in() if lines is None else lines, key=key, **given)


def book_of(tenant: Tenant, database: str = "") -> Book:
    """Open the book of a tenant for whom the test acts already."""
    by = tenants.system_of(tenant)
    actions.open_book(opens_on=DAY, by=by)
    return Book(tenant, by, database)

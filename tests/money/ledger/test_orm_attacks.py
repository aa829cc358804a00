"""Each promise of the book attacked through Django's own models, past every action."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.factories import books, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.ledger import actions, chart, queries
from thuanna.money.ledger.models import (
    Account,
    Balance,
    ChainLink,
    Head,
    IssuedNumber,
    Journal,
    Leg,
    NumberCounter,
    Period,
    PeriodClosing,
    PublishedHead,
)

JOURNAL = 900_001
NEXT_YEAR = datetime.date(2027, 10, 1)


def a_leg(book: books.Book, position: int, amount: int, **given: Any) -> None:
    """One leg, on the cash if nothing else is said."""
    where = {"account_id": given.pop("account_id", None) or book.account_id(chart.CASH)}
    given = {"journal_id": JOURNAL, "funder": "member", "happened_on": books.DAY, **where, **given}
    Leg.objects.create(position=position, amount_satang=amount, **given)


def a_header(**given: Any) -> None:
    """The header of two legs of a satang."""
    told = {"kind": "correction", "happened_on": books.DAY, "key": "orm", "payload_digest": bytes(32)}
    told |= {"total_satang": 1, "leg_count": 2, "salt": bytes(16)}
    Journal.objects.create(id=JOURNAL, **{**told, **given})


def a_journal(book: books.Book, *, second: dict[str, Any] | None = None, **given: Any) -> None:
    """A journal that would be sound, but for what is given."""
    happened_on = given.get("happened_on", books.DAY)
    a_leg(book, 1, 1, happened_on=happened_on)
    amount = (second or {}).pop("amount", -1)
    other = {"account_id": book.account_id(chart.INTEREST), "happened_on": happened_on, **(second or {})}
    a_leg(book, 2, amount, **other)
    a_header(**given)


def neighbours_cash() -> int:
    """The id of an account in another tenant's book."""
    neighbour = tenants.tenant("neighbour-fund")
    with acting_for(neighbour):
        return books.book_of(neighbour).account_id(chart.CASH)


def reverse_twice(book: books.Book) -> None:
    """The exact mirror, of what was reversed already."""
    posted = book.contribution()
    facts = {"on": books.DAY, "reason": "wrong_member", "by": book.by}
    actions.reverse(journal_id=posted.journal_id, idempotency_key="r", **facts)
    a_mirror(book, posted.journal_id)


def a_mirror(book: books.Book, of: int, amount: int = 100) -> None:
    """A reversal of a contribution of one baht."""
    a_leg(book, 1, -amount)
    a_leg(book, 2, amount, account_id=book.account_id(chart.CONTRIBUTIONS), party=7)
    a_header(kind="reversal", reverses_id=of, total_satang=amount)


ATTACKS: dict[str, tuple[str, Callable[[books.Book], object]]] = {
    "L2 sides that differ": ("debits and credits differ", lambda b: a_journal(b, second={"amount": -2})),
    "L2 no legs": ("at least two legs", lambda b: a_header()),
    "L2 another total": ("stated total", lambda b: a_journal(b, total_satang=2)),
    "L2 a leg of nothing": ("ledger_leg_not_zero", lambda b: a_leg(b, 1, 0)),
    "L3 a leg onto a sealed journal": (
        "is sealed",
        lambda b: a_leg(b, 9, 1, journal_id=b.contribution().journal_id),
    ),
    "L4 legs without a header": ("no header", lambda b: a_leg(b, 1, 1)),
    "L5 a changed amount": ("permission denied", lambda b: Leg.objects.update(amount_satang=5)),
    "L5 a removed journal": ("permission denied", lambda b: Journal.objects.all().delete()),
    "L7 the neighbour's account": ("no such account", lambda b: a_leg(b, 1, 1, account_id=neighbours_cash())),
    "L8 a day in no period": ("no open period", lambda b: a_journal(b, happened_on=NEXT_YEAR)),
    "L8 a period that overlaps": (
        "without gap or overlap",
        lambda b: Period.objects.create(year=2570, starts_on=books.DAY, ends_before=NEXT_YEAR),
    ),
    "L8 a period reopened": ("permission denied", lambda b: PeriodClosing.objects.all().delete()),
    "L9 a key again": (
        "ledger_journal_key",
        lambda b: (b.contribution(idempotency_key="once"), a_journal(b, key="once")),
    ),
    "L11 a crooked mirror": ("exact mirror", lambda b: a_mirror(b, b.contribution().journal_id, amount=99)),
    "L11 a second mirror": ("ledger_journal_reversed_once", reverse_twice),
    "L13 more than the one baht in the cash": (
        "ledger_balance_never_below_zero",
        lambda b: a_leg(b, 1, -101),
    ),
    "L14 a number given": (
        "permission denied",
        lambda b: IssuedNumber.objects.create(series_id=1, year=2570, number=9, journal_id=1),
    ),
    "L14 a counter turned back": ("permission denied", lambda b: NumberCounter.objects.update(last=0)),
    "L15 a link removed": ("permission denied", lambda b: ChainLink.objects.all().delete()),
    "L15 the head moved": ("permission denied", lambda b: Head.objects.update(seq=0)),
    "L16 a false head published": (
        "no such head",
        lambda b: PublishedHead.objects.create(
            seq=1, hash=bytes(32), journals=1, total_satang=1, published_on=books.DAY
        ),
    ),
    "L17 a balance improved": ("permission denied", lambda b: Balance.objects.update(balance_satang=1)),
    "L18 no member on a member account": (
        "needs a party",
        lambda b: a_leg(b, 1, -1, account_id=b.account_id(chart.CONTRIBUTIONS)),
    ),
    "L19 a chosen moment": (
        "database's own",
        lambda b: a_journal(b, recorded_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)),
    ),
    "L20 an account turned round": ("permission denied", lambda b: Account.objects.update(kind="expense")),
    "L22 one funder pays for another": (
        "each funder balances",
        lambda b: a_journal(b, second={"funder": "state"}),
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_promise_of_the_book_is_broken_through_the_orm(name, book):
    why, attack = ATTACKS[name]
    book.contribution()
    before = queries.trial_balance()

    with pytest.raises(DatabaseError, match=why), transaction.atomic():
        attack(book)

    assert queries.trial_balance() == before

"""A year of a fund's money in a book: many kinds of postings, of several funders, drawn from a seed."""

from __future__ import annotations

import datetime
import random

from tests.factories.books import Book
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart
from thuanna.money.ledger.entries import Line, Posting, credit, debit

FIRST_DAY = datetime.date(2026, 10, 1)
COLLECTOR = 3

_INCOME = (
    ("contribution", chart.CONTRIBUTIONS, "member", True),
    ("contribution", chart.CONTRIBUTIONS_OWED, "member", True),
    ("entry_fee", chart.ENTRY_FEES, "member", True),
    ("donation", chart.DONATIONS, "donor", False),
    ("interest", chart.INTEREST, "member", False),
    ("matching", chart.STATE_MATCH, "state", False),
    ("matching", chart.LOCAL_SUPPORT, "local_government", False),
    ("other_income", chart.OTHER_INCOME, "other", False),
)
_SPENDING = (
    ("benefit", chart.BENEFITS, True),
    ("outside_help", chart.OUTSIDE_HELP, False),
    ("expense", chart.STAFF_PAY, False),
    ("expense", chart.TRAVEL, False),
    ("expense", chart.STATIONERY, False),
    ("expense", chart.OTHER_EXPENSES, False),
)


def opening(key: str = "opening") -> Posting:
    """What the old books left: money of members and the state, and what was spent before."""
    lines = [
        debit(chart.BANK, Money.baht("50000.25")),
        debit(chart.CASH, Money.baht("1200.50")),
        debit(chart.BANK, Money.baht(20_000), funder="state"),
        credit(chart.STATE_MATCH, Money.baht(20_000), funder="state"),
        credit(chart.CONTRIBUTIONS, Money.baht(60_000), party=7),
        debit(chart.OPENING, Money.baht("8799.25")),
    ]
    return Posting("opening", FIRST_DAY, lines, key)


def year(seed: int, *, size: int = 120) -> list[Posting]:
    """An opening and `size` postings over twelve months, in an order of their own."""
    drawn = random.Random(seed)
    return [opening(), *(_drawn(drawn, f"year-{seed}-{place}") for place in range(size))]


def keep(book: Book, seed: int, *, size: int = 120) -> None:
    """Put such a year into a book, with two journals reversed later."""
    postings = year(seed, size=size)
    posted = actions.post_many(postings=postings, by=book.by)
    for place in (5, 17):
        actions.reverse(
            journal_id=posted[place].journal_id,
            on=datetime.date(2027, 9, 30),
            idempotency_key=f"back-{seed}-{place}",
            reason="wrong_amount",
            by=book.by,
        )


def _drawn(drawn: random.Random, key: str) -> Posting:
    day = FIRST_DAY + datetime.timedelta(days=drawn.randrange(365))
    choice = drawn.random()
    if choice < 0.7:
        return _received(drawn, day, key)
    if choice < 0.9:
        return _spent(drawn, day, key)
    return _moved(drawn, day, key)


def _received(drawn: random.Random, day: datetime.date, key: str) -> Posting:
    kind, account, funder, has_party = drawn.choice(_INCOME)
    amount = Money(drawn.randrange(1_000, 200_000))
    into = drawn.choice(
        [(chart.CASH, 0), (chart.BANK, 0), (chart.CUSTODY, COLLECTOR)],
    )
    lines: list[Line] = [
        debit(into[0], amount, funder=funder, party=into[1]),
        credit(account, amount, funder=funder, party=drawn.randrange(1, 40) if has_party else 0),
    ]
    series = chart.RECEIPTS if kind in ("contribution", "entry_fee", "donation") else None
    return Posting(kind, day, lines, key, series)


def _spent(drawn: random.Random, day: datetime.date, key: str) -> Posting:
    kind, account, has_party = drawn.choice(_SPENDING)
    amount = Money(drawn.randrange(100, 30_000))
    party = drawn.randrange(1, 40) if has_party else 0
    return Posting(
        kind, day, [debit(account, amount, party=party), credit(chart.BANK, amount)], key, chart.VOUCHERS
    )


def _moved(drawn: random.Random, day: datetime.date, key: str) -> Posting:
    amount = Money(drawn.randrange(100, 5_000))
    if drawn.random() < 0.5:
        return Posting("withdrawal", day, [debit(chart.CASH, amount), credit(chart.BANK, amount)], key)
    lines = [
        debit(chart.BANK, amount, funder="local_government"),
        credit(chart.BANK, amount, funder="member"),
    ]
    return Posting("funder_transfer", day, lines, key)

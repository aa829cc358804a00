"""The fund's money in the words of the status form: in by source and funder, out by benefit, where it lies.

Read from the book by account, so that a receipt for entry fee and contribution is counted in both places.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account
from thuanna.money.ledger.queries import Turnover

_INTERNAL = frozenset({"deposit", "withdrawal", "transfer", "funder_transfer", "surplus", "opening"})
_OUT_KINDS = frozenset({Account.Kind.EXPENSE.value})
_IN_KINDS = frozenset({Account.Kind.INCOME.value, Account.Kind.EQUITY.value, Account.Kind.LIABILITY.value})


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in or went out over a time, on one account, of one funder's money."""

    account: Account
    funder: str
    month: datetime.date
    amount: Money

    @property
    def words(self) -> Phrase:
        """The account's name."""
        return t(self.account.name_th, self.account.name_en)


@dataclass(frozen=True, slots=True)
class CashAt:
    """Cash that one place holds and has not deposited."""

    words: Phrase
    amount: Money


@dataclass(frozen=True)
class Position:
    """Where the fund's money lies now."""

    bank: Money
    cash: tuple[CashAt, ...]

    @property
    def to_deposit(self) -> Money:
        """Cash in hands, still to be brought to the bank."""
        return sum((place.amount for place in self.cash), ZERO)

    @property
    def total(self) -> Money:
        """All of it."""
        return self.bank + self.to_deposit


def money_in(starts_on: datetime.date, ends_before: datetime.date) -> list[Flow]:
    """What came in from `starts_on` up to `ends_before`: by account, funder and month; voided receipts not.

    Opening balances and movements between the fund's own places are no income.
    """
    return _flows(starts_on, ends_before, _IN_KINDS)


def money_out(starts_on: datetime.date, ends_before: datetime.date) -> list[Flow]:
    """What was spent from `starts_on` up to `ends_before`: benefits, help and expenses by account."""
    return _flows(starts_on, ends_before, _OUT_KINDS)


def by_account(flows: list[Flow]) -> list[tuple[Account, Money]]:
    """Flows added up by account, in the order of the chart."""
    sums: dict[str, tuple[Account, Money]] = {}
    for flow in flows:
        known = sums.get(flow.account.code, (flow.account, ZERO))[1]
        sums[flow.account.code] = (flow.account, known + flow.amount)
    return [sums[code] for code in sorted(sums)]


def position() -> Position:
    """Where the money lies now; nothing while the book is not open."""
    if not book.is_open():
        return Position(ZERO, ())
    held: Mapping[int, Money] = book.balances_by_party(chart.CUSTODY)
    points = CollectionPoint.objects.in_bulk([party for party, amount in held.items() if amount])
    cash = [CashAt(t("เหรัญญิก", "Treasurer"), book.balance(chart.CASH))]
    cash += [
        CashAt(t(point.place_th, point.place_en or point.place_th), held[party])
        for party, point in sorted(points.items(), key=lambda entry: entry[1].code)
    ]
    return Position(bank=book.balance(chart.BANK), cash=tuple(place for place in cash if place.amount))


def paid_in_by(member_id: int) -> Money:
    """What one member has paid in over all years, by the book; opening balances included."""
    if not book.is_open():
        return ZERO
    return book.balance(chart.CONTRIBUTIONS, party=member_id) + book.balance(
        chart.CONTRIBUTIONS_OWED, party=member_id
    )


def _flows(starts_on: datetime.date, ends_before: datetime.date, kinds: frozenset[str]) -> list[Flow]:
    sums: dict[tuple[str, str, datetime.date], Flow] = {}
    for moved in book.turnover(starts_on, ends_before):
        if moved.account.kind not in kinds or moved.kind in _INTERNAL:
            continue
        key = (moved.account.code, moved.funder, moved.month)
        before = sums[key].amount if key in sums else ZERO
        sums[key] = _flow(moved, before + moved.amount)
    return [sums[key] for key in sorted(sums) if sums[key].amount]


def _flow(moved: Turnover, amount: Money) -> Flow:
    return Flow(moved.account, moved.funder, moved.month, amount)

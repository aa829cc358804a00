"""The book's side of a bank account: what each journal moved there, and which the bank should show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger.models import Account, Journal, Leg
from thuanna.money.ledger.statements import reading as legs
from thuanna.money.ledger.statements.spans import Span

from .rules import Item

_OPENING = "opening"
_LAST = date.max - timedelta(days=1)


@dataclass(frozen=True)
class Split:
    """Journals of the days from the first statement on that are in no match.

    :ivar expected: the bank should show them one day
    :ivar carried: they only change what stood there before: opening balances, and reversals of older entries
    """

    expected: tuple[Item, ...]
    carried: tuple[Item, ...]

    @property
    def carried_amount(self) -> Money:
        """What those come to."""
        return sum((item.amount for item in self.carried), ZERO)


def split(account: Account, *, since: date, until: date | None, matched: Collection[int]) -> Split:
    """Sort out the unmatched journals of these days.

    A journal taken back before it reached the bank is left out with its reversal.
    """
    moves = legs.moves([account.code], Span(since, (until or _LAST) + timedelta(days=1)))
    free = [
        (move.journal_id, move.happened_on, move.satang) for move in moves if move.journal_id not in matched
    ]
    ids = {journal_id for journal_id, _, _ in free}
    facts = legs.facts_of(ids)
    reversed_by = dict(Journal.objects.filter(pk__in=ids, kind="reversal").values_list("pk", "reverses_id"))
    gone = {journal for pair in reversed_by.items() if set(pair) <= ids for journal in pair}
    seen = {move.journal_id for move in moves} | set(matched)
    carried = {
        journal_id
        for journal_id in ids
        if _OPENING in (facts[journal_id].kind, facts[journal_id].original_kind)
    }
    carried |= {journal_id for journal_id, original in reversed_by.items() if original not in seen}
    items = [item for item in _named(free, facts) if item.id not in gone]
    return Split(
        expected=tuple(item for item in items if item.id not in carried),
        carried=tuple(item for item in items if item.id in carried),
    )


def items_of(account: Account, journal_ids: Collection[int]) -> list[Item]:
    """What given journals moved on a bank account."""
    rows = (
        Leg.objects.filter(account_id=account.pk, journal_id__in=list(journal_ids))
        .values_list("journal_id", "happened_on")
        .annotate(sum=Sum("amount_satang"))
    )
    return _named(list(rows.order_by("journal_id")), legs.facts_of(list(journal_ids)))


def _named(rows: Sequence[tuple[int, date, int]], facts: dict[int, legs.JournalFacts]) -> list[Item]:
    return [
        Item(journal_id, on, Money(satang), str(facts[journal_id].words), facts[journal_id].reference)
        for journal_id, on, satang in rows
        if satang
    ]

"""Which lines of the bank are which journals of the book: suggestions, each with its reason.

Pure decisions: items in, suggestions out. Nothing is matched here; a person confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money

REFERENCE, SAME_DAY, NEAR_DAY = "reference", "same_day", "near_day"
SUM_OF_DAY, SUM, SUM_OF_LINES = "sum_of_day", "sum", "sum_of_lines"
BY_HAND, CONTRIBUTION = "by_hand", "contribution"

REASONS: Mapping[str, Phrase] = {
    REFERENCE: t("จำนวนเท่ากัน และเลขที่เอกสารตรงกัน", "The same amount, and the document's number is named"),
    SAME_DAY: t("จำนวนเท่ากัน วันเดียวกัน", "The same amount on the same day"),
    NEAR_DAY: t("จำนวนเท่ากัน ห่างกัน {days} วัน", "The same amount, {days} days apart"),
    SUM_OF_DAY: t("รายการของวันนั้น {journals} รายการรวมกันเท่ากัน", "The day's {journals} entries add up to it"),
    SUM: t("{journals} รายการรวมกันเท่ากัน", "{journals} entries add up to it"),
    SUM_OF_LINES: t("{lines} รายการธนาคารรวมกันเท่ากัน", "{lines} lines of the bank add up to it"),
    BY_HAND: t("เลือกเอง", "Chosen by hand"),
    CONTRIBUTION: t("ลงเป็นเงินสมทบจากรายการนี้", "Recorded as a contribution from this line"),
}

_FEWEST_FIGURES = 3
_MOST_IN_SUM = 5
_MOST_CANDIDATES = 14
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """A bank line or a journal: its id, its day, what it moved at the bank, and what is written on it."""

    id: int
    on: date
    amount: Money
    text: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """These lines and these journals are likely the same money.

    :ivar days: how far apart they lie at most
    :ivar is_sure: nothing else could be meant
    """

    lines: tuple[Item, ...]
    journals: tuple[Item, ...]
    reason: str
    days: int
    is_sure: bool = True

    @property
    def words(self) -> Phrase:
        """Why, in words."""
        why = REASONS[self.reason]
        facts = {"days": self.days, "journals": len(self.journals), "lines": len(self.lines)}
        return t(why.th, why.en, **facts)


def suggest(lines: Sequence[Item], journals: Sequence[Item], *, days_max: int) -> list[Suggestion]:
    """Suggestions in the order of the bank's lines; no line and no journal is used twice.

    :param days_max: how many days may lie between bank and book
    """
    left = _Left(lines, journals, days_max)
    found: list[Suggestion] = []
    for step in (_by_reference, _one_to_one, _sums_of_day, _sums, _sums_of_lines):
        for suggestion in step(left):
            left.take(suggestion)
            found.append(suggestion)
    return sorted(found, key=lambda each: (each.lines[0].on, each.lines[0].id))


def left_over(
    lines: Sequence[Item], journals: Sequence[Item], suggested: Iterable[Suggestion]
) -> tuple[list[Item], list[Item]]:
    """The lines and the journals of which no suggestion says that they belong together."""
    known = list(suggested)
    line_ids = {item.id for each in known for item in each.lines}
    journal_ids = {item.id for each in known for item in each.journals}
    return (
        [item for item in lines if item.id not in line_ids],
        [item for item in journals if item.id not in journal_ids],
    )


class _Left:
    """What nobody has claimed yet."""

    def __init__(self, lines: Sequence[Item], journals: Sequence[Item], days_max: int) -> None:
        self.lines = sorted(lines, key=lambda item: (item.on, item.id))
        self.journals = sorted(journals, key=lambda item: (item.on, item.id))
        self.days_max = days_max

    def take(self, suggestion: Suggestion) -> None:
        taken_lines = {item.id for item in suggestion.lines}
        taken_journals = {item.id for item in suggestion.journals}
        self.lines = [item for item in self.lines if item.id not in taken_lines]
        self.journals = [item for item in self.journals if item.id not in taken_journals]

    def near(self, item: Item, others: Iterable[Item]) -> list[Item]:
        """Those of `others` on the same side and not too far off, the nearest first."""
        close = [
            other
            for other in others
            if abs((other.on - item.on).days) <= self.days_max and _same_side(other.amount, item.amount)
        ]
        return sorted(close, key=lambda other: (abs((other.on - item.on).days), other.on, other.id))


def _by_reference(left: _Left) -> Iterator[Suggestion]:
    """The number of the receipt, voucher or slip stands in the bank's words."""
    for line in list(left.lines):
        named = [
            journal
            for journal in left.near(line, left.journals)
            if journal.amount == line.amount and _names(line.text, journal.number)
        ]
        if len(named) == 1:
            yield _pair([line], named, REFERENCE)


def _one_to_one(left: _Left) -> Iterator[Suggestion]:
    """The same amount, the nearest day first; not sure where another fits as well."""
    pairs = [
        (abs((journal.on - line.on).days), line.on, line.id, journal.id, line, journal)
        for line in left.lines
        for journal in left.near(line, left.journals)
        if journal.amount == line.amount
    ]
    used: set[tuple[str, int]] = set()
    for distance, _, _, _, line, journal in sorted(pairs, key=lambda pair: pair[:4]):
        if ("line", line.id) in used or ("journal", journal.id) in used:
            continue
        used |= {("line", line.id), ("journal", journal.id)}
        rivals = sum(1 for p in pairs if p[0] == distance and (p[4] is line) != (p[5] is journal))
        yield _pair([line], [journal], NEAR_DAY if distance else SAME_DAY, is_sure=not rivals)


def _sums_of_day(left: _Left) -> Iterator[Suggestion]:
    """Everything the book has of one day comes to one line of the bank."""
    for line in list(left.lines):
        near = left.near(line, left.journals)
        for day in dict.fromkeys(item.on for item in near):
            of_day = [item for item in near if item.on == day]
            if len(of_day) > 1 and _total(of_day) == line.amount:
                yield _pair([line], of_day, SUM_OF_DAY)
                break


def _sums(left: _Left) -> Iterator[Suggestion]:
    """A few journals come to one line of the bank."""
    for line in list(left.lines):
        found = _adding_up(left.near(line, left.journals), line.amount)
        if found:
            yield _pair([line], found[0], SUM, is_sure=len(found) == 1)


def _sums_of_lines(left: _Left) -> Iterator[Suggestion]:
    """A few lines of the bank come to one journal, as when a deposit was counted in two parts."""
    for journal in list(left.journals):
        found = _adding_up(left.near(journal, left.lines), journal.amount)
        if found:
            yield _pair(found[0], [journal], SUM_OF_LINES, is_sure=len(found) == 1)


def _adding_up(items: Sequence[Item], wanted: Money) -> list[tuple[Item, ...]]:
    """The first two ways to reach an amount with two to five of the nearest items."""
    nearest = items[:_MOST_CANDIDATES]
    found: list[tuple[Item, ...]] = []
    for size in range(2, min(_MOST_IN_SUM, len(nearest)) + 1):
        for some in combinations(nearest, size):
            if _total(some) == wanted:
                found.append(some)
                if len(found) == 2:
                    return found
    return found


def _pair(
    lines: Sequence[Item], journals: Sequence[Item], reason: str, *, is_sure: bool = True
) -> Suggestion:
    days = max(abs((line.on - journal.on).days) for line in lines for journal in journals)
    return Suggestion(tuple(lines), tuple(journals), reason, days, is_sure)


def _names(text: str, number: str) -> bool:
    """Whether a document is named in the bank's words: whole, or by its last figures standing alone."""
    figures = _DIGITS.findall(number)
    if not figures:
        return False
    if number.replace("-", "") in text.replace("-", "").replace(" ", "").upper():
        return True
    last = figures[-1].lstrip("0")
    named = [found for found in _DIGITS.findall(text) if found.lstrip("0") == last]
    return any(found == figures[-1] or len(last) >= _FEWEST_FIGURES for found in named)


def _same_side(one: Money, other: Money) -> bool:
    return (one > ZERO) == (other > ZERO)


def _total(items: Iterable[Item]) -> Money:
    return sum((item.amount for item in items), ZERO)

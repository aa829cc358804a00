"""A statement as plain data: columns, rows, what must agree; shown alike on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money

Cell = Phrase | str | Money | date | int | None


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    COUNT = "count"


class Weight(StrEnum):
    """What a row is: only plain lines are sorted, the others keep their place."""

    LINE = "line"
    OPENING = "opening"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a short name for addresses, its heading, what it holds."""

    key: str
    words: Phrase
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with what stands behind it.

    :ivar journal_id: the journal of the row
    :ivar account: code of the account whose own book explains the row
    :ivar party: whose sub-account, where the row is about one
    """

    cells: tuple[Cell, ...]
    weight: Weight = Weight.LINE
    journal_id: int | None = None
    account: str = ""
    party: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """Two figures that must be the same, and what they are."""

    words: Phrase
    left: Money
    right: Money

    @property
    def holds(self) -> bool:
        """They are the same."""
        return self.left == self.right


@dataclass(frozen=True)
class Statement:
    """One book or statement.

    :ivar code: its name in addresses and file names
    :ivar about: one sentence that says what it tells
    :ivar proofs: figures that were compared while it was made
    :ivar is_sortable: its lines have no order of their own
    :ivar is_wide: it wants a sheet lying on its side
    """

    code: str
    title: Phrase
    span: Phrase
    about: Phrase
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    proofs: tuple[Proof, ...] = ()
    notes: tuple[Phrase, ...] = ()
    is_sortable: bool = False
    is_wide: bool = False

    @property
    def holds(self) -> bool:
        """Everything compared was equal."""
        return all(proof.holds for proof in self.proofs)

    def sorted_by(self, key: str, *, descending: bool = False) -> Statement:
        """The same with its lines in another order; opening and totals keep their places.

        Subtotals inside the lines say nothing any more, and are left out.
        """
        place = next((place for place, column in enumerate(self.columns) if column.key == key), None)
        if place is None or not self.is_sortable:
            return self
        lines = [row for row in self.rows if row.weight == Weight.LINE]
        lines.sort(key=lambda row: _sort_key(row.cells[place]), reverse=descending)
        first = [row for row in self.rows if row.weight == Weight.OPENING]
        last = [row for row in self.rows if row.weight == Weight.TOTAL]
        return replace(self, rows=(*first, *lines, *last))


def text_column(key: str, th: str, en: str) -> Column:
    """A column of words."""
    return Column(key, t(th, en))


def day_column(key: str, th: str, en: str) -> Column:
    """A column of days."""
    return Column(key, t(th, en), Kind.DAY)


def money_column(key: str, words: Phrase) -> Column:
    """A column of amounts."""
    return Column(key, words, Kind.MONEY)


def cells_of(rows: Sequence[Row], place: int) -> list[Cell]:
    """One column's cells, without headings."""
    return [row.cells[place] for row in rows if row.weight != Weight.HEADING]


def _sort_key(cell: Cell) -> tuple[bool, Any]:
    """Empty cells first; words as text, amounts and days as they are."""
    if cell is None:
        return (False, 0)
    return (True, str(cell) if isinstance(cell, Phrase) else cell)

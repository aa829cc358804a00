"""The privacy gate: which figures may be shown, so that no small group is found by reckoning.

Pure: no Django, no clock.

A table with its totals is a *network*: each figure is a flow from one place to another, and in every place
what comes in goes out (a village's kinds add up to the village, the villages to the fund). Whoever reads the
published figures can bound the others exactly as far as flows can be shifted through what is not shown.

Three answers, in this order:

* a figure of fewer than `k` people is **withheld**; one that was withheld comes back at `2k`, so that the day
  on which it comes back tells nothing about the day before;
* a figure that changed by fewer than `k` since it was last shown **keeps** its earlier value, so that no two
  publications differ by a small group;
* everything else is **open**, unless an open figure is needed to keep a hidden one hidden (complementary
  suppression): then it keeps its earlier value, or is withheld where there is none.

Afterwards every withheld small figure may still be any number from 0 to k-1 as far as a reader can tell, and
every kept one has at least k possible values. Money follows the same states: what counts is the number of
entries in a sum, and the reader must be unable to tell a withheld sum from nothing or from twice as much.
See docs/domain/publications.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .flows import LIMITLESS, Edge, Network


class State(StrEnum):
    """What the gate says to a figure."""

    OPEN = "open"
    KEPT = "kept"
    WITHHELD = "withheld"


class Why(StrEnum):
    """The ground of a state other than open."""

    SMALL = "small"
    JUST_GROWN = "just_grown"
    SMALL_CHANGE = "small_change"
    PROTECTS_ANOTHER = "protects_another"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure before the gate.

    :ivar flow: what would be shown: people, or satang
    :ivar count: how many people or entries are in it; the same as `flow` where people are counted
    :ivar weight: how much a reader misses it: a total more than a part
    :ivar may_be_nought: nothing at all may be shown as nothing (money); for people nought is small too
    """

    key: str
    source: str
    target: str
    flow: int
    count: int
    weight: int = 0
    may_be_nought: bool = False

    @property
    def counts_people(self) -> bool:
        return self.flow == self.count and not self.may_be_nought


@dataclass(frozen=True, slots=True)
class Remembered:
    """A figure as it was last shown, and whether it was withheld at the last publication."""

    flow: int | None
    count: int
    on: date
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure after the gate; `flow` is None where it is withheld, `on` is the day it is of."""

    key: str
    state: State
    flow: int | None
    count: int | None
    on: date
    why: Why | None = None


_COST_OF_WEIGHT = 10_000
_WITHHOLDING = (Why.SMALL, Why.JUST_GROWN)
Memory = Mapping[str, Remembered]


def protect(cells: Iterable[Cell], memory: Memory, *, k: int, on: date) -> dict[str, Figure]:
    """Decide for every figure whether it is open, keeps its earlier value, or is withheld."""
    gate = _Gate({cell.key: cell for cell in cells}, memory, k)
    for key in gate.cells:
        gate.close_until_safe(key)
    return {key: gate.figure(key, on) for key in gate.cells}


def remember(figures: Mapping[str, Figure], memory: Memory) -> dict[str, Remembered]:
    """What the gate must know at the next publication; figures of other tables stay as they are."""
    kept = dict(memory)
    for key, figure in figures.items():
        if figure.flow is not None and figure.count is not None:
            kept[key] = Remembered(figure.flow, figure.count, figure.on)
        else:
            before = memory.get(key)
            last = (before.flow, before.count, before.on) if before else (None, 0, figure.on)
            kept[key] = Remembered(*last, is_withheld=True)
    return kept


class _Gate:
    """The states of one network while they are decided."""

    def __init__(self, cells: dict[str, Cell], memory: Memory, k: int) -> None:
        self.cells, self.memory, self.k = cells, memory, k
        self.network = Network({key: self._edge(cell) for key, cell in cells.items()})
        self.reasons: dict[str, Why] = {}
        for cell in cells.values():
            why = self._reason(cell)
            if why is not None:
                self._close(cell, why)
        for cell in cells.values():
            if self._still_protects(cell):
                self._close(cell, Why.PROTECTS_ANOTHER)

    def _still_protects(self, cell: Cell) -> bool:
        """Whether a figure was withheld for the sake of a small one beside it, and must stay so.

        Shown today, it would betray the small figure of yesterday to whoever supposes that nothing changed.
        """
        before = self.memory.get(cell.key)
        if before is None or not before.is_withheld or self.reasons.get(cell.key) in _WITHHOLDING:
            return False
        places = {cell.source, cell.target}
        beside = (other for other in self.cells.values() if {other.source, other.target} & places)
        return any(self.reasons.get(other.key) in _WITHHOLDING for other in beside)

    def _reason(self, cell: Cell) -> Why | None:
        """Why a figure may not be shown anew, seen by itself."""
        before = self.memory.get(cell.key)
        changed_little = (
            before is not None and before.flow is not None and abs(cell.count - before.count) < self.k
        )
        if cell.may_be_nought and (changed_little or cell.count == 0):
            return Why.SMALL_CHANGE if changed_little else None
        if cell.count < self.k:
            return Why.SMALL
        if before is not None and before.is_withheld and cell.count < 2 * self.k:
            return Why.JUST_GROWN
        return Why.SMALL_CHANGE if changed_little else None

    def close_until_safe(self, key: str) -> None:
        """Close open figures around one that would be found out, until it no longer is.

        Closing only widens what a reader must think possible, so figures passed before stay safe.
        """
        while to_hide := self._leak(key):
            for other in to_hide:
                self._close(self.cells[other], Why.PROTECTS_ANOTHER)

    def figure(self, key: str, on: date) -> Figure:
        """What the gate lets through of a figure."""
        cell, why = self.cells[key], self.reasons.get(key)
        if why is None:
            return Figure(key, State.OPEN, cell.flow, cell.count, on)
        before = self.memory.get(key)
        has_earlier = before is not None and before.flow is not None
        comes_back = before is not None and before.is_withheld and why is Why.PROTECTS_ANOTHER
        if why in (Why.SMALL, Why.JUST_GROWN) or not has_earlier or comes_back:
            return Figure(key, State.WITHHELD, None, None, on, why)
        assert before is not None
        return Figure(key, State.KEPT, before.flow, before.count, before.on, why)

    @staticmethod
    def _edge(cell: Cell) -> Edge:
        """What is missed most costs most; among equals the smaller figure is missed less."""
        cost = _COST_OF_WEIGHT * cell.weight + min(abs(cell.flow), _COST_OF_WEIGHT // 10) + 1
        return Edge(cell.source, cell.target, cell.flow, cost, low=min(0, cell.flow))

    def _close(self, cell: Cell, why: Why) -> None:
        low, high = min(0, cell.flow), LIMITLESS
        if why is Why.SMALL_CHANGE and cell.counts_people:
            before = self.memory[cell.key].count
            low, high = max(0, before - self.k + 1), before + self.k - 1
        self.reasons[cell.key] = why
        self.network.hide(cell.key, low=low, high=high)

    def _leak(self, key: str) -> tuple[str, ...]:
        """Nothing where a reader cannot find the figure out; otherwise what to close so that none can."""
        above, below = self._needs(key)
        up = self.network.room_above(key, above)
        if up.by < above and up.to_hide:
            return up.to_hide
        down = self.network.room_below(key, below)
        return down.to_hide if down.by < below else ()

    def _needs(self, key: str) -> tuple[int, int]:
        """How much more and how much less the figure must seem able to be."""
        cell, why = self.cells[key], self.reasons.get(key)
        if why is Why.SMALL and cell.counts_people:
            return self.k - 1 - cell.flow, cell.flow
        if why is Why.SMALL:
            return abs(cell.flow), max(0, cell.flow)
        if why is Why.SMALL_CHANGE and cell.counts_people:
            return self._width_needed(cell)
        if why is Why.SMALL_CHANGE:
            change = cell.flow - (self.memory[key].flow or 0)
            return abs(change), min(abs(change), max(0, cell.flow))
        return 0, 0

    def _width_needed(self, cell: Cell) -> tuple[int, int]:
        """A kept figure needs k possible values, on whichever side there is room."""
        most = self.k - 1
        above = self.network.room_above(cell.key, most).by
        if above + self.network.room_below(cell.key, most).by >= most:
            return 0, 0
        upwards = min(most, self.memory[cell.key].count + most - cell.flow)
        return upwards, most - upwards

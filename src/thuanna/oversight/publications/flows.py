"""How far a hidden figure can be shifted without changing any that is shown: maximum flow in a small network.

Owns the arithmetic only. What is hidden, and how much room it needs, is `suppression`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LIMITLESS = 1 << 62


@dataclass(frozen=True, slots=True)
class Edge:
    """A figure: its true flow, between what a reader may place it once hidden, and what hiding costs."""

    source: str
    target: str
    flow: int
    cost: int
    low: int = 0
    high: int = LIMITLESS


@dataclass(frozen=True, slots=True)
class Room:
    """How far a figure can go; where that is too little, which figures to hide so that it goes further."""

    by: int
    to_hide: tuple[str, ...] = ()


_Step = tuple[str, str, int, int]
"""Along which figure, to which place, in which direction, how far at most."""


class Network:
    """The figures of a table. Shown ones are fixed; hidden ones vary while every place stays in balance."""

    def __init__(self, edges: Mapping[str, Edge]) -> None:
        self._edges = dict(edges)
        self._hidden: set[str] = set()
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        for key, edge in self._edges.items():
            self._at[edge.source].append(key)
            self._at[edge.target].append(key)

    def hide(self, key: str, *, low: int, high: int) -> None:
        """Let a figure vary within bounds."""
        edge = self._edges[key]
        self._edges[key] = Edge(edge.source, edge.target, edge.flow, edge.cost, low, high)
        self._hidden.add(key)

    def room_above(self, key: str, wanted: int) -> Room:
        """How much more a hidden figure could be, up to `wanted`."""
        edge = self._edges[key]
        return self._shift(key, edge.target, edge.source, min(wanted, edge.high - edge.flow))

    def room_below(self, key: str, wanted: int) -> Room:
        """How much less a hidden figure could be, up to `wanted`."""
        edge = self._edges[key]
        return self._shift(key, edge.source, edge.target, min(wanted, edge.flow - edge.low))

    def _shift(self, key: str, begin: str, end: str, wanted: int) -> Room:
        """Send up to `wanted` from `begin` to `end` through the other hidden figures."""
        moved: dict[str, int] = defaultdict(int)
        sent = 0
        while sent < wanted:
            path = self._shortest(key, begin, end, moved)
            if not path:
                return Room(sent, self._cheapest_to_hide(key, begin, end, moved))
            step = min([wanted - sent, *(capacity for _, _, _, capacity in path)])
            for used, _, direction, _ in path:
                moved[used] += direction * step
            sent += step
        return Room(sent)

    def _shortest(self, without: str, begin: str, end: str, moved: Mapping[str, int]) -> list[_Step]:
        """A way through hidden figures that still have room, with the fewest steps; empty if none."""
        came: dict[str, tuple[str, _Step]] = {begin: (begin, ("", begin, 0, 0))}
        waiting = deque([begin])
        while waiting and end not in came:
            place = waiting.popleft()
            for step in self._steps(place, moved):
                if step[0] in self._hidden and step[0] != without and step[1] not in came:
                    came[step[1]] = (place, step)
                    waiting.append(step[1])
        return _walked(came, begin, end)

    def _cheapest_to_hide(
        self, without: str, begin: str, end: str, moved: Mapping[str, int]
    ) -> tuple[str, ...]:
        """The figures to hide, or to free of bounds, on the way to `end` that costs the reader least."""
        came: dict[str, tuple[str, _Step]] = {begin: (begin, ("", begin, 0, 0))}
        costs = {begin: 0}
        waiting = [(0, begin)]
        while waiting:
            cost, place = heapq.heappop(waiting)
            if cost > costs[place]:
                continue
            for step in self._steps(place, moved, loosely=True):
                key, other, _, capacity = step
                total = cost + (0 if key in self._hidden and capacity > 0 else self._edges[key].cost)
                if key != without and total < costs.get(other, LIMITLESS):
                    costs[other] = total
                    came[other] = (place, step)
                    heapq.heappush(waiting, (total, other))
        way = _walked(came, begin, end)
        return tuple(key for key, _, _, capacity in way if key not in self._hidden or capacity <= 0)

    def _steps(self, place: str, moved: Mapping[str, int], *, loosely: bool = False) -> Iterator[_Step]:
        """Every figure along which something can still be shifted away from a place.

        :param loosely: also past the bounds of hidden figures, as far as people and money can be; the
            capacity is then nought or less
        """
        for key in self._at[place]:
            edge = self._edges[key]
            flow = edge.flow + moved.get(key, 0)
            if edge.source == place and (edge.high > flow or loosely):
                yield key, edge.target, 1, edge.high - flow
            if edge.target == place and (flow > edge.low or (loosely and flow > min(0, edge.flow))):
                yield key, edge.source, -1, flow - edge.low


def _walked(came: Mapping[str, tuple[str, _Step]], begin: str, end: str) -> list[_Step]:
    steps: list[_Step] = []
    place = end
    while place in came and place != begin:
        place, step = came[place]
        steps.append(step)
    return steps

"""How far a hidden figure can be shifted without changing any that is shown: maximum flow in a small network.

Owns the arithmetic only. What is hidden, and how much room it needs, is `suppression`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

LIMITLESS = 1 << 62


@dataclass(frozen=True, slots=True)
class Edge:
    """A hidden figure: its true flow, and between what a reader may place it."""

    source: str
    target: str
    flow: int
    low: int = 0
    high: int = LIMITLESS


@dataclass(frozen=True, slots=True)
class Room:
    """How far a figure can go, and the places that the shift reached when it got stuck."""

    by: int
    reached: frozenset[str]


class HiddenFlows:
    """The hidden figures of a table. Shown ones are fixed, so they are no edges here."""

    def __init__(self) -> None:
        self._edges: dict[str, Edge] = {}
        self._at: defaultdict[str, set[str]] = defaultdict(set)

    def __contains__(self, key: str) -> bool:
        return key in self._edges

    def hide(self, key: str, edge: Edge) -> None:
        """Let a figure vary within its bounds."""
        self._edges[key] = edge
        self._at[edge.source].add(key)
        self._at[edge.target].add(key)

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
        reached: frozenset[str] = frozenset({begin})
        while sent < wanted:
            path, reached = self._path(key, begin, end, moved)
            if not path:
                break
            step = min([wanted - sent, *(capacity for _, _, capacity in path)])
            for used, direction, _ in path:
                moved[used] += direction * step
            sent += step
        return Room(sent, reached)

    def _path(
        self, without: str, begin: str, end: str, moved: dict[str, int]
    ) -> tuple[list[tuple[str, int, int]], frozenset[str]]:
        """A shortest way with room left (figure, direction, capacity), and every place it reached."""
        came: dict[str, tuple[str, str, int, int]] = {}
        waiting = deque([begin])
        seen = {begin}
        while waiting and end not in seen:
            place = waiting.popleft()
            for key, other, direction, capacity in self._steps(place, moved):
                if key != without and other not in seen and capacity > 0:
                    seen.add(other)
                    came[other] = (place, key, direction, capacity)
                    waiting.append(other)
        path = []
        place = end
        while place in came:
            before, key, direction, capacity = came[place]
            path.append((key, direction, capacity))
            place = before
        return path, frozenset(seen)

    def _steps(self, place: str, moved: dict[str, int]) -> Iterator[tuple[str, str, int, int]]:
        for key in sorted(self._at[place]):
            edge = self._edges[key]
            flow = edge.flow + moved[key]
            if edge.source == place:
                yield key, edge.target, 1, edge.high - flow
            if edge.target == place:
                yield key, edge.source, -1, flow - edge.low

"""The member number: its form, the key by which numbers sort, and the next free one.

Owns no table. A fund's numbers are kept as they stand in its old register; new ones go on in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

LONGEST = 20
_KEY_LENGTH = 40
_FIGURES = re.compile(r"\d+")
_BY_VILLAGE = re.compile(r"(\d{2})-(\d{5})", re.ASCII)
_RUNNING = re.compile(r"\d{1,9}", re.ASCII)
_FEWEST_DIGITS = 5


def key_of(number: str) -> str:
    """The key by which numbers sort as people count: 2 before 10, 03-00009 before 03-00010."""
    return _FIGURES.sub(lambda figures: figures[0].lstrip("0").zfill(9)[-15:], number.upper())[:_KEY_LENGTH]


class NumberGiver:
    """Gives free numbers in the way of those that exist: ``NN-NNNNN`` by village, or running.

    A register without numbers begins by village where every newcomer's village is numbered.
    """

    def __init__(self, taken: Collection[str], *, villages: Iterable[int | None] = ()) -> None:
        self._taken = set(taken)
        self._digits = _FEWEST_DIGITS
        self._last: dict[str, int] = {}
        by_village = [match for number in taken if (match := _BY_VILLAGE.fullmatch(number))]
        running = [number for number in taken if _RUNNING.fullmatch(number)]
        known = list(villages)
        self._is_by_village = len(by_village) > len(running) or (
            not taken and bool(known) and all(village is not None for village in known)
        )
        for match in by_village:
            self._last[match[1]] = max(self._last.get(match[1], 0), int(match[2]))
        if running:
            self._last[""] = max(map(int, running))
            self._digits = max(map(len, running))

    def next(self, village: int | None) -> str:
        """The next free number, for somebody of this village."""
        for number in self._candidates(village):
            if number not in self._taken:
                self._taken.add(number)
                return number
        raise AssertionError("numbers do not end")

    def _candidates(self, village: int | None) -> Iterator[str]:
        prefix = f"{village or 0:02}" if self._is_by_village else ""
        while True:
            self._last[prefix] = self._last.get(prefix, 0) + 1
            running = self._last[prefix]
            yield f"{prefix}-{running:05}" if prefix else f"{running:0{self._digits}}"

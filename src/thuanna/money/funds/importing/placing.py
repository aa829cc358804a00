"""Where a member belongs: the fund's own village or community that a line means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thuanna.kernel.numbers import arabic_digits

from .matching import squeezed

_PREFIX = re.compile(r"^(?:หมู่บ้าน|ชุมชน|บ้าน)")
_NUMBERED = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|village|moo|ม)\s*\.?\s*(\d{1,2})(?!\d)|^(\d{1,2})$", re.IGNORECASE)


@dataclass(frozen=True)
class Village:
    """A village or municipal community of the fund's area.

    :ivar number: of a village (หมู่ที่); None for a municipal community
    """

    community_id: int
    number: int | None
    names: tuple[str, ...]
    subdistrict_code: str


@dataclass(frozen=True)
class Placed:
    """What came of looking; `doubt` is ``village_unknown``, ``village_ambiguous`` or ``village_differs``."""

    village: Village | None = None
    doubt: str = ""


class Villages:
    """Finds villages by number and by name; remembers, for a register repeats a few hundred times."""

    def __init__(self, villages: Iterable[Village]) -> None:
        self._all = tuple(villages)
        self._found: dict[tuple[int | None, str, str | None], Placed] = {}

    def __bool__(self) -> bool:
        return bool(self._all)

    def find(self, number: int | None, name: str, subdistrict_code: str | None) -> Placed:
        """The village with this number or name, inside the subdistrict where one is told."""
        key = (number, name, subdistrict_code)
        if key not in self._found:
            self._found[key] = self._look(*key)
        return self._found[key]

    def _look(self, number: int | None, name: str, subdistrict_code: str | None) -> Placed:
        if number is None and not name:
            return Placed()
        near = [v for v in self._all if subdistrict_code in (None, v.subdistrict_code)]
        told = number if number is not None else number_in(name)
        numbered = [v for v in near if told is not None and v.number == told]
        named = [v for v in near if name and bare_name(name) in {bare_name(n) for n in v.names}]
        both = [v for v in numbered if v in named]
        if len(both) == 1:
            return Placed(both[0])
        found = numbered or named
        if len(found) != 1:
            return Placed(doubt="village_ambiguous" if found else "village_unknown")
        differs = bool(numbered and named) or bool(numbered and bare_name(name) and not named)
        return Placed(found[0], "village_differs" if differs else "")


def number_in(name: str) -> int | None:
    """The village number in a text: 3 of ``หมู่ที่ ๓ บ้านเนินคราม``."""
    match = _NUMBERED.search(arabic_digits(name).strip())
    return int(match[1] or match[2]) if match else None


def bare_name(name: str) -> str:
    """The name alone, for comparison: without บ้าน, ชุมชน and the number."""
    return _PREFIX.sub("", squeezed(_NUMBERED.sub(" ", arabic_digits(name))))

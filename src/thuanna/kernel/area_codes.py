"""Area codes of the civil register (มอก. 1099): province, district, subdistrict, village.

Owns their form and hierarchy, and how retired codes lead to those in force. Which codes exist is
the places register's. Communities of municipalities have no national code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from .language import t
from .numbers import bare_number
from .refusals import Refusal

_DIGITS_A_LEVEL = 2
_FORM = re.compile(r"[1-9][0-9](?:[0-9]{2}){0,3}")


class AreaCodeNotUnderstood(Refusal):
    """Not an area code."""

    code = "area_code_not_understood"


class AreaLevel(IntEnum):
    """What a code names; the value is its number of digits."""

    PROVINCE = 2
    DISTRICT = 4
    SUBDISTRICT = 6
    VILLAGE = 8


@dataclass(frozen=True, order=True)
class AreaCode:
    """A code of 2, 4, 6 or 8 digits, each pair within the one before; no pair is 00.

    :raises AreaCodeNotUnderstood: another form
    """

    digits: str

    def __post_init__(self) -> None:
        pairs = [self.digits[place : place + 2] for place in range(0, len(self.digits), _DIGITS_A_LEVEL)]
        if not _FORM.fullmatch(self.digits) or "00" in pairs:
            raise AreaCodeNotUnderstood(
                t(
                    "รหัสพื้นที่มี 2, 4, 6 หรือ 8 หลัก เช่น 570104 คือตำบล กรุณาตรวจอีกครั้ง",
                    "An area code has 2, 4, 6 or 8 digits, such as 570104 for a subdistrict. Please check.",
                )
            )

    @classmethod
    def parse(cls, text: str) -> AreaCode:
        """Read a code in either digit set; trailing pairs of 00, as registers fill them in, are dropped.

        :raises AreaCodeNotUnderstood: not an area code
        """
        digits = bare_number(text).replace("-", "")
        while len(digits) > _DIGITS_A_LEVEL and len(digits) % 2 == 0 and digits.endswith("00"):
            digits = digits[:-_DIGITS_A_LEVEL]
        return cls(digits)

    @property
    def level(self) -> AreaLevel:
        """What it names."""
        return AreaLevel(len(self.digits))

    @property
    def parent(self) -> AreaCode | None:
        """The area around it; None for a province."""
        if self.level is AreaLevel.PROVINCE:
            return None
        return AreaCode(self.digits[:-_DIGITS_A_LEVEL])

    @property
    def village_number(self) -> int | None:
        """The number of the village (หมู่ที่); None above villages."""
        return int(self.digits[-2:]) if self.level is AreaLevel.VILLAGE else None

    def at(self, level: AreaLevel) -> AreaCode:
        """The area of that level around it, or itself.

        :raises ValueError: it is not that deep
        """
        if level > self.level:
            raise ValueError(f"{self.digits} is above {level.name}")
        return AreaCode(self.digits[:level])

    def is_within(self, other: AreaCode) -> bool:
        """Whether it lies in `other`, or is `other`."""
        return self.digits.startswith(other.digits)

    def __str__(self) -> str:
        return self.digits


def in_force(code: AreaCode, successors: Mapping[AreaCode, AreaCode]) -> AreaCode:
    """Follow a retired code through its successors to the one in force; a code in force is itself.

    :raises ValueError: the successors lead in a circle
    """
    seen = {code}
    while code in successors:
        code = successors[code]
        if code in seen:
            raise ValueError(f"successors of {code} lead in a circle")
        seen.add(code)
    return code

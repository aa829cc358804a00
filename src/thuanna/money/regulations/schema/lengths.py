"""Lengths of time as a regulation says them: 180 days, 2 years, 2 years 1 day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

_FORM = re.compile(
    r"(?:(?P<years>[0-9]{1,3}) years?)? ?(?:(?P<months>[0-9]{1,3}) months?)? ?(?:(?P<days>[0-9]{1,5}) days?)?"
)
_LAST_DAY = date.max.toordinal()


class LengthNotUnderstood(Refusal):
    """The text is no length of time."""

    code = "length_not_understood"


@dataclass(frozen=True, slots=True)
class Length:
    """Months and days; a year is twelve months. Falls due as membership does in ``kernel.ages``."""

    months: int = 0
    days: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """Read ``"180 days"``, ``"2 years"`` or ``"2 years 1 day"``.

        :raises LengthNotUnderstood: it is written otherwise
        """
        found = _FORM.fullmatch(text.strip())
        if found is None or not text.strip():
            raise LengthNotUnderstood(
                t(
                    "อ่านระยะเวลา “{text}” ไม่ออก ให้เขียนแบบ 180 days, 6 months หรือ 2 years 1 day",
                    "“{text}” is no length of time; write 180 days, 6 months or 2 years 1 day",
                    text=text,
                )
            )
        years, months, days = (int(found[name] or 0) for name in ("years", "months", "days"))
        return cls(years * 12 + months, days)

    @property
    def shortest(self) -> int:
        """The fewest days it can be, whatever day it begins on."""
        years, months = divmod(self.months, 12)
        return years * 365 + max(0, years // 4 - 1) + _MONTHS[months][0] + self.days

    @property
    def longest(self) -> int:
        """The most days it can be."""
        years, months = divmod(self.months, 12)
        return years * 365 + -(-years // 4) + _MONTHS[months][1] + self.days

    def after(self, start: date) -> date:
        """The day on which it is completed, counted from `start`; 31 January and a month is 28 February."""
        day = add_months(start, self.months).toordinal() + self.days
        return date.fromordinal(min(day, _LAST_DAY))

    def is_completed(self, start: date, on: date) -> bool:
        """Whether the time from `start` to `on` is at least this long."""
        return self.after(start) <= on

    @property
    def words(self) -> Phrase:
        """As people say it: 2 ปี 1 วัน."""
        years, months = divmod(self.months, 12)
        parts = [(years, "ปี", "year"), (months, "เดือน", "month"), (self.days, "วัน", "day")]
        said = [(count, th, en) for count, th, en in parts if count] or [(0, "วัน", "day")]
        return t(
            " ".join(f"{count} {th}" for count, th, _ in said),
            " ".join(f"{count} {en}{'' if count == 1 else 's'}" for count, _, en in said),
        )

    def __str__(self) -> str:
        return self.words.in_("en")


_MONTHS: tuple[tuple[int, int], ...] = (
    (0, 0),
    (28, 31),
    *((days, days + 3) for days in (59, 89, 120, 150, 181, 212, 242, 273, 303, 334)),
)
"""The fewest and most days of so many months in a row."""


def add_months(start: date, months: int) -> date:
    """The corresponding day so many months later, or that month's last day where it has none."""
    counted = start.year * 12 + start.month - 1 + months
    year, month = counted // 12, counted % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def months_between(start: date, on: date) -> int:
    """Full months from one day to another; the last may end on a month's last day."""
    months = (on.year - start.year) * 12 + on.month - start.month
    return months - (add_months(start, months) > on)

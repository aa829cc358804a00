"""Dates of which the day, or day and month, may be unknown, as civil registers have them.

Owns the value and its order. Reading and showing it in Thai is `thai_dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from .language import t
from .refusals import Refusal
from .thai_months import ENGLISH_MONTHS, THAI_MONTHS

BUDDHIST_OFFSET = 543
EARLIEST_YEAR = 1850
LATEST_YEAR = 2200
"""Common Era years a register of living memory and its plans can hold. The Buddhist years of
this window (2393–2743) lie outside the window itself, so a full year always tells its era."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class DateImpossible(Refusal):
    """No calendar has that day."""

    code = "date_impossible"


@dataclass(frozen=True)
class PartialDate:
    """A year, perhaps with its month, perhaps with its day; Common Era.

    Sorts by the first day it may mean, the less known before the fully known.

    :raises DateImpossible: no such month or day, or a day without a month
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= date.max.year:
            raise DateImpossible(t("ไม่มีปีนี้ในปฏิทิน", "The calendar has no such year."))
        if self.month is None:
            if self.day is not None:
                raise DateImpossible(
                    t("มีวันที่แต่ไม่มีเดือน กรุณากรอกเดือนด้วย", "There is a day but no month. Please add the month.")
                )
            return
        if not 1 <= self.month <= 12:
            raise DateImpossible(
                t(
                    "ไม่มีเดือนที่ {month} กรุณากรอกวัน เดือน ปี ตามลำดับ เช่น 5 พ.ค. 2510",
                    "There is no month {month}. Please give day, month, year, such as 5 May 1967.",
                    month=self.month,
                )
            )
        if self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise _no_such_day(self.year, self.month, self.day)

    @classmethod
    def of(cls, day: date) -> Self:
        """A fully known date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read back what `str()` wrote: ``2026``, ``2026-11`` or ``2026-11-21``.

        :raises DateImpossible: the form is right, the day does not exist
        :raises ValueError: another form; people's dates go through `thai_dates.parse_date`
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError("not an ISO date")
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        return cls(year, month, day)

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it may mean."""
        if self.month is None:
            return date(self.year, 12, 31)
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def first_day(self) -> date:
        """The day the law counts from when day or month is unknown (ป.พ.พ. มาตรา 16)."""
        return self.earliest

    def as_date(self) -> date:
        """The date, when fully known.

        :raises ValueError: day or month is unknown; ask `is_full` first
        """
        if not self.is_full:
            raise ValueError("the day is not known")
        return self.earliest

    def __lt__(self, other: PartialDate) -> bool:
        return self._order() < other._order()

    def __le__(self, other: PartialDate) -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: PartialDate) -> bool:
        return self._order() > other._order()

    def __ge__(self, other: PartialDate) -> bool:
        return self._order() >= other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        known = [f"{self.year:04}"]
        known += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(known)


def _no_such_day(year: int, month: int, day: int) -> DateImpossible:
    # In a leap year the month would have it: name the year, so that the reason can be seen.
    is_leap_day = (month, day) == (2, 29)
    return DateImpossible(
        t(
            "เดือน{month_th}{year_th}ไม่มีวันที่ {day} กรุณากรอกวันที่ตามเอกสาร เช่น 5 พ.ค. 2510",
            "{month_en}{year_en} has no day {day}. Please enter it as documented, such as 5 May 1967.",
            month_th=THAI_MONTHS[month - 1],
            month_en=ENGLISH_MONTHS[month - 1],
            year_th=f" พ.ศ. {year + BUDDHIST_OFFSET} " if is_leap_day else "",
            year_en=f" {year}" if is_leap_day else "",
            day=day,
        )
    )

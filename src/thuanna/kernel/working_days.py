"""Working days: every day but Saturdays, Sundays and the days on which offices are closed.

Which days those are is data (``rules/participation/closed_days.yaml``); this only counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The days on which offices are closed.

    :ivar closed: for each year that was announced, its closed days besides week-ends
    :ivar every_year: (month, day) of those that fall on the same day each year; used for years not announced
    """

    closed: Mapping[int, frozenset[date]]
    every_year: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    def is_known(self, year: int) -> bool:
        """Whether the year's closed days were announced; if not, days that move are missing."""
        return year in self.closed

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open."""
        if day.weekday() >= _SATURDAY:
            return False
        if day.year in self.closed:
            return day not in self.closed[day.year]
        return (day.month, day.day) not in self.every_year

    def on_or_after(self, day: date) -> date:
        """The day itself if offices are open, else the next working day (Civil Code, 193/8)."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def after(self, start: date, working_days: int) -> date:
        """The last day of a term of so many working days; the day of the event is not counted (193/3)."""
        assert working_days >= 0, "a term does not run backwards"
        day = start
        for _ in range(working_days):
            day = self.on_or_after(day + _ONE_DAY)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; none if `end` is not later."""
        days = (start + timedelta(days=n) for n in range(1, max(0, (end - start).days) + 1))
        return sum(1 for day in days if self.is_working_day(day))


def read_days(text: str) -> frozenset[date]:
    """Closed days as they stand in the rules: ISO dates with spaces between them.

    :raises ValueError: one of them is no date
    """
    return frozenset(date.fromisoformat(word) for word in text.split())


def read_every_year(text: str) -> frozenset[tuple[int, int]]:
    """Days of every year: ``01-01 12-31``.

    :raises ValueError: one of them is no month and day
    """
    leap_year = 2024
    days = (date.fromisoformat(f"{leap_year}-{word}") for word in text.split())
    return frozenset((day.month, day.day) for day in days)

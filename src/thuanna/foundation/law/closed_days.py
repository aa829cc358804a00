"""The working days of this release, from the list of days on which government offices are closed."""

from __future__ import annotations

import functools

from thuanna.kernel.working_days import Calendar, read_days, read_every_year

from . import queries

FILE = "participation/closed_days"


@functools.cache
def calendar() -> Calendar:
    """Every year announced so far; for later years the days that are the same every year."""
    found = queries.shipped(FILE).parameters
    announced = {day.year: read_days(str(value)) for day, value in found["closed_days"].values if value}
    return Calendar(announced, read_every_year(str(found["closed_every_year"].values[-1][1])))

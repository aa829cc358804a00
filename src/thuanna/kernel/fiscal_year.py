"""The Thai fiscal year: October to September, named by the Buddhist year in which it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from .language import t
from .partial_dates import BUDDHIST_OFFSET, EARLIEST_YEAR, LATEST_YEAR
from .periods import Period
from .refusals import Refusal

_FIRST_MONTH = 10


class FiscalYearImplausible(Refusal):
    """The year is not a Buddhist year anyone keeps books for."""

    code = "fiscal_year_implausible"


@dataclass(frozen=True, order=True)
class FiscalYear:
    """``FiscalYear(2553)`` runs from 1 October 2552 to 30 September 2553.

    :raises FiscalYearImplausible: most likely a Common Era year was given
    """

    year: int

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR < self.year - BUDDHIST_OFFSET <= LATEST_YEAR:
            raise FiscalYearImplausible(
                t(
                    "ปีงบประมาณต้องเป็นปี พ.ศ. เช่น 2569",
                    "A fiscal year is a Buddhist year, such as 2569.",
                )
            )

    @classmethod
    def of(cls, day: date) -> Self:
        """The fiscal year in which `day` falls."""
        return cls(day.year + BUDDHIST_OFFSET + (day.month >= _FIRST_MONTH))

    @property
    def starts_on(self) -> date:
        """1 October of the year before."""
        return date(self.year - BUDDHIST_OFFSET - 1, _FIRST_MONTH, 1)

    @property
    def ends_before(self) -> date:
        """1 October, the first day of the next one."""
        return date(self.year - BUDDHIST_OFFSET, _FIRST_MONTH, 1)

    @property
    def months(self) -> list[date]:
        """The first day of each of its twelve months, October first."""
        first, after = (day.year * 12 + _FIRST_MONTH - 1 for day in (self.starts_on, self.ends_before))
        counted = range(first, after)
        return [date(months // 12, months % 12 + 1, 1) for months in counted]

    @property
    def period(self) -> Period:
        """Its days as a period."""
        return Period(self.starts_on, self.ends_before)

    @property
    def next(self) -> Self:
        """The one that follows."""
        return type(self)(self.year + 1)

    @property
    def previous(self) -> Self:
        """The one before."""
        return type(self)(self.year - 1)

    def contains(self, day: date) -> bool:
        """Whether `day` falls in it."""
        return self.starts_on <= day < self.ends_before

    def __str__(self) -> str:
        return str(self.year)

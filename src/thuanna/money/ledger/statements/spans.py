"""The time a statement is about: a month, a fiscal year, or any days; with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.thai_dates import english_date, thai_date

_LEAP_DAY = (2, 29)


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The days from `starts_on` up to, not including, `ends_before`."""

    starts_on: date
    ends_before: date

    @classmethod
    def month(cls, day: date) -> Span:
        """The month in which a day lies."""
        first = day.replace(day=1)
        return cls(first, _month_after(first))

    @classmethod
    def year(cls, year: FiscalYear) -> Span:
        """A whole fiscal year."""
        return cls(year.starts_on, year.ends_before)

    @property
    def last_day(self) -> date:
        """The last day in it."""
        return self.ends_before - timedelta(days=1)

    @property
    def is_month(self) -> bool:
        """Whether it is one calendar month."""
        return self == Span.month(self.starts_on)

    @property
    def fiscal_year(self) -> FiscalYear:
        """The fiscal year in which it ends."""
        return FiscalYear.of(self.last_day)

    @property
    def is_year(self) -> bool:
        """Whether it is one fiscal year."""
        return self == Span.year(self.fiscal_year)

    @property
    def year_before(self) -> Span:
        """The same days a year earlier."""
        return Span(_year_earlier(self.starts_on), _year_earlier(self.ends_before))

    @property
    def year_to_date(self) -> Span:
        """From the beginning of its fiscal year to its end."""
        return Span(self.fiscal_year.starts_on, self.ends_before)

    @property
    def words(self) -> Phrase:
        """The span as a heading says it."""
        if self.is_month:
            return t("เดือน{month}", "{month}", month=month_words(self.starts_on))
        if self.is_year:
            return t("ปีงบประมาณ {year}", "Fiscal year {year}", year=self.fiscal_year.year)
        return t(
            "{first} ถึง {last}",
            "{first} to {last}",
            first=day_words(self.starts_on),
            last=day_words(self.last_day),
        )


def day_words(day: date) -> Phrase:
    """A day: 21 พฤศจิกายน 2569."""
    return t(thai_date(day), english_date(day))


def month_words(day: date) -> Phrase:
    """The month of a day: พฤศจิกายน 2569."""
    month = PartialDate(day.year, day.month)
    return t(thai_date(month), english_date(month))


def as_at(day: date) -> Phrase:
    """The heading of a statement of one day."""
    return t("ณ วันที่ {day}", "As at {day}", day=day_words(day))


def _month_after(first: date) -> date:
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)


def _year_earlier(day: date) -> date:
    if (day.month, day.day) == _LEAP_DAY:
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)

"""The Thai calendar: dates read and shown in the Buddhist era.

Owns how dates look. Storage is ISO and Common Era; the fiscal year is `fiscal_year`, ages are `ages`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from .date_reading import (
    BEFORE_2484_NEW_YEAR,
    TWO_DIGIT_YEAR,
    DateAmbiguous,
    DateEmpty,
    DateImplausible,
    DateNotUnderstood,
    Era,
    ParsedDate,
    date_from_spreadsheet,
    parse_date,
)
from .numbers import thai_digits
from .partial_dates import BUDDHIST_OFFSET, DateImpossible, PartialDate
from .thai_months import ENGLISH_MONTHS, SHORT_THAI_MONTHS, THAI_MONTHS

__all__ = [
    "BANGKOK",
    "BEFORE_2484_NEW_YEAR",
    "TWO_DIGIT_YEAR",
    "DateAmbiguous",
    "DateEmpty",
    "DateImplausible",
    "DateImpossible",
    "DateNotUnderstood",
    "Era",
    "ParsedDate",
    "PartialDate",
    "buddhist_year",
    "date_from_spreadsheet",
    "day_of",
    "english_date",
    "parse_date",
    "thai_date",
]

BANGKOK: Final = ZoneInfo("Asia/Bangkok")


def day_of(moment: datetime) -> date:
    """The day it is in Bangkok at a moment."""
    return moment.astimezone(BANGKOK).date()


Style = Literal["long", "short", "numeric"]
Digits = Literal["arabic", "thai"]


def buddhist_year(year: int) -> int:
    """The Buddhist year of a Common Era year: 2026 is 2569."""
    return year + BUDDHIST_OFFSET


def thai_date(day: date | PartialDate, style: Style = "long", digits: Digits = "arabic") -> str:
    """Show a date in Thai: ``21 พฤศจิกายน 2569``, ``21 พ.ย. 2569`` or ``21/11/2569``.

    What is unknown is left out: ``พฤศจิกายน 2569``, ``พ.ศ. 2510``.
    """
    known = _partial(day)
    shown = _numeric(known) if style == "numeric" else _in_thai_words(known, style)
    return thai_digits(shown) if digits == "thai" else shown


def english_date(day: date | PartialDate) -> str:
    """Show a date in English and the Common Era: ``21 November 2026``."""
    known = _partial(day)
    parts = [str(known.day)] if known.day is not None else []
    if known.month is not None:
        parts.append(ENGLISH_MONTHS[known.month - 1])
    return " ".join([*parts, str(known.year)])


def _partial(day: date | PartialDate) -> PartialDate:
    return day if isinstance(day, PartialDate) else PartialDate.of(day)


def _numeric(known: PartialDate) -> str:
    parts = [f"{part:02}" for part in (known.day, known.month) if part is not None]
    return "/".join([*parts, str(buddhist_year(known.year))])


def _in_thai_words(known: PartialDate, style: Style) -> str:
    year = str(buddhist_year(known.year))
    if known.month is None:
        return f"พ.ศ. {year}"
    names = THAI_MONTHS if style == "long" else SHORT_THAI_MONTHS
    month_and_year = f"{names[known.month - 1]} {year}"
    return month_and_year if known.day is None else f"{known.day} {month_and_year}"

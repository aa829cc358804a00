"""Reads dates in every form people type them. Imported through `thai_dates`.

What the reader will not do is guess: a date that can be read in two ways is refused with a
reason, because a birth date that is wrong by 43 years pays the wrong person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .language import Phrase, t
from .numbers import arabic_digits
from .partial_dates import BUDDHIST_OFFSET, EARLIEST_YEAR, LATEST_YEAR, DateImpossible, PartialDate
from .refusals import Refusal
from .thai_months import MONTH, month_number

Era = Literal["be", "ce"]

TWO_DIGIT_YEAR = "two_digit_year"
BEFORE_2484_NEW_YEAR = "before_2484_new_year"
_FIRST_YEAR_FROM_JANUARY = 1941
_FUTURE_YEARS_OF_TWO_DIGITS = 10


class DateEmpty(Refusal):
    """Nothing was written."""

    code = "date_empty"


class DateNotUnderstood(Refusal):
    """The text has no form of a date."""

    code = "date_not_understood"


class DateAmbiguous(Refusal):
    """The date can be read in two ways."""

    code = "date_ambiguous"


class DateImplausible(Refusal):
    """The year lies outside living memory and any plan."""

    code = "date_implausible"


@dataclass(frozen=True)
class ParsedDate:
    """What was read, in which era it was written, and what deserves a second look.

    :ivar notes: ``two_digit_year`` (25xx was taken), ``before_2484_new_year`` (January to March
        before 2484, when the year began in April: the year may be one too low)
    """

    partial: PartialDate
    era: Era
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Written:
    """The parts of a date as they stood on paper; zero and None mean not given."""

    year: str
    month: int | None = None
    day: int | None = None
    in_english: bool = False


_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_TIME = re.compile(
    r"(?<=\d)[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2}|น\.?|am|pm)?$", re.ASCII
)
_WEEKDAY = (
    r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?"
)
_FILLER = re.compile(rf"{_WEEKDAY}|วันที่|เดือน|ปี")
_BUDDHIST = re.compile(r"พ\s*\.?\s*ศ\s*\.?|พุทธศักราช|\bb\.?e(?:\.|\b)")
_COMMON = re.compile(r"ค\s*\.?\s*ศ\s*\.?|คริสต์?ศักราช|\b(?:c\.?e|a\.?d)(?:\.|\b)")

_SEP = r"\s*[/\-. ]\s*"
_UNKNOWN_DAY = re.compile(rf"-+\s*/\s*(\d{{1,2}}){_SEP}(\d{{4}})", re.ASCII)
_UNKNOWN_MONTH = re.compile(r"(?:[-/.\s]+)(\d{4})", re.ASCII)
_THREE = re.compile(rf"(\d{{1,4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,4}})", re.ASCII)
_TWO = re.compile(rf"(\d{{1,4}}){_SEP}(\d{{1,4}})", re.ASCII)
_YEAR = re.compile(r"\d{2}|\d{4}", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_AROUND_MONTH = " -/.,"


def parse_date(text: str, *, today: date | None = None, day_first: bool = False) -> ParsedDate:
    """Read a date, a month of a year, or a year.

    A year of four digits tells its own era. A year of two digits is 25xx, unless that cannot be
    told: beside an English month, written first, where year and day could be swapped
    (``11/12/13``), or more than ten years after `today`, when it may as well be 24xx or 19xx.

    :param today: lets two-digit years far in the future be refused
    :param day_first: the caller knows the order (labelled boxes, other rows of the column)
    :raises DateEmpty: nothing but dashes and spaces
    :raises DateNotUnderstood: no form of a date
    :raises DateImpossible: that month has no such day
    :raises DateAmbiguous: two readings
    :raises DateImplausible: a year before 1850 (พ.ศ. 2393) or after 2200 (พ.ศ. 2743)
    """
    plain = _INVISIBLE.sub("", arabic_digits(text)).translate(_DASHES).casefold()
    plain, era = _take_era(_TIME.sub("", " ".join(plain.split())))
    plain = " ".join(_FILLER.sub(" ", plain).split()).strip(" ,")
    if not plain.strip("-./ "):
        raise DateEmpty(
            t(
                "ยังไม่ได้กรอกวันที่ กรุณากรอก เช่น 5 พ.ค. 2510",
                "No date was given. Please enter one, such as 5 May 1967.",
            )
        )
    written = _in_words(plain) or _in_numbers(plain, day_first=day_first) or _year_only(plain, era)
    if written is None:
        raise _not_understood()
    return _dated(written, era, today)


def date_from_spreadsheet(day: date) -> ParsedDate:
    """Mend a spreadsheet's date typed with a Buddhist year (the cell holds 21 November 2569 C.E.).

    :raises DateImpossible: 29 February of a Buddhist year whose own year has none
    :raises DateImplausible: the year fits neither era
    """
    return _dated(_Written(f"{day.year:04}", day.month, day.day), None, None)


def _take_era(plain: str) -> tuple[str, Era | None]:
    without, found = _BUDDHIST.subn(" ", plain)
    if found:
        return without, "be"
    without, found = _COMMON.subn(" ", plain)
    return (without, "ce") if found else (plain, None)


def _in_words(plain: str) -> _Written | None:
    """Forms with the month's name."""
    found = MONTH.search(plain)
    if found is None:
        return None
    month, in_english = month_number(found), found[0].isascii()
    before, after = plain[: found.start()].strip(_AROUND_MONTH), plain[found.end() :].strip(_AROUND_MONTH)
    day = _ORDINAL.fullmatch(before)
    if day and _YEAR.fullmatch(after):
        return _Written(after, month, _day(day[1]), in_english)
    if not before and _YEAR.fullmatch(after):
        return _Written(after, month, None, in_english)
    if len(before) == 4 and before.isdecimal():
        day = _ORDINAL.fullmatch(after)
        if day or not after:
            return _Written(before, month, _day(day[1]) if day else None, in_english)
    first, _, year = after.replace(",", " ").partition(" ")
    day = _ORDINAL.fullmatch(first)
    if not before and day and _YEAR.fullmatch(year.strip()):
        return _Written(year.strip(), month, _day(day[1]), in_english)
    raise _not_understood()


def _day(digits: str) -> int:
    """The day; zero is not passed off as unknown where a month was written out."""
    day = int(digits)
    if day == 0:
        raise DateImpossible(
            t("ไม่มีวันที่ 0 ถ้าไม่ทราบวัน ให้เว้นวันไว้", "There is no day 0. If it is unknown, leave it out.")
        )
    return day


def _in_numbers(plain: str, *, day_first: bool) -> _Written | None:
    """Forms in figures; zeros or dashes stand for an unknown day or month, as on identity cards."""
    if match := _UNKNOWN_MONTH.fullmatch(plain):
        return _Written(match[1])
    if match := _UNKNOWN_DAY.fullmatch(plain):
        return _Written(match[2], int(match[1]))
    if match := _THREE.fullmatch(plain):
        return _three_numbers(match[1], match[2], match[3], day_first=day_first)
    if match := _TWO.fullmatch(plain):
        return _month_and_year(match[1], match[2], day_first=day_first)
    return None


def _three_numbers(first: str, middle: str, last: str, *, day_first: bool) -> _Written | None:
    if len(first) == 4 and len(last) <= 2:
        return _Written(first, int(middle) or None, int(last) or None)
    if len(first) > 2 or len(last) not in (2, 4):
        return None
    if len(last) == 2 and _may_be_year_first(int(first), len(first), int(middle), int(last), day_first):
        raise _ambiguous_order()
    return _Written(last, int(middle) or None, int(first) or None)


def _may_be_year_first(first: int, digits: int, middle: int, last: int, day_first: bool) -> bool:
    """Whether ``11/12/13`` could be meant. A single figure in front is never a year."""
    if first > 31:
        return True
    return not day_first and digits == 2 and middle <= 12 and 1 <= last <= 31


def _month_and_year(first: str, last: str, *, day_first: bool) -> _Written | None:
    if len(first) == 4 and len(last) <= 2:
        return _Written(first, int(last) or None)
    if len(first) > 2 or len(last) not in (2, 4):
        return None
    if len(last) == 2 and int(last) <= 31 and not day_first:
        raise _ambiguous_order()
    return _Written(last, int(first) or None)


def _year_only(plain: str, era: Era | None) -> _Written | None:
    """Two digits alone are a year only where พ.ศ. or ค.ศ. says so; else they may be an age."""
    match = _YEAR.fullmatch(plain)
    return _Written(plain) if match and (len(plain) == 4 or era) else None


def _dated(written: _Written, era: Era | None, today: date | None) -> ParsedDate:
    notes = []
    if len(written.year) == 2:
        year, era = _year_of_two_digits(written, era, today), "be"
        notes.append(TWO_DIGIT_YEAR)
    else:
        year, era = _year_of_four_digits(int(written.year), era)
    partial = PartialDate(year, written.month, written.day)
    if year < _FIRST_YEAR_FROM_JANUARY and written.month in (1, 2, 3):
        notes.append(BEFORE_2484_NEW_YEAR)
    return ParsedDate(partial, era, tuple(notes))


def _year_of_two_digits(written: _Written, era: Era | None, today: date | None) -> int:
    year = 2500 + int(written.year) - BUDDHIST_OFFSET
    is_far_ahead = today is not None and year > today.year + _FUTURE_YEARS_OF_TWO_DIGITS
    if era == "ce" or is_far_ahead or (written.in_english and era is None):
        raise DateAmbiguous(
            t(
                "ปีสองหลัก “{year}” อ่านได้หลายอย่าง กรุณากรอกปีให้ครบสี่หลัก เช่น 5 พ.ค. 2510",
                "The two-digit year “{year}” can be read in several ways. "
                "Please write all four digits, such as 5 May 1967.",
                year=written.year,
            )
        )
    return year


def _year_of_four_digits(year: int, era: Era | None) -> tuple[int, Era]:
    if era != "be" and EARLIEST_YEAR <= year <= LATEST_YEAR:
        return year, "ce"
    if era != "ce" and EARLIEST_YEAR <= year - BUDDHIST_OFFSET <= LATEST_YEAR:
        return year - BUDDHIST_OFFSET, "be"
    raise DateImplausible(_implausible_words(year, era))


def _implausible_words(year: int, era: Era | None) -> Phrase:
    if era == "ce":
        return t(
            "ปี ค.ศ. {year} ไม่น่าจะใช่ ถ้าหมายถึง พ.ศ. กรุณากรอก พ.ศ. {year}",
            "The year {year} C.E. is not plausible. If the Buddhist year is meant, write B.E. {year}.",
            year=year,
        )
    if era == "be":
        return t(
            "ปี พ.ศ. {year} ไม่น่าจะใช่ ถ้าหมายถึง ค.ศ. กรุณากรอก ค.ศ. {year}",
            "The Buddhist year {year} is not plausible. If the Common Era is meant, write C.E. {year}.",
            year=year,
        )
    return t(
        "ปี {year} ไม่น่าจะใช่ทั้ง พ.ศ. และ ค.ศ. กรุณาตรวจปีอีกครั้ง เช่น 2510",
        "The year {year} fits neither the Buddhist nor the Common Era. Please check it, for example 2510.",
        year=year,
    )


def _ambiguous_order() -> DateAmbiguous:
    return DateAmbiguous(
        t(
            "บอกไม่ได้ว่าตัวเลขใดเป็นวัน เดือน หรือปี กรุณากรอกปีให้ครบสี่หลัก เช่น 5/5/2510",
            "It cannot be told which number is the day, the month or the year. "
            "Please write the year with four digits, such as 5/5/2510.",
        )
    )


def _not_understood() -> DateNotUnderstood:
    return DateNotUnderstood(
        t(
            "อ่านวันที่ไม่ออก กรุณากรอกวัน เดือน ปี เช่น 5 พ.ค. 2510 หรือ 5/5/2510",
            "This could not be read as a date. Please give day, month, year, such as 5 May 1967 or 5/5/2510.",
        )
    )

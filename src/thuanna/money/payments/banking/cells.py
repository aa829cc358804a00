"""Understands one cell of a statement: a day in either era, an amount, words."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.partial_dates import BUDDHIST_OFFSET
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import date_from_spreadsheet, parse_date

_EPOCH = datetime.date(1899, 12, 30)
_SHORT_YEAR = re.compile(r"^(?P<before>.*?\D)(?P<year>\d{2})(?P<after>(?:[ t]+\d{1,2}:\d{2}.*)?)$", re.ASCII)
_ISO = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[ T].*)?$", re.ASCII)
_SIDE = re.compile(r"\s*(cr|dr)\.?\s*$", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "--", "–", "—", ".", "0.00-"})
_CENT = Decimal("0.01")
_NOISE_OF_SPREADSHEETS = Decimal("0.0001")


class CellNotUnderstood(Refusal):
    """What stands in the cell is not what its column should hold."""

    code = "bank_cell_not_understood"


def words(cell: Cell, most: int) -> str:
    """The cell as one clean line of at most `most` characters; a whole number without its point."""
    if cell is None or isinstance(cell, bool):
        return ""
    shown = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return clean_line(shown)[:most]


def day(cell: Cell, *, today: datetime.date) -> datetime.date | None:
    """The day in a cell; two-digit years are of the era that lies nearest to `today`.

    :raises Refusal: not a whole date
    """
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return _whole(date_from_spreadsheet(cell).partial)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _whole(date_from_spreadsheet(_EPOCH + datetime.timedelta(days=int(cell))).partial)
    plain = arabic_digits(words(cell, 60))
    if plain in _NOTHING:
        return None
    iso = _ISO.match(plain)
    if iso:
        plain = f"{iso[3]}/{iso[2]}/{iso[1]}"
    return _whole(parse_date(_with_full_year(plain, today), today=today, day_first=True).partial)


def amount(cell: Cell) -> Money | None:
    """The amount in a cell; nothing for an empty one or a dash.

    :raises Refusal: not an amount
    """
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, float | int):
        return _from_figure(Decimal(repr(cell)))
    plain = words(cell, 60).replace("฿", "").strip()
    if plain in _NOTHING:
        return None
    side = _SIDE.search(plain)
    if side:
        plain = plain[: side.start()]
    if plain.endswith("-"):
        plain = f"-{plain[:-1]}"
    read = Money.baht(plain.replace("+", ""))
    return -read if side and side[1].lower() == "dr" else read


def _from_figure(figure: Decimal) -> Money:
    """A number as spreadsheets keep it: rounded only where they added noise."""
    rounded = figure.quantize(_CENT)
    if abs(figure - rounded) > _NOISE_OF_SPREADSHEETS:
        raise CellNotUnderstood(
            t("จำนวนเงิน {n} มีเศษเกินสตางค์", "{n} is finer than a satang.", n=str(figure)),
        )
    return Money.baht(rounded)


def _with_full_year(plain: str, today: datetime.date) -> str:
    """``21/11/69`` and ``21/11/26`` both mean 2026 when today is near it."""
    match = _SHORT_YEAR.match(plain)
    if match is None or re.fullmatch(r"\d{4}", plain[-4:]):
        return plain
    short = int(match["year"])
    years = (2000 + short, 2500 + short - BUDDHIST_OFFSET)
    nearest = min(years, key=lambda year: abs(year - today.year))
    return f"{match['before']}{nearest}"


def _whole(partial: object) -> datetime.date:
    year, month, day_ = partial.year, partial.month, partial.day  # type: ignore[attr-defined]  # a PartialDate
    if month is None or day_ is None:
        raise CellNotUnderstood(t("วันที่ไม่ครบวัน เดือน ปี", "The date lacks a day, month or year."))
    return datetime.date(year, month, day_)

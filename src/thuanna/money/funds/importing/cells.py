"""Understands one cell: what a spreadsheet holds, and what the person meant by it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel.citizen_number import CitizenNumber, is_no_number_yet
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line, is_surely_clean
from thuanna.kernel.thai_dates import ParsedDate, PartialDate, date_from_spreadsheet, parse_date
from thuanna.kernel.thai_months import ENGLISH_MONTHS, SHORT_THAI_MONTHS

_NOTHING = frozenset(
    {"", "-", "--", "---", "–", "—", ".", "ไม่มี", "ไม่ทราบ", "n/a", "na", "null", "none", "nan", "ไม่ระบุ", "_"}
)
_NOTHING_AS_TYPED = _NOTHING | {mark.upper() for mark in _NOTHING} | {mark.capitalize() for mark in _NOTHING}
_LONGEST_NOTHING = max(map(len, _NOTHING))
_DITTO = frozenset(
    {
        '"',
        "''",
        "“",
        "”",
        "″",
        "〃",
        ",,",
        "„",
        "-do-",
        "do",
        "ditto",
        "''.",
        '".',
        "เหมือนบน",
        "เหมือนข้างบน",
        "ฯ",
        "”.",
        '" "',
        "''''",
    }
)
_DITTO_AS_TYPED = _DITTO | {mark.upper() for mark in _DITTO} | {mark.capitalize() for mark in _DITTO}
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "####")
_BETWEEN_PHONES = re.compile(r"[,;/\n]|หรือ|และ")
_EXTENSION = re.compile(r"\s*(?:ต่อ|ext\.?)\s*", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d", re.ASCII)
_NOT_DIGITS = re.compile(r"[^0-9]")
_PHONE = re.compile(r"0\d{8,9}")
_PLAIN_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO_MOMENT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)(?: 00:00:00)?", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})-([^\d\s/-]{3,6})", re.ASCII)
_MONTHS = {name.casefold(): month for month, name in enumerate(SHORT_THAI_MONTHS, 1)} | {
    name[:3].casefold(): month for month, name in enumerate(ENGLISH_MONTHS, 1)
}
_SPREADSHEET_YEARS = 25
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")
_TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_EIGHT_DIGITS = re.compile(r"\d{8}", re.ASCII)
_SPACE_BEFORE_PHONE = re.compile(r"\s+(?=0\d)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)


class CellNotUnderstood(Refusal):
    """What stands in the cell is not what the column should hold."""

    code = "cell_not_understood"


def text(cell: Cell) -> str:
    """The cell as clean text; a whole number without its decimal point, nothing for a dash."""
    if isinstance(cell, str):
        plain = clean_line(cell)
        if plain != cell or not plain.isascii():
            plain = plain.translate(_TO_HALF_WIDTH) if _FULL_WIDTH.search(plain) else plain
        return "" if len(plain) <= _LONGEST_NOTHING and plain.casefold() in _NOTHING else plain
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def texts_of(row: Sequence[Cell]) -> list[str]:
    """The cells of a line as `text` gives them; nearly every line is clean, and is asked so at one look."""
    told = [cell for cell in row if type(cell) is str and cell]
    if is_surely_clean(" ".join(told)) and _NOTHING_AS_TYPED.isdisjoint(told):
        return [cell if type(cell) is str else text(cell) for cell in row]
    return [text(cell) if cell != "" else "" for cell in row]


def is_ditto(plain: str) -> bool:
    """Whether a text says "the same as above"."""
    return plain.casefold() in _DITTO


def may_hold_ditto(texts: Iterable[str]) -> bool:
    """Whether one of the texts could be a ditto mark: asked of every line, so it must be quick."""
    return not _DITTO_AS_TYPED.isdisjoint(texts)


def is_spreadsheet_error(plain: str) -> bool:
    """Whether the spreadsheet program itself could not work the cell out."""
    return plain.startswith(_ERRORS)


def citizen_number(cell: Cell, plain: str | None = None) -> CitizenNumber | None:
    """The citizen number, or None for none yet.

    :param plain: the cell as `text` gives it, where the caller has it already
    :raises Refusal: digits are gone (1.1E+12, cut zeros), or the check digit does not fit
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _number_from_figure(float(cell))
    plain = text(cell) if plain is None else plain
    if not plain or is_no_number_yet(plain):
        return None
    return CitizenNumber.parse(plain)


def _number_from_figure(figure: float) -> CitizenNumber | None:
    """A number kept as a figure: whole if the spreadsheet kept all thirteen digits."""
    if figure == 0:
        return None
    digits = str(int(figure)) if figure.is_integer() else ""
    if len(digits) == 13 and digits.endswith("0000"):
        raise CellNotUnderstood(_LOST, code="citizen_number_lost_digits")
    if len(digits) == 12:
        raise CellNotUnderstood(_LOST_ZERO, code="citizen_number_lost_zero")
    return CitizenNumber.parse(digits or str(figure))


@lru_cache(maxsize=65536)
def _parse_date_text(plain: str, today: datetime.date, day_first: bool = False) -> ParsedDate:
    match = _PLAIN_DATE.fullmatch(plain)
    if match is not None:
        try:
            return date_from_spreadsheet(datetime.date(int(match[3]), int(match[2]), int(match[1])))
        except ValueError:
            pass  # a part is unknown, or the calendar has no such day: parse_date tells which
    if _EIGHT_DIGITS.fullmatch(arabic_digits(plain)):
        plain = _with_strokes(arabic_digits(plain))
    return parse_date(plain, today=today, day_first=day_first)


def _with_strokes(digits: str) -> str:
    """Eight digits run together, day first (05052510) or year first (25100505), as the year tells."""
    year_first = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    day_first = f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"
    return day_first if 1800 <= int(digits[4:]) <= 2700 else year_first


def day(
    cell: Cell, plain: str | None = None, *, today: datetime.date, day_first: bool = False
) -> ParsedDate | None:
    """The date in the cell: text in any form, a spreadsheet date, or one typed with a Buddhist year.

    :param plain: the cell as `text` gives it, where the caller has it already
    :param day_first: other lines prove that the day comes first
    :raises Refusal: impossible, ambiguous or not a date
    """
    if isinstance(cell, datetime.datetime):
        return date_from_spreadsheet(cell.date())
    if isinstance(cell, datetime.date):
        return date_from_spreadsheet(cell)
    plain = text(cell) if plain is None else plain
    if not plain:
        return None
    if isinstance(cell, float | int) and not 1800 <= cell <= 2700:
        return _date_from_figure(float(cell), plain, today)
    return _parse_date_text(plain, today, day_first)


def _date_from_figure(figure: float, plain: str, today: datetime.date) -> ParsedDate:
    """Eight figures are day, month, year run together; five or six are a spreadsheet's day count."""
    if len(plain) in (7, 8) and figure.is_integer():
        digits = plain.zfill(8)
        return _parse_date_text(f"{digits[:2]}/{digits[2:4]}/{digits[4:]}", today)
    if 3000 <= figure < 300_000:
        return date_from_spreadsheet(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(figure)))
    return _parse_date_text(plain, today)


def number_behind_date(cell: Cell, *, today: datetime.date) -> str | None:
    """The number with a stroke (12/3) that a spreadsheet took for a date; None for anything else.

    In Thai settings the day comes first: 12/3 typed this year became 12 March of this year.
    """
    if isinstance(cell, str):
        if "-" not in cell:
            return None
        match = _ISO_MOMENT.fullmatch(cell) or _DAY_AND_MONTH.fullmatch(cell)
        if match is None:
            return None
        if match.re is _DAY_AND_MONTH:
            return (
                f"{int(match[1])}/{_MONTHS[match[2].casefold()]}" if match[2].casefold() in _MONTHS else None
            )
        cell = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    if not isinstance(cell, datetime.date):
        return None
    is_typed_lately = today.year - _SPREADSHEET_YEARS <= cell.year <= today.year + 1
    if cell.day == 1 and not is_typed_lately:
        return f"{cell.month}/{cell.year}"
    return f"{cell.day}/{cell.month}"


def month_and_year(
    day_cell: Cell, month_cell: Cell, year_cell: Cell, *, today: datetime.date
) -> ParsedDate | None:
    """A date kept in three columns.

    :raises Refusal: impossible, ambiguous or not a date
    """
    parts = [text(day_cell), text(month_cell), text(year_cell)]
    if not any(parts):
        return None
    if not parts[2]:
        raise CellNotUnderstood(
            t(
                "มีวันหรือเดือนเกิดแต่ไม่มีปีเกิด โปรดเติมปี พ.ศ. หรือเว้นว่างทั้งสามช่อง",
                "There is a day or month of birth but no year. Add the year or leave all three empty.",
            ),
            code="birth_year_missing",
        )
    separator = "/" if all(part.isdigit() for part in parts if part) else " "
    return _parse_date_text(separator.join(part for part in parts if part), today)


def full_date(partial: PartialDate) -> datetime.date:
    """The day itself.

    :raises CellNotUnderstood: only the month or the year is known
    """
    if partial.month is None or partial.day is None:
        raise CellNotUnderstood(
            t(
                "วันที่นี้ยังไม่ครบวัน เดือน ปี โปรดเติมให้ครบ เช่น 5 พ.ค. 2560",
                "This date is not complete. Give day, month and year, such as 5 May 2017.",
            ),
            code="date_incomplete",
        )
    return datetime.date(partial.year, partial.month, partial.day)


class Phones(NamedTuple):
    """The numbers in a cell; `is_whole` unless something stands there that is none."""

    numbers: tuple[str, ...]
    is_whole: bool = True


def phones(plain: str) -> Phones:
    """The phone numbers in a cell's text, as digits; a zero that the spreadsheet cut off is put back.

    An extension is kept behind ``#``, as the register keeps it.
    """
    plain = arabic_digits(plain)
    if not plain:
        return Phones(())
    if _PHONE.fullmatch(plain):
        return Phones((plain,))
    if _SCIENTIFIC.fullmatch(plain.replace(" ", "")):
        return Phones((), is_whole=False)
    parts = [part for part in _BETWEEN_PHONES.split(plain) if _HAS_DIGIT.search(part)]
    found = [_phone(part) for part in parts]
    if not all(found):
        # Two numbers with only a space between them: 081 2345678 0891234567.
        apart = [_phone(part) for part in _SPACE_BEFORE_PHONE.split(plain)]
        found = apart if all(apart) else found
    numbers = tuple(dict.fromkeys(number for number in found if number))
    return Phones(numbers, is_whole=bool(numbers) and all(found))


def _phone(part: str) -> str:
    """One number in the register's form, or nothing."""
    part, _, extension = _EXTENSION.sub("#", part).partition("#")
    digits = _NOT_DIGITS.sub("", part)
    if digits.startswith("66") and len(digits) in (10, 11):
        digits = "0" + digits[2:]
    if len(digits) in (8, 9) and not digits.startswith("0"):
        digits = "0" + digits
    extension = _NOT_DIGITS.sub("", extension)[:6]
    return f"{digits}#{extension}".rstrip("#") if _PHONE.fullmatch(digits) else ""


def money(cell: Cell) -> Money | None:
    """The amount in baht.

    :raises Refusal: not an amount, or finer than a satang
    """
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _MOST_WHOLE:
        return Money.baht(int(cell))
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        # A spreadsheet keeps 1234.5 as a binary fraction; its shortest decimal is what the person typed.
        return Money.baht(format(cell, ".10g") if isinstance(cell, float) else str(cell))
    plain = text(cell).removesuffix("บาท").strip()
    return Money.baht(plain) if plain else None


_MOST_WHOLE = 1e10  # beyond, a figure is no amount of a member: it goes the way that tells so

_SEXES = {
    "ชาย": "male",
    "ช": "male",
    "ช.": "male",
    "male": "male",
    "m": "male",
    "1": "male",
    "หญิง": "female",
    "ญ": "female",
    "ญ.": "female",
    "female": "female",
    "f": "female",
    "2": "female",
}


def sex(cell: Cell) -> str:
    """``male``, ``female`` or empty.

    :raises CellNotUnderstood: another word stands there
    """
    plain = arabic_digits(text(cell)).casefold()
    if not plain:
        return ""
    if plain not in _SEXES:
        raise CellNotUnderstood(
            t(
                "ช่องเพศอ่านไม่ออก โปรดกรอก ชาย หรือ หญิง",
                "The sex could not be read. Write male or female (ชาย or หญิง).",
            ),
            code="sex_not_understood",
        )
    return _SEXES[plain]


_LOST = t(
    "เลขประจำตัวประชาชนนี้ถูกโปรแกรมตารางปัดเป็นตัวเลขย่อ (เช่น 1.1E+12) หลักที่หายไปกู้คืนไม่ได้ "
    "โปรดจัดคอลัมน์เป็นข้อความ (Text) แล้วพิมพ์เลข 13 หลักใหม่จากบัตร",
    "The spreadsheet shortened this citizen number (like 1.1E+12) and its digits are gone. "
    "Set the column to Text and type the 13 digits again from the card.",
)
_LOST_ZERO = t(
    "เลขประจำตัวประชาชนนี้มี 12 หลัก เลข 0 ตัวหน้าอาจถูกตัดไป โปรดจัดคอลัมน์เป็นข้อความ (Text) แล้วตรวจกับบัตร",
    "This citizen number has 12 digits; a leading 0 may have been cut off. "
    "Set the column to Text and check it against the card.",
)

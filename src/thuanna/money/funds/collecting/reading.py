"""What a collection sheet says: a line for each payment, and the control totals below them.

Owns cells and headings of the sheet. Must not know: which member a line means.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.importing import cells
from thuanna.money.funds.importing.findings import Finding, Severity, column_letter
from thuanna.money.funds.importing.matching import exact_field_of, squeezed

T = TypeVar("T")
_SEARCHED_ROWS = 40
_WHO = ("member_no", "full_name", "given_name", "family_name", "title")
_OWN_NAMES = {
    "amount": (
        *("จำนวนเงิน", "จำนวน", "เงินสมทบ", "ยอดเงิน", "เงิน", "บาท", "รับเงิน", "ชำระ", "จ่าย", "ส่งเงิน"),
        *("จำนวนเงิน (บาท)", "เงินสมทบ (บาท)", "amount", "paid", "baht", "contribution"),
    ),
    "month": ("เดือน", "ประจำเดือน", "งวด", "งวดเดือน", "เดือนที่ส่ง", "month", "for month"),
    "on": ("วันที่", "วันที่รับเงิน", "วันที่จ่าย", "วันที่ส่ง", "date", "paid on"),
}
_FIELD_OF = {squeezed(name): field for field, names in _OWN_NAMES.items() for name in names}
_TOTAL = re.compile(r"\W*(?:รวม|ยอดรวม|total|sum|grand total)", re.IGNORECASE)
_COUNT = re.compile(r"(\d[\d,]*)\s*(?:คน|ราย|members|people)", re.IGNORECASE | re.ASCII)


class SheetNotUnderstood(Refusal):
    """No line of the file names the columns that a collection sheet needs."""

    code = "collection_header_not_found"


@dataclass(frozen=True)
class CollectionLine:
    """One payment as the sheet tells it; `month` is its first day."""

    line: int
    member_no: str
    name: str
    amount: Money
    month: datetime.date | None
    on: datetime.date | None


@dataclass(frozen=True)
class Control:
    """What was counted apart from the lines: the sum, the number of payers, or both."""

    total: Money | None = None
    count: int | None = None


@dataclass
class CollectionSheet:
    """What was understood of a sheet.

    :ivar line_count: lines that look like a payment, good or not
    :ivar control: the totals in the file itself
    """

    sheet_name: str
    columns: dict[str, int]
    headings: tuple[str, ...]
    lines: list[CollectionLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    line_count: int = 0
    control: Control = field(default_factory=Control)

    @property
    def total(self) -> Money:
        """The sum of the lines."""
        return sum((line.amount for line in self.lines), ZERO)

    def find(self, line: int, name: str, code: str, severity: Severity, message: Phrase) -> None:
        """Note a finding about a cell, or about the whole line."""
        index = self.columns.get(name)
        letter, heading = ("", "") if index is None else (column_letter(index), self.headings[index])
        self.findings.append(Finding(line, letter, heading, code, severity, message))


def read(
    content: bytes, file_name: str, *, today: datetime.date, sheet_name: str | None = None
) -> CollectionSheet:
    """Read a collection sheet; nothing is written anywhere.

    :raises FileNotReadable: no table
    :raises SheetNotUnderstood: no headings for a member and an amount, or no sheet of that name
    """
    for sheet in sheets.read(content, file_name):
        if sheet_name not in (None, sheet.name):
            continue
        for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
            columns = _columns(row)
            if "amount" in columns and {"member_no", "full_name", "given_name"} & columns.keys():
                return _read_lines(sheet, index + 1, columns, today)
    raise SheetNotUnderstood(
        t(
            "หาหัวตารางไม่พบ ใบเก็บเงินต้องมีคอลัมน์ เลขทะเบียนสมาชิก (หรือ ชื่อ-นามสกุล) และ จำนวนเงิน",
            "No headings were found. A collection sheet needs the member number (or the name) and an amount.",
        )
    )


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    """Column by field; the first of two with the same meaning counts."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        heading = " ".join(str(cell).split()) if isinstance(cell, str) else ""
        told = _FIELD_OF.get(squeezed(heading)) or exact_field_of(heading) if heading else None
        if told in (*_OWN_NAMES, *_WHO):
            found.setdefault(str(told), index)
    return found


def _read_lines(
    sheet: Sheet, header_line: int, columns: dict[str, int], today: datetime.date
) -> CollectionSheet:
    header = sheet.rows[header_line - 1]
    headings = tuple(" ".join(str(cell or "").split()) for cell in header)
    found = CollectionSheet(sheet.name, columns, headings)
    for line, row in enumerate(sheet.rows[header_line:], header_line + 1):
        texts = cells.texts_of(row)
        if not any(texts) or _is_header_again(texts, found):
            continue
        if not _take_total(line, row, texts, found):
            _read_line(line, row, found, today)
    return found


def _is_header_again(texts: Sequence[str], found: CollectionSheet) -> bool:
    at = found.columns["amount"]
    return at < len(texts) and bool(texts[at]) and texts[at] == found.headings[at]


def _take_total(line: int, row: Sequence[Cell], texts: Sequence[str], found: CollectionSheet) -> bool:
    """Keep what a line of totals says; the last one of the sheet counts."""
    label = next((text for text in texts if _TOTAL.match(text)), None)
    number = _text(row, found.columns.get("member_no"))
    if label is None or (number and not _TOTAL.match(number)):
        return False
    told = _COUNT.search(arabic_digits(" ".join(texts)))
    total = _understood(found, line, "amount", lambda: cells.money(_cell(row, found.columns["amount"])))
    found.control = Control(total, int(told[1].replace(",", "")) if told else None)
    return True


def _read_line(line: int, row: Sequence[Cell], found: CollectionSheet, today: datetime.date) -> None:
    columns = found.columns
    number = arabic_digits(_text(row, columns.get("member_no")))
    parts = [_text(row, columns.get(name)) for name in ("full_name", "given_name", "family_name")]
    name = " ".join(filter(None, [parts[0]] if parts[0] else parts))
    amount_text = _text(row, columns["amount"])
    if not number and not name and not amount_text:
        return
    if not number and not amount_text:
        found.find(line, "", "note_row", "info", _NOTE)
        return
    found.line_count += 1
    if not amount_text:
        found.find(line, "amount", "not_paid", "info", _NOT_PAID)
        return
    before = len(found.findings)
    amount = _understood(found, line, "amount", lambda: cells.money(_cell(row, columns["amount"])))
    month = _understood(found, line, "month", lambda: _month(_cell(row, columns.get("month")), today))
    on = _understood(found, line, "on", lambda: _day(_cell(row, columns.get("on")), today))
    if amount is not None and amount <= ZERO:
        found.find(line, "amount", "amount_not_positive", "error", _NOT_POSITIVE)
    if on is not None and on > today:
        found.find(line, "on", "date_in_future", "error", _IN_FUTURE)
    if len(found.findings) == before and amount is not None:
        found.lines.append(CollectionLine(line, number, name, amount, month, on))


def _understood(found: CollectionSheet, line: int, name: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Refusal as refusal:
        found.find(line, name, refusal.code, "error", refusal.phrase)
        return None


def _month(cell: Cell, today: datetime.date) -> datetime.date | None:
    parsed = cells.day(cell, today=today)
    if parsed is None:
        return None
    if parsed.partial.month is None:
        raise cells.CellNotUnderstood(_MONTH_WRONG, code="month_not_understood")
    return datetime.date(parsed.partial.year, parsed.partial.month, 1)


def _day(cell: Cell, today: datetime.date) -> datetime.date | None:
    parsed = cells.day(cell, today=today)
    return None if parsed is None else cells.full_date(parsed.partial)


def _cell(row: Sequence[Cell], index: int | None) -> Cell:
    return row[index] if index is not None and index < len(row) else None


def _text(row: Sequence[Cell], index: int | None) -> str:
    return cells.text(_cell(row, index))


_NOTE = t("แถวนี้เป็นข้อความ ไม่ใช่รายการรับเงิน", "This row is a note, not a payment.")
_NOT_PAID = t("ไม่มีจำนวนเงิน ถือว่ายังไม่ได้ส่งเงิน", "There is no amount: counted as not paid.")
_NOT_POSITIVE = t("จำนวนเงินต้องมากกว่าศูนย์", "The amount must be above zero.")
_IN_FUTURE = t("วันที่รับเงินยังมาไม่ถึง โปรดตรวจปี พ.ศ.", "The day of the money has not come yet. Check the year.")
_MONTH_WRONG = t(
    "ช่องเดือนต้องมีเดือนและปี เช่น ต.ค. 2569", "The month needs its year, such as October 2026 or 10/2026."
)

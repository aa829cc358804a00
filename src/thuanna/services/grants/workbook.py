"""The list of members claimed for matching as a workbook, to be attached to the proposal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import thai_date

HEADINGS = (
    "ลำดับ",
    "เลขทะเบียน",
    "ชื่อ นามสกุล",
    "หมู่บ้านหรือชุมชน",
    "เป็นสมาชิกตั้งแต่",
    "เคยได้รับ (ครั้ง)",
    "ขอรับสมทบ (บาท)",
)
_WIDTHS = (8, 14, 30, 26, 18, 14, 18)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One member of the list."""

    number: str
    name: str
    village: str
    joined_on: date
    earlier: int
    amount: Money


def claimed(lines: Sequence[Line], *, office: str, cutoff: date) -> bytes:
    """The list, with its title, its sum and a line to sign on."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("รายชื่อขอรับสมทบ")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet.write(0, 0, f"{office} — รายชื่อสมาชิกที่ขอรับการสมทบ ณ {thai_date(cutoff)}", bold)
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.write(1, column, heading, bold)
        sheet.set_column(column, column, width)
    for row, line in enumerate(lines, 2):
        cells = (
            row - 1,
            line.number,
            line.name,
            line.village,
            thai_date(line.joined_on, "short"),
            line.earlier,
        )
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
        sheet.write_number(row, len(cells), _baht(line.amount), money)
    end = len(lines) + 2
    total = sum((line.amount for line in lines), ZERO)
    sheet.write(end, 2, f"รวม {len(lines):,d} คน", bold)
    sheet.write_number(end, 6, _baht(total), money)
    sheet.write(end + 2, 2, "ลงชื่อ .............................. ประธานหรือรองประธานกองทุน")
    sheet.freeze_panes(2, 0)
    book.close()
    return file.getvalue()


def _baht(amount: Money) -> Decimal:
    return Decimal(amount.satang).scaleb(-2)

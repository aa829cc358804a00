"""Member registers as people keep them: workbooks, lists saved as text, pages saved as .xls."""

from __future__ import annotations

import csv
import datetime
import io
import random
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from stdnum.th.pin import calc_check_digit

Rows = Sequence[Sequence[Any]]
MADE_AT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
HEADINGS = (
    "ลำดับ",
    "เลขทะเบียนสมาชิก",
    "เลขประจำตัวประชาชน",
    "คำนำหน้า",
    "ชื่อ",
    "นามสกุล",
    "วันเกิด",
    "บ้านเลขที่",
    "หมู่ที่",
    "โทรศัพท์",
    "วันที่เป็นสมาชิก",
    "ผู้รับผลประโยชน์",
    "ความสัมพันธ์",
    "เงินสมทบสะสม",
)
_FIELDS = (
    "running_no",
    "member_no",
    "citizen_number",
    "title",
    "given_name",
    "family_name",
    "birth_date",
    "house_no",
    "moo",
    "phone",
    "admitted_on",
    "payee_name",
    "payee_relation",
    "paid_total",
)
_GIVEN = ("สมชาย", "สมหญิง", "บุญมี", "ทองใบ", "จันทร์เพ็ญ", "ประเสริฐ", "วิไล", "คำปัน", "แสงดาว", "อรุณ")
_FAMILY = ("ใจดี", "แก้วมา", "คำแสน", "ศรีทอง", "บุญเรือง", "ทองคำ", "ปัญญา", "วงศ์ใหญ่", "เมืองมูล", "สุขใจ")


def citizen_number(serial: int) -> str:
    """Thirteen digits whose check digit is right; the same ones for the same serial."""
    digits = f"39999{serial:07d}"
    return digits + calc_check_digit(digits + "0")


def member_line(serial: int, **changed: Any) -> list[Any]:
    """A line under `HEADINGS` with nothing wrong; the same one for the same serial."""
    chance = random.Random(serial)
    born = datetime.date(1940, 1, 1) + datetime.timedelta(days=chance.randrange(25_000))
    told: dict[str, Any] = dict(
        zip(
            _FIELDS,
            (
                serial,
                f"{serial % 9 + 1:02}-{serial:05}",
                citizen_number(serial),
                chance.choice(("นาย", "นาง", "นางสาว")),
                chance.choice(_GIVEN) + chance.choice(("", "พร", "ชัย", "วรรณ")),
                f"{chance.choice(_FAMILY)}{chance.choice(_FAMILY)}",
                f"{born.day}/{born.month}/{born.year + 543}",
                f"{chance.randrange(1, 400)}/{chance.randrange(1, 20)}",
                serial % 9 + 1,
                f"08{chance.randrange(10**8):08}",
                f"{chance.randrange(1, 28)}/{chance.randrange(1, 13)}/{chance.randrange(2550, 2569)}",
                f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}",
                chance.choice(("บุตร", "คู่สมรส", "มารดา")),
                chance.randrange(1, 40) * 365,
            ),
            strict=True,
        )
    )
    assert changed.keys() <= told.keys(), "the register has no such column"
    return list({**told, **changed}.values())


def register(size: int, *, first: int = 1) -> list[list[Any]]:
    """Headings and `size` good lines."""
    return [list(HEADINGS), *(member_line(serial) for serial in range(first, first + size))]


def xlsx(rows: Rows, *, draw: Callable[[Any, Any], None] | None = None, name: str = "ทะเบียน") -> bytes:
    """A workbook of one sheet; `draw(workbook, sheet)` adds what rows cannot say."""
    return workbook({name: rows}, draw=draw)


def workbook(
    sheets: dict[str, Rows], *, hidden: Iterable[str] = (), draw: Callable[[Any, Any], None] | None = None
) -> bytes:
    """A workbook; dates become dates of the spreadsheet, other cells are what they are.

    The same rows make the same bytes, whenever they are made.
    """
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": MADE_AT})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, column, cell)
                    elif cell is not None:
                        sheet.write(line, column, cell)
            if name in hidden:
                sheet.hide()
            if draw is not None:
                draw(book, sheet)
    return kept.getvalue()


def text(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A list saved as text."""
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=delimiter).writerows([["" if c is None else c for c in row] for row in rows])
    return kept.getvalue().encode(encoding)


def page(rows: Rows) -> bytes:
    """A web page with a table, as systems hand it out under the name .xls."""
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape('' if c is None else str(c))}</td>" for c in row) + "</tr>"
        for row in rows
    )
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    return f"<html><head>{head}</head><body><table>{cells}</table></body></html>".encode()


def ods(rows: Rows, *, name: str = "ทะเบียน") -> bytes:
    """An OpenDocument spreadsheet of one sheet, with text, numbers and dates."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(name)}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
        archive.writestr("content.xml", content)
    return kept.getvalue()


def _ods_cell(cell: Any) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, datetime.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"

"""Reads tables out of the files people have: .xlsx, .xls, .ods, .csv, and web pages saved as .xls.

Owns: bytes in, grids of plain cells out. Must not know: what a column means.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

Cell = (
    str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | None
)

MAX_CELLS = 6_000_000
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
_CELL_PLACE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d+)"')
_MAY_BE_FAR = re.compile(rb'r="(?:[A-Z]{2,3}\d|[A-Z]\d{6})')
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHER_KINDS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}


class FileNotReadable(Refusal):
    """The file is no table that can be read."""

    code = "file_not_readable"


@dataclass(frozen=True)
class Sheet:
    """One table. `rows[0]` is line 1 of the file."""

    name: str
    rows: Sequence[Sequence[Cell]]
    is_hidden: bool = False


def read(content: bytes, file_name: str) -> list[Sheet]:
    """Read every sheet that holds something, in the file's order.

    The kind is told by the content, not by the name: people rename files.

    :raises FileNotReadable: with code ``file_empty``, ``file_protected``, ``file_kind_unknown``,
        ``file_too_large`` or ``file_not_readable``
    """
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise FileNotReadable(_EMPTY, code="file_empty")
    head = content[:512].lstrip().lower()
    if content.startswith((_ZIP, _OLE)):
        sheets = _read_workbook(content)
    elif b"<html" in head or b"<table" in head or head.startswith(b"<!doctype html"):
        sheets = [Sheet("HTML", _read_html(_decode(content)))]
    else:
        sheets = [Sheet(file_name[:60] or "CSV", _read_text(content))]
    filled = [sheet for sheet in sheets if any(_is_filled(cell) for row in sheet.rows for cell in row)]
    if not filled:
        raise FileNotReadable(_EMPTY, code="file_empty")
    return filled


def _is_filled(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _read_workbook(content: bytes) -> list[Sheet]:
    if content.startswith(_ZIP):
        _refuse_bombs(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = {m.name for m in workbook.sheets_metadata if m.visible != SheetVisibleEnum.Visible}
        return [
            Sheet(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), name in hidden)
            for name in workbook.sheet_names
        ]
    except PasswordError as error:
        raise FileNotReadable(_PROTECTED, code="file_protected") from error
    except (CalamineError, OSError, ValueError) as error:
        if "assword" in str(error) or b"EncryptedPackage".decode().encode("utf-16-le") in content[:8192]:
            raise FileNotReadable(_PROTECTED, code="file_protected") from error
        raise FileNotReadable(_BROKEN) from error


def _refuse_bombs(content: bytes) -> None:
    """A small file may unpack to gigabytes, or name one far cell so that the grid fills the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                raise FileNotReadable(_TOO_LARGE, code="file_too_large")
            names = {entry.filename for entry in entries}
            if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
                raise FileNotReadable(_unknown("ZIP/Word/PowerPoint"), code="file_kind_unknown")
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    _refuse_far_cells(archive.read(entry))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FileNotReadable(_BROKEN) from error


def _refuse_far_cells(sheet_xml: bytes) -> None:
    if _MAY_BE_FAR.search(sheet_xml) is None:
        return  # columns A to Z and fewer than 100,000 lines: nearly every register, told at one look
    last_row = last_column = 1
    for letters, row in _CELL_PLACE.findall(sheet_xml):
        last_row = max(last_row, int(row))
        if len(letters) > 1:
            last_column = max(last_column, _column_number(letters))
    if last_row * max(last_column, 26) > MAX_CELLS:
        raise FileNotReadable(_TOO_LARGE, code="file_too_large")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _read_text(content: bytes) -> list[list[Cell]]:
    for magic, kind in _OTHER_KINDS.items():
        if content.startswith(magic):
            raise FileNotReadable(_unknown(kind), code="file_kind_unknown")
    text = _decode(content)
    if "\0" in text:
        raise FileNotReadable(_unknown("?"), code="file_kind_unknown")
    sample = text[:20_000]
    delimiter = max(",;\t|", key=lambda mark: _evenness(sample, mark))
    csv.field_size_limit(1_000_000)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[_unwrapped(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise FileNotReadable(_BROKEN) from error


def _unwrapped(cell: str) -> str:
    """What a program wrote as ``="0812345678"``, so that Excel should leave the digits alone."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 3 else cell


def _evenness(sample: str, mark: str) -> int:
    """How many lines agree on the most common number of this mark, weighted by that number."""
    counts = [line.count(mark) for line in sample.splitlines() if line.strip()]
    used = [count for count in counts if count]
    return max((used.count(number) * number for number in set(used)), default=0)


def _decode(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 as Excel saves "Unicode text", else the Thai code page 874."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if content[1:400:2].count(0) > content[:400:2].count(0) + len(content[:400]) // 8:
        return content.decode("utf-16-le", errors="replace")  # a "Unicode text" that lost its mark
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp874")
    except UnicodeDecodeError as error:
        raise FileNotReadable(_unknown("?"), code="file_kind_unknown") from error


class _TableReader(HTMLParser):
    """Collects the cells of all tables in a page; systems often save such a page under the name .xls."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._finish()
            self._cell = []
            span = dict(attributes).get("colspan") or "1"
            self._span = min(int(span), 50) if span.isdigit() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _finish(self) -> None:
        if self._cell is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1] += ["".join(self._cell).strip(), *[""] * (self._span - 1)]
            self._cell = None


def _read_html(text: str) -> list[list[Cell]]:
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return reader.rows


def _unknown(kind: str) -> Phrase:
    return t(
        "ไฟล์นี้ไม่ใช่ตาราง ({kind}) โปรดใช้ไฟล์ Excel (.xlsx .xls) OpenDocument (.ods) หรือ .csv",
        "This file is not a table ({kind}). Use Excel (.xlsx, .xls), OpenDocument (.ods) or .csv.",
        kind=kind,
    )


_EMPTY = t(
    "ไฟล์นี้ไม่มีข้อมูล โปรดตรวจว่าเลือกไฟล์ถูกและมีรายชื่ออยู่ในไฟล์",
    "There is nothing in this file. Check that it is the right file and that it holds the list.",
)
_PROTECTED = t(
    "ไฟล์นี้ใส่รหัสผ่านไว้ โปรดเปิดใน Excel เอารหัสผ่านออก บันทึก แล้วนำเข้าใหม่",
    "This file is protected by a password. Open it in Excel, remove the password, save it and try again.",
)
_BROKEN = t(
    "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหายหรือส่งมาไม่ครบ โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx",
    "This file cannot be opened; it may be damaged or cut off. Open it in Excel and save it again as .xlsx.",
)
_TOO_LARGE = t(
    "ตารางในไฟล์นี้ใหญ่เกินไป อาจมีเซลล์ที่อยู่ไกลจากข้อมูล โปรดคัดลอกเฉพาะรายชื่อไปไว้ในไฟล์ใหม่",
    "The table in this file is too large; perhaps a cell lies far away from the data. "
    "Copy only the list into a new file.",
)

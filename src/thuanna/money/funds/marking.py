"""The file as it came, with what is to be mended marked in it; corrected, it imports back.

Cells stay as they were written, as text, so that no spreadsheet changes a number again.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import Phrase, t

from .importing import cells
from .importing.findings import Finding
from .importing.headers import Header

WHAT_TO_MEND = t("สิ่งที่ต้องแก้", "What to mend")
_ALL_FINDINGS = t("รายการที่ต้องแก้", "Everything found")
_COLUMNS = (
    t("แถว", "Row"),
    t("คอลัมน์", "Column"),
    t("หัวตาราง", "Heading"),
    t("ระดับ", "Severity"),
    t("ต้องทำอะไร", "What to do"),
)
SEVERITIES: dict[str, Phrase] = {
    "error": t("ต้องแก้", "Mend"),
    "warning": t("ควรตรวจ", "Look"),
    "info": t("แจ้งให้ทราบ", "Note"),
}
_COLOURS = {"error": "#F9E9E6", "warning": "#FBF1D9", "info": "#E8EEF5"}
_WORST = ("error", "warning", "info")
_MOST_COMMENTS = 3000
_LARGEST_WHOLE = 10**15


def mark_up(sheet: Sheet, header: Header, findings: Sequence[Finding]) -> bytes:
    """The sheet as a workbook: marked cells, one more column that says what to mend, and a list of all."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_numbers": False}) as book:
        formats = {name: book.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()}
        _write_sheet(book, sheet, header, findings, formats)
        _write_list(book, findings, formats)
    return kept.getvalue()


def _write_sheet(
    book: Any, sheet: Sheet, header: Header, findings: Sequence[Finding], formats: dict[str, Any]
) -> None:
    page = book.add_worksheet(_sheet_name(sheet.name))
    text_format = book.add_format({"num_format": "@"})
    worst = _worst_by_cell(findings, header)
    last = max((len(row) for row in sheet.rows), default=0)
    page.set_column(0, last, 16, text_format)
    page.set_column(last, last, 70)
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, line - 1, column, cell, formats.get(worst.get((line, column), "")))
    for line, told in _words_by_line(findings).items():
        if line > header.line:
            page.write_string(line - 1, last, told)
    page.write_string(max(header.line - 1, 0), last, str(WHAT_TO_MEND))
    for finding in [f for f in findings if f.column and f.severity != "info"][:_MOST_COMMENTS]:
        page.write_comment(f"{finding.column}{finding.row}", str(finding.message), {"x_scale": 2})
    page.freeze_panes(header.line, 0)


def _write_list(book: Any, findings: Iterable[Finding], formats: dict[str, Any]) -> None:
    page = book.add_worksheet(str(_ALL_FINDINGS))
    bold = book.add_format({"bold": True})
    for column, words in enumerate(_COLUMNS):
        page.write_string(0, column, str(words), bold)
    for line, finding in enumerate(findings, start=1):
        page.write_number(line, 0, finding.row)
        page.write_string(line, 1, finding.column)
        page.write_string(line, 2, finding.heading)
        page.write_string(line, 3, str(SEVERITIES[finding.severity]), formats[finding.severity])
        page.write_string(line, 4, str(finding.message))
    page.set_column(0, 1, 8)
    page.set_column(2, 3, 24)
    page.set_column(4, 4, 110)
    page.freeze_panes(1, 0)


def _write_cell(page: Any, line: int, column: int, cell: Cell, colour: Any) -> None:
    """Text as it was; a number that has lost its digits stays a number, so that it is told again."""
    if isinstance(cell, float) and abs(cell) >= 10**11 and str(int(cell)).endswith("0000"):
        page.write_number(line, column, cell, colour)
    elif (shown := as_text(cell)) or colour is not None:
        page.write_string(line, column, shown, colour)


def as_text(cell: Cell) -> str:
    """A cell as a person would have typed it; a date as day, month and year, in the era it had."""
    if isinstance(cell, datetime.date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _LARGEST_WHOLE:
        return str(int(cell))
    return cells.text(cell)


def _worst_by_cell(findings: Iterable[Finding], header: Header) -> dict[tuple[int, int], str]:
    """The gravest finding of each marked cell; a whole row is marked in its name."""
    found: dict[tuple[int, int], str] = {}
    name_at = header.column_of("full_name") or header.column_of("given_name") or 0
    for finding in findings:
        place = (finding.row, _index_of(finding.column) if finding.column else name_at)
        known = found.get(place)
        if known is None or _WORST.index(finding.severity) < _WORST.index(known):
            found[place] = finding.severity
    return found


def _words_by_line(findings: Iterable[Finding]) -> dict[int, str]:
    lines: dict[int, list[str]] = {}
    for finding in findings:
        if finding.severity != "info":
            heading = f"{finding.heading}: " if finding.heading else ""
            lines.setdefault(finding.row, []).append(f"{heading}{finding.message}")
    return {line: " · ".join(told) for line, told in lines.items()}


def _index_of(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _sheet_name(name: str) -> str:
    """A name that a workbook may give: no more than 31 characters, without those it keeps for itself."""
    return "".join(character for character in name if character not in "[]:*?/\\'")[:31] or "1"

"""A statement as a spreadsheet: amounts as numbers, days as days, the same rows in the same order."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import xlsxwriter

from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money

from .table import Cell, Kind, Statement, Weight

_WIDTHS = {Kind.TEXT: 34, Kind.DAY: 14, Kind.MONEY: 18, Kind.COUNT: 10}
_BOLD = {Weight.HEADING, Weight.SUBTOTAL, Weight.TOTAL, Weight.OPENING}
_HEAD_LINES = 4


def to_xlsx(statement: Statement, *, office: str) -> bytes:
    """One sheet: whose it is, what and when, the table, what was compared.

    :param office: the name of the organisation, over the title
    """
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet(str(statement.title)[:31].translate(_NOT_IN_NAMES))
        formats = _Formats(book)
        for line, words in enumerate((office, statement.title, statement.span)):
            page.write_string(line, 0, str(words), formats.of(Kind.TEXT, is_bold=True))
        for place, column in enumerate(statement.columns):
            page.set_column(place, place, _WIDTHS[column.kind])
            page.write_string(_HEAD_LINES, place, str(column.words), formats.head)
        line = _HEAD_LINES
        for row in statement.rows:
            line += 1
            for place, cell in enumerate(row.cells):
                _write(
                    page, line, place, cell, formats.of(statement.columns[place].kind, row.weight in _BOLD)
                )
        for words in (*(proof.words for proof in statement.proofs if proof.holds), *statement.notes):
            line += 1
            page.write_string(line, 0, str(words))
        page.freeze_panes(_HEAD_LINES + 1, 0)
        if statement.is_wide:
            page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD_LINES)
    return kept.getvalue()


_A4 = 9
_NOT_IN_NAMES = {ord(letter): " " for letter in "[]:*?/\\'"}


class _Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._made = {
            (kind, is_bold): book.add_format({"bold": is_bold, "num_format": number})
            for kind, number in _NUMBERS.items()
            for is_bold in (False, True)
        }
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def of(self, kind: Kind, is_bold: bool) -> Any:
        return self._made[kind, is_bold]


_NUMBERS = {Kind.TEXT: "@", Kind.DAY: "dd/mm/yyyy", Kind.MONEY: "#,##0.00", Kind.COUNT: "#,##0"}


def _write(page: Any, line: int, place: int, cell: Cell, form: Any) -> None:
    if cell is None or cell == "":
        page.write_blank(line, place, None, form)
    elif isinstance(cell, Money):
        page.write_number(line, place, Decimal(cell.satang).scaleb(-2), form)
    elif isinstance(cell, str | Phrase):
        page.write_string(line, place, str(cell), form)
    elif isinstance(cell, int):
        page.write_number(line, place, cell, form)
    else:
        page.write_datetime(line, place, cell, form)

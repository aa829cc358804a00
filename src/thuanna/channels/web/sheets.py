"""A plain table as a file to keep: a workbook, or text between commas. Every cell is text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse

from thuanna.kernel import commas

from . import downloads

Rows = Iterable[Sequence[str]]


def kept(
    form: str, name: str, headings: Sequence[str], rows: Rows, *, widths: Sequence[int] = ()
) -> HttpResponse:
    """The table in the form asked for, ``csv`` or a workbook; the name is given without its ending."""
    if form == "csv":
        return downloads.kept(commas.as_csv([headings, *rows]), downloads.CSV, f"{name}.csv")
    return downloads.workbook(as_workbook(name, headings, rows, widths=widths), name)


def as_workbook(title: str, headings: Sequence[str], rows: Rows, *, widths: Sequence[int] = ()) -> bytes:
    """A workbook of one sheet; an address or a word that begins with "=" does not become a formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(title[:31])
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, headings, bold)
        for number, cells in enumerate(rows, start=1):
            sheet.write_row(number, 0, cells, wrapped)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
    return out.getvalue()

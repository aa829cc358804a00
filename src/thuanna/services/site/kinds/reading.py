"""Reads what was typed into a field, as its type asks. A table is lines, with ``|`` or tab between cells.

What is read is plain JSON: days as ISO text, numbers as integers, amounts as text in baht, tables as rows.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from thuanna.kernel.date_reading import parse_date
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import parse_whole
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import thai_date

from .catalogue import Column, Field

MOST_ROWS: Final = 400
MOST_TEXT: Final = 1_000
_YEARS: Final = range(2480, 2701)


class FieldWrong(Refusal):
    """What was typed cannot stand in this field; says which row and column."""

    code = "site_field_wrong"


def read_field(field: Field, typed: str) -> Any:
    """The value as it is kept; an empty text for nothing.

    :raises FieldWrong: it is missing, or a cell cannot be read
    """
    if not typed.strip():
        if field.required:
            raise FieldWrong(t("ยังไม่ได้กรอก{label}", "Please fill in: {label}", label=field.label))
        return [] if field.type == "table" else ""
    if field.type == "table":
        return _rows(field, typed)
    try:
        return _cell(field.type, typed)
    except Refusal as refusal:
        raise FieldWrong(_at(field.label, refusal.phrase)) from refusal


def as_typed(field: Field, value: Any) -> str:
    """A kept value as lines to be typed over."""
    if field.type == "table":
        return "\n".join(
            " | ".join(_typed(column.type, cell) for column, cell in zip(field.columns, row, strict=True))
            for row in value or ()
        )
    return _typed(field.type, value)


def _typed(kind: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    return thai_date(datetime.date.fromisoformat(value), "short") if kind == "date" else str(value)


def _rows(field: Field, typed: str) -> list[list[Any]]:
    lines = [line for line in typed.splitlines() if line.strip(" \t|")]
    if len(lines) > MOST_ROWS:
        raise FieldWrong(
            t(
                "{label}: มี {n} แถว ใส่ได้ไม่เกิน {most} แถว กรุณาแนบเป็นไฟล์แทน",
                "{label}: {n} rows; at most {most} fit. Please attach a file instead.",
                label=field.label,
                n=len(lines),
                most=MOST_ROWS,
            )
        )
    return [_row(field, number, line) for number, line in enumerate(lines, start=1)]


def _row(field: Field, number: int, line: str) -> list[Any]:
    cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else line.strip("| ").split("|"))]
    if len(cells) > len(field.columns):
        raise FieldWrong(
            t(
                "{label} แถวที่ {row}: มี {n} ช่อง แต่ตารางนี้มี {most} ช่อง กรุณาตรวจเครื่องหมาย | ที่คั่น",
                "{label}, row {row}: {n} cells, but this table has {most}. Please check the | between cells.",
                label=field.label,
                row=number,
                n=len(cells),
                most=len(field.columns),
            )
        )
    cells += [""] * (len(field.columns) - len(cells))
    return [_table_cell(field, number, *pair) for pair in zip(field.columns, cells, strict=True)]


def _table_cell(field: Field, number: int, column: Column, typed: str) -> Any:
    if not typed or typed in {"-", "–"}:
        return ""
    try:
        return _cell(column.type, typed)
    except Refusal as refusal:
        where = t(
            "{label} แถวที่ {row} ช่อง{column}",
            "{label}, row {row}, {column}",
            label=field.label,
            row=number,
            column=column.label,
        )
        raise FieldWrong(_at(where, refusal.phrase)) from refusal


def _cell(kind: str, typed: str) -> Any:
    match kind:
        case "date":
            return _day(typed).isoformat()
        case "whole":
            return parse_whole(typed)
        case "baht":
            return str(Money.baht(typed)).replace(",", "")
        case "fiscal_year":
            return _year(parse_whole(typed))
        case _:
            return _text(typed)


def _day(typed: str) -> datetime.date:
    known = parse_date(typed, day_first=True).partial
    if known.month is None or known.day is None:
        raise FieldWrong(
            t(
                "กรุณากรอกวันที่ให้ครบ วัน เดือน ปี เช่น 5 พ.ค. 2570",
                "Please give the whole date: day, month and year, such as 5 May 2027.",
            )
        )
    return datetime.date(known.year, known.month, known.day)


def _year(year: int) -> int:
    if year not in _YEARS:
        raise FieldWrong(
            t(
                "ปี {year} ไม่น่าใช่ปีงบประมาณ กรุณากรอกเป็น พ.ศ. เช่น 2570",
                "{year} cannot be a fiscal year. Please use the Buddhist era, such as 2570.",
                year=year,
            )
        )
    return year


def _text(typed: str) -> str:
    clean = clean_line(typed)
    if len(clean) > MOST_TEXT:
        raise FieldWrong(
            t(
                "ยาว {n} ตัวอักษร ใส่ได้ไม่เกิน {most} กรุณาย่อหรือเขียนในเนื้อหา",
                "{n} characters; at most {most} fit. Please shorten it or write it in the text.",
                n=len(clean),
                most=MOST_TEXT,
            )
        )
    return clean


def _at(where: Phrase, why: Phrase) -> Phrase:
    return t("{where}: {why}", "{where}: {why}", where=where, why=why)

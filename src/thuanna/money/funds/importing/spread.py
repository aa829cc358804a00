"""Citizen numbers written one digit a cell, over thirteen columns as on a paper form: put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.citizen_number import LENGTH

from . import cells
from .headers import Header

_LOOKED_AT = 60
_MOST = 0.6


def joined(sheet: Sheet, header: Header) -> Sheet | None:
    """The sheet with whole numbers in the first of the thirteen columns; None where no number is spread."""
    first = header.column_of("citizen_number")
    if first is None:
        return None
    below = sheet.rows[header.line :]
    filled = [row for row in below[:_LOOKED_AT] if any(cells.text(cell) for cell in row)]
    spread = sum(_number_of(row, first) is not None for row in filled)
    if not filled or spread / len(filled) < _MOST:
        return None
    return replace(sheet, rows=[*sheet.rows[: header.line], *(_whole(row, first) for row in below)])


def _whole(row: Sequence[Cell], first: int) -> Sequence[Cell]:
    number = _number_of(row, first)
    if number is None:
        return row
    return [*row[:first], number, *[""] * (LENGTH - 1), *row[first + LENGTH :]]


def _number_of(row: Sequence[Cell], first: int) -> str | None:
    digits = [cells.text(cell) for cell in row[first : first + LENGTH]]
    is_spread = len(digits) == LENGTH and all(len(digit) == 1 and digit.isdecimal() for digit in digits)
    return "".join(digits) if is_spread else None

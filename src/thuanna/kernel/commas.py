"""A table as text between commas: spreadsheets read its Thai, and take none of its words for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_BEGINS_A_FORMULA = ("=", "+", "-", "@")
_HIDES_A_FORMULA = ("\t", "\r")


def as_csv(rows: Iterable[Sequence[Any]]) -> bytes:
    """The rows, the first with the headings, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Any) -> Any:
    """A cell as it may be opened: words that would be worked out get an apostrophe in front, figures stay."""
    if not isinstance(cell, str):
        return cell
    is_formula = cell.startswith(_HIDES_A_FORMULA) or cell.lstrip().startswith(_BEGINS_A_FORMULA)
    return f"'{cell}" if is_formula else cell

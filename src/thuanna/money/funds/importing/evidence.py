"""What the cells of a column say about its meaning, where the heading leaves it open or is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel.citizen_number import is_check_digit_right
from thuanna.kernel.names import split_full_name, split_title
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import parse_date

from . import cells, words
from .matching import squeezed

LOOKED_AT = 60
_MOST = 0.6
_NAME_FIELDS = ("full_name", "given_name")
_PHONE = re.compile(r"0[689]\d{8}|0\d{8}", re.ASCII)
_NOT_DIGITS = re.compile(r"\D")
_TITLES_ALONE = "ก"


def settled(
    headings: Sequence[str], fields: Mapping[int, str], rows: Sequence[Sequence[Cell]]
) -> dict[int, str]:
    """The fields with what only the cells can tell: names spread over merged columns, a number column
    with a strange heading, and whether สถานภาพ means the marriage or the membership."""
    columns = _columns(rows, len(headings))
    found = _names_spread(headings, fields, columns)
    found = _status_or_marriage(headings, found, columns)
    if "citizen_number" not in found.values():
        for index, texts in enumerate(columns):
            if index not in found and _share(texts, _is_citizen_number) > _MOST:
                found[index] = "citizen_number"
                break
    return found


def guessed(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Fields of a list without headings; empty unless names and citizen numbers can be told for sure."""
    width = max((len(row) for row in rows), default=0)
    columns = _columns(rows, width)
    found: dict[int, str] = {}
    for field, looks_like in _LOOKS.items():
        shares = {i: _share(texts, looks_like) for i, texts in enumerate(columns) if i not in found}
        best = max(shares, key=lambda index: shares[index], default=None)
        if best is not None and shares[best] > _MOST:
            found[best] = field
    return found if {"citizen_number", "full_name"} <= set(found.values()) else {}


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> list[list[str]]:
    texts = [cells.texts_of(row) for row in rows[:LOOKED_AT]]
    return [[row[index] for row in texts if index < len(row) and row[index]] for index in range(width)]


def _share(texts: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, texts)) / len(texts) if texts else 0.0


def _names_spread(
    headings: Sequence[str], fields: Mapping[int, str], columns: Sequence[Sequence[str]]
) -> dict[int, str]:
    """A name heading merged over two or three columns: title, given name and family name."""
    found = dict(fields)
    if "family_name" in found.values():
        return found
    at = next((index for index, field in found.items() if field in _NAME_FIELDS), None)
    if at is None:
        return found
    parts = [at]
    while parts[-1] + 1 < len(headings) and not headings[parts[-1] + 1] and columns[parts[-1] + 1]:
        parts.append(parts[-1] + 1)
    if len(parts) == 1:
        return {**found, at: "full_name"}
    if _share(columns[at], _is_title) > _MOST:
        rest = ["full_name"] if len(parts) == 2 else ["given_name", "family_name"]
        return found | dict(zip(parts, ["title", *rest], strict=False))
    return found | {at: "given_name", parts[1]: "family_name"}


def _status_or_marriage(
    headings: Sequence[str], fields: Mapping[int, str], columns: Sequence[Sequence[str]]
) -> dict[int, str]:
    found = dict(fields)
    for index, field in fields.items():
        if field == "marital_status" and squeezed(headings[index]) == squeezed("สถานภาพ"):
            told = [words.plain(text) for text in columns[index]]
            is_membership = _share(told, words.STATUSES.__contains__) > _share(
                told, words.MARITAL.__contains__
            )
            if is_membership and "status" not in fields.values():
                found[index] = "status"
    return found


def _is_title(text: str) -> bool:
    split = split_title(text + _TITLES_ALONE * 2)
    return bool(split.title) and split.rest == _TITLES_ALONE * 2


def _is_citizen_number(text: str) -> bool:
    digits = _NOT_DIGITS.sub("", arabic_digits(text))
    return len(digits) == 13 and is_check_digit_right(digits)


def _is_full_name(text: str) -> bool:
    name = split_full_name(text)
    return bool(name.title and name.given) or bool(name.family and not any(c.isdigit() for c in text))


def _is_date(text: str) -> bool:
    if text.isdecimal():
        return False
    try:
        return parse_date(text).partial.is_full
    except Refusal:
        return False


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(_NOT_DIGITS.sub("", arabic_digits(text))) is not None


_LOOKS: dict[str, Callable[[str], bool]] = {
    "citizen_number": _is_citizen_number,
    "full_name": _is_full_name,
    "birth_date": _is_date,
    "phone": _is_phone,
}

"""Finds the header under merged title rows, and which column holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from . import evidence
from .columns import BY_FIELD
from .findings import column_letter
from .matching import exact_field_of, field_of, squeezed

SEARCHED_ROWS = 40
_FEWEST_POINTS = 3
_POINTS_ENOUGH = 12
_NAMES = {"given_name", "full_name"}


class HeaderNotFound(Refusal):
    """No line of the sheet looks like the headings of a member register."""

    code = "header_not_found"


@dataclass(frozen=True)
class Header:
    """Where the headings stand and what each column means.

    :ivar line: line of the (last) heading row, from 1
    :ivar headings: text of each column's heading, by column index from 0
    :ivar fields: field by column index; columns without one are not imported
    """

    line: int
    headings: tuple[str, ...]
    fields: Mapping[int, str]

    @property
    def signature(self) -> str:
        """The same for files with the same headings: under it a corrected mapping is remembered."""
        return signature_of(self.headings)

    def column_of(self, field: str) -> int | None:
        """The column that holds `field`."""
        return next((index for index, name in self.fields.items() if name == field), None)


def signature_of(headings: Sequence[str]) -> str:
    """The headings as they are compared with those of another file."""
    return "|".join(squeezed(heading) for heading in headings)[:2000]


def find(sheet: Sheet, mapping: Mapping[int, str] | None = None) -> Header:
    """The header of a sheet; `mapping` (column index → field) overrules what the headings say.

    A list that begins without headings has line 0 and the letters of its columns for headings.

    :raises HeaderNotFound: no row names at least a person's name and one more field
    """
    candidates = [_header_at(sheet, index, row) for index, row in enumerate(sheet.rows[:SEARCHED_ROWS])]
    header = max(candidates, key=_score, default=None)
    if header is None or _score(header) < _FEWEST_POINTS:
        header = _without_headings(sheet)
    if header is None:
        raise HeaderNotFound(
            t(
                "หาแถวหัวตารางไม่พบในแผ่นงาน “{sheet}” แถวหัวตารางต้องมีอย่างน้อย ชื่อ-นามสกุล และข้อมูลอื่นอีกหนึ่งช่อง "
                "เช่น เลขประจำตัวประชาชน โปรดใส่ชื่อหัวคอลัมน์แล้วนำเข้าใหม่",
                "No header row was found in sheet “{sheet}”. It needs at least a name and one more column, "
                "such as the citizen number. Add the column headings and try again.",
                sheet=sheet.name,
            )
        )
    rows = sheet.rows[header.line : header.line + evidence.LOOKED_AT]
    fields = evidence.settled(header.headings, header.fields, rows) if mapping is None else dict(mapping)
    return Header(header.line, header.headings, fields)


def best_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The sheet that looks most like a member register; visible sheets and longer ones win ties."""

    def rank(sheet: Sheet) -> tuple[int, bool, int]:
        scores = (_score(_header_at(sheet, i, row)) for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]))
        return (min(max(scores, default=0), _POINTS_ENOUGH), not sheet.is_hidden, len(sheet.rows))

    return max(sheets, key=rank)


def registers_beside(sheets: Sequence[Sheet], chosen: Sheet) -> tuple[str, ...]:
    """The names of other visible sheets that look like a member register too."""
    return tuple(
        sheet.name
        for sheet in sheets
        if sheet is not chosen
        and not sheet.is_hidden
        and any(
            _score(_header_at(sheet, i, row)) >= _FEWEST_POINTS
            for i, row in enumerate(sheet.rows[:SEARCHED_ROWS])
        )
    )


def repeated_columns(header: Header) -> tuple[int, ...]:
    """Columns whose headings say again what other columns hold: perhaps a second table at the side."""
    taken = set(header.fields.values())
    return tuple(
        index
        for index, heading in enumerate(header.headings)
        if index not in header.fields and exact_field_of(heading) in taken
    )


def _score(header: Header) -> int:
    fields = set(header.fields.values())
    if not fields & _NAMES or len(fields) < 2:
        return 0
    return sum(2 if BY_FIELD[field].is_identifying else 1 for field in fields)


def _without_headings(sheet: Sheet) -> Header | None:
    """What a list without headings holds, if its cells tell it for sure."""
    fields = evidence.guessed(sheet.rows)
    width = max((len(row) for row in sheet.rows[:SEARCHED_ROWS]), default=0)
    return Header(0, tuple(column_letter(index) for index in range(width)), fields) if fields else None


def _header_at(sheet: Sheet, index: int, row: Sequence[Cell]) -> Header:
    """The header if its first line is `row`; a second line under a merged heading is taken in."""
    headings = [_text(cell) for cell in row]
    meanings = [field_of(heading) for heading in headings]
    line = index + 1
    following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else []
    below = [_text(cell) for cell in following]
    if _is_second_line(headings, below):
        headings, meanings = _joined(headings, below)
        line += 1
    return Header(line, tuple(headings), _fields(meanings))


def _is_second_line(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether `below` continues the headings: nearly all of it are headings, some of them under a gap."""
    filled = [text for text in below if text]
    if len(filled) < 2:
        return False
    known = [text for text in filled if field_of(text) or squeezed(text) in _PARTS]
    has_gap = any(text and not (above[i] if i < len(above) else "") for i, text in enumerate(below))
    return has_gap and len(known) >= max(2, len(filled) - 1)


_PARTS_OF_BIRTH = {
    squeezed(part): field
    for field, parts in {
        "birth_day": ("วัน", "วันที่", "ว"),
        "birth_month": ("เดือน", "ด"),
        "birth_year": ("ปี", "พ.ศ.", "ปี พ.ศ.", "ป"),
    }.items()
    for part in parts
}
_PARTS = _PARTS_OF_BIRTH.keys() | {squeezed(part) for part in ("เลขที่", "หมู่", "ชื่อ", "ครั้งที่", "วันที่")}


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """Each lower heading with the merged heading over it, and what the two together mean."""
    headings: list[str] = []
    meanings: list[str | None] = []
    group = ""
    for index in range(max(len(above), len(below))):
        upper = above[index] if index < len(above) else ""
        lower = below[index] if index < len(below) else ""
        group = upper or (group if lower else "")
        headings.append(f"{group} {lower}".strip() if lower else upper)
        meanings.append(_meaning(group, lower) if lower else field_of(upper))
    return headings, meanings


def _meaning(group: str, lower: str) -> str | None:
    """``วันเกิด`` over ``ปี`` is the year of birth, ``ที่อยู่`` over ``เลขที่`` the house number."""
    if field_of(group) == "birth_date" and squeezed(lower) in _PARTS_OF_BIRTH:
        return _PARTS_OF_BIRTH[squeezed(lower)]
    return exact_field_of(f"{group} {lower}") or field_of(lower) or field_of(group)


def _fields(meanings: Sequence[str | None]) -> dict[int, str]:
    """Field by column; the first of two columns with the same meaning counts."""
    found: dict[int, str] = {}
    for index, field in enumerate(meanings):
        if field is not None and field not in found.values():
            found[index] = field
    fields = set(found.values())
    if {"given_name", "full_name"} <= fields and "family_name" not in fields:
        # ชื่อสกุล alone is the whole name; beside ชื่อ it is the family name, as the law calls it.
        found = {i: ("family_name" if field == "full_name" else field) for i, field in found.items()}
    if "birth_year" in fields and "birth_date" in fields:
        found = {i: ("birth_day" if field == "birth_date" else field) for i, field in found.items()}
    return found


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ("" if cell is None else str(cell))

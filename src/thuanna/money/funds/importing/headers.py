"""Finds the header under merged title rows, and which column holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from .columns import BY_FIELD, field_of, squeezed

SEARCHED_ROWS = 40
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

    :raises HeaderNotFound: no row names at least a person's name and one more field
    """
    best: tuple[int, Header] | None = None
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        header = _header_at(sheet, index, row)
        score = _score(header)
        if best is None or score > best[0]:
            best = (score, header)
    if best is None or (best[0] < 3 and mapping is None):
        raise HeaderNotFound(
            t(
                "หาแถวหัวตารางไม่พบในแผ่นงาน “{sheet}” แถวหัวตารางต้องมีอย่างน้อย ชื่อ-นามสกุล และข้อมูลอื่นอีกหนึ่งช่อง "
                "เช่น เลขประจำตัวประชาชน โปรดใส่ชื่อหัวคอลัมน์แล้วนำเข้าใหม่",
                "No header row was found in sheet “{sheet}”. It needs at least a name and one more column, "
                "such as the citizen number. Add the column headings and try again.",
                sheet=sheet.name,
            )
        )
    header = best[1]
    if mapping is not None:
        header = Header(header.line, header.headings, dict(mapping))
    return header


def best_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The sheet that looks most like a member register; visible sheets and longer ones win ties."""

    def rank(sheet: Sheet) -> tuple[int, bool, int]:
        scores = (_score(_header_at(sheet, i, row)) for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]))
        return (min(max(scores, default=0), 12), not sheet.is_hidden, len(sheet.rows))

    return max(sheets, key=rank)


def _score(header: Header) -> int:
    fields = set(header.fields.values())
    if not fields & _NAMES or len(fields) < 2:
        return 0
    return sum(2 if BY_FIELD[field].is_identifying else 1 for field in fields)


def _header_at(sheet: Sheet, index: int, row: Sequence[Cell]) -> Header:
    """The header if its first line is `row`; a second line under a merged heading is taken in."""
    headings = [_text(cell) for cell in row]
    line = index + 1
    following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else []
    below = [_text(cell) for cell in following]
    if _is_second_line(headings, below):
        headings = _joined(headings, below)
        line += 1
    return Header(line, tuple(headings), _fields(headings))


def _is_second_line(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether `below` continues the headings: some of its cells are headings standing under a gap or a
    merged heading, and where it has nothing the line above has something."""
    filled = [text for text in below if text]
    if len(filled) < 2:
        return False
    known = [text for text in filled if field_of(text) or squeezed(text) in _PARTS]
    has_gap = any(text and not (above[i] if i < len(above) else "") for i, text in enumerate(below))
    return has_gap and len(known) >= max(2, len(filled) - 1)


_PARTS = {squeezed(part) for part in ("วัน", "วันที่", "เดือน", "ปี", "พ.ศ.", "ปี พ.ศ.", "เลขที่", "หมู่", "ชื่อ", "ครั้งที่")}


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Each lower heading with the merged heading over it: ``วันเกิด`` + ``ปี`` → ``วันเกิด ปี``."""
    width = max(len(above), len(below))
    result, group = [], ""
    for index in range(width):
        upper = above[index] if index < len(above) else ""
        lower = below[index] if index < len(below) else ""
        group = upper or (group if lower else "")
        joined = f"{group} {lower}".strip() if lower else upper
        result.append(lower if lower and field_of(joined) is None and field_of(lower) else joined)
    return result


def _fields(headings: Sequence[str]) -> dict[int, str]:
    """Field by column. The first of two columns with the same meaning counts; after the payee's own name
    comes the payee's, and ``ชื่อ`` beside no ``นามสกุล`` is the whole name."""
    found: dict[int, str] = {}
    for index, heading in enumerate(headings):
        field = field_of(heading)
        if field is not None and field not in found.values():
            found[index] = field
    fields = set(found.values())
    if {"given_name", "full_name"} <= fields and "family_name" not in fields:
        # ชื่อสกุล alone is the whole name; beside ชื่อ it is the family name, as the law calls it.
        found = {i: ("family_name" if field == "full_name" else field) for i, field in found.items()}
    fields = set(found.values())
    if "given_name" in fields and not fields & {"family_name", "full_name"}:
        found = _with_family_name(headings, found)
    if "birth_year" in fields and "birth_date" in fields:
        found = {i: ("birth_day" if field == "birth_date" else field) for i, field in found.items()}
    return found


def _with_family_name(headings: Sequence[str], found: Mapping[int, str]) -> dict[int, str]:
    """A ``ชื่อ`` merged over two columns leaves the second, the family name, without a heading; a ``ชื่อ``
    over one column is the whole name."""
    at = next(i for i, field in found.items() if field == "given_name")
    if at + 1 < len(headings) and not headings[at + 1]:
        return {**found, at + 1: "family_name"}
    return {**found, at: "full_name"}


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ("" if cell is None else str(cell))

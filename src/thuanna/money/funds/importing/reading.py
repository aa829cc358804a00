"""A whole file: sheet, header, lines; what stands twice in it; what is no member at all."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

from . import cells, headers
from .columns import squeezed
from .findings import Finding, column_letter
from .headers import Header
from .rows import MemberRow, RowReader

MAX_ROWS = 100_000
_TOTALS = ("รวม", "ยอดรวม", "รวมทั้งสิ้น", "ยอดยกไป", "ยอดยกมา", "total", "sum", "grand total")
_SECTION = re.compile(r"^(?:หมู่ที่|หมู่|ม\.|บ้าน|ชุมชน|ศูนย์|สาขา|กลุ่ม)\s*\S+")
_MAY_BE_TOTAL = re.compile(r"\W*(?:รวม|ยอด|total|sum|grand)", re.IGNORECASE)
_COUNT = re.compile(r"[0-9,.]*(?:คน|ราย|บาท)?$")
Progress = Callable[[int, int], None]


class TooManyRows(Refusal):
    """More lines than one import takes."""

    code = "too_many_rows"


class NoSuchSheet(Refusal):
    """The file has no sheet of that name."""

    code = "no_such_sheet"


@dataclass(frozen=True)
class Reading:
    """What was understood of a file.

    :ivar line_count: lines that look like a member, good or not
    :ivar sheet_names: every sheet that holds something, for the person to choose another
    """

    sheet: Sheet
    header: Header
    members: list[MemberRow]
    findings: list[Finding]
    line_count: int
    sheet_names: tuple[str, ...]

    @property
    def rejected_lines(self) -> frozenset[int]:
        """Lines that an error keeps out."""
        return frozenset(f.row for f in self.findings if f.severity == "error" and f.row > self.header.line)

    @property
    def warned_lines(self) -> frozenset[int]:
        """Lines that come in, but deserve a look."""
        warned = {f.row for f in self.findings if f.severity == "warning"}
        return frozenset(warned - self.rejected_lines)


def read_register(
    content: bytes,
    file_name: str,
    *,
    today: datetime.date,
    sheet_name: str | None = None,
    mapping: Mapping[int, str] | None = None,
    remembered: Callable[[str], Mapping[int, str] | None] | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read a member register; nothing is written anywhere.

    :param mapping: column index → field, overruling the headings
    :param remembered: gives the mapping once corrected for a file with the same headings
    :param progress: told (lines done, lines in all) now and then
    :raises FileNotReadable: no table
    :raises HeaderNotFound: no headings
    :raises NoSuchSheet: no sheet of that name
    :raises TooManyRows: more than `MAX_ROWS` lines
    """
    found = sheets.read(content, file_name)
    sheet = _chosen(found, sheet_name)
    header = headers.find(sheet, mapping)
    if mapping is None and remembered is not None:
        earlier = remembered(header.signature)
        if earlier:
            header = headers.find(sheet, earlier)
    if len(sheet.rows) - header.line > MAX_ROWS:
        raise TooManyRows(
            t(
                "ไฟล์นี้มีเกิน {most} แถว โปรดแบ่งเป็นหลายไฟล์",
                "This file has more than {most} rows. Split it into several files.",
                most=MAX_ROWS,
            )
        )
    reader = RowReader(header, today)
    members, line_count = _read_lines(sheet, reader, progress)
    members = _without_twice(members, reader)
    return Reading(sheet, header, members, reader.findings, line_count, tuple(s.name for s in found))


def _chosen(found: Sequence[Sheet], name: str | None) -> Sheet:
    if name is None:
        return headers.best_sheet(found)
    for sheet in found:
        if sheet.name == name:
            return sheet
    raise NoSuchSheet(t("ไฟล์นี้ไม่มีแผ่นงานชื่อ “{name}”", "This file has no sheet named “{name}”.", name=name[:60]))


def _read_lines(sheet: Sheet, reader: RowReader, progress: Progress | None) -> tuple[list[MemberRow], int]:
    members: list[MemberRow] = []
    line_count = 0
    last = len(sheet.rows)
    for line in range(reader.header.line + 1, last + 1):
        row = sheet.rows[line - 1]
        if progress is not None and line % 500 == 0:
            progress(line, last)
        if _is_no_member(line, row, reader):
            continue
        line_count += 1
        member = reader.read(line, row)
        if member is not None:
            members.append(member)
    return members, line_count


def _is_no_member(line: int, row: Sequence[Cell], reader: RowReader) -> bool:
    """Empty lines, totals, headings printed again, and the village's name over its members."""
    filled = [(index, text) for index, cell in enumerate(row) if (text := cells.text(cell))]
    if not filled:
        return True
    named = [index for index, name in reader.header.fields.items() if name in _WHO]
    has_who = any(index in named for index, _ in filled)
    if _is_total(filled, reader.header, named):
        _tell(reader, line, filled[0][0], "total_row", _TOTAL_ROW)
        return True
    if _is_header_again(row, reader.header):
        _tell(reader, line, filled[0][0], "header_again", _HEADER_AGAIN)
        return True
    section = len(filled) == 1 and _SECTION.match(filled[0][1])
    if section:
        reader.village = filled[0][1][:120]
        _tell(reader, line, filled[0][0], "section_row", _SECTION_ROW)
        return True
    if not has_who and len(filled) <= 2 and not _is_numbered(filled, reader.header):
        _tell(reader, line, filled[0][0], "note_row", _NOTE_ROW)
        return True
    return not has_who and _has_only_running_number(filled, reader.header)


_WHO = frozenset({"given_name", "family_name", "full_name", "citizen_number", "member_no"})


def _is_total(filled: Sequence[tuple[int, str]], header: Header, named: Sequence[int]) -> bool:
    """A line that says รวม, with no citizen number: ``รวม ใจดี`` is a person."""
    number_at = header.column_of("citizen_number")
    if any(index == number_at for index, _ in filled):
        return False
    first = [text for _, text in filled[:3] if not text.replace(",", "").replace(".", "").isdigit()]
    if not first or not _MAY_BE_TOTAL.match(first[0]):
        return False
    plain = _COUNT.sub("", squeezed(first[0]))
    words = {squeezed(total) for total in _TOTALS}
    if plain in words:
        named_texts = [text for index, text in filled if index in named]
        return len(named_texts) <= 1
    return any(
        plain.startswith(squeezed(total)) for total in ("รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "grand total")
    )


def _is_header_again(row: Sequence[Cell], header: Header) -> bool:
    same = sum(
        1
        for index in header.fields
        if index < len(row) and row[index] and cells.text(row[index]) == header.headings[index]
    )
    return same >= 3


def _is_numbered(filled: Sequence[tuple[int, str]], header: Header) -> bool:
    at = header.column_of("running_no")
    return any(index == at for index, _ in filled)


def _has_only_running_number(filled: Sequence[tuple[int, str]], header: Header) -> bool:
    at = header.column_of("running_no")
    return all(index == at for index, _ in filled)


def _tell(reader: RowReader, line: int, index: int, code: str, message: Phrase) -> None:
    reader.findings.append(Finding(line, column_letter(index), "", code, "info", message))


def _without_twice(members: list[MemberRow], reader: RowReader) -> list[MemberRow]:
    """Keep the first of two lines with the same citizen or member number; point out look-alikes."""
    kept: list[MemberRow] = []
    first_number: dict[str, int] = {}
    first_member_no: dict[str, int] = {}
    first_name: dict[tuple[str, str, object], int] = {}
    for member in members:
        reader._line = member.line
        reader._failed = False
        number = member.citizen_number.digits if member.citizen_number else ""
        _check_first(reader, "citizen_number", "citizen_number_twice", number, first_number, _NUMBER_TWICE)
        _check_first(
            reader, "member_no", "member_no_twice", member.member_no, first_member_no, _MEMBER_NO_TWICE
        )
        who = (member.given_name, member.family_name, member.birth)
        if who in first_name and not number:
            reader.find(
                "full_name" if reader.header.column_of("full_name") is not None else "given_name",
                "person_perhaps_twice",
                "warning",
                t(_NAME_TWICE[0], _NAME_TWICE[1], line=first_name[who]),
            )
        first_name.setdefault(who, member.line)
        if not reader._failed:
            kept.append(member)
    return kept


def _check_first(
    reader: RowReader, name: str, code: str, key: str, first: dict[str, int], words: tuple[str, str]
) -> None:
    if not key:
        return
    if key in first:
        reader.find(name, code, "error", t(words[0], words[1], line=first[key]))
    else:
        first[key] = reader._line


_NUMBER_TWICE = (
    "เลขประจำตัวประชาชนนี้ซ้ำกับแถว {line} โปรดตรวจว่าเป็นคนเดียวกัน แล้วลบแถวที่ซ้ำหรือแก้เลขให้ถูก",
    "This citizen number already stands in row {line}. Delete the second row or correct the number.",
)
_MEMBER_NO_TWICE = (
    "เลขทะเบียนสมาชิกนี้ซ้ำกับแถว {line} โปรดแก้ให้แต่ละคนมีเลขของตน",
    "This member number already stands in row {line}. Give each person their own.",
)
_NAME_TWICE = (
    "ชื่อและวันเกิดตรงกับแถว {line} โปรดตรวจว่าไม่ใช่คนเดียวกัน",
    "Name and birth date are the same as in row {line}. Check that it is not the same person.",
)
_TOTAL_ROW = t("แถวนี้เป็นยอดรวม ไม่ได้นำเข้า", "This row is a total and is left out.")
_HEADER_AGAIN = t("แถวนี้เป็นหัวตารางที่พิมพ์ซ้ำ ไม่ได้นำเข้า", "This row repeats the headings and is left out.")
_SECTION_ROW = t(
    "แถวนี้เป็นชื่อหมู่บ้านหรือกลุ่ม ใช้เป็นหมู่บ้านของแถวถัดไปที่ไม่ได้บอกหมู่บ้าน",
    "This row names a village or group; it is used for the rows below that name none.",
)
_NOTE_ROW = t("แถวนี้เป็นข้อความ ไม่ใช่สมาชิก ไม่ได้นำเข้า", "This row is a note, not a member, and is left out.")

"""A whole file: sheet, header, lines; what stands twice in it; what is no member at all."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.sheets import Sheet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from . import cells, headers, spread, words
from .collecting import collecting_later
from .columns import BY_FIELD
from .facts import MemberRow
from .findings import Finding, column_letter
from .headers import Header
from .lines import LineJudge, section_of
from .rows import RowReader

MAX_ROWS = 100_000
_TELL_EVERY = 500
_SECOND_TABLE = 3
_SHORT_DATE = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(\d{2})\s*")
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
    with collecting_later():
        return _read(content, file_name, today, sheet_name, mapping, remembered, progress)


def _read(
    content: bytes,
    file_name: str,
    today: datetime.date,
    sheet_name: str | None,
    mapping: Mapping[int, str] | None,
    remembered: Callable[[str], Mapping[int, str] | None] | None,
    progress: Progress | None,
) -> Reading:
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
    whole = spread.joined(sheet, header)
    sheet = whole or sheet
    reader = RowReader(header, today, _day_first(sheet, header))
    reader.village = section_of(sheet.name)
    _tell_missing_columns(reader)
    if whole is not None:
        reader.find("citizen_number", "citizen_number_joined", "info", t(*_JOINED))
    _tell_what_is_left_out(reader, () if sheet_name else headers.registers_beside(found, sheet))
    members, line_count = _read_lines(sheet, reader, progress)
    members = _without_twice(members, reader)
    return Reading(sheet, header, members, reader.findings, line_count, tuple(s.name for s in found))


def _tell_missing_columns(reader: RowReader) -> None:
    """Say once, not for every line, that a column everybody needs is not in the file."""
    reader.line = reader.header.line
    if reader.header.line == 0:
        reader.find("", "headings_missing", "warning", words.HEADINGS_MISSING)
    if not reader.has("citizen_number"):
        reader.find("", "citizen_number_column_missing", "warning", words.NO_NUMBER_COLUMN)
    if not (reader.has("admitted_on") or reader.has("applied_on")):
        reader.find("", "joined_column_missing", "warning", words.NO_JOINED_COLUMN)


def _tell_what_is_left_out(reader: RowReader, other_sheets: Sequence[str]) -> None:
    """Say which lists of the file are not read: those of other sheets, and a second table at the side."""
    if other_sheets:
        named = ", ".join(other_sheets)[:200]
        reader.find("", "other_sheets_left_out", "warning", t(*_OTHER_SHEETS, names=named))
    repeated = headers.repeated_columns(reader.header)
    if len(repeated) >= _SECOND_TABLE:
        letters = ", ".join(column_letter(index) for index in repeated)
        reader.find("", "second_table_left_out", "warning", t(*_SECOND_TABLE_LEFT, columns=letters))


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
    judge = LineJudge(reader)
    for line in range(reader.header.line + 1, last + 1):
        row = sheet.rows[line - 1]
        if progress is not None and (line % _TELL_EVERY == 0 or line == last):
            progress(line, last)
        texts = cells.texts_of(row)
        if judge.is_no_member(line, texts):
            continue
        line_count += 1
        member = reader.read(line, row, texts)
        if member is not None:
            members.append(member)
    return members, line_count


def _day_first(sheet: Sheet, header: Header) -> frozenset[str]:
    """Date columns with two-digit years of which some line proves that the day comes first."""
    proven = set()
    for index, name in header.fields.items():
        if BY_FIELD[name].is_day:
            cells_of = [row[index] for row in sheet.rows[header.line :] if index < len(row)]
            texts = [cell for cell in cells_of if isinstance(cell, str)]
            written = [match for text in texts if (match := _SHORT_DATE.fullmatch(text))]
            if any(int(m[2]) > 31 for m in written) and not any(int(m[1]) > 31 for m in written):
                proven.add(name)
    return frozenset(proven)


def _without_twice(members: list[MemberRow], reader: RowReader) -> list[MemberRow]:
    """Keep the first of two lines with the same citizen or member number; point out look-alikes."""
    kept: list[MemberRow] = []
    first_number: dict[str, int] = {}
    first_member_no: dict[str, int] = {}
    first_name: dict[tuple[str, str, object], int] = {}
    for member in members:
        reader.line, reader.failed = member.line, False
        number = member.citizen_number.digits if member.citizen_number else ""
        _check_first(reader, "citizen_number", number, first_number, _NUMBER_TWICE)
        _check_first(reader, "member_no", member.member_no, first_member_no, _MEMBER_NO_TWICE)
        who = (member.given_name, member.family_name, member.birth)
        if who in first_name and not reader.failed:
            reader.find(
                "full_name" if reader.has("full_name") else "given_name",
                "person_perhaps_twice",
                "warning",
                t(_NAME_TWICE[0], _NAME_TWICE[1], line=first_name[who]),
            )
        first_name.setdefault(who, member.line)
        if not reader.failed:
            kept.append(member)
    return kept


def _check_first(
    reader: RowReader, name: str, key: str, first: dict[str, int], told: tuple[str, str]
) -> None:
    if not key:
        return
    if key in first:
        reader.find(name, f"{name}_twice", "error", t(told[0], told[1], line=first[key]))
    else:
        first[key] = reader.line


_OTHER_SHEETS = (
    "ไฟล์นี้มีรายชื่อในแผ่นงานอื่นด้วย: {names} ครั้งนี้อ่านแผ่นงานเดียว โปรดนำเข้าแผ่นงานอื่นต่อทีละแผ่น",
    "Other sheets of this file hold lists too: {names}. One sheet is read at a time; import the others "
    "after it.",
)
_SECOND_TABLE_LEFT = (
    "หัวตารางมีคอลัมน์ซ้ำ ({columns}) อ่านเฉพาะชุดแรก ถ้าเป็นสองตารางวางข้างกัน "
    "โปรดย้ายตารางที่สองไปต่อท้ายตารางแรกแล้วนำเข้าใหม่",
    "Some headings stand twice (columns {columns}); only the first of each is read. If two tables stand "
    "side by side, move the second below the first and import again.",
)
_JOINED = (
    "เลขประจำตัวประชาชนแยกไว้ช่องละหนึ่งหลัก 13 ช่อง อ่านรวมเป็นเลขเดียวให้แล้ว",
    "The citizen numbers stand one digit a cell over 13 columns; they were read together as one number.",
)
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

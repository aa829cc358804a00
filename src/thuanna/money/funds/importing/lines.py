"""Which lines are no member: empty ones, totals, headings printed again, a village's name over its people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thuanna.kernel.citizen_number import LENGTH
from thuanna.kernel.language import Phrase, t

from .findings import Finding, column_letter
from .matching import squeezed
from .rows import RowReader

_TOTALS = frozenset(
    squeezed(word)
    for word in (
        "รวม",
        "ยอดรวม",
        "รวมทั้งสิ้น",
        "รวมทั้งหมด",
        "รวมสมาชิก",
        "รวมจำนวน",
        "ยอดยกไป",
        "ยอดยกมา",
        "total",
        "sum",
        "grand total",
    )
)
_SURELY_TOTAL = tuple(squeezed(word) for word in ("รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "grand total"))
_SECTION = re.compile(r"^(?:หมู่บ้าน|หมู่ที่|หมู่|ม\.|บ้าน|ชุมชน|ศูนย์|สาขา|กลุ่ม)\s*\S+")
_MAY_BE_TOTAL = re.compile(r"\W*(?:รวม|ยอด|total|sum|grand)", re.IGNORECASE)
_COUNT = re.compile(r"[0-9,.]*(?:คน|ราย|บาท)?$")
_ONLY_A_COUNT = re.compile(r"[0-9,.]{1,7}(?:คน|ราย|บาท)?")
_BELOW_THE_LIST = re.compile(
    r"(?:ลงชื่อ|ลายมือชื่อ|ผู้จัดทำ|จัดทำโดย|ผู้ตรวจ|ผู้รับรอง|ผู้บันทึก|หมายเหตุ|ข้อมูล\s*ณ|ณ\s*วันที่|signed|prepared by|note)"
    r"|^[(\[][^()\[\]]*[)\]]$",
    re.IGNORECASE,
)
_WHO = frozenset({"given_name", "family_name", "full_name", "citizen_number", "member_no"})
_MOST_IN_A_NOTE = 2
_FEWEST_HEADINGS = 3


def section_of(text: str) -> str:
    """The village or group that a text names (``หมู่ 3``, ``บ้านเหนือ``), or nothing."""
    return text[:120] if _SECTION.match(text) else ""


class LineJudge:
    """Judges the lines under one header; a section's name becomes the reader's village."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        fields = reader.header.fields
        self._who = {index for index, name in fields.items() if name in _WHO}
        self._citizen_at = reader.header.column_of("citizen_number")
        self._running_at = reader.header.column_of("running_no")
        self._headings = {index: reader.header.headings[index] for index in fields}

    def is_no_member(self, line: int, texts: Sequence[str]) -> bool:
        """Whether the line holds no member; says so unless it is empty."""
        if self._has_citizen_number(texts):
            return False
        filled = [(index, text) for index, text in enumerate(texts) if text]
        if not filled:
            return True
        has_who = any(index in self._who for index, _ in filled)
        if self._is_total(filled):
            return self._tell(line, filled, "total_row", _TOTAL_ROW)
        if self._is_header_again(texts):
            return self._tell(line, filled, "header_again", _HEADER_AGAIN)
        if len({text for _, text in filled}) == 1 and _SECTION.match(filled[0][1]):
            self._reader.village = filled[0][1][:120]
            return self._tell(line, filled, "section_row", _SECTION_ROW)
        if len(filled) <= _MOST_IN_A_NOTE and _BELOW_THE_LIST.match(filled[0][1]):
            return self._tell(line, filled, "note_row", _NOTE_ROW)
        is_numbered = any(index == self._running_at and text.isdecimal() for index, text in filled)
        if not has_who and len(filled) <= _MOST_IN_A_NOTE and not is_numbered:
            return self._tell(line, filled, "note_row", _NOTE_ROW)
        return not has_who and all(index == self._running_at for index, _ in filled)

    def _has_citizen_number(self, texts: Sequence[str]) -> bool:
        """Nearly every line has one, and is told to be a member by it at one look."""
        at = self._citizen_at
        return at is not None and at < len(texts) and len(texts[at]) >= LENGTH and texts[at][0].isdecimal()

    def _is_total(self, filled: Sequence[tuple[int, str]]) -> bool:
        """A line that says รวม, with no citizen number: ``รวม ใจดี`` is a person."""
        first = next(
            (text for _, text in filled[:3] if not text.replace(",", "").replace(".", "").isdigit()), ""
        )
        if not _MAY_BE_TOTAL.match(first) or self._says_a_citizen_number(filled):
            return False
        plain = _COUNT.sub("", squeezed(first))
        if plain in _TOTALS:
            return sum(index in self._who and index != self._citizen_at for index, _ in filled) <= 1
        return plain.startswith(_SURELY_TOTAL)

    def _says_a_citizen_number(self, filled: Sequence[tuple[int, str]]) -> bool:
        """Whether the column of citizen numbers holds more than the count of a total."""
        said = (text for index, text in filled if index == self._citizen_at)
        return any(not _ONLY_A_COUNT.fullmatch(squeezed(text)) for text in said)

    def _is_header_again(self, texts: Sequence[str]) -> bool:
        width = len(texts)
        same = sum(
            1
            for index, heading in self._headings.items()
            if index < width and texts[index] and texts[index] == heading
        )
        return same >= _FEWEST_HEADINGS

    def _tell(self, line: int, filled: Sequence[tuple[int, str]], code: str, message: Phrase) -> bool:
        column = column_letter(filled[0][0])
        self._reader.findings.append(Finding(line, column, "", code, "info", message))
        return True


_TOTAL_ROW = t("แถวนี้เป็นยอดรวม ไม่ได้นำเข้า", "This row is a total and is left out.")
_HEADER_AGAIN = t("แถวนี้เป็นหัวตารางที่พิมพ์ซ้ำ ไม่ได้นำเข้า", "This row repeats the headings and is left out.")
_SECTION_ROW = t(
    "แถวนี้เป็นชื่อหมู่บ้านหรือกลุ่ม ใช้เป็นหมู่บ้านของแถวถัดไปที่ไม่ได้บอกหมู่บ้าน",
    "This row names a village or group; it is used for the rows below that name none.",
)
_NOTE_ROW = t("แถวนี้เป็นข้อความ ไม่ใช่สมาชิก ไม่ได้นำเข้า", "This row is a note, not a member, and is left out.")

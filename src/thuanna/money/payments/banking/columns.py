"""Which column of a statement holds what: known headings, and what somebody said they mean."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuanna.foundation.documents.sheets import Cell, Sheet
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import normalise

SEARCHED_ROWS = 40
_FEWEST_FIELDS, _FEWEST_WORDS = 2, 3
DAY, WHAT, REFERENCE = "day", "what", "reference"
DEPOSIT, WITHDRAWAL, AMOUNT, BALANCE = "deposit", "withdrawal", "amount", "balance"

FIELDS: Mapping[str, Phrase] = {
    DAY: t("วันที่", "Date"),
    WHAT: t("รายการ", "Description"),
    REFERENCE: t("เลขอ้างอิง", "Reference"),
    DEPOSIT: t("เงินเข้า (ฝาก)", "Money in (deposit)"),
    WITHDRAWAL: t("เงินออก (ถอน)", "Money out (withdrawal)"),
    AMOUNT: t("จำนวนเงิน ออกเป็นลบ", "Amount, money out below zero"),
    BALANCE: t("ยอดคงเหลือ", "Balance"),
}

_HEADINGS: Mapping[str, str] = {
    DAY: "วันที่ · วันเดือนปี · วดป · วันที่ทำรายการ · วันที่รายการ · วันเวลา · วันที่/เวลา · date · "
    "transaction date · posting date · tran date",
    WHAT: "รายการ · รายละเอียด · คำอธิบาย · ประเภทรายการ · รายการเดินบัญชี · คำย่อ · description · details · "
    "particulars · transaction · code",
    REFERENCE: "เลขที่อ้างอิง · เลขอ้างอิง · อ้างอิง · เลขที่เช็ค · เช็คเลขที่ · หมายเลขเช็ค · เลขที่ใบฝาก · เลขที่รายการ · "
    "reference · ref · ref no · cheque no · slip no",
    DEPOSIT: "ฝาก · ฝากเงิน · เงินฝาก · จำนวนเงินฝาก · รายการฝาก · เงินเข้า · ยอดฝาก · เครดิต · deposit · "
    "deposits · credit · cr · money in · paid in",
    WITHDRAWAL: "ถอน · ถอนเงิน · เงินถอน · จำนวนเงินถอน · รายการถอน · เงินออก · ยอดถอน · เดบิต · withdrawal · "
    "withdrawals · debit · dr · money out · paid out",
    AMOUNT: "จำนวนเงิน · จำนวน · ยอดเงิน · amount",
    BALANCE: "คงเหลือ · ยอดคงเหลือ · ยอดเงินคงเหลือ · เงินคงเหลือ · ยอดคงเหลือในบัญชี · balance · "
    "outstanding balance · running balance",
}
_NOISE = re.compile(r"[^0-9a-z\u0e01-\u0e4e]+")
_UNIT = re.compile(r"(?:บาท|baht|thb)$")


class HeaderNotFound(Refusal):
    """No row of the file looks like the headings of a statement."""

    code = "bank_header_not_found"


class MappingIncomplete(Refusal):
    """A day and an amount are needed."""

    code = "bank_mapping_incomplete"


@dataclass(frozen=True)
class Header:
    """Where the headings stand and what each column means.

    :ivar line: line of the heading row, from 1
    :ivar fields: field by column index
    """

    sheet: Sheet
    line: int
    headings: tuple[str, ...]
    fields: Mapping[int, str]

    @property
    def signature(self) -> str:
        """The same for files with the same headings."""
        joined = "|".join(squeezed(heading) for heading in self.headings)
        return hashlib.sha256(joined.encode()).hexdigest()

    def column_of(self, field: str) -> int | None:
        """The column that holds a field."""
        return next((index for index, name in self.fields.items() if name == field), None)

    def with_fields(self, fields: Mapping[int, str]) -> Header:
        """The same headings with other meanings.

        :raises MappingIncomplete: no day, no amount, or a field named twice
        """
        named = list(fields.values())
        has_amount = AMOUNT in named or (DEPOSIT in named and WITHDRAWAL in named)
        if DAY not in named or not has_amount or len(set(named)) < len(named):
            raise MappingIncomplete(
                t(
                    "ต้องบอกว่าคอลัมน์ใดเป็นวันที่ และคอลัมน์ใดเป็นเงินเข้ากับเงินออก (หรือจำนวนเงินช่องเดียว) อย่างละหนึ่งคอลัมน์",
                    "Say which column is the date, and which are money in and money out (or one amount): "
                    "one column each.",
                )
            )
        return Header(self.sheet, self.line, self.headings, dict(fields))


def squeezed(heading: str) -> str:
    """A heading without spaces, marks and units, for comparing."""
    return _UNIT.sub("", _NOISE.sub("", normalise(heading)))


_BY_HEADING = {squeezed(heading): field for field, known in _HEADINGS.items() for heading in known.split("·")}


def find(sheets: Sequence[Sheet]) -> Header:
    """The heading row that names the most fields, over all sheets; else the first row of three words.

    :raises HeaderNotFound: no row has three words
    """
    candidates = [
        _header_at(sheet, index) for sheet in sheets for index in range(min(len(sheet.rows), SEARCHED_ROWS))
    ]
    best = max(candidates, key=_points, default=None)
    if best is None or _points(best) < _FEWEST_FIELDS:
        best = next((each for each in candidates if _words_in(each) >= _FEWEST_WORDS), None)
    if best is None:
        raise HeaderNotFound(
            t(
                "หาแถวหัวตารางไม่พบ ต้องมีคอลัมน์วันที่ และเงินเข้าออกหรือจำนวนเงิน ใส่ชื่อหัวคอลัมน์แล้วนำเข้าใหม่",
                "No row of headings was found. A date and amounts are needed: add headings and try again.",
            )
        )
    return best


def column_letter(index: int) -> str:
    """The letter of a column, as spreadsheets name it: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        letters = chr(65 + index % 26) + letters
        index = index // 26 - 1
    return letters


def _header_at(sheet: Sheet, index: int) -> Header:
    headings = tuple(_text(cell) for cell in sheet.rows[index])
    fields: dict[int, str] = {}
    for place, heading in enumerate(headings):
        field = _BY_HEADING.get(squeezed(heading))
        if field is not None and field not in fields.values():
            fields[place] = field
    if {DEPOSIT, WITHDRAWAL} <= set(fields.values()):
        fields = {place: field for place, field in fields.items() if field != AMOUNT}
    return Header(sheet, index + 1, headings, fields)


def _words_in(header: Header) -> int:
    return sum(1 for heading in header.headings if squeezed(heading) and not heading[0].isdigit())


def _points(header: Header) -> int:
    named = set(header.fields.values())
    return len(named) if DAY in named else 0


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""

"""Reads a bank's statement: rows in, lines in the order of time out, with everything that deserves a look.

Pure: no database. The balance is followed from row to row, so that a missing or altered row is found
where it is.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import normalise

from . import cells, columns
from .columns import AMOUNT, BALANCE, DAY, DEPOSIT, REFERENCE, WHAT, WITHDRAWAL, Header

Severity = Literal["error", "warning"]
_MOST_WORDS, _MOST_REFERENCE = 300, 80
_TOTAL = re.compile(r"\s*(?:ยอด)?รวม|\s*(?:sub)?total\b|\s*grand total", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one row of the file: where, and what to do.

    :ivar row: line in the file, from 1
    :ivar column: letter of the column; empty where the whole row is meant
    """

    row: int
    column: str
    heading: str
    code: str
    severity: Severity
    message: Phrase


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the statement. A deposit is positive, a withdrawal negative."""

    row: int
    happened_on: datetime.date
    amount: Money
    balance: Money | None
    what: str
    reference: str


@dataclass(frozen=True)
class Reading:
    """What was understood of a file.

    :ivar opening: what was there before the first line, where the file tells it
    """

    header: Header
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    opening: Money | None
    skipped: int

    @property
    def closing(self) -> Money | None:
        """What was there after the last line."""
        return self.lines[-1].balance if self.lines else self.opening

    @property
    def is_sound(self) -> bool:
        """Nothing keeps the file out."""
        return bool(self.lines) and not any(finding.severity == "error" for finding in self.findings)


def read(
    content: bytes, file_name: str, *, today: datetime.date, mapping: Mapping[int, str] | None = None
) -> Reading:
    """Read a statement in any table format; `mapping` (column index → field) overrules the headings.

    :raises FileNotReadable: it is no table
    :raises HeaderNotFound: no row looks like headings
    :raises MappingIncomplete: the mapping lacks a day or an amount
    """
    header = columns.find(sheets.read(content, file_name))
    header = header.with_fields(mapping if mapping is not None else header.fields)
    return _Rows(header, today).reading()


def fingerprints(lines: Sequence[Line]) -> list[str]:
    """What makes each line itself: day, amount, balance, words, and which of several equal ones it is."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for line in lines:
        facts = (
            line.happened_on.isoformat(),
            str(line.amount.satang),
            "" if line.balance is None else str(line.balance.satang),
            normalise(f"{line.what} {line.reference}"),
        )
        seen[facts] += 1
        told = "\0".join((*facts, str(seen[facts])))
        found.append(hashlib.sha256(told.encode()).hexdigest())
    return found


@dataclass
class _Rows:
    """One pass over the rows of a sheet."""

    header: Header
    today: datetime.date
    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    opening: Money | None = None
    skipped: int = 0

    def reading(self) -> Reading:
        for place, row in enumerate(self.header.sheet.rows[self.header.line :], start=self.header.line + 1):
            if any(_TOTAL.match(cell) for cell in row if isinstance(cell, str)):
                self.skipped += 1
            elif any(cell not in (None, "") for cell in row):
                self._take(place, row)
        if _is_newest_first(self.lines):
            self.lines.reverse()
        self._follow_days()
        self._follow_balance()
        if not self.lines and not self.findings:
            self._tell(self.header.line, "", "bank_no_lines", "error", _NO_LINES)
        opening = self.opening
        if opening is None and self.lines and self.lines[0].balance is not None:
            opening = self.lines[0].balance - self.lines[0].amount
        findings = tuple(sorted(self.findings, key=lambda finding: finding.row))
        return Reading(self.header, tuple(self.lines), findings, opening, self.skipped)

    def _take(self, place: int, row: Sequence[Cell]) -> None:
        before = len(self.findings)
        day = self._day(place, row)
        amount = self._amount(place, row)
        balance = self._money(place, row, BALANCE)
        if len(self.findings) > before:
            return
        if not amount:
            self._without_amount(place, day, balance)
        elif day is None:
            self._tell(place, DAY, "bank_day_missing", "error", _NO_DAY)
        else:
            what = cells.words(self._cell(row, WHAT), _MOST_WORDS)
            reference = cells.words(self._cell(row, REFERENCE), _MOST_REFERENCE)
            self.lines.append(Line(place, day, amount, balance, what, reference))

    def _without_amount(self, place: int, day: datetime.date | None, balance: Money | None) -> None:
        """A balance brought forward, a total, a page's foot: nothing that moved money."""
        self.skipped += 1
        if balance is not None and not self.lines and self.opening is None:
            self.opening = balance
        elif day is not None and balance is None:
            self._tell(place, "", "bank_amount_missing", "warning", _NO_AMOUNT)

    def _day(self, place: int, row: Sequence[Cell]) -> datetime.date | None:
        cell = self._cell(row, DAY)
        try:
            day = cells.day(cell, today=self.today)
        except (Refusal, ValueError, OverflowError) as fault:
            if self._moves_nothing(row):
                return None
            message = fault.phrase if isinstance(fault, Refusal) else _BAD_DAY
            self._tell(place, DAY, "bank_day_not_understood", "error", message)
            return None
        if day is not None and day > self.today:
            self._tell(place, DAY, "bank_day_to_come", "error", _TO_COME)
        return day

    def _moves_nothing(self, row: Sequence[Cell]) -> bool:
        wanted = (DEPOSIT, WITHDRAWAL, AMOUNT)
        return all(self._cell(row, name) in (None, "", "-") for name in wanted)

    def _amount(self, place: int, row: Sequence[Cell]) -> Money | None:
        if self.header.column_of(AMOUNT) is not None:
            return self._money(place, row, AMOUNT)
        deposit = self._money(place, row, DEPOSIT)
        withdrawal = self._money(place, row, WITHDRAWAL)
        if deposit and withdrawal:
            self._tell(place, WITHDRAWAL, "bank_both_sides", "error", _BOTH)
        return (deposit or ZERO) - abs(withdrawal or ZERO)

    def _money(self, place: int, row: Sequence[Cell], name: str) -> Money | None:
        try:
            return cells.amount(self._cell(row, name))
        except Refusal as refusal:
            self._tell(place, name, "bank_amount_not_understood", "error", refusal.phrase)
            return None

    def _cell(self, row: Sequence[Cell], name: str) -> Cell:
        index = self.header.column_of(name)
        return row[index] if index is not None and index < len(row) else None

    def _follow_days(self) -> None:
        for line, following in pairwise(self.lines):
            if following.happened_on < line.happened_on:
                self._tell(following.row, DAY, "bank_days_out_of_order", "warning", _ORDER)

    def _follow_balance(self) -> None:
        balance = self.opening
        for line in self.lines:
            if line.balance is None:
                balance = None if balance is None else balance + line.amount
                continue
            if balance is not None and balance + line.amount != line.balance:
                self._tell_break(line, balance + line.amount)
            balance = line.balance

    def _tell_break(self, line: Line, wanted: Money) -> None:
        message = t(
            "ยอดคงเหลือไม่ต่อกัน ควรเป็น {wanted} แต่ในไฟล์เป็น {found} อาจมีแถวหายหรือถูกแก้ โปรดขอไฟล์จากธนาคารใหม่",
            "The balance does not follow: {wanted} was expected, {found} stands there. A row may be missing "
            "or changed. Please fetch the statement from the bank again.",
            wanted=wanted,
            found=line.balance,
        )
        self._tell(line.row, BALANCE, "bank_balance_breaks", "error", message)

    def _tell(self, row: int, name: str, code: str, severity: Severity, message: Phrase) -> None:
        index = self.header.column_of(name) if name else None
        column = "" if index is None else columns.column_letter(index)
        heading = "" if index is None else self.header.headings[index]
        self.findings.append(Finding(row, column, heading, code, severity, message))


def _is_newest_first(lines: Sequence[Line]) -> bool:
    """By the days; where all are of one day, by which order the balances follow."""
    if not lines or lines[0].happened_on != lines[-1].happened_on:
        return bool(lines) and lines[0].happened_on > lines[-1].happened_on
    return _breaks(lines[::-1]) < _breaks(lines)


def _breaks(lines: Sequence[Line]) -> int:
    return sum(
        1
        for line, following in pairwise(lines)
        if line.balance is not None
        and following.balance is not None
        and line.balance + following.amount != following.balance
    )


_NO_LINES = t(
    "ไม่พบรายการเงินเข้าออกในไฟล์นี้ โปรดตรวจว่าเลือกไฟล์และคอลัมน์ถูกต้อง",
    "No line in this file moves money. Check the file and what its columns mean.",
)
_NO_DAY = t("แถวนี้มีจำนวนเงินแต่ไม่มีวันที่ โปรดเติมวันที่", "This row has an amount but no date. Add the date.")
_NO_AMOUNT = t("แถวนี้ไม่มีจำนวนเงิน จึงไม่นำเข้า", "This row has no amount and is left out.")
_BAD_DAY = t("อ่านวันที่ไม่ออก โปรดใช้รูปแบบ 21/11/2569", "The date cannot be read. Write it like 21/11/2026.")
_TO_COME = t(
    "วันที่นี้ยังมาไม่ถึง โปรดตรวจวัน เดือน และปี พ.ศ. หรือ ค.ศ.",
    "This day is still to come. Check day, month and era.",
)
_BOTH = t(
    "แถวนี้มีทั้งเงินเข้าและเงินออก ต้องมีเพียงช่องเดียว",
    "This row has money in and money out; only one of them can be.",
)
_ORDER = t("วันที่ของแถวนี้อยู่ก่อนแถวก่อนหน้า", "The day of this row lies before the row above it.")

"""Whom each line of a collection sheet means, and whether its control totals agree."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from thuanna.kernel import names
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.text import search_form
from thuanna.money.funds.importing.findings import Finding
from thuanna.money.funds.member_numbers import key_of
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries import members
from thuanna.money.funds.words import CONTRIBUTIONS

from .reading import CollectionLine, CollectionSheet, Control

_MONTHLY = "monthly"


@dataclass(frozen=True)
class Payment:
    """One line whose member is known, and what the money is for."""

    line: int
    member_id: int
    amount: Money
    kind: str
    first_month: datetime.date | None
    happened_on: datetime.date


@dataclass(frozen=True)
class Checked:
    """A sheet compared with the register and with its control totals.

    :ivar digest: the same for the same payments at the same point, so that a sheet is posted once
    """

    sheet: CollectionSheet
    payments: tuple[Payment, ...]
    control: Control
    digest: str

    @property
    def findings(self) -> Sequence[Finding]:
        """Everything found, line by line."""
        return sorted(self.sheet.findings, key=lambda finding: (finding.row, finding.column))

    @property
    def rejected(self) -> int:
        """How many lines an error keeps out."""
        return len({f.row for f in self.sheet.findings if f.severity == "error" and f.row > 0})

    @property
    def warned(self) -> int:
        """How many lines deserve a look."""
        return len({f.row for f in self.sheet.findings if f.severity == "warning"})

    @property
    def total(self) -> Money:
        """The sum of the payments."""
        return sum((payment.amount for payment in self.payments), ZERO)

    @property
    def may_be_posted(self) -> bool:
        """Whether nothing speaks against it: a collection is posted whole or not at all."""
        return bool(self.payments) and not any(f.severity == "error" for f in self.sheet.findings)


def check(
    sheet: CollectionSheet,
    *,
    point_id: int,
    today: datetime.date,
    on: datetime.date | None = None,
    month: datetime.date | None = None,
    control: Control | None = None,
) -> Checked:
    """Find the members, and compare the control totals; what does not fit becomes a finding of the sheet.

    :param on: the day of the money where a line tells none; else today
    :param month: the month paid for where a line tells none
    :param control: totals told beside the file; they count before those in it
    """
    counted = Control(
        (control.total if control else None) or sheet.control.total,
        (control.count if control else None) or sheet.control.count,
    )
    _check_control(sheet, counted)
    known = _Register(sheet.lines, on=today)
    payments = []
    for line in sheet.lines:
        member = known.member_of(line, sheet)
        if member is not None:
            payments.append(_payment(line, member, on or today, month))
    _check_twice(sheet, payments)
    told = [(p.member_id, p.amount.satang, str(p.first_month or "")) for p in payments]
    asked = [str(line.on or on or "") for line in sheet.lines], str(month or "")
    digest = hashlib.sha256(json.dumps([point_id, told, asked]).encode()).hexdigest()
    return Checked(sheet, tuple(payments), counted, digest)


def _check_control(sheet: CollectionSheet, control: Control) -> None:
    if control.total is None and control.count is None:
        sheet.find(0, "", "control_total_missing", "error", _CONTROL_MISSING)
    if control.total is not None and control.total != sheet.total:
        differs = t(*_TOTAL_DIFFERS, told=control.total, counted=sheet.total)
        sheet.find(0, "", "control_total_differs", "error", differs)
    if control.count is not None and control.count != len(sheet.lines):
        differs = t(*_COUNT_DIFFERS, told=control.count, counted=len(sheet.lines))
        sheet.find(0, "", "control_count_differs", "error", differs)


def _payment(line: CollectionLine, member: Member, on: datetime.date, month: datetime.date | None) -> Payment:
    """A month makes it a monthly contribution; else it is what the member chose to pay."""
    day = line.on or on
    told = line.month or month
    plan = member.payment_plan if member.payment_plan in CONTRIBUTIONS else _MONTHLY
    if told is None and plan == _MONTHLY:
        told = day.replace(day=1)
    return Payment(line.line, member.pk, line.amount, _MONTHLY if told else plan, told, day)


def _check_twice(sheet: CollectionSheet, payments: Sequence[Payment]) -> None:
    first: dict[tuple[int, datetime.date | None, datetime.date], int] = {}
    for payment in payments:
        key = (payment.member_id, payment.first_month, payment.happened_on)
        if key in first:
            twice = t(*_TWICE, line=first[key])
            sheet.find(payment.line, "member_no", "member_twice", "error", twice)
        first.setdefault(key, payment.line)


class _Register:
    """The members that the lines of one sheet may mean, read in a few questions."""

    def __init__(self, lines: Sequence[CollectionLine], *, on: datetime.date) -> None:
        numbers = {key_of(line.member_no) for line in lines if line.member_no}
        split = [names.split_full_name(line.name) for line in lines if not line.member_no]
        members_of = Member.objects.select_related("person")
        self._by_number: dict[str, list[Member]] = {}
        for member in members_of.filter(number_key__in=numbers):
            self._by_number.setdefault(member.number_key, []).append(member)
        self._by_name: dict[str, list[Member]] = {}
        for member in members_of.filter(person__given_name__in={name.given for name in split}):
            self._by_name.setdefault(_name_key(member.person.full_name), []).append(member)
        found = [*self._by_number.values(), *self._by_name.values()]
        ids = [member.pk for members_found in found for member in members_found]
        self._standings = members.standings_on(on, ids)

    def member_of(self, line: CollectionLine, sheet: CollectionSheet) -> Member | None:
        """The member of a line; None, and a finding, when it cannot be told for sure."""
        found = self._found(line, sheet)
        if found is None:
            return None
        if line.member_no and line.name and _name_key(found.person.full_name) != _name_key(line.name):
            sheet.find(line.line, "member_no", "member_name_differs", "error", _NAME_DIFFERS)
            return None
        standing = self._standings.get(found.pk)
        if standing is None or not (standing.is_current or standing.status == "applied"):
            sheet.find(line.line, "member_no", "member_not_current", "error", _NOT_CURRENT)
            return None
        return found

    def _found(self, line: CollectionLine, sheet: CollectionSheet) -> Member | None:
        """A spreadsheet may have cut the zeros of a number: 12 is 00012 where only one member fits."""
        if line.member_no:
            named = self._by_number.get(key_of(line.member_no), [])
            named = [m for m in named if m.number == line.member_no] or named
        else:
            named = self._by_name.get(_name_key(line.name), [])
        if len(named) == 1:
            return named[0]
        code, message = ("member_ambiguous", _AMBIGUOUS) if named else ("member_unknown", _UNKNOWN)
        sheet.find(line.line, "member_no" if line.member_no else "full_name", code, "error", message)
        return None


def _name_key(name: str) -> str:
    """Given and family name for comparison; the title may be written or left out."""
    split = names.split_full_name(name)
    return f"{search_form(split.given)} {search_form(split.family)}"


_CONTROL_MISSING = t(
    "ไม่มียอดควบคุม โปรดใส่แถวรวมในไฟล์ หรือระบุ --total หรือ --count",
    "There is no control total. Put a total row into the file, or give --total or --count.",
)
_TOTAL_DIFFERS = (
    "ยอดรวมที่นับได้คือ {told} บาท แต่รวมจากรายการได้ {counted} บาท ยังไม่ได้ลงบัญชี โปรดตรวจทีละรายการ",
    "The control total is {told} baht, but the lines add up to {counted} baht. Nothing was posted; "
    "check each line.",
)
_COUNT_DIFFERS = (
    "จำนวนคนที่นับได้คือ {told} คน แต่มีรายการที่อ่านได้ {counted} รายการ ยังไม่ได้ลงบัญชี โปรดตรวจทีละรายการ",
    "The control count is {told}, but {counted} payments were read. Nothing was posted; check each line.",
)
_TWICE = (
    "สมาชิกคนนี้ส่งเงินของงวดเดียวกันในแถว {line} แล้ว โปรดรวมเป็นแถวเดียวหรือแก้เดือน",
    "This member already stands in row {line} for the same time. Join the two rows, or correct the month.",
)
_UNKNOWN = t(
    "ไม่พบสมาชิกนี้ในทะเบียนของกองทุน โปรดตรวจเลขทะเบียนหรือชื่อ",
    "This member is not in the fund's register. Check the member number or the name.",
)
_AMBIGUOUS = t(
    "มีสมาชิกชื่อนี้มากกว่าหนึ่งคน โปรดใส่เลขทะเบียนสมาชิก", "Several members have this name. Give the member number."
)
_NAME_DIFFERS = t(
    "ชื่อไม่ตรงกับเลขทะเบียนนี้ โปรดตรวจว่าเป็นเงินของใคร",
    "The name is not that of this member number. Check whose money it is.",
)
_NOT_CURRENT = t(
    "ไม่ได้เป็นสมาชิกในวันนี้ โปรดตรวจสถานะในทะเบียนก่อนรับเงิน",
    "This person is not a member today. Check the status in the register before taking money.",
)

"""Whether what was typed may be posted: every line, who was added by hand, the control totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money, MoneyNotUnderstood

from .months import month_later
from .typing import MOST_EXTRAS, WHO, amount_of

_NINE = 9


@dataclass(frozen=True)
class AskedLine:
    """A line of the paper, as far as checking needs it."""

    place: int
    member_id: int
    due: Money


@dataclass(frozen=True)
class Finding:
    """One thing about one box; `box` is empty for the sheet as a whole."""

    box: str
    code: str
    words: Phrase
    is_error: bool = True


@dataclass(frozen=True)
class SheetPayment:
    """One member's money, and how many periods of the sheet it is taken for."""

    box: str
    member_id: int
    amount: Money
    periods: int


@dataclass(frozen=True)
class Counted:
    """What the collector counted apart from the lines."""

    people: int | None
    total: Money | None


@dataclass(frozen=True)
class Covered:
    """Months that a member has paid for, and the number of the receipt that says so."""

    starts_on: date
    ends_before: date
    number: str


@dataclass(frozen=True)
class Period:
    """For what a sheet asks: some months from one on."""

    first_month: date
    months: int

    def after(self, periods: int) -> date:
        """The first day that so many periods no longer pay for."""
        return month_later(self.first_month, self.months * periods)


@dataclass(frozen=True)
class Known:
    """What the register and the book say.

    :ivar covered: what members have paid for already
    :ivar by_number: members that may be added by hand, by the number as it was typed
    :ivar usual: what is due from those added by hand
    """

    period: Period
    covered: Mapping[int, Sequence[Covered]]
    by_number: Mapping[str, int]
    usual: Money


@dataclass
class CheckedSheet:
    """Everything that came of checking."""

    payments: list[SheetPayment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def total(self) -> Money:
        """The sum of the lines."""
        return sum((payment.amount for payment in self.payments), ZERO)

    @property
    def errors(self) -> list[Finding]:
        """What keeps the sheet from the book."""
        return [finding for finding in self.findings if finding.is_error]

    @property
    def may_be_posted(self) -> bool:
        """Whether nothing speaks against it: a sheet is posted whole or not at all."""
        return bool(self.payments) and not self.errors

    def find(self, box: str, code: str, words: Phrase, *, is_error: bool = True) -> None:
        """Note something."""
        self.findings.append(Finding(box, code, words, is_error))


def check(
    lines: Sequence[AskedLine],
    typed: Mapping[str, str],
    known: Known,
    counted: Counted,
    *,
    happened_on: date | None,
    today: date,
) -> CheckedSheet:
    """Compare what was typed with the paper, the register, the book and the control totals."""
    checked = CheckedSheet()
    seen: dict[int, str] = {}
    for line in lines:
        box = str(line.place)
        _take(checked, box, typed.get(box, ""), line.member_id, line.due, known, seen)
    for number in range(1, MOST_EXTRAS + 1):
        _take_extra(checked, f"x{number}", typed, known, seen)
    _check_day(checked, happened_on, today)
    _check_count(checked, counted)
    return checked


def _take_extra(
    checked: CheckedSheet, box: str, typed: Mapping[str, str], known: Known, seen: dict[int, str]
) -> None:
    who, written = typed.get(f"{box}{WHO}", ""), typed.get(box, "")
    if not who and not written:
        return
    if not who:
        checked.find(box, "sheet_who_missing", _WHO_MISSING)
        return
    member_id = known.by_number.get(who)
    if member_id is None:
        checked.find(box, "sheet_member_unknown", t(*_UNKNOWN, number=who))
        return
    _take(checked, box, written, member_id, known.usual, known, seen)


def _take(
    checked: CheckedSheet,
    box: str,
    written: str,
    member_id: int,
    due: Money,
    known: Known,
    seen: dict[int, str],
) -> None:
    """Read one box; what speaks against it becomes a finding. A mark where nothing is due means nothing."""
    try:
        amount = amount_of(written, due)
    except MoneyNotUnderstood as refusal:
        checked.find(box, "sheet_amount_not_understood", refusal.phrase)
        return
    if amount is None or amount == ZERO:
        return
    if amount < ZERO:
        checked.find(box, "sheet_amount_negative", _NEGATIVE)
        return
    if member_id in seen:
        checked.find(box, "sheet_member_twice", t(*_TWICE, line=seen[member_id]))
        return
    seen[member_id] = box
    price = due or known.usual
    periods = _periods(amount, price)
    before = _paid_before(member_id, periods or 1, known)
    if before is not None:
        checked.find(box, "sheet_paid_before", t(*_PAID_BEFORE, number=before.number))
        return
    if periods is None:
        checked.find(box, "sheet_amount_unusual", t(*_UNUSUAL, amount=amount, due=price), is_error=False)
    checked.payments.append(SheetPayment(box, member_id, amount, periods or 1))


def _paid_before(member_id: int, periods: int, known: Known) -> Covered | None:
    """What already pays for some month that this money would pay for."""
    until = known.period.after(periods)
    spans = known.covered.get(member_id, ())
    return next((s for s in spans if s.starts_on < until and s.ends_before > known.period.first_month), None)


def _periods(amount: Money, due: Money) -> int | None:
    """How many times what is due; None where it does not come out even."""
    if due.satang <= 0 or amount.satang % due.satang:
        return None
    return amount.satang // due.satang


def _check_day(checked: CheckedSheet, happened_on: date | None, today: date) -> None:
    if happened_on is None:
        checked.find("", "sheet_day_missing", _DAY_MISSING)
    elif happened_on > today:
        checked.find("", "sheet_day_in_future", _DAY_IN_FUTURE)


def _check_count(checked: CheckedSheet, counted: Counted) -> None:
    """Both totals are counted from the paper, never from the lines; both must agree."""
    people, total = len(checked.payments), checked.total
    if counted.people is None or counted.total is None:
        checked.find("", "sheet_count_missing", _COUNT_MISSING)
        return
    if not checked.payments and not checked.errors:
        checked.find("", "sheet_empty", _EMPTY)
        return
    if counted.people != people:
        checked.find("", "sheet_people_differ", t(*_PEOPLE_DIFFER, told=counted.people, typed=people))
    if counted.total != total:
        apart = counted.total - total
        words = t(
            *(_TOTAL_SHORT if apart > ZERO else _TOTAL_OVER),
            told=counted.total,
            typed=total,
            apart=abs(apart),
            hint=_hint(abs(apart)),
        )
        checked.find("", "sheet_total_differs", words)


def _hint(apart: Money) -> Phrase:
    """Two digits changed places leave a difference that nine divides: the oldest help in bookkeeping."""
    is_turned = apart.satang % 100 == 0 and (apart.satang // 100) % _NINE == 0
    return _TURNED if is_turned else _LOOK


_COUNT_MISSING = t(
    "ยังไม่ได้กรอกยอดควบคุม นับจำนวนคนที่ส่งและเงินสดจริง แล้วกรอกทั้งสองช่อง",
    "The control totals are missing. Count the payers and the cash, and fill in both boxes.",
)
_EMPTY = t(
    "ยังไม่มีบรรทัดใดที่มีเงิน พิมพ์ / ในบรรทัดที่ส่งครบ หรือพิมพ์จำนวนเงิน",
    "No line has money yet. Type / where the amount due was paid, or type the amount.",
)
_DAY_MISSING = t("ยังไม่ได้กรอกวันที่รับเงิน", "The day of the money is missing.")
_DAY_IN_FUTURE = t(
    "วันที่รับเงินยังมาไม่ถึง โปรดตรวจวันที่และปี พ.ศ.", "The day of the money has not come yet. Check day and year."
)
_PEOPLE_DIFFER = (
    "นับคนที่ส่งได้ {told} คน แต่พิมพ์ไว้ {typed} บรรทัด ยังไม่ได้ลงบัญชี โปรดหาบรรทัดที่ขาดหรือเกิน",
    "{told} payers were counted, but {typed} lines have money. Nothing is posted; find the line.",
)
_TOTAL_SHORT = (
    "นับเงินได้ {told} บาท แต่พิมพ์ไว้ {typed} บาท พิมพ์ขาดไป {apart} บาท ยังไม่ได้ลงบัญชี {hint}",
    "{told} baht were counted, but the lines come to {typed}: {apart} too little. Nothing is posted. {hint}",
)
_TOTAL_OVER = (
    "นับเงินได้ {told} บาท แต่พิมพ์ไว้ {typed} บาท พิมพ์เกินไป {apart} บาท ยังไม่ได้ลงบัญชี {hint}",
    "{told} baht were counted, but the lines come to {typed}: {apart} too much. Nothing is posted. {hint}",
)
_TURNED = t(
    "ผลต่างหารด้วย 9 ลงตัว อาจพิมพ์ตัวเลขสลับกัน",
    "Nine divides the difference: perhaps two digits changed places.",
)
_LOOK = t("โปรดเทียบทีละบรรทัดกับกระดาษ", "Compare line by line with the paper.")
_WHO_MISSING = t("ใส่เลขสมาชิกของคนที่เพิ่มด้วย", "Give the member number of the person added.")
_UNKNOWN = (
    "ไม่พบสมาชิกเลขที่ {number} หรือไม่ได้เป็นสมาชิกแล้ว โปรดตรวจเลขในทะเบียน",
    "There is no current member {number}. Check the number in the register.",
)
_NEGATIVE = t("จำนวนเงินต้องไม่ติดลบ", "The amount cannot be below zero.")
_TWICE = (
    "สมาชิกคนนี้มีเงินในบรรทัด {line} แล้ว โปรดรวมเป็นบรรทัดเดียว",
    "This member has money in line {line} already. Put both into one line.",
)
_PAID_BEFORE = (
    "สมาชิกคนนี้ส่งเงินงวดนี้แล้ว ตามใบเสร็จ {number} จึงไม่ลงซ้ำ ถ้าเป็นเงินงวดต่อไป ให้ล้างช่องนี้แล้วรับที่หน้ารับเงินทั้งบ้าน",
    "This member paid for this period by receipt {number}, so it is not posted again. If the money is for a "
    "later time, clear the box and take it on the household page.",
)
_UNUSUAL = (
    "ส่ง {amount} บาท ไม่ลงตัวกับงวดละ {due} บาท ลงบัญชีได้ แต่โปรดดูกระดาษอีกครั้ง",
    "{amount} baht are no multiple of {due}. It can be posted; look at the paper once more.",
)

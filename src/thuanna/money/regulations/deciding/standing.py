"""Where a member stands on a day: in order, in arrears, suspended, ended. By ledger and regulation alone.

Money fills the oldest period first. A period is late from the day after it was due until it is paid; how late
the oldest unpaid period ever was decides suspension and the end of membership.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.regulations.schema import Arrears, Clause

from .dues import Due, InForce, dues
from .history import Base, History

_DAY = timedelta(days=1)


class State(StrEnum):
    """What a member is on a day."""

    NOT_YET = "not_yet"
    IN_ORDER = "in_order"
    IN_ARREARS = "in_arrears"
    SUSPENDED = "suspended"
    ENDED = "ended"
    RESIGNED = "resigned"
    DECEASED = "deceased"


STATE_WORDS: dict[State, Phrase] = {
    State.NOT_YET: t("ยังไม่เป็นสมาชิก", "Not a member yet"),
    State.IN_ORDER: t("ส่งครบ", "In order"),
    State.IN_ARREARS: t("ค้างส่ง", "In arrears"),
    State.SUSPENDED: t("พักสิทธิ", "Suspended"),
    State.ENDED: t("พ้นสมาชิกภาพ", "Membership ended"),
    State.RESIGNED: t("ลาออก", "Resigned"),
    State.DECEASED: t("เสียชีวิต", "Deceased"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a member stands, since when, why, and what is owed.

    :ivar time_from: from when the time of membership counts
    :ivar paid_until: the first day that is not paid for; None where the member never was one
    :ivar owed: what is due and not paid on that day
    :ivar next_due: the next period to pay, with its price; `left_of_next` is what is missing of it
    :ivar reason: in words, with the clause
    """

    state: State
    on: date
    since: date
    reason: Phrase
    clause: str = ""
    time_from: date | None = None
    paid_until: date | None = None
    arrears_since: date | None = None
    owed: Money = ZERO
    next_due: Due | None = None
    left_of_next: Money = ZERO
    returns_on: date | None = None

    @property
    def is_entitled(self) -> bool:
        """Whether nothing of the standing keeps the member from a benefit."""
        return self.state is State.IN_ORDER

    @property
    def is_member(self) -> bool:
        """Whether the membership runs."""
        return self.state in (State.IN_ORDER, State.IN_ARREARS, State.SUSPENDED)

    @property
    def words(self) -> Phrase:
        """The state in words."""
        return STATE_WORDS[self.state]


_REGISTER = {"resigned": State.RESIGNED, "ended": State.ENDED, "deceased": State.DECEASED}


def standing_on(history: History, in_force: InForce, on: date) -> Standing:
    """Where a member stands at the end of a day."""
    joined = history.joined_on
    if joined is None or on < joined:
        words = t("ในวันนั้นยังไม่เป็นสมาชิก", "On that day there was no membership yet.")
        return Standing(state=State.NOT_YET, on=on, since=on, reason=words)
    change = history.status_on(on)
    assert change is not None, "who has joined has a status"
    base = history.base_on(on)
    if change.status in _REGISTER:
        before = _counted(history, in_force, base, min(on, change.on - _DAY))
        return Standing(
            state=_REGISTER[change.status],
            on=on,
            since=change.on,
            reason=t(
                "ทะเบียนสมาชิกบันทึกไว้ตั้งแต่ {day}", "By the register, since {day}.", day=day_words(change.on)
            ),
            time_from=base.time_from,
            paid_until=before.paid_until,
            owed=before.owed,
        )
    counted = _counted(history, in_force, base, on)
    if change.status == "suspended" and counted.state is not State.ENDED:
        return Standing(
            state=State.SUSPENDED,
            on=on,
            since=change.on,
            reason=t(
                "คณะกรรมการพักสิทธิตั้งแต่ {day}",
                "Suspended by the committee since {day}.",
                day=day_words(change.on),
            ),
            time_from=counted.time_from,
            paid_until=counted.paid_until,
            arrears_since=counted.arrears_since,
            owed=counted.owed,
            next_due=counted.next_due,
            left_of_next=counted.left_of_next,
        )
    return counted


def _counted(history: History, in_force: InForce, base: Base, on: date) -> Standing:
    """By money and regulation alone."""
    walk, arrears = _walk(history, in_force, base, on), in_force(on).arrears
    asked = in_force(on).contributions.clause
    in_order = Standing(
        state=State.IN_ORDER,
        on=on,
        since=walk.in_order_since or base.since,
        reason=_cited(
            t("ส่งเงินสมทบครบถึงก่อน {day}", "Paid for the days before {day}.", day=day_words(walk.paid_until)),
            asked,
        ),
        clause=asked.number if asked else "",
        time_from=base.time_from,
        paid_until=walk.paid_until,
        next_due=walk.next_due,
        left_of_next=walk.left_of_next,
        arrears_since=walk.arrears_since,
        owed=walk.owed,
    )
    ended = walk.late_after(arrears, "ends_after")
    if ended is not None:
        words = t(
            "ค้างส่งเงินสมทบเกิน {length} จึงพ้นสมาชิกภาพตั้งแต่ {day}",
            "Contributions were unpaid for more than {length}, so membership ended on {day}.",
            length=_said(arrears, "ends_after"),
            day=day_words(ended.since),
        )
        return _otherwise(in_order, State.ENDED, ended.since, words, arrears.clause)
    resting = _resting(walk, base, arrears, on)
    if resting is not None:
        since, until, words, clause = resting
        return replace(_otherwise(in_order, State.SUSPENDED, since, words, clause), returns_on=until)
    if walk.arrears_since is None:
        return in_order
    words = t(
        "ค้างส่งตั้งแต่ {day} รวม {owed} บาท",
        "In arrears since {day}, {owed} baht.",
        day=day_words(walk.arrears_since),
        owed=walk.owed,
    )
    return _otherwise(in_order, State.IN_ARREARS, walk.arrears_since, words, asked)


def _otherwise(found: Standing, state: State, since: date, words: Phrase, clause: Clause | None) -> Standing:
    """The same money, another state, with its clause."""
    number = clause.number if clause else ""
    return replace(found, state=state, since=since, reason=_cited(words, clause), clause=number)


def _resting(
    walk: _Walk, base: Base, arrears: Arrears, on: date
) -> tuple[date, date | None, Phrase, Clause | None] | None:
    """Since when and until when entitlement rests, with the reason; None when it does not."""
    if base.suspended_before is not None and on < base.suspended_before:
        words = t(
            "กลับเข้าเป็นสมาชิกเมื่อ {day} รอใช้สิทธิถึง {until}",
            "Taken back on {day}; entitlement begins on {until}.",
            day=day_words(base.since),
            until=day_words(base.suspended_before),
        )
        return base.since, base.suspended_before, words, _back_clause(arrears)
    late = walk.late_after(arrears, "suspended_after")
    if late is None:
        return None
    if late.paid_on is None:
        words = t(
            "ค้างส่งเกิน {length} จึงพักสิทธิตั้งแต่ {day}",
            "Unpaid for more than {length}, so entitlement rests since {day}.",
            length=_said(arrears, "suspended_after"),
            day=day_words(late.since),
        )
        return late.since, None, words, arrears.clause
    wait = arrears.reinstatement.wait if arrears.reinstatement else None
    if wait is None or wait.after(late.paid_on) <= on:
        return None
    words = t(
        "ส่งที่ค้างครบเมื่อ {day} ต้องรออีก {length} ใช้สิทธิได้ตั้งแต่ {until}",
        "The arrears were paid on {day}; after {length} entitlement begins on {until}.",
        day=day_words(late.paid_on),
        length=wait.words,
        until=day_words(wait.after(late.paid_on)),
    )
    return late.since, wait.after(late.paid_on), words, _back_clause(arrears)


@dataclass(frozen=True, slots=True)
class _Late:
    """A period that was late for longer than a limit: since when, and when it was paid after all."""

    since: date
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class _Walk:
    """What a walk through the periods found."""

    on: date
    paid_until: date
    next_due: Due
    left_of_next: Money
    owed: Money
    arrears_since: date | None
    in_order_since: date | None
    late: tuple[tuple[date, date | None], ...]

    def late_after(self, arrears: Arrears, limit: str) -> _Late | None:
        """A period unpaid for longer than the limit: the first for an end, the last for a suspension."""
        length = arrears.ends_after if limit == "ends_after" else arrears.suspended_after
        if length is None:
            return None
        found = [
            _Late(length.after(due_on) + _DAY, paid_on)
            for due_on, paid_on in self.late
            if length.after(due_on) + _DAY < (paid_on or self.on + _DAY)
        ]
        if not found:
            return None
        return found[0] if limit == "ends_after" else found[-1]


def _walk(history: History, in_force: InForce, base: Base, on: date) -> _Walk:
    paid = _Paid(history, base, on)
    owed, price, late = ZERO, ZERO, []
    arrears_since: date | None = None
    in_order_since: date | None = None
    unpaid: Due | None = None
    before = ZERO
    for due in dues(history, in_force, base.paid_until):
        before, price = price, price + due.amount
        covered_on = paid.reached(price)
        is_free_later = not due.amount and due.starts_on > on
        if unpaid is None and (covered_on is None or is_free_later):
            unpaid, paid_before = due, before
        if due.due_on >= on and unpaid is not None:
            break
        if due.due_on < on and covered_on is None:
            owed = price - paid.total
        late_from = _late_from(due, base)
        if late_from < on and covered_on is None:
            arrears_since = arrears_since or late_from + _DAY
        if late_from < on and (covered_on is None or covered_on > late_from):
            late.append((late_from, covered_on))
            in_order_since = covered_on
    assert unpaid is not None, "nobody has paid for ever"
    return _Walk(
        on=on,
        paid_until=_reached_day(unpaid, paid.total - paid_before),
        next_due=unpaid,
        left_of_next=max(ZERO, unpaid.amount - max(ZERO, paid.total - paid_before)),
        owed=owed,
        arrears_since=arrears_since,
        in_order_since=in_order_since,
        late=tuple(late),
    )


def _late_from(due: Due, base: Base) -> date:
    """Who was taken back in owes the old arrears, and is late with them from that day on, not from before."""
    return max(due.due_on, base.since) if base.is_return else due.due_on


def _reached_day(due: Due, left: Money) -> date:
    """The first unpaid day inside a period, by what was paid towards it."""
    if due.amount <= ZERO or left <= ZERO:
        return due.starts_on
    days = (due.ends_before - due.starts_on).days
    return due.starts_on + timedelta(days=days * left.satang // due.amount.satang)


class _Paid:
    """What had been paid by which day, so far as it was not taken back again."""

    def __init__(self, history: History, base: Base, on: date) -> None:
        self._days: list[date] = []
        self._sums: list[int] = []
        total = 0
        for payment in history.payments:
            if base.since <= payment.on <= on:
                total += payment.amount.satang
                self._days.append(payment.on)
                self._sums.append(total)
        for place in range(len(self._sums) - 2, -1, -1):
            self._sums[place] = min(self._sums[place], self._sums[place + 1])
        self._first = base.since
        self.total = Money(max(total, 0))

    def reached(self, sum_: Money) -> date | None:
        """The day since which this much has been paid; None if it has not."""
        if sum_ <= ZERO:
            return self._first
        place = bisect_left(self._sums, sum_.satang)
        return self._days[place] if place < len(self._days) else None


def periods_until(history: History, in_force: InForce, on: date) -> Iterator[tuple[Due, date | None]]:
    """The periods that had begun by a day, each with the day on which it was paid, for the passbook."""
    base = history.base_on(on)
    paid, price = _Paid(history, base, on), ZERO
    for due in dues(history, in_force, base.paid_until):
        price = price + due.amount
        covered = paid.reached(price)
        if due.starts_on > on and covered is None:
            return
        yield due, covered


def day_words(day: date) -> Phrase:
    """A day as both languages write it."""
    return t(thai_date(day), english_date(day))


def _cited(words: Phrase, clause: Clause | None) -> Phrase:
    if clause is None:
        return words
    return t("{words} (ระเบียบ {clause})", "{words} (regulation {clause})", words=words, clause=clause.number)


def _back_clause(arrears: Arrears) -> Clause | None:
    return arrears.reinstatement.clause if arrears.reinstatement else None


def _said(arrears: Arrears, limit: str) -> Phrase:
    length = arrears.ends_after if limit == "ends_after" else arrears.suspended_after
    assert length is not None, "only a limit that was passed is told"
    return length.words

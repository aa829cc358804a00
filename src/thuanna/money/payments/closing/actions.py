"""Closing months and years. Nothing reopens: what was wrong is put right by an entry in an open month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.entries import Line, credit, debit
from thuanna.money.ledger.models import Period, PeriodClosing
from thuanna.money.payments.models import ClosingNote, SurplusPolicy, SurplusShare, YearClosing

from . import queries, rules
from .queries import Checklist, Proof, YearEnd

SPLIT = "3800"
"""The account from which a surplus is split; each share has its own after it."""

_CLOSING = "closing"
"""One closing of a book after another: two would wait for each other's locks."""

_WHOLE = 10_000
_MOST_SHARES = 19


class MonthNotReady(Refusal):
    """A point of the checklist is still open."""

    code = "closing_not_ready"


class NotThisWay(Refusal):
    """The last month of a year closes with its year, the others by themselves."""

    code = "closing_not_this_way"


class NothingToExplain(Refusal):
    """This point cannot be explained away, or nothing was written."""

    code = "closing_nothing_to_explain"


class SharesUneven(Refusal):
    """The shares do not come to a hundred percent."""

    code = "surplus_shares_uneven"


class PolicyTooEarly(Refusal):
    """A policy cannot begin in a year that is closed, or on the day of another."""

    code = "surplus_policy_too_early"


class BookMoved(Refusal):
    """Something was posted in the year while it was being closed."""

    code = "closing_book_moved"


@dataclass(frozen=True, kw_only=True)
class ShareOrder:
    """One share of a surplus: what it is for, and its part in hundredths of a percent."""

    name_th: str
    name_en: str
    basis_points: int


@transaction.atomic
def explain(*, period_id: int, item: str, words: str, by: Actor) -> ClosingNote:
    """Write down why something may stay open at the end of a month.

    :raises NotAllowed: without the right to close
    :raises MonthUnknown: the book has no such month
    :raises NothingToExplain: this point cannot be explained away, or nothing was written
    """
    by.must(queries.CLOSE)
    period = queries.period(period_id, by=by)
    said = clean_line(words)[:400]
    known = rules.ITEMS.get(item)
    if known is None or not known.may_be_explained or not said:
        raise NothingToExplain(
            t(
                "ข้อนี้ต้องทำให้เรียบร้อย อธิบายแทนไม่ได้ หรือยังไม่ได้เขียนคำอธิบาย",
                "This point must be settled and cannot be explained away, or nothing was written.",
            )
        )
    note: ClosingNote = ClosingNote.objects.create(
        period=period, item=item, words=said, written_by_id=by.user_id
    )
    audit.record(by, "payments.closing_explained", note, period=period_id, item=item)
    return note


@transaction.atomic
def close_month(*, period_id: int, on: date, proof: Proof, by: Actor) -> PeriodClosing:
    """Close a month for good, if every point of its checklist is settled or rightly explained.

    The period is closed first and looked at then: its row keeps every posting out meanwhile, and a point
    that is open takes the closing back.

    :param proof: of the book, made just before by `queries.prove`
    :raises NotAllowed: without the right to close
    :raises MonthUnknown: the book has no such month
    :raises NotThisWay: it is the last month of its year
    :raises PeriodCannotClose: it is closed, or an earlier one is open
    :raises MonthNotReady: a point of the checklist is open
    """
    by.must(queries.CLOSE)
    one_at_a_time(_CLOSING)
    period = queries.period(period_id, by=by)
    if queries.ends_year(period):
        raise NotThisWay(
            t("เดือนสุดท้ายของปีปิดพร้อมกับการปิดปี", "The last month of a year closes together with the year.")
        )
    closing = _close(period, on, proof, by)
    outbox.publish("payments.month_closed", period_id=period.pk)
    return closing


@transaction.atomic
def close_year(*, year: FiscalYear, on: date, proof: Proof, by: Actor) -> YearClosing:
    """Close the last month of a year: its surplus is split by the policy in force, the next year opens.

    :raises NotAllowed: without the right to close
    :raises MonthUnknown: the book has no such year
    :raises NoSurplusPolicy: there is a surplus, and nobody has decided how it is split
    :raises PeriodCannotClose: it is closed, or an earlier month is open
    :raises MonthNotReady: a point of the checklist is open
    :raises BookMoved: somebody posted in the year meanwhile
    """
    by.must(queries.CLOSE)
    one_at_a_time(_CLOSING)
    period = _last_period(year)
    end = queries.year_end(year)
    journal_id = _split(end, period, by) if end.surplus > Money(0) else None
    _close(period, on, proof, by)
    # Only now: opening takes the chain's head, which a posting under way may need before we may close.
    _open_next(year, by)
    if queries.year_end(year).surplus != end.surplus:
        raise BookMoved(
            t(
                "มีรายการใหม่เข้ามาระหว่างปิดปี ยังไม่ได้ปิด กรุณาลองอีกครั้ง",
                "Something was posted while the year was closing. Nothing was closed; please try again.",
            )
        )
    closed: YearClosing = YearClosing.objects.create(
        year=year.year,
        surplus_satang=end.surplus.satang,
        policy=end.policy if journal_id else None,
        journal_id=journal_id,
        closed_on=on,
        closed_by_id=by.user_id,
    )
    audit.record(by, "payments.year_closed", closed, year=year.year, surplus_satang=end.surplus.satang)
    outbox.publish("payments.year_closed", year=year.year)
    return closed


@transaction.atomic
def adopt_surplus_policy(
    *, starts_on: date, resolution_no: str, shares: Sequence[ShareOrder], by: Actor
) -> SurplusPolicy:
    """Put down how the members decided to split a surplus, from a day on; a share's account opens with it.

    :raises NotAllowed: without the right to decide it
    :raises SharesUneven: the shares do not come to a hundred percent
    :raises PolicyTooEarly: the day lies in a closed year, or has a policy already
    """
    by.must(queries.DECIDE)
    one_at_a_time(_CLOSING)
    _refuse_uneven(shares)
    _refuse_early(starts_on)
    policy: SurplusPolicy = SurplusPolicy.objects.create(
        starts_on=starts_on, resolution_no=clean_line(resolution_no)[:40], decided_by_id=by.user_id
    )
    codes = _accounts_for(shares, by)
    SurplusShare.objects.bulk_create(
        SurplusShare(
            policy=policy,
            place=place,
            account_code=code,
            name_th=clean_line(share.name_th),
            name_en=clean_line(share.name_en) or clean_line(share.name_th),
            basis_points=share.basis_points,
        )
        for place, (share, code) in enumerate(zip(shares, codes, strict=True), start=1)
    )
    audit.record(by, "payments.surplus_policy_adopted", policy, starts_on=starts_on, shares=len(shares))
    return policy


def _close(period: Period, on: date, proof: Proof, by: Actor) -> PeriodClosing:
    """Close, look, and take it back by refusing if something is open."""
    closing = ledger.close_period(period_id=period.pk, on=on, by=by)
    found = queries.checklist(period, on=on, proof=proof)
    if not found.is_ready:
        raise _not_ready(found)
    return closing


def _not_ready(found: Checklist) -> MonthNotReady:
    first, *others = [point for point in found.points if point.state is rules.State.OPEN]
    if not others:
        return MonthNotReady(
            t(
                "ยังปิดไม่ได้ เหลือหนึ่งข้อ: {what} — {todo}",
                "It cannot be closed yet. One point is left: {what}. {todo}",
                what=first.item.what,
                todo=first.item.todo,
            )
        )
    return MonthNotReady(
        t(
            "ยังปิดไม่ได้ เหลือ {n} ข้อ ข้อแรก: {what} — {todo}",
            "It cannot be closed yet. {n} points are left, the first: {what}. {todo}",
            n=len(others) + 1,
            what=first.item.what,
            todo=first.item.todo,
        )
    )


def _last_period(year: FiscalYear) -> Period:
    found: Period | None = Period.objects.filter(ends_before=year.ends_before).first()
    if found is None:
        raise queries.MonthUnknown(t("สมุดบัญชียังไม่มีปีงบประมาณนี้", "The book has no such fiscal year."))
    return found


def _split(end: YearEnd, period: Period, by: Actor) -> int:
    """Post the surplus to its shares, on the last day of the year."""
    if end.policy is None or not end.shares:
        raise queries.NoSurplusPolicy(
            t(
                "ปีนี้มีส่วนเกิน {amount} บาท ยังไม่มีมติว่าจะจัดสรรอย่างไร กรุณาบันทึกสัดส่วนตามมติก่อน",
                "The year leaves {amount} baht over, and nobody has decided how it is split. "
                "Please put the resolution down first.",
                amount=end.surplus,
            )
        )
    lines: list[Line] = [debit(SPLIT, end.surplus)]
    lines += [credit(share.share.account_code, share.amount) for share in end.shares if share.amount]
    posted = ledger.post(
        kind="surplus",
        happened_on=period.ends_before - timedelta(days=1),
        lines=lines,
        idempotency_key=f"surplus:{end.year.year}",
        by=by,
    )
    return posted.journal_id


def _open_next(year: FiscalYear, by: Actor) -> None:
    if not Period.objects.filter(starts_on=year.ends_before).exists():
        ledger.open_months(year=year.next, by=by)


def _refuse_uneven(shares: Sequence[ShareOrder]) -> None:
    total = sum(share.basis_points for share in shares)
    names = {clean_line(share.name_th) for share in shares}
    fits = 0 < len(shares) <= _MOST_SHARES and len(names) == len(shares) and "" not in names
    if not fits or total != _WHOLE or min(share.basis_points for share in shares) <= 0:
        raise SharesUneven(
            t(
                "สัดส่วนต้องรวมได้ร้อยละ 100 พอดี ทุกส่วนมากกว่าศูนย์และมีชื่อไม่ซ้ำกัน ตอนนี้รวมได้ร้อยละ {total}",
                "Shares come to exactly 100 percent, each above zero and with a name of its own. "
                "Now they come to {total}.",
                total=str(Money(total)),
            )
        )


def _refuse_early(starts_on: date) -> None:
    closed = YearClosing.objects.filter(year__gte=FiscalYear.of(starts_on).year).exists()
    if closed or SurplusPolicy.objects.filter(starts_on=starts_on).exists():
        raise PolicyTooEarly(
            t(
                "วันที่นี้อยู่ในปีที่ปิดแล้ว หรือมีสัดส่วนของวันนี้อยู่แล้ว กรุณาเลือกวันที่หลังจากนั้น",
                "This day lies in a closed year, or has a policy already. Please choose a later one.",
            )
        )


def _accounts_for(shares: Sequence[ShareOrder], by: Actor) -> list[str]:
    """An account for each share; one of the same name is used again."""
    known = {account.name_th: account.code for account in book.accounts()}
    taken = set(known.values())
    if SPLIT not in taken:
        name = ("ส่วนเกินที่จัดสรรแล้ว", "Surplus split so far")
        ledger.add_account(plan=_plan(SPLIT, *name), by=by)
        taken.add(SPLIT)
    codes = []
    for share in shares:
        name_th, name_en = clean_line(share.name_th), clean_line(share.name_en)
        code = known.get(name_th, "")
        if not code.startswith(SPLIT[:2]):
            code = next(
                str(number) for number in range(int(SPLIT) + 1, int(SPLIT) + 100) if str(number) not in taken
            )
            ledger.add_account(plan=_plan(code, name_th, name_en or name_th), by=by)
            taken.add(code)
        codes.append(code)
    return codes


def _plan(code: str, name_th: str, name_en: str) -> chart.AccountPlan:
    return chart.AccountPlan(code, name_th, name_en, "equity", "other", "10.split")

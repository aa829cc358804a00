"""The inspector's page as a statement: the same table on screen, on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.funds import cash_words, holders
from thuanna.money.funds.words import VOID_WORDS
from thuanna.money.ledger.statements.table import (
    Cell,
    Column,
    Kind,
    Row,
    Statement,
    Weight,
    day_column,
    money_column,
    text_column,
)
from thuanna.money.payments.custody.queries import Holding
from thuanna.money.payments.custody.report import Report
from thuanna.money.payments.models import CustodyLimit
from thuanna.money.payments.orders import Into

_COLUMNS = (
    text_column("what", "เรื่อง", "What"),
    text_column("detail", "รายละเอียด", "Detail"),
    day_column("since", "วันที่", "Day"),
    Column("days", t("วัน", "Days"), Kind.COUNT),
    money_column("amount", t("บาท", "Baht")),
    money_column("limit", t("วงเงิน (บาท)", "Limit (baht)")),
)
_NOTHING = Row((t("ไม่มี", "None"), None, None, None, None, None))
_VOIDS: Mapping[str, Phrase] = {**cash_words.VOUCHER_VOIDS, **VOID_WORDS}


def statement(report: Report) -> Statement:
    """All of the report, section by section."""
    told = holders.names(_places(report))
    rows: list[Row] = []
    for heading, section in (
        (t("ใครถือเงินสดอยู่เท่าไร", "Who holds how much cash"), _holdings(report, told)),
        (t("ส่งมอบแล้ว ผู้รับยังไม่ยืนยัน", "Handed over, not confirmed"), _unconfirmed(report, told)),
        (t("ตรวจนับแล้วไม่ตรงกับสมุด", "Counts that differ from the book"), _differences(report, told)),
        (t("ใบเสร็จและใบสำคัญจ่ายที่ยกเลิก", "Receipts and vouchers voided"), _voids(report)),
        (t("เลขที่ขาด หรือไม่มีเอกสาร", "Numbers missing or without a paper"), _gaps(report)),
        (t("จ่ายเงินโดยไม่มีใบสำคัญจ่าย", "Paid without a voucher"), _unvouched(report)),
        (t("รายการที่แก้ไขหรือยกเลิก", "Entries corrected or taken back"), _corrections(report)),
        (t("วงเงินที่กำหนดใหม่", "New limits"), _limits(report, told)),
    ):
        rows.append(Row((heading, None, None, None, None, None), weight=Weight.HEADING))
        rows += list(section) or [_NOTHING]
    return Statement(
        code="cash-report",
        title=t("รายงานเงินสดในมือสำหรับผู้ตรวจสอบ", "Cash in hand, for the inspector"),
        span=t(
            "{first} ถึง {last}",
            "{first} to {last}",
            first=t(thai_date(report.starts_on), english_date(report.starts_on)),
            last=t(thai_date(report.on), english_date(report.on)),
        ),
        about=t(
            "อ่านหน้านี้ก่อน: เงินสดอยู่กับใคร นานเท่าไร และเอกสารใดต้องดูเพิ่ม",
            "Read this first: who holds cash, for how long, and which papers want a closer look.",
        ),
        columns=_COLUMNS,
        rows=tuple(rows),
        is_wide=True,
    )


def _places(report: Report) -> Iterator[Into]:
    for holding in report.holdings:
        yield holding.place
    for handover in report.unconfirmed:
        yield Into(account=handover.out_account, party=handover.out_party)
        yield Into(account=handover.into_account, party=handover.into_party)
    for count in report.differences:
        yield Into(account=count.account, party=count.party)
    for limit in report.limits:
        if isinstance(limit, CustodyLimit) and limit.account:
            yield Into(account=limit.account, party=limit.party)


def _holdings(report: Report, told: Mapping[Into, Phrase]) -> Iterator[Row]:
    for holding in report.holdings:
        yield Row(
            (
                told[holding.place],
                standing(holding),
                holding.since,
                holding.days,
                holding.held,
                holding.limit.amount,
            )
        )
    if report.holdings:
        total = sum((holding.held for holding in report.holdings), ZERO)
        yield Row((t("รวม", "Total"), None, None, None, total, None), weight=Weight.SUBTOTAL)


def standing(holding: Holding) -> Phrase:
    """Whether a holder is within the limit, and when the cash was last counted."""
    count = holding.last_count
    counted = (
        t("ยังไม่เคยตรวจนับ", "never counted")
        if count is None
        else t(
            "ตรวจนับล่าสุด {day}",
            "last counted on {day}",
            day=t(thai_date(count.counted_on, "short"), english_date(count.counted_on)),
        )
    )
    return t("{within} · {counted}", "{within} · {counted}", within=within(holding), counted=counted)


def within(holding: Holding) -> Phrase:
    """Whether a holder keeps too much or for too long."""
    if holding.is_too_much and holding.is_too_old:
        return t("เกินวงเงินและนานเกินกำหนด", "over the limit, kept too long")
    if holding.is_too_much:
        return t("เกินวงเงิน", "over the limit")
    if holding.is_too_old:
        return t("นานเกิน {n} วัน", "kept longer than {n} days", n=holding.limit.days_most)
    return t("อยู่ในวงเงิน", "within the limit")


def _unconfirmed(report: Report, told: Mapping[Into, Phrase]) -> Iterator[Row]:
    for handover in report.unconfirmed:
        way = t(
            "{giver} ถึง {taker}",
            "{giver} to {taker}",
            giver=told[Into(account=handover.out_account, party=handover.out_party)],
            taker=told[Into(account=handover.into_account, party=handover.into_party)],
        )
        days = (report.on - handover.given_on).days
        yield Row((way, None, handover.given_on, days, handover.amount, None))


def _differences(report: Report, told: Mapping[Into, Phrase]) -> Iterator[Row]:
    for count in report.differences:
        place = told[Into(account=count.account, party=count.party)]
        why = cash_words.EXPLANATIONS[count.explanation]
        yield Row((place, why, count.counted_on, None, count.difference, None))


def _voids(report: Report) -> Iterator[Row]:
    for void in report.voids:
        yield Row((void.reference, _VOIDS[void.reason], void.on, None, void.amount, None))


def _gaps(report: Report) -> Iterator[Row]:
    for gap in report.gaps:
        why = t("เลขที่ขาด", "the number is missing") if gap.is_missing else t("ไม่มีเอกสาร", "no paper")
        yield Row((gap.reference, why, None, None, None, None))


def _unvouched(report: Report) -> Iterator[Row]:
    for each in report.unvouched:
        yield Row(
            (cash_words.KINDS[each.kind], None, each.on, None, each.amount, None), journal_id=each.journal_id
        )


def _corrections(report: Report) -> Iterator[Row]:
    for event in report.corrections:
        why = cash_words.CORRECTIONS[event.reason]
        yield Row(
            (cash_words.EVENTS[event.kind], why, event.happened_on, None, event.amount, None),
            journal_id=event.journal_id,
        )
    for each in report.taken_back:
        reason = cash_words.CORRECTIONS[each.reason]
        why = t("{why} ไม่มีรายการแทน", "{why}; nothing stands in its place", why=reason)
        yield Row(
            (cash_words.EVENTS[each.event.kind], why, each.on, None, each.event.amount, None),
            journal_id=each.event.journal_id,
        )


def _limits(report: Report, told: Mapping[Into, Phrase]) -> Iterator[Row]:
    for limit in report.limits:
        by = t("มติ {no}", "resolution {no}", no=limit.resolution_no)
        if not isinstance(limit, CustodyLimit):
            if limit.source == "resolution":
                words = t("ยอดจ่ายที่ต้องอนุมัติ", "Payments that need an approval")
                yield _limit_row(words, by, limit.starts_on, None, limit.approve_from)
            continue
        whose = Into(account=limit.account, party=limit.party)
        words = told[whose] if limit.account else t("ผู้ถือเงินทุกคน", "Every holder")
        yield _limit_row(words, by, limit.starts_on, limit.days_most, limit.limit)


def _limit_row(words: Phrase, by: Phrase, starts_on: Cell, days: int | None, limit: Money) -> Row:
    return Row((words, by, starts_on, days, None, limit))

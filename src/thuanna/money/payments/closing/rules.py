"""May the month be closed? The points of the checklist as facts, and the decision over them. Pure.

An assertion that fails (the balance of the bank's book, a gap in the numbers, a broken proof) cannot be
explained away; what may rightly stay open for a while can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from thuanna.foundation.law import functions
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Check, Decision, RuleBook

LAW = "funds/closing"


class State(StrEnum):
    """How a point of the checklist stands."""

    SETTLED = "settled"
    EXPLAINED = "explained"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Item:
    """One point of the checklist.

    :ivar what: what must be so
    :ivar todo: what to do while it is not
    :ivar may_be_explained: an explanation lets the month close all the same
    """

    code: str
    what: Phrase
    todo: Phrase
    may_be_explained: bool = False


ITEMS: Mapping[str, Item] = {
    item.code: item
    for item in (
        Item(
            "month_over",
            t("สิ้นเดือนแล้ว", "The month is over"),
            t("ปิดได้ตั้งแต่วันแรกของเดือนถัดไป", "It can be closed from the first day of the next month."),
        ),
        Item(
            "earlier_closed",
            t("เดือนก่อนหน้าปิดแล้ว", "Earlier months are closed"),
            t("ปิดเดือนก่อนหน้าก่อน", "Close the earlier months first."),
        ),
        Item(
            "cash_deposited",
            t("เงินสดที่รับมานำฝากแล้ว", "Cash that was taken is in the bank"),
            t("นำฝากธนาคาร หรืออธิบายว่าเก็บไว้ทำไม", "Deposit it, or explain why it is kept."),
            may_be_explained=True,
        ),
        Item(
            "handovers_answered",
            t("ส่งมอบเงินครบ ผู้รับยืนยันแล้ว", "Cash handed over was confirmed"),
            t("ให้ผู้รับยืนยัน หรืออธิบาย", "Have it confirmed, or explain."),
            may_be_explained=True,
        ),
        Item(
            "cash_counted",
            t("ตรวจนับเงินสดทุกแห่งแล้ว", "All cash was counted"),
            t("ตรวจนับเงินที่ยังไม่ได้นับ", "Count what has not been counted."),
        ),
        Item(
            "counts_agree",
            t("เงินที่นับได้ตรงกับสมุด", "What was counted is what the book says"),
            t("หาสาเหตุ แล้วบันทึกหรืออธิบาย", "Find out why, then record or explain it."),
            may_be_explained=True,
        ),
        Item(
            "bank_stated",
            t("มียอดสมุดธนาคาร ณ วันสิ้นเดือน พร้อมภาพถ่าย", "The bank's book on the last day, with its photo"),
            t("บันทึกยอดจากสมุดธนาคารของวันสิ้นเดือน", "Put down what the bank's book shows for that day."),
        ),
        Item(
            "bank_agrees",
            t("ยอดธนาคารตรงกับสมุดบัญชี", "The bank agrees with the book"),
            t("ดูงบกระทบยอด แล้วบันทึกรายการที่ขาด", "See the reconciliation, and record what is missing."),
        ),
        Item(
            "bank_matched",
            t("ไม่มีรายการธนาคารค้างเทียบนานเกินไป", "Nothing waits too long for its match"),
            t("จับคู่หรือบันทึกรายการที่ค้าง หรืออธิบาย", "Match or record what waits, or explain it."),
            may_be_explained=True,
        ),
        Item(
            "numbers_gapless",
            t("เลขที่ใบเสร็จและใบสำคัญครบทุกเลข", "Every number of receipts and vouchers is there"),
            t("แจ้งผู้ตรวจสอบทันที เลขที่หายไม่ได้", "Tell the inspector at once: numbers cannot go missing."),
        ),
        Item(
            "book_proved",
            t("สมุดบัญชีผ่านการพิสูจน์", "The book is proved"),
            t("แจ้งผู้ตรวจสอบและผู้ดูแลระบบทันที", "Tell the inspector and the operator at once."),
        ),
    )
}


@dataclass(frozen=True)
class MonthFacts:
    """What was found at the end of a month.

    :ivar overdue_holders: who keep cash longer than they may
    :ivar counts_missing: holders of cash without a count near the end of the month
    :ivar bank_missing: bank accounts without a stated balance on the last day
    """

    is_over: bool = True
    earlier_open: int = 0
    overdue_holders: int = 0
    handovers_open: int = 0
    counts_missing: int = 0
    counts_differing: int = 0
    bank_missing: int = 0
    bank_failing: int = 0
    bank_overdue: int = 0
    numbers_missing: int = 0
    findings: int = 0
    explained: frozenset[str] = frozenset()

    def left_of(self, code: str) -> int:
        """How much is still open under a point."""
        return {
            "month_over": int(not self.is_over),
            "earlier_closed": self.earlier_open,
            "cash_deposited": self.overdue_holders,
            "handovers_answered": self.handovers_open,
            "cash_counted": self.counts_missing,
            "counts_agree": self.counts_differing,
            "bank_stated": self.bank_missing,
            "bank_agrees": self.bank_failing,
            "bank_matched": self.bank_overdue,
            "numbers_gapless": self.numbers_missing,
            "book_proved": self.findings,
        }[code]

    def state_of(self, code: str) -> State:
        """Settled, explained, or still open."""
        if not self.left_of(code):
            return State.SETTLED
        may = ITEMS[code].may_be_explained and code in self.explained
        return State.EXPLAINED if may else State.OPEN


def decide(facts: MonthFacts) -> Decision:
    """Granted when every point is settled or rightly explained."""
    return Decision.all_of(*(_check(item, facts) for item in ITEMS.values()))


def _check(item: Item, facts: MonthFacts) -> Check:
    state = facts.state_of(item.code)
    return Check(
        code=item.code,
        met=state is not State.OPEN,
        shown=f"{facts.left_of(item.code)} ({state.value})",
        phrase=item.what if state is State.SETTLED else item.todo,
    )


def decide_month(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """The same from the facts of a worked case; ages and distances are held against the rules in force."""
    unmatched = (facts.get("oldest_unmatched_days") or 0) > law.number("unmatched_days_max")
    count_days = facts.get("count_days_apart")
    uncounted = count_days is None or count_days > law.number("count_days_apart_max")
    return decide(
        MonthFacts(
            overdue_holders=int(bool(facts.get("is_cash_overdue"))),
            counts_missing=int(uncounted),
            bank_missing=int(not facts["has_bank_balance"]),
            bank_failing=int(facts["has_bank_balance"] and not facts["bank_agrees"]),
            bank_overdue=int(unmatched),
            explained=frozenset((facts.get("explained") or "").split()),
        )
    )


FUNCTION = functions.register(
    functions.Function(
        name="funds/month_close",
        about=t("ปิดบัญชีเดือนนั้นได้หรือยัง", "may a month of the book be closed"),
        facts=(
            functions.Fact(
                "is_cash_overdue",
                functions.Kind.FLAG,
                t("มีเงินสดค้างนานกว่าที่กำหนด", "cash was kept longer than its limit"),
                required=False,
            ),
            functions.Fact(
                "count_days_apart",
                functions.Kind.COUNT,
                t("นับเงินห่างจากสิ้นเดือนกี่วัน ไม่มีการนับให้เว้นไว้", "days from the count to the end of the month"),
                required=False,
            ),
            functions.Fact(
                "oldest_unmatched_days",
                functions.Kind.COUNT,
                t("รายการธนาคารค้างเทียบนานที่สุดกี่วัน", "age of the oldest bank line without a match, in days"),
                required=False,
            ),
            functions.Fact(
                "has_bank_balance",
                functions.Kind.FLAG,
                t("มียอดสมุดธนาคาร ณ วันสิ้นเดือน", "the bank's book was read for the last day"),
            ),
            functions.Fact(
                "bank_agrees", functions.Kind.FLAG, t("ยอดธนาคารตรงกับสมุด", "the bank agrees with the book")
            ),
            functions.Fact(
                "explained",
                functions.Kind.TEXT,
                t("ข้อที่อธิบายแล้ว เว้นวรรคระหว่างข้อ", "points that were explained, with spaces between"),
                required=False,
            ),
        ),
        law=LAW,
        reasons=tuple(ITEMS),
        decide=decide_month,
    )
)

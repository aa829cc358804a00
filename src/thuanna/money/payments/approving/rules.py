"""Who has to be another person, and from what sum on somebody has to approve. Pure; facts come in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from thuanna.foundation.law import functions
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.rules import Decision, RuleBook

LAW = "funds/approvals"


class State(StrEnum):
    """How a payment order stands."""

    WAITS = "waits"
    READY = "ready"
    PAID = "paid"
    VOID = "void"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"


def state_of(*, verdicts: frozenset[str], needs_approval: bool, is_paid: bool, is_void: bool) -> State:
    """How an order stands, from the rows that were added to it."""
    if is_paid:
        return State.VOID if is_void else State.PAID
    for closed in (State.SENT_BACK, State.WITHDRAWN):
        if closed.value in verdicts:
            return closed
    return State.WAITS if needs_approval and "approved" not in verdicts else State.READY


def needs_approval(amount: Money, approve_from: Money) -> bool:
    """Whether a payment of this size needs an approval, and a third person to pay it."""
    return amount >= approve_from


def may_pay(user_id: int, *, prepared_by: int, approved_by: int | None) -> bool:
    """Whether this person is neither the maker nor the checker."""
    return user_id not in {prepared_by, approved_by}


def decide_payment_approval(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """May two people make this payment, or does a third have to approve, by the program's own limit?"""
    amount, limit = facts["amount"], law.money("approve_from")
    check = law.condition(
        "approve_from",
        None if needs_approval(amount, limit) else True,
        f"{amount} {'≥' if needs_approval(amount, limit) else '<'} {limit}",
        t("ยอดตั้งแต่ {limit} บาทต้องมีผู้อนุมัติ", "payments from {limit} baht need an approval", limit=limit),
    )
    return Decision.all_of(check)


APPROVAL_FUNCTION = functions.register(
    functions.Function(
        name="funds/payment_approval",
        about=t(
            "จ่ายยอดนี้ได้โดยสองคน หรือต้องมีผู้อนุมัติเป็นคนที่สาม ถ้ากองทุนยังไม่มีมติกำหนดเอง",
            "may two people make this payment, or must a third approve, where the fund has resolved nothing",
        ),
        facts=(functions.Fact("amount", functions.Kind.MONEY, t("ยอดที่จ่าย", "the payment")),),
        law=LAW,
        reasons=("approve_from",),
        answers=(),
        decide=decide_payment_approval,
    )
)

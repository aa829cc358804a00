"""Which lines of the book each event makes. One small table, pure: places and amounts in, lines out.

Every event balances for each funder on its own (L22); money that moves keeps its funder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import Line, credit, debit
from thuanna.money.payments.orders import Into


class NotEnough(Refusal):
    """The place does not hold that much."""

    code = "money_not_enough"


@dataclass(frozen=True, slots=True)
class Source:
    """What money from outside is credited to, and whose money it is from then on."""

    account: str
    funder: str


INCOME: Mapping[str, Source] = {
    "donation": Source(chart.DONATIONS, "donor"),
    "interest": Source(chart.INTEREST, "member"),
}

SUPPORTERS: Mapping[str, Source] = {
    "state_codi": Source(chart.STATE_MATCH, "state"),
    "codi": Source(chart.SEED_CODI, "state"),
    "local_government": Source(chart.LOCAL_SUPPORT, "local_government"),
    "other_state": Source(chart.OTHER_STATE, "state"),
}
"""The bodies of section 10 of the fund status form that give support."""

EXPENSES: Mapping[str, str] = {
    "staff_pay": chart.STAFF_PAY,
    "travel": chart.TRAVEL,
    "documents": chart.STATIONERY,
    "activities": chart.ACTIVITIES,
    "other_expense": chart.OTHER_EXPENSES,
}
"""The kinds of running costs of section 10, with their accounts."""

SPENDING: Mapping[str, str] = {"benefit": chart.BENEFITS, "outside_help": chart.OUTSIDE_HELP}

_FIRST_TO_MOVE = ("donor", "state", "local_government", "other", "member")
"""Money given for a purpose goes to the bank first."""


def source_of(kind: str, supporter: str = "") -> Source:
    """What an event that brings money credits."""
    return SUPPORTERS[supporter] if kind == "matching" else INCOME[kind]


def account_of_spending(kind: str, purpose: str) -> str:
    """The account that a payment is spent on."""
    return EXPENSES[purpose] if kind == "expense" else SPENDING[kind]


def income(kind: str, amount: Money, into: Into, supporter: str = "") -> list[Line]:
    """Money from outside: it lies in a place, and belongs to its funder."""
    source = source_of(kind, supporter)
    return [
        debit(into.account, amount, funder=source.funder, party=into.party),
        credit(source.account, amount, funder=source.funder),
    ]


def movement(parts: Mapping[str, Money], out_of: Into, into: Into) -> list[Line]:
    """Money of the fund goes from one place to another; each funder's part stays that funder's."""
    lines = []
    for funder in sorted(parts):
        lines.append(debit(into.account, parts[funder], funder=funder, party=into.party))
        lines.append(credit(out_of.account, parts[funder], funder=funder, party=out_of.party))
    return lines


def spending(account: str, party: int, amount: Money, out_of: Into, funder: str) -> list[Line]:
    """Money leaves the fund: one line for what it was spent on, one for the place it lay in."""
    return [
        debit(account, amount, funder=funder, party=party),
        credit(out_of.account, amount, funder=funder, party=out_of.party),
    ]


def parts_to_move(amount: Money, held: Mapping[str, Money]) -> dict[str, Money]:
    """Whose money goes when a sum is moved out of a place that holds several funders' money.

    :raises NotEnough: the place holds less than that
    """
    left = amount
    parts: dict[str, Money] = {}
    for funder in _FIRST_TO_MOVE:
        part = min(left, held.get(funder, ZERO))
        if part > ZERO:
            parts[funder] = part
            left = left - part
    if left:
        raise not_enough(sum(held.values(), ZERO))
    return parts


def not_enough(held: Money) -> NotEnough:
    """The place holds less than was asked for."""
    return NotEnough(
        t(
            "ตามสมุดบัญชี ที่นี่มีเงิน {held} บาท จึงยังบันทึกยอดนี้ไม่ได้ กรุณาตรวจจำนวนเงิน หรือบันทึกเงินที่รับไว้ก่อน",
            "By the book this place holds {held} baht, so this sum cannot be recorded. "
            "Check the amount, or record first what was taken.",
            held=held,
        )
    )

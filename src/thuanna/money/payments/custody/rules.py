"""How old cash is, and whether a holder keeps too much of it or for too long. Pure; limits come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.foundation.law import functions
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Decision, RuleBook

LAW = "funds/custody"

PIECES: Mapping[str, int] = {
    "baht_1000": 100_000,
    "baht_500": 50_000,
    "baht_100": 10_000,
    "baht_50": 5_000,
    "baht_20": 2_000,
    "baht_10": 1_000,
    "baht_5": 500,
    "baht_2": 200,
    "baht_1": 100,
    "satang_50": 50,
    "satang_25": 25,
}
"""Notes and coins in use, and what each is worth in satang."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of the cash in a place, and since when it has lain there."""

    since: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Limit:
    """How much may be kept, for how many days, and by which resolution; without one it is the program's."""

    amount: Money
    days_most: int
    resolution_no: str = ""

    @classmethod
    def of(cls, law: RuleBook) -> Limit:
        """What the rules say for a fund that has resolved nothing."""
        return cls(law.money("cash_limit"), law.number("cash_days_most"))


def layers(inflows: Iterable[tuple[date, Money]], held: Money) -> list[Layer]:
    """What of the cash came when, if what came first also left first; the oldest first.

    :param inflows: what came in, the newest first; read only as far as needed
    """
    found: list[Layer] = []
    left = held
    newest_first = iter(inflows)
    while left > ZERO and (inflow := next(newest_first, None)) is not None:
        since, amount = inflow
        part = min(amount, left)
        found.append(Layer(since, part))
        left = left - part
    return found[::-1]


def days_old(found: list[Layer], on: date) -> int:
    """For how many days the oldest part has lain there; 0 for an empty place."""
    return max((on - found[0].since).days, 0) if found else 0


def worth(pieces: Mapping[str, int]) -> Money:
    """What these notes and coins add up to."""
    return Money(sum(PIECES[name] * count for name, count in pieces.items()))


def decide_cash_in_hand(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """May a holder keep this much cash for this long, by the program's own limits?"""
    return Decision.all_of(
        law.at_most("cash_limit", facts["amount"]), law.at_most("cash_days_most", facts["days"])
    )


CASH_FUNCTION = functions.register(
    functions.Function(
        name="funds/cash_in_hand",
        about=t(
            "ผู้ถือเงินสดเก็บเงินจำนวนนี้ไว้นานเท่านี้ได้หรือไม่ ถ้ากองทุนยังไม่มีมติกำหนดเอง",
            "may a holder keep this much cash for this long, where the fund has resolved nothing of its own",
        ),
        facts=(
            functions.Fact("amount", functions.Kind.MONEY, t("เงินสดในมือ", "cash in hand")),
            functions.Fact("days", functions.Kind.COUNT, t("จำนวนวันที่ถือไว้", "days it has been kept")),
        ),
        law=LAW,
        reasons=("cash_limit", "cash_days_most"),
        answers=(),
        decide=decide_cash_in_hand,
    )
)

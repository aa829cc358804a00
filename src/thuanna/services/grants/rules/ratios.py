"""The share of running costs, held against what is thought right. Exact fractions, never floats."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.rules import Decision, RuleBook

LAW = "grants/ratios"


def share(part: Money | int, whole: Money | int) -> Fraction | None:
    """A part of a whole; None where there is no whole."""
    top = part.satang if isinstance(part, Money) else part
    base = whole.satang if isinstance(whole, Money) else whole
    return Fraction(top, base) if base > 0 else None


def percent(found: Fraction) -> str:
    """As people read it: 12.5 %, rounded half up to one place."""
    tenths = (found * 1000 + Fraction(1, 2)) // 1
    return f"{tenths // 10:,d}.{tenths % 10}%"


def administration_share(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Are the running costs within the share that is thought right?"""
    most = law.value("administration_share_max")
    assert isinstance(most, Decimal), "administration_share_max is a share"
    found = share(facts["running_costs"], facts["money_in"])
    met = None if found is None else found <= Fraction(most)
    return Decision.all_of(
        law.condition(
            "administration_share_max",
            met,
            f"{'?' if found is None else percent(found)} {'>' if met is False else '≤'} {most}",
            t(
                "ค่าดำเนินงาน {share} ของเงินที่รับเข้า (ไม่ควรเกิน {most})",
                "running costs are {share} of what came in (at most {most})",
                share="?" if found is None else percent(found),
                most=percent(Fraction(most)),
            ),
        )
    )

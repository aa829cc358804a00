"""Who is matched by the state at a cut-off day, and with how much. Every number is data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Check, Decision, RuleBook

LAW = "grants/matching"
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Terms:
    """What the rules say for one cut-off day.

    :ivar joined_by: the last day on which one had to be a member to have a full year at the cut-off
    :ivar matches_max: how often one member is matched in all
    :ivar is_capped: nobody is matched with more than they paid
    """

    cutoff: date
    joined_by: date
    matches_max: int
    per_member: Money
    is_capped: bool

    @classmethod
    def of(cls, law: RuleBook) -> Terms:
        """The terms of the last cut-off on or before the day of the book."""
        cutoff = last_cutoff(law)
        return cls(
            cutoff=cutoff,
            joined_by=law.duration("full_year").earliest_holding(cutoff) - timedelta(days=1),
            matches_max=law.number("matches_max"),
            per_member=law.money("per_member"),
            is_capped=str(law.value("cap_by_contribution")) == "yes",
        )


def last_cutoff(law: RuleBook) -> date:
    """The last cut-off day on or before the day of the book."""
    month, day = (int(part) for part in str(law.value("cutoff")).split("-"))
    this_year = date(law.on.year, month, day)
    return this_year if this_year <= law.on else date(law.on.year - 1, month, day)


def matched_member(facts: Facts, law: RuleBook) -> Decision:
    """Is this member matched at the last cut-off, and with how much?"""
    terms = Terms.of(law)
    joined_on: date = facts["joined_on"]
    earlier: int = facts["earlier_matches"]
    decision = Decision.all_of(
        _full_year(joined_on, terms, law),
        Check(
            "good_standing",
            facts["good_standing"],
            "yes" if facts["good_standing"] else "no",
            t(
                "เป็นสมาชิกอยู่และไม่ค้างเงินสมทบในวันตัดยอด",
                "is a member and owes nothing on the cut-off day",
            ),
        ),
        law.condition(
            "matches_max",
            earlier < terms.matches_max,
            f"{earlier} {'<' if earlier < terms.matches_max else '≥'} {terms.matches_max}",
            t(
                "เคยได้รับสมทบแล้ว {earlier} ครั้ง (ได้ไม่เกิน {most} ครั้ง)",
                "matched {earlier} times so far (at most {most})",
                earlier=earlier,
                most=terms.matches_max,
            ),
        ),
    )
    if decision.codes:
        return decision
    paid: Money | None = facts.get("paid")
    amount = terms.per_member if paid is None or not terms.is_capped else min(paid, terms.per_member)
    return decision.answering(amount=amount, cutoff=terms.cutoff)


def matched_round(facts: Facts, law: RuleBook) -> Decision:
    """How many members are matched at the last cut-off, and the sum, from counts.

    `overlapping` are those who are counted under more than one ground and must be taken off only once.
    """
    terms = Terms.of(law)
    out = sum(facts.get(ground) or 0 for ground in _GROUNDS) - (facts.get("overlapping") or 0)
    eligible = facts["current_members"] - out
    check = law.condition(
        "full_year",
        eligible > 0 if out >= 0 and eligible >= 0 else None,
        f"{facts['current_members']} - {out} = {eligible}",
        t("สมาชิกที่ขอรับการสมทบได้ {n} คน", "{n} members can be claimed", n=max(eligible, 0)),
    )
    decision = Decision.all_of(check)
    if decision.codes:
        return decision
    short: Money = facts.get("paid_short") or ZERO
    amount = terms.per_member * eligible - (short if terms.is_capped else ZERO)
    return decision.answering(amount=amount, members=eligible, cutoff=terms.cutoff)


def _full_year(joined_on: date, terms: Terms, law: RuleBook) -> Check:
    met = joined_on <= terms.joined_by
    return law.condition(
        "full_year",
        met,
        f"{joined_on.isoformat()} {'≤' if met else '>'} {terms.joined_by.isoformat()}",
        t(
            "เป็นสมาชิกตั้งแต่ {joined} (ต้องไม่หลัง {by} จึงครบปีในวันตัดยอด {cutoff})",
            "a member since {joined} (no later than {by}, to have a full year on {cutoff})",
            joined=joined_on,
            by=terms.joined_by,
            cutoff=terms.cutoff,
        ),
    )


_GROUNDS = ("joined_after_cutoff", "not_in_good_standing", "matched_enough")

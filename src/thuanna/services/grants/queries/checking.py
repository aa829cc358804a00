"""How a fund stands before a set of criteria on a day: each check, its evidence, what would complete it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import Phrase
from thuanna.kernel.rules import Check, Decision, RuleBook
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import fund as funds
from thuanna.services.grants import access
from thuanna.services.grants.models import CriteriaChoice, CriteriaDecision, Judgement
from thuanna.services.grants.rules import missing
from thuanna.services.grants.rules.criteria import EXISTING, FORM_2567, NEW, SETS
from thuanna.services.grants.rules.functions import CRITERIA

from .facts import Gathered, gather
from .items import Item


@dataclass(frozen=True)
class Checked:
    """One check as a person sees it.

    :ivar computed: what the data say; `check` is what holds after a person's judgement
    :ivar todo: what would make it complete, in numbers; None where it is complete
    """

    check: Check
    computed: Check
    items: tuple[Item, ...]
    judgement: Judgement | None
    todo: Phrase | None

    @property
    def state(self) -> str:
        """``met``, ``missing`` or ``person``."""
        return {True: "met", False: "missing", None: "person"}[self.check.met]


@dataclass(frozen=True)
class Standing:
    """The whole set on a day."""

    criteria: str
    on: datetime.date
    decision: Decision
    checks: tuple[Checked, ...]
    gathered: Gathered
    law: RuleBook

    @property
    def clauses(self) -> list[tuple[str, list[Checked]]]:
        """The checks by the clause of the document, in its order."""
        found: dict[str, list[Checked]] = {}
        for one in self.checks:
            found.setdefault(one.check.source.clause if one.check.source else "", []).append(one)
        return list(found.items())

    def count(self, state: str) -> int:
        """How many checks are in a state."""
        return sum(1 for one in self.checks if one.state == state)


def standing(criteria: str, on: datetime.date, *, by: Actor) -> Standing | None:
    """How the fund stands before a set on a day; None while the fund is not set up.

    :raises NotAllowed: without the right to see the criteria
    """
    by.must(access.VIEW)
    fund = funds.fund()
    return None if fund is None else weighed(fund, criteria, on)


def weighed(fund: Fund, criteria: str, on: datetime.date) -> Standing:
    """Facts against rules, then what people judged; the caller has asked who may see it."""
    function = CRITERIA[criteria]
    book = law.book(f"grants/{criteria}", on=on)
    choice = chosen()
    gathered = gather(fund, on, is_urban=choice is not None and choice.is_urban)
    known = {fact.name for fact in function.facts}
    facts = {name: value for name, value in gathered.facts.items() if name in known}
    computed = function.decide(facts, book)
    judged = judgements(criteria, on)
    checks = tuple(_checked(one, gathered, judged, book) for one in computed.checks)
    return Standing(criteria, on, Decision.all_of(*(one.check for one in checks)), checks, gathered, book)


def _checked(check: Check, gathered: Gathered, judged: Mapping[str, Judgement], book: RuleBook) -> Checked:
    judgement = judged.get(check.code)
    held = check
    if judgement is not None:
        met = judgement.verdict == Judgement.Verdict.MET
        held = replace(check, met=met, shown=f"{check.shown}; judged {'met' if met else 'missing'}")
    todo = None if held.met else missing.todo(check, gathered.facts, book)
    return Checked(held, check, gathered.evidence.get(check.code, ()), judgement, todo)


def judgements(criteria: str, on: datetime.date) -> dict[str, Judgement]:
    """What people judged of the checks of a set by a day, the latest of each; none that was taken back."""
    rows = Judgement.objects.filter(criteria=criteria, judged_on__lte=on).order_by("id")
    latest = {row.code: row for row in rows.select_related("judged_by")}
    return {code: row for code, row in latest.items() if row.verdict != Judgement.Verdict.TAKEN_BACK}


def chosen() -> CriteriaChoice | None:
    """Which set a person chose for this fund, if anybody has."""
    found: CriteriaChoice | None = CriteriaChoice.objects.order_by("-id").first()
    return found


def suggested(*, has_been_matched: bool) -> str:
    """The set a fund most likely falls under, to be looked at by a person: never a decision.

    The document gives no day for funds that existed before; a fund that was matched before is no new one.
    """
    return EXISTING if has_been_matched else NEW


def stored(by: Actor) -> list[CriteriaDecision]:
    """The decisions that were kept, the latest first.

    :raises NotAllowed: without the right to see the criteria
    """
    return list(access.seen(by, CriteriaDecision).select_related("decided_by").order_by("-id")[:50])


def stored_one(by: Actor, decision_id: int) -> CriteriaDecision | None:
    """One decision that was kept.

    :raises NotAllowed: without the right to see the criteria
    """
    return access.seen(by, CriteriaDecision).select_related("decided_by").filter(pk=decision_id).first()


__all__ = ["EXISTING", "FORM_2567", "NEW", "SETS", "Checked", "Standing"]

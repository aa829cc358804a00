"""Which set applies, what a person judges, and keeping a decision as it was made."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access as fund_access
from thuanna.money.funds.queries import fund as funds
from thuanna.services.grants import access
from thuanna.services.grants.models import CriteriaChoice, CriteriaDecision, Judgement
from thuanna.services.grants.queries import checking, facts
from thuanna.services.grants.refusals import JudgementIncomplete
from thuanna.services.grants.rules.criteria import SETS
from thuanna.services.grants.rules.functions import CRITERIA


@transaction.atomic
def choose_set(*, criteria: str, is_urban: bool, reason: str, on: datetime.date, by: Actor) -> CriteriaChoice:
    """Say which set applies to this fund, and why, having looked at its history.

    :raises NotAllowed: without the right to judge
    :raises NoFundYet: the fund is not set up
    :raises JudgementIncomplete: there is no such set, or the reason is missing
    """
    by.must(access.JUDGE)
    fund = funds.fund()
    if fund is None:
        raise fund_access.no_fund_yet()
    said = clean_line(reason)
    if criteria not in SETS or not said:
        raise _incomplete()
    choice: CriteriaChoice = CriteriaChoice.objects.create(
        fund=fund,
        chosen=criteria,
        is_urban=is_urban,
        reason=said[:400],
        decided_on=on,
        decided_by_id=by.user_id,
    )
    audit.record(by, "grants.set_chosen", choice, criteria=criteria)
    return choice


@transaction.atomic
def judge(
    *,
    criteria: str,
    code: str,
    verdict: str,
    reason: str,
    judge_name: str,
    on: datetime.date,
    by: Actor,
) -> Judgement:
    """Judge one check in person, with reason and name; or let the data speak again.

    :raises NotAllowed: without the right to judge
    :raises JudgementIncomplete: no such check, or reason or name are missing
    """
    by.must(access.JUDGE)
    said, name = clean_line(reason), clean_line(judge_name)
    function = CRITERIA.get(criteria)
    known = function is not None and code in function.reasons
    if not known or verdict not in Judgement.Verdict.values or not said or not name:
        raise _incomplete()
    judgement: Judgement = Judgement.objects.create(
        criteria=criteria,
        code=code,
        verdict=verdict,
        reason=said[:600],
        judge_name=name[:160],
        judged_on=on,
        judged_by_id=by.user_id,
    )
    audit.record(by, "grants.judged", judgement, criteria=criteria, code=code, verdict=verdict)
    return judgement


@transaction.atomic
def decide(*, criteria: str, on: datetime.date, by: Actor) -> CriteriaDecision:
    """Keep how the fund stands on a day: facts, evidence, each check, judgements and the rules' version.

    :raises NotAllowed: without the right to judge
    :raises NoFundYet: the fund is not set up
    """
    by.must(access.JUDGE)
    fund = funds.fund()
    if fund is None:
        raise fund_access.no_fund_yet()
    found = checking.weighed(fund, criteria, on)
    decision: CriteriaDecision = CriteriaDecision.objects.create(
        criteria=criteria,
        on=on,
        outcome=found.decision.outcome.value,
        facts=facts.plain(found.gathered.facts),
        evidence=_evidence(found),
        record=found.decision.as_record(),
        judgements=[
            {"code": one.check.code, "verdict": one.judgement.verdict, "judgement": one.judgement.pk}
            for one in found.checks
            if one.judgement is not None
        ],
        rule_version=found.law.version,
        decided_by_id=by.user_id,
    )
    audit.record(by, "grants.decided", decision, criteria=criteria, on=on, outcome=decision.outcome)
    return decision


def _evidence(found: checking.Standing) -> dict[str, list[dict[str, object]]]:
    """References to the evidence of each check: kind and row, in words without names."""
    return {
        one.check.code: [{"kind": item.opens, "row": item.row_id} for item in one.items]
        for one in found.checks
        if one.items
    }


def _incomplete() -> JudgementIncomplete:
    return JudgementIncomplete(
        t(
            "กรุณาเลือกข้อที่พิจารณา และกรอกเหตุผลกับชื่อผู้พิจารณาให้ครบ",
            "Please choose what is judged, and give the reason and the name of who judges.",
        )
    )

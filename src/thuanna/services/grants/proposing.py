"""A fund's proposal as it is handed to the province, and the province's answer. Writes nothing.

It holds counts, sums, days and the words of the evidence; the register, receipts and papers stay with the
fund. Where a person judged a check, the reason and the name stand beside it, as they would on the paper form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jsonschema import Draft202012Validator

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

from .models import MatchingRound, ProposalOutcome
from .queries.checking import Checked, Standing
from .rules.criteria import SETS

KIND: Final = "grants.proposal"
ANSWER: Final = "grants.proposal_answer"
_MOST_ITEMS = 20
_TEXT = {"type": "string", "maxLength": 2000}
_WORDS = {"type": "object", "required": ["th", "en"], "properties": {"th": _TEXT, "en": _TEXT}}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_CHECK = {
    "type": "object",
    "required": ["code", "clause", "met", "words", "todo", "evidence", "judged"],
    "properties": {
        "code": _TEXT,
        "clause": _TEXT,
        "met": {"type": ["boolean", "null"]},
        "words": _WORDS,
        "todo": {"oneOf": [{"type": "null"}, _WORDS]},
        "evidence": {"type": "array", "maxItems": _MOST_ITEMS, "items": _WORDS},
        "judged": {"oneOf": [{"type": "null"}, {"type": "object", "required": ["reason", "name"]}]},
    },
}
_CLAIM = {
    "type": "object",
    "required": ["number", "cutoff_on", "members", "satang"],
    "properties": {
        "number": {"type": "integer"},
        "cutoff_on": _DAY,
        "members": {"type": "integer"},
        "satang": {"type": "integer"},
    },
}
_FORMS: Final = {
    "proposal-1": Draft202012Validator(
        {
            "type": "object",
            "required": ["criteria", "on", "outcome", "rule_version", "checks", "claim"],
            "properties": {
                "criteria": {"enum": list(SETS)},
                "on": _DAY,
                "outcome": {"enum": ["granted", "refused", "needs_review"]},
                "rule_version": _TEXT,
                "checks": {"type": "array", "maxItems": 100, "items": _CHECK},
                "claim": {"oneOf": [{"type": "null"}, _CLAIM]},
            },
        }
    ),
    "proposal-answer-1": Draft202012Validator(
        {
            "type": "object",
            "required": ["verdict", "reason", "reference", "judge_name", "judged_on"],
            "properties": {
                "verdict": {"enum": list(ProposalOutcome.Verdict.values)},
                "reason": _TEXT,
                "reference": {"type": "string", "minLength": 1, "maxLength": 80},
                "judge_name": {"type": "string", "minLength": 1, "maxLength": 160},
                "judged_on": _DAY,
            },
        }
    ),
}
SCHEMA, ANSWER_SCHEMA = _FORMS


class ProposalNotRead(Refusal):
    """The packet does not hold what this release reads."""

    code = "proposal_not_read"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ซองนี้มาจากโปรแกรมรุ่นอื่น จึงอ่านข้อเสนอข้างในไม่ได้ กรุณาขอซองใหม่จากผู้ส่ง",
                "What is in this packet cannot be read here: another release made it. Ask for another.",
            )
        )


def made(found: Standing, claim: MatchingRound | None) -> dict[str, Any]:
    """What is handed over: how the fund stands, and the round it claims if one waits for its answer."""
    content = {
        "criteria": found.criteria,
        "on": found.on.isoformat(),
        "outcome": found.decision.outcome.value,
        "rule_version": found.law.version,
        "checks": [_check(one) for one in found.checks],
        "claim": claim
        and {
            "number": claim.number,
            "cutoff_on": claim.cutoff_on.isoformat(),
            "members": claim.members,
            "satang": claim.amount_satang,
        },
    }
    read(SCHEMA, content)
    return content


def read(schema: str, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a packet holds, if it is of that schema.

    :raises ProposalNotRead: it is not
    """
    if not _FORMS[schema].is_valid(content):
        raise ProposalNotRead
    return content


def _check(one: Checked) -> dict[str, Any]:
    judged = one.judgement
    return {
        "code": one.check.code,
        "clause": one.check.source.clause if one.check.source else "",
        "met": one.check.met,
        "words": _both(one.computed.phrase),
        "todo": _both(one.todo) if one.todo else None,
        "evidence": [_both(item.words) for item in one.items[:_MOST_ITEMS]],
        "judged": {"reason": judged.reason, "name": judged.judge_name} if judged else None,
    }


def _both(words: Phrase) -> dict[str, str]:
    return {"th": words.in_("th"), "en": words.in_("en")}

"""One project before the public: from what people asked for to what came of it and what followers found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.thai_dates import BANGKOK
from thuanna.oversight.publications.builders import evidence, patterns
from thuanna.oversight.publications.drafts import words
from thuanna.oversight.publications.putting import Made
from thuanna.oversight.publications.suppression import Memory
from thuanna.services.planning import queries as planning
from thuanna.services.planning.models import Activity
from thuanna.services.planning.words import (
    ACTIVITY_STATES,
    CHECKS,
    DECISIONS,
    DIMENSIONS,
    FOUND,
    GROUPS,
    HELD_BACK,
    HELP_FORMS,
    QUALITIES,
    TRAVEL,
)

from . import counting
from .made import (
    NEED,
    PROJECT,
    Gated,
    answer,
    area,
    code_of,
    coded,
    gate,
    head,
    link,
    posting,
    still_shown,
)

_SCHEMA = "project-1"
_SHOWN_STATES = ("announced", "held", "cancelled")
_COUNTS_PEOPLE = frozenset({"คน", "ราย", "ครอบครัว", "ครัวเรือน", "people", "persons", "families", "households"})
"""Units in which an indicator counts persons; a small one is not shown."""


def project(tenant: Tenant, project_id: int, memory: Memory, *, on: datetime.date, by: Actor) -> Made:
    """One project with what people asked for, what was decided, done and reached."""
    chain = planning.chain(by, project_id)
    held = [one for one in chain.activities if one.state in _SHOWN_STATES]
    counts = planning.attendance([one.pk for one in held])
    cells = [*counting.came(counts), *counting.spent(chain.spendings), *counting.incomes(chain.earnings)]
    gated = gate(cells, memory, on)
    hours = sum(one.hours for one in planning.helping_hands([one.pk for one in held]))
    kept = chain.project
    shown, photographs = evidence.shown(by, project_id)
    content = {
        **head(tenant, _SCHEMA, kept.reference, on, gated.k),
        **_asked(chain),
        **_decided(chain, gated),
        "money": {
            "budget": chain.money.budget.satang,
            "shared": chain.money.shared.satang,
            **counting.money_shown(gated),
        },
        "activities": [_activity(one) for one in held],
        "incomes": counting.incomes_shown(chain.earnings, gated),
        "reached": {
            "times": sum(one.state == "held" for one in held),
            **counting.people_shown(counts, gated),
            "hours": hours,
        },
        "result": _result(chain),
        "follow": _follow(chain),
        "grew_out_of": link(kept.grew_out_of) if kept.grew_out_of else None,
        "grew_into": [link(one) for one in chain.children],
        **patterns.both_ends(kept.pk),
        "evidence": shown,
    }
    return Made(
        PROJECT,
        code_of(kept.reference),
        _SCHEMA,
        content,
        _listing(content, held, on),
        chain.state,
        gated.memory,
        gated.held_back,
        tuple(photographs),
    )


def _listing(content: dict[str, Any], held: list[Activity], on: datetime.date) -> dict[str, Any]:
    """What lists, the year's report and the matrix show; all of it stands in the content too."""
    return {
        "title": words(content["title"], content["title"]),
        **{name: content[name] for name in ("year", "state", "led_by", "group", "dimensions")},
        "budget": content["money"]["budget"],
        "spent": content["money"]["spent"],
        "kinds": content["money"]["kinds"],
        "money_from": content["money_from"],
        "shares": content["shares"],
        "times": content["reached"]["times"],
        "reached": content["reached"]["all"]["value"],
        "groups": content["reached"]["groups"],
        "indicators": content["indicators"],
        "told_on": content["result"]["told_on"] if content["result"] else None,
        "findings": len(content["follow"]["findings"]),
        "coming": _coming(held, on),
    }


def _asked(chain: planning.Chain) -> dict[str, Any]:
    """What is to be done, why, for whom, and the needs it answers."""
    kept = chain.project
    return {
        "year": kept.year,
        "title": kept.title,
        "state": coded(chain.state, DECISIONS),
        "led_by": words(kept.owner.name_th, kept.owner.name_en),
        "group": coded(kept.group, GROUPS),
        "dimensions": [coded(one, DIMENSIONS) for one in kept.dimensions],
        "help_form": coded(kept.help_form, HELP_FORMS),
        "problem": kept.problem,
        "objective": kept.objective,
        "money_from": kept.money_from,
        "strategy": _strategy(kept),
        "duty": kept.duty.title if kept.duty else None,
        "needs": [_need_of_project(need) for need in still_shown(NEED, chain.needs)],
    }


def _decided(chain: planning.Chain, gated: Gated) -> dict[str, Any]:
    """Decisions, who shares in it, promises and postings."""
    return {
        "decisions": [
            {
                "kind": coded(one.kind, DECISIONS),
                "on": one.decided_on.isoformat(),
                "by": one.decided_by,
                "reason": one.reason,
                "satang": one.satang,
            }
            for one in chain.decisions
        ],
        "shares": [
            {
                "who": words(one.organisation.name_th, one.organisation.name_en),
                "satang": one.satang,
                "in_kind": one.in_kind,
                "hours": one.hours,
            }
            for one in chain.shares
        ],
        "indicators": [
            {
                "words": one.words,
                "unit": one.unit,
                "baseline": _plain(one.baseline, one.unit, gated.k),
                "target": f"{one.target.normalize():f}",
                "reached": _plain(one.reached, one.unit, gated.k),
                "is_small": _is_small(one.reached, one.unit, gated.k),
            }
            for one in chain.indicators
        ],
        "postings": [posting(one) for one in chain.postings],
    }


def _strategy(kept: Any) -> dict[str, Any] | None:
    found = kept.strategy
    if found is None:
        return None
    return {"place": found.place, "title": found.title, "plan": found.plan.title}


def _is_small(figure: Decimal | None, unit: str, k: int) -> bool:
    return figure is not None and unit.strip() in _COUNTS_PEOPLE and 0 < figure < k


def _plain(figure: Decimal | None, unit: str, k: int) -> str | None:
    if figure is None or _is_small(figure, unit, k):
        return None
    return f"{figure.normalize():f}"


def _need_of_project(need: Any) -> dict[str, Any]:
    return {
        "reference": need.reference,
        "code": code_of(need.reference),
        "words": need.words,
        "place": area(need.community),
        "said_on": need.said_on.isoformat(),
        "forum": link(need.forum) if need.forum else None,
        "answer": answer(need),
    }


def _activity(one: Activity) -> dict[str, Any]:
    starts, ends = one.starts_at.astimezone(BANGKOK), one.ends_at.astimezone(BANGKOK)
    return {
        "key": one.pk,
        "title": one.title,
        "state": coded(one.state, ACTIVITY_STATES),
        "day": starts.date().isoformat(),
        "begins": f"{starts:%H.%M}",
        "ends": f"{ends:%H.%M}",
        "place": one.place,
        "groups": [coded(group, GROUPS) for group in one.groups],
        "why_then": one.why_then,
        "travel": coded(one.travel, TRAVEL) if one.travel else None,
        "travel_words": one.travel_words,
        "earns": one.earns,
        "communal": one.communal,
        "capacity": one.capacity,
        "why_cancelled": one.why_cancelled,
    }


def _coming(held: Iterable[Activity], on: datetime.date) -> list[dict[str, Any]]:
    """The activities a list of what one can join shows."""
    shown = [_activity(one) for one in held if one.state == "announced"]
    return [one for one in shown if one["day"] >= on.isoformat()]


def _result(chain: planning.Chain) -> dict[str, Any] | None:
    told = chain.result
    if told is None:
        return None
    return {
        "told_on": told.told_on.isoformat(),
        "post_by": told.post_by.isoformat(),
        "story": told.story,
        "self_reliance": told.self_reliance,
        "equal_reach": told.equal_reach,
        "safety": told.safety,
        "qualities": [{**coded(one.quality, QUALITIES), "words": one.words} for one in chain.qualities],
        "next_year": told.next_year,
        "follow_up_on": told.follow_up_on.isoformat() if told.follow_up_on else None,
    }


def _follow(chain: planning.Chain) -> dict[str, Any]:
    """Who named followers, and what they found; of those who follow only how many there are."""
    ruled = [one for one in chain.follow.findings if one.ruling is not None]
    return {
        "followers": [
            {"area": area(one.community), "named_by": one.named_by, "named_on": one.named_on.isoformat()}
            for one in chain.follow.followers
        ],
        "waiting": len(chain.follow.findings) - len(ruled),
        "findings": [_finding(one) for one in ruled],
    }


def _finding(one: planning.Ruled) -> dict[str, Any]:
    finding, ruling = one.finding, one.ruling
    assert ruling is not None, "only what was ruled on is shown"
    return {
        "seen_on": finding.seen_on.isoformat(),
        "area": area(finding.community),
        "answers": [
            {**coded(name, CHECKS), "found": coded(found, FOUND)} for name, found in finding.answers.items()
        ],
        "words": ruling.words,
        "held_back": coded(ruling.held_back, HELD_BACK) if ruling.held_back else None,
        "reply": ruling.reply,
        "replied_by": ruling.replied_by,
        "ruled_on": ruling.ruled_on.isoformat(),
    }

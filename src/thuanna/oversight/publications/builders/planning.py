"""Projects and forums before the public: the whole chain in words, people as counts through the gate.

An activity stands here from the day it is announced; nobody's name ever does.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.drafts import people, words
from thuanna.oversight.publications.suppression import Figure, Memory, Remembered
from thuanna.registry.places.models import Community
from thuanna.services.planning import queries as planning
from thuanna.services.planning.models import Activity, Forum, Project, ProjectNeed
from thuanna.services.planning.words import (
    ACTIVITY_STATES,
    ANSWERS,
    DECISIONS,
    DIMENSIONS,
    GROUPS,
    HELP_FORMS,
    TRAVEL,
)

from . import patterns

PROJECT, FORUM = "project", "forum"
PROJECT_SCHEMA, FORUM_SCHEMA = "project-1", "forum-1"
_BANGKOK = ZoneInfo("Asia/Bangkok")
_TOWN = t("ทั้งตำบล", "the whole town")
_SHOWN_STATES = ("announced", "held", "cancelled")


@dataclass(frozen=True)
class Made:
    """A thing as it would be published, and what the gate must remember."""

    kind: str
    code: str
    schema: str
    content: dict[str, Any]
    listing: dict[str, Any]
    section: str = ""
    memory: Mapping[str, Remembered] = field(default_factory=dict)
    held_back: tuple[Figure, ...] = ()


def project(tenant: Tenant, project_id: int, memory: Memory, *, on: datetime.date, by: Actor) -> Made:
    """One project with what people asked for, what was decided, done and reached."""
    chain = planning.chain(by, project_id)
    held = [one for one in chain.activities if one.state in _SHOWN_STATES]
    counts = planning.attendance([one.pk for one in held])
    gate = _gate(((row.group, row.people) for row in counts), memory, on)
    hours = sum(one.hours for one in planning.helping_hands([one.pk for one in held]))
    kept = chain.project
    content = {
        **_head(tenant, PROJECT_SCHEMA, kept.reference, on, gate.k),
        **_asked(chain),
        **_decided(chain),
        "activities": [_activity(one) for one in held],
        "reached": {"times": sum(one.state == "held" for one in held), **gate.shown, "hours": hours},
        "result": _result(chain),
        "grew_out_of": _link(kept.grew_out_of) if kept.grew_out_of else None,
        "grew_into": [_link(one) for one in chain.children],
        **patterns.both_ends(kept.pk),
    }
    listing = {
        "title": words(kept.title, kept.title),
        "state": content["state"],
        "led_by": content["led_by"],
        "group": content["group"],
        "budget": content["money"]["budget"],
        "coming": _coming(held, on),
    }
    return Made(
        PROJECT,
        code_of(kept.reference),
        PROJECT_SCHEMA,
        content,
        listing,
        chain.state,
        gate.memory,
        gate.held_back,
    )


def forum(tenant: Tenant, forum_id: int, memory: Memory, *, on: datetime.date, by: Actor) -> Made:
    """One forum with every need that was said and the answer it got."""
    kept = Forum.objects.select_related("community").get(pk=forum_id)
    gate = _gate(((row.group, row.people) for row in planning.forum_counts(forum_id)), memory, on)
    needs: list[Any] = list(planning.needs(by, forum_id=forum_id).order_by("number"))
    hands = planning.hands([need.pk for need in needs])
    answering = planning.facts_of(
        ProjectNeed.objects.filter(need__in=[need.pk for need in needs]).select_related("project"), "need_id"
    )
    content = {
        **_head(tenant, FORUM_SCHEMA, kept.reference, on, gate.k),
        "title": kept.title,
        "held_on": kept.held_on.isoformat(),
        "place": kept.place,
        "area": _area(kept.community),
        "announced": kept.announced,
        "summary": kept.summary,
        "people": gate.shown["all"],
        "groups": gate.shown["groups"],
        "needs": [
            {
                "reference": need.reference,
                "words": need.words,
                "place": _area(need.community),
                "group": _coded(need.group, GROUPS),
                "answer_by": need.answer_by.isoformat(),
                "hands": hands[need.pk].agreed if need.pk in hands else None,
                "answer": _answer(need),
                "projects": [_link(one.project) for one in answering.get(need.pk, [])],
            }
            for need in needs
        ],
    }
    answered = sum(need.answer is not None for need in needs)
    listing = {
        "title": words(kept.title, kept.title),
        "held_on": content["held_on"],
        "area": content["area"],
        "needs": len(needs),
        "answered": answered,
    }
    return Made(
        FORUM, code_of(kept.reference), FORUM_SCHEMA, content, listing, "", gate.memory, gate.held_back
    )


def code_of(reference: str) -> str:
    """The reference as it stands in an address: year, number and check digit, without the Thai letters."""
    return reference.partition("-")[2]


@dataclass(frozen=True)
class _Gate:
    """What may be shown of who came."""

    k: int
    shown: dict[str, Any]
    memory: Mapping[str, Remembered]
    held_back: tuple[Figure, ...]


def _gate(counts: Iterable[tuple[str, int]], memory: Memory, on: datetime.date) -> _Gate:
    k = law.book("privacy/publication", on=on).number("small_numbers_min")
    by_group: Counter[str] = Counter()
    for group, came in counts:
        by_group[group] += came
    cells = [
        *tables.single("people/all", "world", "came", sum(by_group.values())),
        *tables.listed("people", "came", "world", by_group),
    ]
    figures = suppression.protect(cells, memory, k=k, on=on)
    shown = {
        "all": people(figures["people/all"]),
        "groups": [
            {**_coded(group, GROUPS), **people(figures[f"people/{group}"])}
            for group in GROUPS
            if group in by_group
        ],
    }
    held_back = tuple(one for one in figures.values() if one.state is not suppression.State.OPEN)
    return _Gate(k, shown, suppression.remember(figures, memory), held_back)


def _head(tenant: Tenant, schema: str, reference: str, on: datetime.date, k: int) -> dict[str, Any]:
    return {
        "schema": schema,
        "owner": tenant.code,
        "code": code_of(reference),
        "reference": reference,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "small_numbers_min": k,
    }


def _coded(code: str, said: Mapping[str, Phrase]) -> dict[str, str]:
    return {"key": str(code), "th": said[code].in_("th"), "en": said[code].in_("en")}


def _area(community: Community | None) -> dict[str, str]:
    label = community.label if community else _TOWN
    return words(label.in_("th"), label.in_("en"))


def _answer(need: Any) -> dict[str, Any] | None:
    if need.answer is None:
        return None
    return {
        **_coded(need.answer, ANSWERS),
        "reason": need.answer_reason,
        "by": need.answer_by_whom,
        "on": need.answered_on.isoformat(),
    }


def _asked(chain: planning.Chain) -> dict[str, Any]:
    """What is to be done, why, for whom, and the needs it answers."""
    kept = chain.project
    return {
        "year": kept.year,
        "title": kept.title,
        "state": _coded(chain.state, DECISIONS),
        "led_by": words(kept.owner.name_th, kept.owner.name_en),
        "group": _coded(kept.group, GROUPS),
        "dimensions": [_coded(one, DIMENSIONS) for one in kept.dimensions],
        "help_form": _coded(kept.help_form, HELP_FORMS),
        "problem": kept.problem,
        "objective": kept.objective,
        "money_from": kept.money_from,
        "needs": [_need_of_project(need) for need in chain.needs],
    }


def _decided(chain: planning.Chain) -> dict[str, Any]:
    """Decisions, money, who shares in it, promises and postings."""
    money = chain.money
    return {
        "money": {
            "budget": money.budget.satang,
            "shared": money.shared.satang,
            "spent": money.spent.satang,
        },
        "decisions": [
            {
                "kind": _coded(one.kind, DECISIONS),
                "on": one.decided_on.isoformat(),
                "by": one.decided_by,
                "reason": one.reason,
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
                "baseline": _plain(one.baseline),
                "target": f"{one.target.normalize():f}",
                "reached": _plain(one.reached),
            }
            for one in chain.indicators
        ],
        "postings": [
            {
                "board": one.board,
                "posted_on": one.posted_on.isoformat(),
                "stays_until": one.stays_until.isoformat(),
            }
            for one in chain.postings
        ],
    }


def _plain(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure.normalize():f}"


def _need_of_project(need: Any) -> dict[str, Any]:
    return {
        "reference": need.reference,
        "words": need.words,
        "place": _area(need.community),
        "said_on": need.said_on.isoformat(),
        "forum": _link(need.forum) if need.forum else None,
        "answer": _answer(need),
    }


def _activity(one: Activity) -> dict[str, Any]:
    starts, ends = one.starts_at.astimezone(_BANGKOK), one.ends_at.astimezone(_BANGKOK)
    return {
        "title": one.title,
        "state": _coded(one.state, ACTIVITY_STATES),
        "day": starts.date().isoformat(),
        "begins": f"{starts:%H.%M}",
        "ends": f"{ends:%H.%M}",
        "place": one.place,
        "groups": [_coded(group, GROUPS) for group in one.groups],
        "why_then": one.why_then,
        "travel": _coded(one.travel, TRAVEL) if one.travel else None,
        "travel_words": one.travel_words,
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
        "story": told.story,
        "self_reliance": told.self_reliance,
        "equal_reach": told.equal_reach,
        "safety": told.safety,
        "next_year": told.next_year,
        "follow_up_on": told.follow_up_on.isoformat() if told.follow_up_on else None,
    }


def _link(one: Project | Forum) -> dict[str, str]:
    return {"code": code_of(one.reference), "title": one.title}

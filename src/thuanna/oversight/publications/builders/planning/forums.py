"""Forums and needs before the public: what was said, by how many, and the answer each got."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.oversight.publications import tables
from thuanna.oversight.publications.drafts import people, words
from thuanna.oversight.publications.putting import Made
from thuanna.oversight.publications.suppression import Memory
from thuanna.services.planning import queries as planning
from thuanna.services.planning.models import Forum
from thuanna.services.planning.words import DIMENSIONS, GROUPS, HELP_FORMS, SOURCES

from .made import (
    FORUM,
    NEED,
    PROJECT,
    answer,
    area,
    code_of,
    coded,
    gate,
    head,
    link,
    still_shown,
)

_FORUM_SCHEMA = "forum-1"
_NEED_SCHEMA = "need-1"


def forum(tenant: Tenant, forum_id: int, memory: Memory, *, on: datetime.date, by: Actor) -> Made:
    """One forum with every need that was said and the answer it got."""
    kept = Forum.objects.select_related("community").get(pk=forum_id)
    came: Counter[str] = Counter()
    for row in planning.forum_counts(forum_id):
        came[row.group] += row.people
    gated = gate(
        [
            *tables.single("people/all", "world", "came", sum(came.values())),
            *tables.listed("people", "came", "world", came),
        ],
        memory,
        on,
    )
    said: list[Any] = list(planning.needs(by, forum_id=forum_id).order_by("number"))
    needs = still_shown(NEED, said)
    hands = planning.hands([need.pk for need in needs])
    answering = planning.of_need([need.pk for need in needs])
    content = {
        **head(tenant, _FORUM_SCHEMA, kept.reference, on, gated.k),
        "title": kept.title,
        "held_on": kept.held_on.isoformat(),
        "place": kept.place,
        "area": area(kept.community),
        "announced": kept.announced,
        "summary": kept.summary,
        "people": people(gated.figures["people/all"]),
        "groups": [
            {**coded(group, GROUPS), **people(gated.figures[f"people/{group}"])}
            for group in GROUPS
            if group in came
        ],
        "needs": [
            {
                "reference": need.reference,
                "code": code_of(need.reference),
                "words": need.words,
                "place": area(need.community),
                "group": coded(need.group, GROUPS),
                "answer_by": need.answer_by.isoformat(),
                "hands": hands[need.pk].agreed if need.pk in hands else None,
                "answer": answer(need),
                "projects": [link(one) for one in still_shown(PROJECT, answering.get(need.pk, []))],
            }
            for need in needs
        ],
        "withdrawn": len(said) - len(needs),
    }
    listing = {
        "title": words(kept.title, kept.title),
        "held_on": content["held_on"],
        "area": content["area"],
        "needs": len(needs),
        "answered": sum(need.answer is not None for need in needs),
    }
    return Made(FORUM, content["code"], _FORUM_SCHEMA, content, listing, "", gated.memory, gated.held_back)


def need(tenant: Tenant, need_id: int, *, on: datetime.date, by: Actor) -> Made:
    """One need: what was said, where and for whom, the answer, and the projects that grew out of it."""
    kept: Any = planning.needs(by).get(pk=need_id)
    hands = planning.hands([need_id]).get(need_id)
    content = {
        **head(tenant, _NEED_SCHEMA, kept.reference, on, 0),
        "title": words(t("ความต้องการ: {words}", "{words}", words=kept.words).in_("th"), kept.words),
        "words": kept.words,
        "source": coded(kept.source, SOURCES),
        "forum": link(kept.forum) if kept.forum else None,
        "place": area(kept.community),
        "group": coded(kept.group, GROUPS),
        "dimensions": [coded(one, DIMENSIONS) for one in kept.dimensions],
        "help_form": coded(kept.help_form, HELP_FORMS),
        "said_on": kept.said_on.isoformat(),
        "answer_by": kept.answer_by.isoformat(),
        "hands": hands.agreed if hands else None,
        "answer": answer(kept),
        "projects": [link(one) for one in still_shown(PROJECT, planning.of_need([need_id]).get(need_id, []))],
    }
    del content["small_numbers_min"]
    listing = {
        "title": words(kept.words, kept.words),
        "year": kept.year,
        **{name: content[name] for name in ("place", "group", "dimensions", "said_on", "answer_by")},
        "answer": content["answer"] and {name: content["answer"][name] for name in ("key", "th", "en")},
        "projects": len(content["projects"]),
    }
    return Made(
        NEED, content["code"], _NEED_SCHEMA, content, listing, "answered" if kept.answer else "waiting"
    )

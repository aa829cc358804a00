"""What pages say of patterns: on a project's own page, in the preview, and as an activity's first words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.exchange import access as exchange_access
from thuanna.kernel.money import Money
from thuanna.registry.organisations.words import ORGANISATION_KINDS
from thuanna.services.planning import handed_on, queries
from thuanna.services.planning.models import Project, ProjectOrigin
from thuanna.services.planning.words import DIMENSIONS, GROUPS, HELP_FORMS, TRAVEL, said


def of_project(request: StaffRequest, chain: queries.Chain) -> dict[str, Any]:
    """What a project's own page says of patterns: where it comes from, who follows, whether it can be one."""
    project = chain.project
    origin = handed_on.origin_of(project.pk)
    may_pass = request.actor.may(exchange_access.HAND_OVER)
    return {
        "origin": origin,
        "activities": _activities_of(origin),
        "followers": handed_on.taken_up(project.pk),
        "patterns": handed_on.patterns_of(request.actor, project.pk) if may_pass else [],
        "may_hand_on": may_pass and chain.state == "finished" and chain.result is not None,
        "may_tell": may_pass,
    }


def public_address(request: StaffRequest, project: Project) -> str:
    """Where everybody reads of a project, with the name of this server."""
    code = project.reference.partition("-")[2]
    return request.build_absolute_uri(f"/t/{request.tenant.code}/projects/{code}/")


def shown(content: Mapping[str, Any]) -> dict[str, Any]:
    """A pattern in words, as the preview and the dry run show it."""
    return {
        "content": content,
        "group": GROUPS[content["group"]],
        "dimensions": said(content["dimensions"], DIMENSIONS),
        "help_form": HELP_FORMS[content["help_form"]],
        "budget": Money(content["budget"]["satang"]),
        "lines": [
            {"words": one["words"], "money": None if one["satang"] is None else Money(one["satang"])}
            for one in content["budget"]["lines"]
        ],
        "activities": [
            {
                **one,
                "groups": said(one["groups"], GROUPS),
                "travel": TRAVEL.get(one["travel"]),
                "place": place,
            }
            for place, one in enumerate(content["activities"])
        ],
        "partners": [
            {**one, "money": Money(one["satang"]), "kind": ORGANISATION_KINDS.get(one["kind"], one["kind"])}
            for one in content["partners"]
        ],
    }


def activity_after(request: StaffRequest, project_id: int) -> dict[str, Any]:
    """The first words of an activity after one of the pattern's, where the address names one."""
    asked_for = request.GET.get("after", "")
    activities = _activities_of(handed_on.origin_of(project_id)) if asked_for.isdecimal() else []
    if not asked_for.isdecimal() or int(asked_for) >= len(activities):
        return {}
    one = activities[int(asked_for)]
    same = ("title", "groups", "why_then", "travel", "travel_words", "capacity", "earns")
    return {name: one[name] for name in same}


def _activities_of(origin: ProjectOrigin | None) -> list[dict[str, Any]]:
    return list(handed_on.read(origin.packet)["activities"]) if origin else []

"""The list of meetings, one meeting with everything recorded of it, and the resolutions others cite."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.registry.meetings import access, queries
from thuanna.registry.meetings.models import Minutes, Resolution
from thuanna.registry.meetings.words import KINDS, OUTCOMES, cited
from thuanna.registry.organisations import access as organisations_access
from thuanna.registry.organisations import queries as organisations

from .shared import found, name_of, trail

_A_PAGE = 25


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Those to come, and those held, the latest first."""
    chosen = request.GET.get("body", "")
    body_id = int(chosen) if chosen.isdecimal() else None
    rows = queries.meetings(request.actor, body_id=body_id)
    coming = rows.filter(held_on__gte=request.today, cancelled_on=None).exclude(pk__in=_held_today(request))
    past = rows.exclude(pk__in=[one.pk for one in coming])
    shown = Paginator(past, _A_PAGE).get_page(request.GET.get("page"))
    facts: dict[str, Any] = {
        "coming": [_row(one) for one in queries.listed(reversed(coming))],
        "past": [_row(one) for one in queries.listed(shown.object_list)],
        "page": shown,
        "bodies": _bodies_with_meetings(request),
        "chosen": body_id,
        "may_keep": request.actor.may(access.KEEP),
        "may_introduce": request.actor.may(organisations_access.EDIT_ALL),
        "has_body": organisations.own() is not None or request.actor.unit_id is not None,
        "today": request.today,
    }
    return render(request, "staff/meetings/listing.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Everything recorded of one meeting, and what to do next."""
    meeting = found(request, meeting_id)
    whole = queries.whole(meeting)
    may_keep = access.may_keep_for(request.actor, meeting.body_id)
    facts: dict[str, Any] = {
        "meeting": meeting,
        "whole": whole,
        "name": name_of(meeting),
        "kind": KINDS[meeting.kind],
        "came": [one for one in whole.attendance if one.came],
        "missing": [one for one in whole.attendance if not one.came],
        "matters": [
            {
                "item": matter.item,
                "minutes": matter.minutes,
                "resolutions": [_resolution(one) for one in matter.resolutions],
            }
            for matter in whole.matters
        ],
        "former": [_former(one) for one in whole.former],
        "may_keep": may_keep,
        "may_open": may_keep and request.actor.may(access.RELEASE),
        "is_due": whole.sitting is None and meeting.cancelled_on is None and meeting.held_on <= request.today,
        "trail": trail((name_of(meeting), "")),
    }
    return render(request, "staff/meetings/one.html", facts)


@page(access.VIEW)
def resolutions(request: StaffRequest) -> HttpResponse:
    """Every resolution in its latest wording, to be found and cited."""
    wanted = clean_line(request.GET.get("q", ""))
    rows = queries.resolutions(request.actor, passed_only=False)
    if wanted:
        rows = [row for row in rows if wanted in row.text or wanted in row.number or wanted in row.item.title]
    shown = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "rows": [_resolution(row) for row in shown.object_list],
        "page": shown,
        "wanted": wanted,
        "trail": trail((t("มติทั้งหมด", "All resolutions"), "")),
    }
    return render(request, "staff/meetings/resolutions.html", facts)


def _held_today(request: StaffRequest) -> list[int]:
    today = queries.meetings(request.actor).filter(held_on=request.today)
    return [one.meeting.pk for one in queries.listed(today) if one.sitting is not None]


def _bodies_with_meetings(request: StaffRequest) -> list[dict[str, Any]]:
    found = queries.meetings(request.actor).order_by().values_list("body_id", flat=True).distinct()
    ids = set(found)
    if len(ids) < 2:
        return []
    every = organisations.directory(request.actor)
    return [{"id": one.pk, "name": one.name} for one in every if one.pk in ids]


def _row(listed: queries.Listed) -> dict[str, Any]:
    meeting = listed.meeting
    return {
        "id": meeting.pk,
        "name": name_of(meeting),
        "title": meeting.title,
        "body": meeting.body.name,
        "held_on": meeting.held_on,
        "begins": meeting.begins,
        "place": meeting.place,
        "sitting": listed.sitting,
        "resolutions": listed.resolutions,
        "is_open": listed.is_open,
        "is_cancelled": meeting.cancelled_on is not None,
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    return {
        "id": resolution.pk,
        "number": resolution.number,
        "cited": cited(resolution),
        "text": resolution.text,
        "outcome": OUTCOMES[resolution.outcome],
        "passed": resolution.outcome == Resolution.Outcome.PASSED,
        "votes": resolution.votes_for is not None,
        "resolution": resolution,
        "meeting": resolution.meeting,
        "is_corrected": resolution.edition > 1,
    }


def _former(one: Minutes | Resolution) -> dict[str, Any]:
    if isinstance(one, Resolution):
        return {"words": cited(one), "text": one.text, "recorded_at": one.recorded_at}
    return {"words": t("รายงานการประชุม", "Minutes"), "text": one.text, "recorded_at": one.recorded_at}

"""What the pages of meetings have in common: finding one, showing a form, showing a refusal."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.meetings import access, queries
from thuanna.registry.meetings.models import AgendaItem, Meeting
from thuanna.registry.meetings.words import KINDS

Trail = asking.Trail

_FIELD_OF = {
    "meeting_number_taken": "sequence",
    "meeting_called_late": "called_on",
    "meeting_counts": "present",
    "resolution_votes": "votes_for",
    "resolution_empty": "text",
    "minutes_empty": "text",
    "evidence_kind_unknown": "document",
    "file_empty": "document",
    "reason_missing": "reason",
    "meeting_body_unknown": "body",
}


def trail(*steps: tuple[object, str]) -> Trail:
    """Where a page of meetings lies."""
    return [(t("การประชุมและมติ", "Meetings and resolutions"), reverse("staff:meetings")), *steps]


def name_of(meeting: Meeting) -> Phrase:
    """Kind and number, as people say it."""
    return t("{kind} ครั้งที่ {number}", "{kind} {number}", kind=KINDS[meeting.kind], number=meeting.number)


def found(request: StaffRequest, meeting_id: int) -> Meeting:
    """The meeting, if this actor may read it."""
    meeting = queries.meeting(request.actor, meeting_id)
    if meeting is None:
        raise Http404
    return meeting


def kept(request: StaffRequest, meeting_id: int) -> Meeting:
    """The meeting, if this actor may write about it."""
    meeting = access.kept(request.actor).select_related("body").filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    return meeting


def items_of(meeting: Meeting) -> list[tuple[str, Phrase]]:
    """The agenda as choices."""
    return [
        (str(item.pk), t("{n}. {title}", "{n}. {title}", n=item.place, title=item.title))
        for item in AgendaItem.objects.filter(meeting=meeting).order_by("place")
    ]


def refused(form: PlainForm, refusal: Refusal) -> None:
    """Put the refusal's words where the reader mends it.

    :raises Refusal: again, where the thing itself is not there
    """
    asking.refused(form, refusal, _FIELD_OF)


def asked(request: StaffRequest, form: PlainForm, *, steps: Trail | None = None, **page: Any) -> HttpResponse:
    """A page with one form; the rest is as `asking.asked` takes it."""
    return asking.asked(request, form, trail=trail(*(steps or []), (page["title"], "")), **page)


def step_to(meeting: Meeting) -> Trail:
    """The crumb of one meeting."""
    return [(name_of(meeting), reverse("staff:meeting", args=[meeting.pk]))]

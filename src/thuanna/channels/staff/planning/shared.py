"""What the pages of the chain have in common: crumbs, choices, showing a form and a refusal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import queries as organisations
from thuanna.registry.places import queries as places
from thuanna.services.planning import access

Trail = asking.Trail
Choices = list[tuple[str, Phrase]]

_FIELD_OF = {
    "forum_in_future": "held_on",
    "need_answered_early": "decided_on",
    "need_answer_bare": "reason",
    "decision_bare": "reason",
    "decision_out_of_order": "kind",
    "spending_incomplete": "voucher",
    "share_of_nothing": "money",
    "activity_ends_early": "ends",
    "activity_no_way_there": "travel",
    "ride_full": "ride",
    "result_follow_up": "follow_up_on",
    "posting_incomplete": "board",
    "target_without_source": "source",
    "evidence_kind_unknown": "photo",
    "pattern_unchanged": "changed",
    "follow_up_bare": "found",
    "follow_up_next": "next_on",
    "follow_up_early": "looked_on",
    "evidence_title": "title",
    "evidence_file": "file",
    "picture_unreadable": "file",
    "picture_too_large": "file",
    "evidence_alt": "alt",
    "evidence_whose": "consent_words",
    "evidence_consent": "is_public",
    "evidence_reason": "reason",
    "pattern_without_lessons": "lessons",
    "planning_other_community": "community",
}

WHOLE_TOWN = t("ทั้งตำบล", "the whole town")


def trail(*steps: tuple[object, str]) -> Trail:
    """Where a page of the chain lies."""
    return [(t("จากเวทีถึงผล", "From forum to result"), reverse("staff:planning")), *steps]


def communities(request: StaffRequest) -> Choices:
    """The villages and communities this actor may write about, as choices."""
    own = access.own_community(request.actor)
    return [
        (str(one.pk), one.label)
        for one in places.communities(on=request.today)
        if own is None or one.pk == own
    ]


def bodies(request: StaffRequest) -> Choices:
    """The organisations of the directory as choices."""
    return [
        (str(one.pk), t(one.name_th, one.name_en or one.name_th))
        for one in organisations.directory(request.actor, on=request.today)
    ]


def number(choice: Any) -> int | None:
    """A chosen row's id, or nothing."""
    return int(choice) if choice else None


def plain(figure: Decimal | None) -> str:
    """A measured figure as people write it: 44, not 44.00; a dash where nobody measured."""
    return "–" if figure is None else f"{figure.normalize():,f}"


def refused(form: PlainForm, refusal: Refusal) -> None:
    """Put the refusal's words where the reader mends it.

    :raises Refusal: again, where the thing itself is not there
    """
    asking.refused(form, refusal, _FIELD_OF)


def asked(request: StaffRequest, form: PlainForm, *, steps: Trail | None = None, **page: Any) -> HttpResponse:
    """A page with one form; the rest is as `asking.asked` takes it."""
    return asking.asked(request, form, trail=trail(*(steps or []), (page["title"], "")), **page)

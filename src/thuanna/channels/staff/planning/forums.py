"""Forums: the list, one forum, and its sheet typed once: head, counts and needs on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.documents import evidence
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Forum
from thuanna.services.planning.words import GROUPS, SEXES

from . import needs
from .forum_form import ForumForm
from .shared import WHOLE_TOWN, communities, refused, trail

_MOST_ROWS = 40
_ROWS = 7


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Every forum, newest first."""
    rows = [
        {"row": one, "place": one.community.label if one.community else WHOLE_TOWN}
        for one in queries.forums(request.actor)[:200]
    ]
    facts = {
        "rows": rows,
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((t("เวทีประชาคม", "Forums"), "")),
    }
    return render(request, "staff/planning/forums.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, forum_id: int) -> HttpResponse:
    """One forum: who came, what was said, what became of it."""
    forum = access.one(request.actor, Forum, forum_id)
    found = list(queries.needs(request.actor, forum_id=forum_id).order_by("number"))
    hands = queries.hands([need.pk for need in found])
    facts: dict[str, Any] = {
        "forum": forum,
        "place": forum.community.label if forum.community else WHOLE_TOWN,
        "counts": [
            {
                "place": count.community.label if count.community else WHOLE_TOWN,
                "group": GROUPS[count.group],
                "sex": SEXES[count.sex],
                "people": count.people,
            }
            for count in queries.forum_counts(forum_id)
        ],
        "needs": [{**needs.row(need), "hands": hands.get(need.pk)} for need in found],
        "may_keep": request.actor.may(access.KEEP),
        "today": request.today,
        "trail": trail((t("เวทีประชาคม", "Forums"), reverse("staff:forums")), (forum.reference, "")),
    }
    facts["people"] = sum(count["people"] for count in facts["counts"])
    return render(request, "staff/planning/forum.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Type a forum's sheet: nothing is kept unless all of it is."""
    typed = request.GET.get("rows", "") or request.POST.get("rows", "")
    rows = min(max(int(typed), 1), _MOST_ROWS) if typed.isdecimal() else _ROWS
    own = access.own_community(request.actor)
    form = ForumForm(
        request.POST or None,
        request.FILES or None,
        communities=communities(request),
        must_choose=own is not None,
        rows=rows,
        initial={"held_on": request.today, "community": str(own or "")},
        today=request.today,
    )
    if form.is_valid():
        try:
            forum = _record(request, form)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกเวทีแล้ว", "The forum is recorded.")))
            return redirect("staff:forum", forum.pk)
    facts = {
        "form": form,
        "rows": rows,
        "more": min(rows + _ROWS, _MOST_ROWS),
        "trail": trail((t("เวทีประชาคม", "Forums"), reverse("staff:forums")), (t("จดเวที", "Record"), "")),
    }
    return render(request, "staff/planning/forum_add.html", facts)


@page(access.VIEW)
def sheet(request: StaffRequest, forum_id: int) -> HttpResponse:
    """The photographed sheet, as it came."""
    photo = access.one(request.actor, Forum, forum_id).photo
    if photo is None:
        raise Http404
    return downloads.uploaded(photo, downloads.ended(f"forum-{forum_id}", photo))


def _record(request: StaffRequest, form: ForumForm) -> Forum:
    photo = evidence.keep(form.sheet(), by=request.actor)
    return actions.record_forum(
        new=form.head(),
        present=form.present(),
        needs=form.needs(),
        photo=photo,
        today=request.today,
        by=request.actor,
    )

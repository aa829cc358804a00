"""The list of matters, one matter, its answer, to whom it is given, whom it is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.channels.web.voices import ABOUT, ABOUT_SHORTLY, CHANNELS, EVENTS, NATURES, OUTCOMES, STATES
from thuanna.foundation.access import queries as members
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import access, rules
from thuanna.services.participation.actions import answering
from thuanna.services.participation.models import Matter, MatterStep
from thuanna.services.participation.queries import matters as queries
from thuanna.services.participation.queries.matters import Thread
from thuanna.services.planning import access as planning

from .forms import AccusedForm, AnswerForm, AssignForm, FilterForm

_ROWS = 25


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Show the matters this actor may see, narrowed."""
    form = FilterForm(request.GET, on=request.today)
    asked = form.cleaned_data if form.is_valid() else {}
    state = asked.get("state", "")
    found = queries.filtered(
        request.actor,
        nature=asked.get("nature", ""),
        kind=asked.get("kind", ""),
        state="" if state == "overdue" else state,
        overdue_on=request.today if state == "overdue" else None,
        community_id=int(asked["community"]) if asked.get("community") else None,
    )
    shown = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    words = queries.excerpts(shown.object_list)
    facts = {
        "form": form,
        "page": shown,
        "rows": [_row(matter, words.get(matter.pk, ""), request) for matter in shown.object_list],
        "is_narrowed": any(asked.values()),
        "may_take": request.actor.may(access.TAKE),
        "tabs": tabs(request),
    }
    return render(request, "staff/participation/matters.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Show one matter, and take an answer."""
    thread = queries.one(request.actor, matter_id)
    may_answer = request.actor.may(access.ANSWER) and thread.state.what != MatterStep.What.CLOSED
    form = AnswerForm(request.POST or None, nature=thread.matter.nature)
    if may_answer and form.is_valid():
        try:
            answering.answer(
                matter_id=matter_id,
                words=form.cleaned_data["words"],
                outcome=form.outcome,
                request_token=form.request_token,
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("ส่งคำตอบแล้ว ผู้แจ้งอ่านได้ด้วยรหัสของตน", "The answer was sent.")))
            return redirect("staff:matter", matter_id)
    facts = {"form": form if may_answer else None, **_facts(thread, request)}
    return render(request, "staff/participation/matter.html", facts)


@page(access.VIEW)
def photo(request: StaffRequest, matter_id: int) -> HttpResponse:
    """The picture of a matter, drawn anew when it was taken in.

    :raises Http404: there is none, or it is not this actor's to see
    """
    content = queries.photo_of(request.actor, matter_id)
    if content is None:
        raise Http404("no photo")
    return downloads.shown(content, "image/jpeg", "photo.jpg")


@page(access.ASSIGN)
def assign(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Give a matter to a division or somebody."""
    thread = queries.one(request.actor, matter_id)
    form = AssignForm(request.POST or None, on=request.today, accounts=_colleagues(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            answering.assign(
                matter_id=matter_id,
                division_id=int(given["division"]) if given["division"] else None,
                handler_id=int(given["handler"]) if given["handler"] else None,
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("มอบหมายแล้ว", "Given to those responsible.")))
            return redirect("staff:matter", matter_id)
    heading = t("มอบหมายเรื่อง {number}", "Give {number} to somebody", number=thread.matter.reference)
    return _small(request, form, heading, t("มอบหมาย", "Give it to them"), matter_id)


@page(access.ANSWER)
def accused(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Say whom of the office a complaint is about."""
    thread = queries.one(request.actor, matter_id)
    form = AccusedForm(request.POST or None, accounts=_colleagues(request))
    if form.is_valid():
        try:
            answering.name_accused(
                matter_id=matter_id,
                account_id=int(form.cleaned_data["account"]),
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("account", mend(refusal.phrase, refusal.code))
        else:
            done = t("บันทึกแล้ว คนนี้เปิดเรื่องนี้ไม่ได้อีก", "Noted. They can no longer open this matter.")
            messages.success(request, str(done))
            return redirect("staff:matter", matter_id)
    heading = t("เรื่อง {number} พาดพิงใคร", "Whom is {number} about?", number=thread.matter.reference)
    return _small(request, form, heading, t("บันทึกผู้ถูกร้องเรียน", "Note whom it is about"), matter_id)


def tabs(request: StaffRequest) -> list[dict[str, Any]]:
    """The parts of this section that the actor may open."""
    parts = (
        (access.VIEW, "staff:matters", t("เรื่องที่แจ้ง", "Matters")),
        (access.MODERATE, "staff:comments", t("ความเห็น", "Comments")),
        (access.SLIPS, "staff:polls", t("คำถามและผล", "Polls")),
    )
    return [
        {"url": reverse(route), "words": words, "current": request.path == reverse(route)}
        for permission, route, words in parts
        if request.actor.may(permission)
    ]


def _colleagues(request: StaffRequest) -> list[User]:
    return [user for user, _ in members.colleagues(request.tenant.pk, on=request.today)]


def _small(request: StaffRequest, form: Any, heading: Any, send: Any, matter_id: int) -> HttpResponse:
    facts = {
        "form": form,
        "heading": heading,
        "send": send,
        "back": reverse("staff:matter", args=[matter_id]),
    }
    return render(request, "staff/participation/small.html", facts)


def _row(matter: Any, words: str, request: StaffRequest) -> dict[str, Any]:
    state, tone = STATES[matter.state]
    is_owed = matter.state in queries.OWED
    return {
        "id": matter.pk,
        "reference": matter.reference,
        "kind": rules.label_of(matter.kind),
        "words": words,
        "received_on": matter.received_on,
        "community": matter.community.label if matter.community else None,
        "division": matter.division_name,
        "state": state,
        "tone": tone,
        "due_on": matter.due_now if is_owed else None,
        "is_late": is_owed and matter.due_now < request.today,
        "is_mine": matter.handler_now == request.user.pk,
        "about": ABOUT_SHORTLY.get(matter.about),
    }


def _facts(thread: Thread, request: StaffRequest) -> dict[str, Any]:
    matter, state = thread.matter, thread.state
    words, tone = STATES[state.what]
    is_closed = state.what == MatterStep.What.CLOSED
    may_change = request.actor.may(access.ANSWER)
    return {
        "matter": matter,
        "words": thread.words,
        "nature": NATURES[matter.nature],
        "kind": rules.label_of(matter.kind),
        "channel": CHANNELS[matter.channel],
        "about": ABOUT[matter.about] if matter.about != Matter.About.WORK else None,
        "community": matter.community.label if matter.community else None,
        "state": words,
        "tone": tone,
        "outcome": OUTCOMES[state.outcome] if state.outcome else None,
        "due_on": thread.due_on,
        "is_late": thread.due_on is not None and thread.due_on < request.today,
        "assigned": thread.assigned,
        "messages_of": [
            {
                "on": timezone.localtime(one.at).date(),
                "words": one.words,
                "is_from_office": one.is_from_office,
                "who": one.by,
            }
            for one in thread.messages
        ],
        "events": [
            {"on": step.on, "words": EVENTS[step.what], "who": step.by, "division": step.division}
            for step in thread.steps
        ],
        "may_assign": request.actor.may(access.ASSIGN) and not is_closed,
        "may_name": may_change and matter.nature == Matter.Nature.COMPLAINT,
        "may_take_in": matter.nature == Matter.Nature.SUGGESTION and request.actor.may(planning.KEEP),
        "may_publish": may_change and matter.nature == Matter.Nature.INFORMATION,
        "passes_to_traffy": matter.kind in rules.PUBLIC_WORKS,
    }

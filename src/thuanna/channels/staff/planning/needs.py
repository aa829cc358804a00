"""Needs: the list with its clocks, one need with its answers, answering, counting, grouping."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation.models import Matter
from thuanna.services.participation.queries import matters
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Need, NeedAnswer, Project, ProjectNeed
from thuanna.services.planning.words import ANSWERS, DIMENSIONS, GROUPS, HELP_FORMS, SOURCES, said

from .forms import AnswerForm, HandsForm, LikeForm, NeedForm
from .shared import WHOLE_TOWN, Trail, asked, communities, number, refused, trail

_A_PAGE = 30


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Those that wait for an answer first, then all."""
    waiting = request.GET.get("show") != "all"
    shown = Paginator(queries.needs(request.actor, waiting=waiting), _A_PAGE).get_page(
        request.GET.get("page")
    )
    facts: dict[str, Any] = {
        "rows": [row(one) for one in shown.object_list],
        "page": shown,
        "only_open": waiting,
        "today": request.today,
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((t("ความต้องการของชุมชน", "Needs"), "")),
    }
    return render(request, "staff/planning/needs.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, need_id: int) -> HttpResponse:
    """One need: what was said, what was counted, what was answered, what is done about it."""
    need = access.one(request.actor, Need, need_id)
    projects = ProjectNeed.objects.filter(need=need).values("project_id")
    facts: dict[str, Any] = {
        "need": need,
        "facts": row(queries.needs(request.actor).get(pk=need_id)),
        "source": SOURCES[need.source],
        "help_form": HELP_FORMS[need.help_form],
        "answers": [
            {"words": ANSWERS[answer.kind], "row": answer}
            for answer in NeedAnswer.objects.filter(need=need).order_by("-id")
        ],
        "hands": queries.hands([need.pk]).get(need.pk),
        "alike": list(Need.objects.filter(like=need).order_by("pk")),
        "projects": list(Project.objects.filter(pk__in=projects).order_by("pk")),
        "may_keep": request.actor.may(access.KEEP),
        "may_decide": request.actor.may(access.DECIDE),
        "may_withdraw": request.actor.may("publications.publish"),
        "trail": trail((t("ความต้องการของชุมชน", "Needs"), reverse("staff:needs")), (need.reference, "")),
    }
    return render(request, "staff/planning/need.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Take in a need from somebody who could not come to a forum."""
    own, told = access.own_community(request.actor), _suggestion(request)
    form = NeedForm(
        request.POST or None,
        communities=communities(request),
        must_choose=own is not None,
        initial={"said_on": request.today, "source": "telephone", "community": str(own or ""), **told},
        today=request.today,
    )
    if form.is_valid():
        given = {**form.cleaned_data}
        said_on, place = given.pop("said_on"), number(given.pop("community"))
        try:
            need = actions.add_need(
                new=actions.NewNeed(**{**given, **_told_as(told)}, community_id=place),
                said_on=said_on,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            words = t("รับเรื่องแล้ว เลขที่ {n}", "Taken in as {n}.", n=need.reference)
            messages.success(request, str(words))
            return redirect("staff:need", need.pk)
    return asked(
        request,
        form,
        title=t("ชุมชนต้องการอะไร", "What is needed?"),
        lead=t(
            "สำหรับคนที่มาเวทีไม่ได้ จดตามคำพูด", "For those who could not come to the forum, in their own words."
        ),
        button=t("รับเรื่อง", "Take it in"),
        back=reverse("staff:needs"),
    )


@page(access.DECIDE)
def answer(request: StaffRequest, need_id: int) -> HttpResponse:
    """Answer a need and those grouped with it."""
    need = access.one(request.actor, Need, need_id)
    form = AnswerForm(request.POST or None, initial={"decided_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.answer_needs(
                need_id=need_id, answer=actions.Answer(**form.cleaned_data), by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(
                request, str(t("ตอบแล้ว ชุมชนอ่านได้ในหน้าเวที", "Answered; the community can read it."))
            )
            return redirect("staff:need", need_id)
    return asked(
        request,
        form,
        title=t("ตอบความต้องการนี้ว่าอย่างไร", "What is the answer to this need?"),
        lead=_quoted(need),
        button=t("บันทึกคำตอบ", "Record the answer"),
        back=reverse("staff:need", args=[need_id]),
        steps=_step_to(need),
    )


@page(access.KEEP)
def hands(request: StaffRequest, need_id: int) -> HttpResponse:
    """Record how many hands this person counted."""
    need = access.one(request.actor, Need, need_id)
    form = HandsForm(request.POST or None)
    if form.is_valid():
        try:
            actions.count_hands(need_id=need_id, hands=form.cleaned_data["hands"], by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกจำนวนแล้ว", "Recorded.")))
            return redirect("staff:need", need_id)
    return asked(
        request,
        form,
        title=t("ยกมือกี่คน", "How many hands were raised?"),
        lead=_quoted(need),
        button=t("บันทึกจำนวนที่นับได้", "Record the count"),
        back=reverse("staff:need", args=[need_id]),
        steps=_step_to(need),
    )


@page(access.KEEP)
def like(request: StaffRequest, need_id: int) -> HttpResponse:
    """Put a need beside an earlier one that says the same."""
    need = access.one(request.actor, Need, need_id)
    firsts = queries.needs(request.actor).filter(like=None).exclude(pk=need_id)[:200]
    form = LikeForm(
        request.POST or None,
        needs=[(str(one.pk), t("{words}", "{words}", words=one.words[:80])) for one in firsts],
        initial={"like": str(need.like_id or "")},
    )
    if form.is_valid():
        try:
            actions.group_need(need_id=need_id, like_id=number(form.cleaned_data["like"]), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return redirect("staff:need", need_id)
    return asked(
        request,
        form,
        title=t("รวมกับเรื่องที่เหมือนกัน", "Group it with one that says the same"),
        lead=_quoted(need),
        button=t("บันทึก", "Save"),
        back=reverse("staff:need", args=[need_id]),
        steps=_step_to(need),
    )


def _suggestion(request: StaffRequest) -> dict[str, Any]:
    """What somebody suggested on the page, by telephone or at the counter, to be taken among the needs."""
    chosen = request.GET.get("matter", "")
    if not chosen.isascii() or not chosen.isdecimal():
        return {}
    told = matters.one(request.actor, int(chosen))
    matter, words = told.matter, told.words
    if matter.nature != Matter.Nature.SUGGESTION:
        return {}
    return {
        "matter": matter.reference,
        "words": words.words[:500] if words else "",
        "said_on": matter.received_on,
        "community": str(matter.community_id or ""),
    }


def _told_as(told: dict[str, Any]) -> dict[str, str]:
    return {"told_as": told["matter"], "source": "page"} if told else {}


def row(need: Any) -> dict[str, Any]:
    """A need as lists show it; from `queries.needs`, with its newest answer."""
    return {
        "id": need.pk,
        "reference": need.reference,
        "words": need.words,
        "place": need.community.label if need.community else WHOLE_TOWN,
        "group": GROUPS[need.group],
        "dimensions": said(need.dimensions, DIMENSIONS),
        "answer_by": need.answer_by,
        "answer": ANSWERS[need.answer] if need.answer else None,
        "reason": need.answer_reason,
        "decided_by": need.answer_by_whom,
    }


def _quoted(need: Need) -> Phrase:
    return t("“{words}”", "“{words}”", words=need.words)


def _step_to(need: Need) -> Trail:
    return [
        (t("ความต้องการของชุมชน", "Needs"), reverse("staff:needs")),
        (need.reference, reverse("staff:need", args=[need.pk])),
    ]

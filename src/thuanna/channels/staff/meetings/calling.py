"""Calling a meeting, changing what was called, its agenda, calling it off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.meetings import access, actions
from thuanna.registry.meetings.actions import Call
from thuanna.registry.meetings.models import AgendaItem
from thuanna.registry.organisations import queries as organisations

from .forms import AgendaForm, CallForm, ReasonForm
from .shared import asked, kept, refused, step_to


@page(access.KEEP)
def call(request: StaffRequest) -> HttpResponse:
    """Call a meeting, with its agenda."""
    initial: dict[str, Any] = {"called_on": request.today, "kind": "committee"}
    own = organisations.own()
    if own is not None:
        initial |= {"body": str(own.pk), "place": own.address_line}
    form = CallForm(request.POST or None, bodies=_bodies(request), initial=initial, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        agenda = given.pop("agenda").splitlines()
        new = Call(body_id=int(given.pop("body")), **given)
        try:
            meeting = actions.call(new=new, agenda=agenda, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            _say(request, t("นัดประชุมแล้ว พิมพ์หนังสือนัดได้เลย", "Called. The notice can be printed now."))
            return redirect("staff:meeting", meeting.pk)
    return asked(
        request,
        form,
        title=t("นัดประชุม", "Call a meeting"),
        lead=t("เลขครั้งที่ของปีตั้งให้เอง แก้ได้จนกว่าจะประชุม", "Numbered by itself; it can be changed until held."),
        button=t("บันทึกการนัดประชุม", "Record the call"),
        back=reverse("staff:meetings"),
    )


@page(access.KEEP)
def change(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Change day, place or words."""
    meeting = kept(request, meeting_id)
    fields = ("title", "held_on", "begins", "place", "called_on", "sequence", "notice")
    initial = {name: getattr(meeting, name) for name in fields}
    form = CallForm(request.POST or None, fixed=True, initial=initial, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        if given["sequence"] == meeting.sequence:
            given["sequence"] = None
        new = Call(body_id=meeting.body_id, kind=meeting.kind, **given)
        try:
            actions.change(meeting_id=meeting_id, new=new, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            _say(request, t("แก้การนัดประชุมแล้ว", "The call is changed."))
            return redirect("staff:meeting", meeting_id)
    return asked(
        request,
        form,
        title=t("แก้การนัดประชุม", "Change the call"),
        button=t("บันทึก", "Save"),
        back=reverse("staff:meeting", args=[meeting_id]),
        steps=step_to(meeting),
    )


@page(access.KEEP)
def agenda(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Write the agenda anew."""
    meeting = kept(request, meeting_id)
    titles = AgendaItem.objects.filter(meeting=meeting).order_by("place").values_list("title", flat=True)
    form = AgendaForm(request.POST or None, initial={"agenda": "\n".join(titles)})
    if form.is_valid():
        lines = form.cleaned_data["agenda"].splitlines()
        try:
            actions.set_agenda(meeting_id=meeting_id, titles=lines, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            _say(request, t("บันทึกระเบียบวาระแล้ว", "The agenda is saved."))
            return redirect("staff:meeting", meeting_id)
    return asked(
        request,
        form,
        title=t("ระเบียบวาระ", "Agenda"),
        button=t("บันทึกระเบียบวาระ", "Save the agenda"),
        back=reverse("staff:meeting", args=[meeting_id]),
        steps=step_to(meeting),
    )


@page(access.KEEP)
def cancel(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Call it off."""
    meeting = kept(request, meeting_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.cancel(
                meeting_id=meeting_id, on=request.today, reason=form.cleaned_data["reason"], by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            _say(request, t("ยกเลิกการประชุมแล้ว", "The meeting is called off."))
            return redirect("staff:meeting", meeting_id)
    return asked(
        request,
        form,
        title=t("ยกเลิกประชุมครั้งนี้เพราะอะไร", "Why is this meeting called off?"),
        lead=t("เลขครั้งที่ยังเก็บไว้ ไม่ใช้ซ้ำ", "Its number stays with it and is not used again."),
        button=t("ยกเลิกการประชุม", "Call it off"),
        kind="grave",
        back=reverse("staff:meeting", args=[meeting_id]),
        steps=step_to(meeting),
    )


def _bodies(request: StaffRequest) -> list[tuple[str, Phrase]]:
    every = organisations.directory(request.actor, on=request.today)
    return [
        (str(one.pk), t(one.name_th, one.name_en or one.name_th))
        for one in every
        if access.may_keep_for(request.actor, one.pk)
    ]


def _say(request: StaffRequest, words: Phrase) -> None:
    messages.success(request, str(words))

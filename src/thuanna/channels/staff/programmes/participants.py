"""Everybody in a programme by code: taken in, step by step, sealed, opened with a reason, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import asked, refused
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.programmes import access, actions, queries
from thuanna.services.programmes.models import Participant, Programme, ProgrammeStep
from thuanna.services.programmes.words import CONSENTS, LEAVING

from .forms import AdmitForm, LeaveForm, OpenForm, SealForm, StepForm
from .shared import FIELD_OF, step_to, trail


@page(access.PARTICIPANTS)
def admit(request: StaffRequest, programme_id: int) -> HttpResponse:
    """Take several in; the codes stand on the next page, to be written down by whoever looks after them."""
    programme = access.one(request.actor, Programme, programme_id)
    form = AdmitForm(request.POST or None, initial={"joined_on": request.today}, today=request.today)
    if form.is_valid():
        joining = actions.Joining(**form.cleaned_data)
        try:
            made = actions.admit(programme_id=programme_id, joining=joining, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            words = t(
                "รับแล้ว {n} คน รหัส {codes}",
                "{n} taken in: {codes}",
                n=len(made),
                codes=" ".join(one.code for one in made[:20]) + (" …" if len(made) > 20 else ""),
            )
            messages.success(request, str(words))
            return redirect("staff:programme", programme_id)
    title = t("รับเข้างาน", "Take people in")
    lead = t("ไม่ใส่ชื่อ ทุกคนอยู่ในงานด้วยรหัส", "No names: everybody is in it under a code.")
    return _asked(request, form, programme, title, t("รับเข้างาน", "Take them in"), lead)


@page(access.PARTICIPANTS)
def step(request: StaffRequest, step_id: int) -> HttpResponse:
    """Record who did a step."""
    row = access.one(request.actor, ProgrammeStep, step_id, access.PARTICIPANTS)
    seen = queries.participants(request.actor, row.programme_id)
    waiting = [each for each in seen if step_id not in each.steps and each.leaving is None]
    codes = [(str(each.row.pk), t("{code}", "{code}", code=each.row.code)) for each in waiting]
    if not codes:
        messages.info(request, str(t("ทุกคนทำขั้นนี้แล้ว หรือยังไม่มีใครในงาน", "Nobody is left to do this step.")))
        return redirect("staff:programme", row.programme_id)
    form = StepForm(
        request.POST or None, codes=codes, initial={"taken_on": request.today}, today=request.today
    )
    if form.is_valid():
        chosen = [int(one) for one in form.cleaned_data["participants"]]
        try:
            actions.take_steps(
                step_id=step_id,
                participant_ids=chosen,
                taken_on=form.cleaned_data["taken_on"],
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("บันทึกแล้ว {n} คน", "Recorded for {n}.", n=len(chosen))))
            return redirect("staff:programme", row.programme_id)
    title = t("ใครทำขั้นนี้แล้ว: {w}", "Who did this step: {w}", w=row.title)
    return _asked(request, form, row.programme, title, t("บันทึกขั้นนี้", "Record it"))


@page(access.PARTICIPANTS)
def one(request: StaffRequest, participant_id: int) -> HttpResponse:
    """One code with its steps; who it is, only if somebody just opened it."""
    return _shown(request, participant_id, who="")


@page(access.PARTICIPANTS)
def seal(request: StaffRequest, participant_id: int) -> HttpResponse:
    """Seal who a code is."""
    participant = access.one(request.actor, Participant, participant_id, access.PARTICIPANTS)
    form = SealForm(request.POST or None)
    if form.is_valid():
        try:
            actions.seal_who(participant_id=participant_id, who=form.cleaned_data["who"], by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("ปิดผนึกแล้ว", "Sealed.")))
            return redirect("staff:participant", participant_id)
    title = t("รหัส {code} เป็นใคร", "Who is {code}?", code=participant.code)
    return _asked(request, form, participant.programme, title, t("ปิดผนึก", "Seal it"))


@page(access.UNSEAL)
def open_seal(request: StaffRequest, participant_id: int) -> HttpResponse:
    """Open who a code is, once, for a reason; it is shown on this answer only."""
    participant = access.one(request.actor, Participant, participant_id, access.UNSEAL)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        try:
            who = actions.unseal_who(
                participant_id=participant_id, reason=form.cleaned_data["reason"], by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            return _shown(request, participant_id, who=who)
    title = t("เปิดดูว่ารหัส {code} เป็นใคร", "Open who {code} is", code=participant.code)
    return _asked(request, form, participant.programme, title, t("เปิดดู", "Open it"))


@page(access.PARTICIPANTS)
def leave(request: StaffRequest, participant_id: int) -> HttpResponse:
    """Record that somebody left."""
    participant = access.one(request.actor, Participant, participant_id, access.PARTICIPANTS)
    form = LeaveForm(request.POST or None, initial={"left_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.leave(participant_id=participant_id, **form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("บันทึกว่าออกแล้ว", "Their leaving is recorded.")))
            return redirect("staff:programme", participant.programme_id)
    title = t("รหัส {code} ออกจากงาน", "{code} leaves", code=participant.code)
    return _asked(request, form, participant.programme, title, t("บันทึก", "Record"))


def _shown(request: StaffRequest, participant_id: int, *, who: str) -> HttpResponse:
    participant = access.one(request.actor, Participant, participant_id, access.PARTICIPANTS)
    programme = participant.programme
    seen = next(
        each for each in queries.participants(request.actor, programme.pk) if each.row.pk == participant_id
    )
    facts: dict[str, Any] = {
        "seen": seen,
        "consent": CONSENTS[participant.consent_by],
        "steps": [{"row": each, "taken": seen.steps.get(each.pk)} for each in queries.steps(programme.pk)],
        "left": LEAVING[seen.leaving.why] if seen.leaving else None,
        "who": who,
        "may_open": request.actor.may(access.UNSEAL),
        "trail": trail(step_to(programme), (participant.code, "")),
    }
    return render(request, "staff/programmes/participant.html", facts)


def _asked(
    request: StaffRequest,
    form: PlainForm,
    programme: Programme,
    title: Phrase,
    button: Phrase,
    lead: Phrase | None = None,
) -> HttpResponse:
    return asked(
        request,
        form,
        title=title,
        lead=lead,
        button=button,
        back=reverse("staff:programme", args=[programme.pk]),
        trail=trail(step_to(programme), (title, "")),
    )

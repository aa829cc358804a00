"""Forms people bring or send: opened by their code at the counter, received, handed back, answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.guides import actions, catalogue, queries, readable, rules
from thuanna.services.guides.queries import Case
from thuanna.services.guides.sealed import Filled

from .editing import trail
from .forms import AnswerForm, HandBackForm, OpenForm

HANDLE = "guides.form.handle"
_FORMS = t("แบบที่รับไว้", "Received forms")


@page(HANDLE)
def forms(request: StaffRequest) -> HttpResponse:
    """What the office has received, what waits longest first, and the box for a code."""
    facts = {"form": OpenForm(), "cases": queries.cases(on=request.today), "trail": trail((_FORMS, ""))}
    return render(request, "staff/guides/forms.html", facts)


@page(HANDLE)
@require_POST
def by_code(request: StaffRequest) -> HttpResponse:
    """Open the form whose code lies on the counter; the look is written down."""
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            case, filled = actions.look_at(code=form.cleaned_data["code"], on=request.today, by=request.actor)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            return _opened(request, case, filled, form.cleaned_data["code"])
    facts = {"form": form, "cases": queries.cases(on=request.today), "trail": trail((_FORMS, ""))}
    return render(request, "staff/guides/forms.html", facts)


@page(HANDLE)
@require_POST
def receive(request: StaffRequest) -> HttpResponse:
    """Take the form in at the counter."""
    try:
        taken = actions.receive(
            code=request.POST.get("code", ""), on=request.today, at=request.now, by=request.actor
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("staff:guide_forms")
    words = t("รับแบบแล้ว เลขรับ {number}", "Received as number {number}", number=taken.reference)
    messages.success(request, str(words))
    return redirect("staff:guide_form", taken.pk)


@page(HANDLE)
def form(request: StaffRequest, form_id: int) -> HttpResponse:
    """What happened to a form; its answers open by a button, and that is written down."""
    return render(request, "staff/guides/form.html", _facts(_case(request, form_id)))


@page(HANDLE)
@require_POST
def answers(request: StaffRequest, form_id: int) -> HttpResponse:
    """Open the answers of a form the office has received."""
    case, filled = actions.look_at(form_id=form_id, on=request.today, by=request.actor)
    return _opened(request, case, filled, "")


@page(HANDLE)
def hand_back(request: StaffRequest, form_id: int) -> HttpResponse:
    """Say what is missing."""
    case = _case(request, form_id)
    guide = catalogue.guide(case.form.guide)
    papers = [one.words for one in guide.papers] if guide else []
    form = HandBackForm(request.POST or None, papers=papers)
    if form.is_valid():
        try:
            actions.hand_back(
                form_id=form_id,
                missing=form.missing_papers,
                words=form.cleaned_data["words"],
                on=request.today,
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(t("ส่งคืนให้เติมแล้ว", "Handed back.")))
            return redirect("staff:guide_form", form_id)
    return render(request, "staff/guides/hand_back.html", {**_facts(case), "form": form})


@page(HANDLE)
def answer(request: StaffRequest, form_id: int) -> HttpResponse:
    """Answer a form."""
    case = _case(request, form_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            actions.answer(
                form_id=form_id, on=request.today, at=request.now, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, str(t("ตอบแล้ว ผู้ยื่นอ่านได้ด้วยรหัส", "Answered; the applicant reads it by the code."))
            )
            return redirect("staff:guide_form", form_id)
    return render(request, "staff/guides/answer.html", {**_facts(case), "form": form})


def _case(request: StaffRequest, form_id: int) -> Case:
    return queries.case(queries.received(form_id), on=request.today)


def _facts(case: Case) -> dict[str, Any]:
    number = case.form.reference or t("แบบที่ยังไม่ได้รับ", "a form not yet received")
    return {"case": case, "trail": trail((_FORMS, reverse("staff:guide_forms")), (number, ""))}


def _opened(request: StaffRequest, case: Case, filled: Filled, code: str) -> HttpResponse:
    definition = case.definition
    facts = {
        **_facts(case),
        "parts": readable.parts(definition, filled.answers, filled.done, masked=False),
        "findings": rules.findings(definition, filled.answers, on=request.today),
        "missing": rules.next_section(definition, filled.answers, list(filled.done)),
        "papers": [one.words for one in guide.papers] if (guide := catalogue.guide(case.form.guide)) else [],
        "code": code,
        "may_receive": bool(code) and case.state in {"saved", "handed_back"},
    }
    return render(request, "staff/guides/answers.html", facts)

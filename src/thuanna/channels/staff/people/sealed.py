"""Open what is sealed, for a reason; and show the person who looked.

A GET only asks why. The POST opens, writes the log, and its answer is shown once: it is in no cache and
in no history.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, actions, queries

from . import words
from .forms import LookForm, TraitForm
from .register import trail


@page(access.UNMASK)
def number(request: StaffRequest, person_id: int) -> HttpResponse:
    """Ask why, then show the whole citizen number once."""
    person = queries.person_by_id(person_id, by=request.actor)
    form = LookForm(request.POST if request.method == "POST" else None)
    facts = _facts(person, form, t("ดูเลขประจำตัวประชาชน", "See the citizen number"))
    if form.is_valid():
        try:
            facts["number"] = actions.reveal_citizen_number(
                person_id=person_id, reason=form.cleaned_data["reason"], by=request.actor
            )
        except actions.NoNumberKept as refusal:
            form.add_error("reason", mend(refusal.phrase, refusal.code))
    return render(request, "staff/people/number.html", facts)


@page(access.UNMASK)
def traits(request: StaffRequest, person_id: int) -> HttpResponse:
    """Ask why, then show the groups that need care once."""
    person = queries.person_by_id(person_id, by=request.actor)
    form = LookForm(request.POST if request.method == "POST" else None)
    facts = _facts(person, form, t("กลุ่มที่ต้องดูแล", "Groups that need care"))
    if form.is_valid():
        marks = actions.reveal_traits(
            person_id=person_id, reason=form.cleaned_data["reason"], by=request.actor
        )
        facts["marks"] = [
            {
                "words": words.say(words.TRAITS, mark.kind),
                "source": words.say(words.TRAIT_SOURCES, mark.source),
                "starts_on": mark.starts_on,
                "ends_before": mark.ends_before,
            }
            for mark in marks
        ]
        facts["is_open"] = True
    facts["may_edit"] = request.actor.may(access.EDIT)
    return render(request, "staff/people/traits.html", facts)


@page(access.EDIT)
def mark(request: StaffRequest, person_id: int) -> HttpResponse:
    """Write down that somebody belongs to a group that needs care."""
    person = queries.person_by_id(person_id, by=request.actor)
    form = TraitForm(request.POST or None, today=request.today)
    if form.is_valid():
        try:
            actions.mark(person_id=person_id, trait=form.trait(), by=request.actor)
        except Refusal as refusal:
            form.add_error("kind", mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:person", person_id)
    heading = t("บันทึกกลุ่มที่ต้องดูแล", "Record a group that needs care")
    facts = _facts(person, form, heading) | {
        "save": t("บันทึก", "Save"),
        "lead": t(
            "ข้อมูลนี้ปิดไว้ เปิดดูได้เมื่อมีเหตุผล และทุกครั้งที่เปิดจะถูกบันทึก",
            "This is kept closed. It is opened for a reason, and every look is recorded.",
        ),
    }
    return render(request, "staff/people/change.html", facts)


@page(access.VIEW)
def looks(request: StaffRequest, person_id: int) -> HttpResponse:
    """Who opened what of this person."""
    return render(request, "staff/people/looks.html", _looks(request, person_id))


@page(access.VIEW)
def looks_print(request: StaffRequest, person_id: int) -> HttpResponse:
    """The same list on paper, to be given to the person."""
    return render(request, "staff/people/looks_print.html", _looks(request, person_id))


def _looks(request: StaffRequest, person_id: int) -> dict[str, Any]:
    person = queries.person_by_id(person_id, by=request.actor)
    rows = [
        {
            "day": timezone.localtime(look.viewed_at).date(),
            "time": timezone.localtime(look.viewed_at),
            "viewer": look.viewer,
            "field": words.say(words.LOOK_FIELDS, look.field),
            "reason": words.say(words.LOOK_REASONS, look.reason),
        }
        for look in queries.looks_at(person_id, by=request.actor)
    ]
    heading = t("ใครดูข้อมูลของฉัน", "Who looked at my data")
    return _facts(person, None, heading) | {"rows": rows, "today": request.today}


def _facts(person: Any, form: Any, heading: Any) -> dict[str, Any]:
    back = reverse("staff:person", args=[person.pk])
    return {
        "person": person,
        "name": person.full_name,
        "form": form,
        "heading": heading,
        "back": back,
        "trail": trail((person.full_name, back), (heading, "")),
    }

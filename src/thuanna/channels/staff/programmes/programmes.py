"""Programmes: the list, one with its years, steps and codes, beginning one, its figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import asked, refused
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.welfare import GROUPS
from thuanna.services.programmes import access, actions, queries
from thuanna.services.programmes.models import Programme
from thuanna.services.programmes.words import FIGURES

from .forms import FigureForm, ProgrammeForm
from .shared import FIELD_OF, step_to, trail


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Every programme, and the way to the model tambon's aims."""
    facts = {
        "rows": queries.programmes(request.actor),
        "may_keep": request.actor.may(access.KEEP),
        "trail": [(t("งานต่อเนื่อง", "Programmes"), "")],
    }
    return render(request, "staff/programmes/list.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, programme_id: int) -> HttpResponse:
    """One programme: population, target and reached of each year, its steps, everybody in it by code."""
    programme = access.one(request.actor, Programme, programme_id)
    may_see = request.actor.may(access.PARTICIPANTS)
    joined, taken = queries.joined_by_year(programme_id), queries.taken_by_step(programme_id)
    told = queries.figures(programme_id)
    steps = queries.steps(programme_id)
    seen = queries.participants(request.actor, programme_id) if may_see else []
    facts: dict[str, Any] = {
        "programme": programme,
        "group": GROUPS[programme.group],
        "years": [
            {
                "year": year,
                "figures": [(words, told.get(year, {}).get(kind)) for kind, words in FIGURES.items()],
                "joined": joined[year],
            }
            for year in sorted({*told, *joined})
        ],
        "steps": [{"row": step, "people": taken[step.pk]} for step in steps],
        "everybody": sum(joined.values()),
        "participants": [{"one": each, "done": len(each.steps), "of": len(steps)} for each in seen],
        "may_see": may_see,
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((programme.title, "")),
    }
    return render(request, "staff/programmes/one.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Begin a programme with its own steps."""
    earlier = [(str(row.pk), t("{w}", "{w}", w=row.title)) for row in queries.programmes(request.actor)]
    form = ProgrammeForm(
        request.POST or None, earlier=earlier, initial={"first_year": FiscalYear.of(request.today).year}
    )
    if form.is_valid():
        given = {**form.cleaned_data}
        before = given.pop("predecessor", None)
        steps = given.pop("steps").splitlines()
        new = actions.NewProgramme(**given, steps=steps, predecessor_id=int(before) if before else None)
        try:
            programme = actions.begin(new=new, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("บันทึกงานแล้ว", "The programme is recorded.")))
            return redirect("staff:programme", programme.pk)
    title = t("เริ่มงานต่อเนื่อง", "Begin a programme")
    return asked(
        request,
        form,
        title=title,
        lead=t("งานที่ทำกับคนกลุ่มเดียวกันหลายปี", "Work with the same people over years"),
        button=t("บันทึกงาน", "Record the programme"),
        back=reverse("staff:programmes"),
        trail=trail((title, "")),
    )


@page(access.KEEP)
def figure(request: StaffRequest, programme_id: int) -> HttpResponse:
    """Record population, target or reached of a year."""
    programme = access.one(request.actor, Programme, programme_id)
    form = FigureForm(request.POST or None, initial={"as_of": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.record_figure(
                programme_id=programme_id, new=actions.NewFigure(**form.cleaned_data), by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("บันทึกตัวเลขแล้ว", "The figure is recorded.")))
            return redirect("staff:programme", programme_id)
    title = t("บันทึกตัวเลขของปี", "Record a year's figure")
    return asked(
        request,
        form,
        title=title,
        lead=t(
            "ทั้งหมด เป้า และที่เข้าถึง เป็นคนละตัวเลข ถ้าเอกสารไม่ได้บอก ให้เว้นไว้",
            "All, target and reached are three figures. What a document does not say is left out.",
        ),
        button=t("บันทึกตัวเลข", "Record the figure"),
        back=reverse("staff:programme", args=[programme_id]),
        trail=trail(step_to(programme), (title, "")),
    )

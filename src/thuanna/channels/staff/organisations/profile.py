"""The locality in figures: the newest of each, the history of one, adding, correcting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import access, actions, queries
from thuanna.registry.organisations.actions import NewFigure
from thuanna.registry.organisations.models import Figure
from thuanna.registry.organisations.rules import STANDARD_FIGURES, Disagreement, StandardFigure

from . import refused
from .forms import FigureForm, OwnFigureForm


@page("organisations.view")
def listing(request: StaffRequest) -> HttpResponse:
    """Show the newest of each figure, those that do not add up, and those still missing."""
    profile = queries.profile(request.today)
    facts = {
        "figures": [_row(figure) for figure in profile.figures.values()],
        "disagreements": [_words_of(one) for one in profile.disagreements],
        "missing": [
            {"code": standard.code, "label": standard.label}
            for standard in STANDARD_FIGURES.values()
            if standard.code not in profile
        ],
        "may_edit": request.actor.may(access.EDIT_ALL),
    }
    return render(request, "staff/organisations/profile.html", facts)


@page("organisations.view")
def history(request: StaffRequest, code: str) -> HttpResponse:
    """Show all there ever was of one figure, corrected values too."""
    figures = queries.history(code)
    if not figures:
        raise Http404
    replaced = queries.replaced_ids(figures)
    facts = {
        "label": t(figures[0].label_th, figures[0].label_en),
        "code": code,
        "figures": [{**_row(figure), "is_replaced": figure.pk in replaced} for figure in figures],
        "may_edit": request.actor.may(access.EDIT_ALL),
    }
    return render(request, "staff/organisations/figure.html", facts)


@page("organisations.edit")
def add(request: StaffRequest, code: str) -> HttpResponse:
    """Record a figure whose words are known: a standard one, or one recorded before."""
    kind = _known(code)
    initial = {"definition_th": kind.definition.th}
    form = FigureForm(
        request.POST or None,
        measure=kind.measure,
        unit=kind.unit,
        corrects=False,
        initial=initial,
        today=request.today,
    )
    if form.is_valid():
        try:
            actions.record_figure(new=_new(kind, form.cleaned_data), by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("บันทึก {label} แล้ว", "{label} is recorded.", label=kind.label)))
            return redirect("staff:profile")
    return render(request, "staff/organisations/figure_add.html", {"form": form, "label": kind.label})


@page("organisations.edit")
def add_own(request: StaffRequest) -> HttpResponse:
    """Record a figure of the organisation's own choosing, for the first time."""
    form = OwnFigureForm(request.POST or None, today=request.today)
    if form.is_valid():
        new = NewFigure(code=queries.next_own_code(), **form.cleaned_data)
        try:
            actions.record_figure(new=new, by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("บันทึกตัวเลขแล้ว", "The figure is recorded.")))
            return redirect("staff:profile")
    return render(request, "staff/organisations/figure_add_own.html", {"form": form})


@page("organisations.edit")
def correct(request: StaffRequest, figure_id: int) -> HttpResponse:
    """Record what a wrong figure should have been; the wrong one stays readable."""
    wrong = queries.figure(figure_id)
    if wrong is None:
        raise Http404
    kind = _known(wrong.code)
    form = FigureForm(
        request.POST or None,
        measure=kind.measure,
        unit=kind.unit,
        corrects=True,
        initial={field: getattr(wrong, field) for field in ("value", "as_of", "source", "definition_th")},
        today=request.today,
    )
    if form.is_valid():
        reason = form.cleaned_data.pop("reason")
        try:
            actions.correct_figure(
                figure_id=figure_id, new=_new(kind, form.cleaned_data), reason=reason, by=request.actor
            )
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(
                request, str(t("แก้ตัวเลขแล้ว ตัวเลขเดิมยังอ่านได้", "Corrected; the old figure stays readable."))
            )
            return redirect("staff:figure", wrong.code)
    facts = {"form": form, "label": kind.label, "was": _row(wrong)}
    return render(request, "staff/organisations/figure_correct.html", facts)


def _known(code: str) -> StandardFigure:
    """The words of a standard figure, or of one's own as they stood last."""
    if code in STANDARD_FIGURES:
        return STANDARD_FIGURES[code]
    figures = queries.history(code)
    if not figures:
        raise Http404
    last = figures[0]
    return StandardFigure(
        code,
        t(last.label_th, last.label_en),
        last.measure,  # type: ignore[arg-type]  # the column's choices are the measure's names
        t(last.unit_th, last.unit_en),
        t(last.definition_th, last.definition_en),
    )


def _new(kind: StandardFigure, given: dict[str, Any]) -> NewFigure:
    is_as_defined = given["definition_th"] == kind.definition.th
    return NewFigure(
        code=kind.code,
        label_th=kind.label.th,
        label_en=kind.label.en,
        unit_th=kind.unit.th,
        unit_en=kind.unit.en,
        definition_en=kind.definition.en if is_as_defined else "",
        **given,
    )


def _row(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.pk,
        "code": figure.code,
        "label": figure.label,
        "shown": figure.shown,
        "unit": figure.unit,
        "as_of": figure.as_of,
        "source": figure.source,
        "definition": t(figure.definition_th, figure.definition_en or figure.definition_th),
    }


def _words_of(found: Disagreement) -> Phrase:
    return t(
        "{label} บันทึกไว้ {stated} แต่ส่วนย่อยรวมกันได้ {added} กรุณาตรวจกับที่มา",
        "{label} is recorded as {stated}, but its parts add up to {added}. Please check with the source.",
        label=STANDARD_FIGURES[found.sum.whole].label,
        stated=f"{found.stated:,d}",
        added=f"{found.added:,d}",
    )

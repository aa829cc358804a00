"""The first page of the chain, the town's matrix, and what is recorded once a year."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.exchange import access as exchange_access
from thuanna.foundation.law import queries as law
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, continuing, queries, rules
from thuanna.services.planning.models import Forum, Plan, Project
from thuanna.services.planning.words import DIMENSIONS, GROUPS

from .forms import PlanForm, TargetForm
from .shared import WHOLE_TOWN, asked, communities, number, refused, trail

_MOST = 8


@page(access.VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """What waits, what comes, and the way in to every step."""
    by, today = request.actor, request.today
    facts: dict[str, Any] = {
        "unanswered": list(queries.needs(by, waiting=True)[:_MOST]),
        "to_post": list(queries.results_to_post(by)[:_MOST]),
        "follow_ups": continuing.due(by, on=today)[:_MOST],
        "to_count": list(queries.activities_to_count(by, on=today)[:_MOST]),
        "coming": list(queries.activities(by).filter(ends_at__gte=request.now, state="announced")[:_MOST]),
        "forums": list(queries.forums(by)[:3]),
        "to_rule": list(queries.findings_to_rule(by)[:_MOST]),
        "incomes": list(queries.incomes_to_ask(by, held_before=_asked_again(today))[:_MOST]),
        **_yearly(request),
        **_own(request),
        "today": today,
        "may_keep": by.may(access.KEEP),
        "may_see_patterns": by.may(exchange_access.VIEW),
        "may_decide": by.may(access.DECIDE),
    }
    return render(request, "staff/planning/home.html", facts)


def _asked_again(today: datetime.date) -> datetime.date:
    """Earning activities held before this day are asked about today."""
    return today - (rules.income_asked_on(today, law.book(rules.LAW, on=today)) - today)


def _yearly(request: StaffRequest) -> dict[str, Any]:
    """The report of the fiscal year that is over: where it hangs, or until when it is to be posted."""
    year = FiscalYear.of(request.today).previous
    due = rules.yearly_posting_by(year, law.book(rules.LAW, on=request.today))
    return {
        "year": year.year,
        "year_due": due,
        "year_left": (due - request.today).days,
        "is_towns": access.own_community(request.actor) is None,
        "year_owed": queries.report_is_owed(year.year),
        "year_posted": [one for one in queries.report_postings() if one.year == year.year],
        "town": request.tenant.code,
    }


def _own(request: StaffRequest) -> dict[str, Any]:
    """Forums, plans and projects of the community whose people these are; nothing for the town's."""
    by = request.actor
    if access.own_community(by) is None:
        return {}
    return {
        "own": communities(request)[0][1],
        "own_forums": list(access.kept(by, Forum, access.VIEW).order_by("-held_on")[:_MOST]),
        "own_plans": list(access.kept(by, Plan, access.VIEW).order_by("-first_year", "pk")[:_MOST]),
        "own_projects": list(access.kept(by, Project, access.VIEW).order_by("-pk")[:_MOST]),
    }


@page(access.VIEW)
def matrix(request: StaffRequest) -> HttpResponse:
    """Needs, projects and people reached of a year, by dimension and group, beside how many there are."""
    typed = request.GET.get("year", "")
    this_year = FiscalYear.of(request.today).year
    year = int(typed) if typed.isdecimal() and 2500 <= int(typed) <= 2700 else this_year
    cells = queries.matrix(request.actor, year)
    rows = [
        {"words": words, "cells": [(GROUPS[group], cells.get((dimension, group))) for group in GROUPS]}
        for dimension, words in DIMENSIONS.items()
    ]
    targets = [
        {
            "group": GROUPS[one.group],
            "place": one.community.label if one.community else WHOLE_TOWN,
            "row": one,
        }
        for one in queries.targets(year)
    ]
    facts: dict[str, Any] = {
        "year": year,
        "years": [this_year - 1, this_year, this_year + 1],
        "groups": list(GROUPS.values()),
        "rows": rows,
        "is_empty": not cells,
        "targets": targets,
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((t("ตารางด้านและกลุ่ม", "Dimensions and groups"), "")),
    }
    return render(request, "staff/planning/matrix.html", facts)


@page(access.KEEP)
def target(request: StaffRequest) -> HttpResponse:
    """Record how many there are in a group."""
    initial = {"year": FiscalYear.of(request.today).year, "as_of": request.today}
    form = TargetForm(
        request.POST or None, communities=communities(request), initial=initial, today=request.today
    )
    if form.is_valid():
        given = {**form.cleaned_data}
        place = number(given.pop("community"))
        try:
            actions.record_target(target=actions.Target(**given, community_id=place), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกจำนวนแล้ว", "Recorded.")))
            return redirect(f"{reverse('staff:planning_matrix')}?year={given['year']}")
    return asked(
        request,
        form,
        title=t("กลุ่มเป้าหมายมีกี่คน", "How many people are in a group?"),
        lead=t("หาร่วมกันกับชุมชน บอกให้ชัดว่านับจริงหรือประมาณ", "Found together; say whether counted or estimated."),
        button=t("บันทึกจำนวน", "Record the number"),
        back=reverse("staff:planning_matrix"),
    )


@page(access.DECIDE)
def plan(request: StaffRequest) -> HttpResponse:
    """Put a development plan and its strategies in the house."""
    own = access.own_community(request.actor)
    form = PlanForm(
        request.POST or None,
        communities=communities(request),
        must_choose=own is not None,
        initial={"community": str(own or "")},
    )
    if form.is_valid():
        given = form.cleaned_data
        strategies = given["strategies"].splitlines()
        try:
            actions.adopt_plan(
                title=given["title"],
                first_year=given["first_year"],
                last_year=given["last_year"],
                strategies=strategies,
                community_id=number(given["community"]),
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกแผนแล้ว", "The plan is recorded.")))
            return redirect("staff:projects")
    return asked(
        request,
        form,
        title=t("แผนพัฒนาฉบับใด", "Which development plan?"),
        button=t("บันทึกแผน", "Record the plan"),
        back=reverse("staff:projects"),
    )

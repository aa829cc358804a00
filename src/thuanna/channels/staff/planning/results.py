"""Results and the year's report: told once, posted with proof."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thuanna.channels.staff.evidence import brought
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.documents import evidence
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Project, ProjectResult

from .forms import PostForm, ResultForm
from .projects import step_to
from .shared import asked, refused


@page(access.KEEP)
def tell(request: StaffRequest, project_id: int) -> HttpResponse:
    """Tell what came of a project; its page, notice and the year's line are made from it."""
    project = access.one(request.actor, Project, project_id)
    meanings = {code: one.words for code, one in queries.qualities().items()}
    form = ResultForm(request.POST or None, meanings=meanings)
    if form.is_valid():
        try:
            result = actions.tell_result(
                project_id=project_id,
                told=form.told(),
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            words = t(
                "บันทึกผลแล้ว ต้องปิดประกาศภายในวันที่ {day} หน้าสาธารณะและใบประกาศพร้อมแล้ว",
                "The result is recorded. It is to be posted by {day}; its page and notice are ready.",
                day=t(thai_date(result.post_by), english_date(result.post_by)),
            )
            messages.success(request, str(words))
            return redirect("staff:project", project_id)
    return asked(
        request,
        form,
        title=t("ผลโครงการ", "What came of the project?"),
        lead=t(
            "จำนวนคนและเงินดึงจากกิจกรรมและทะเบียนคุมให้เอง",
            "People and money are taken from the activities and the control register.",
        ),
        button=t("บันทึกผลโครงการ", "Record the result"),
        back=reverse("staff:project", args=[project_id]),
        steps=step_to(project),
    )


@page(access.KEEP)
def post(request: StaffRequest, result_id: int) -> HttpResponse:
    """Record that the result hangs on a board."""
    result = access.one(request.actor, ProjectResult, result_id)
    return _posted(
        request,
        functools.partial(actions.post_result, result_id=result_id),
        title=t("ปิดประกาศผลโครงการที่ใด", "Where does the result hang?"),
        back=reverse("staff:project", args=[result.project_id]),
        steps=step_to(result.project),
    )


@page(access.KEEP)
def post_report(request: StaffRequest, year: int) -> HttpResponse:
    """Record that the report of a fiscal year hangs on a board."""
    return _posted(
        request,
        functools.partial(actions.post_report, year=FiscalYear(year)),
        title=t("ปิดประกาศรายงานปี {year} ที่ใด", "Where does the report of {year} hang?", year=year),
        back=reverse("staff:planning"),
    )


def _posted(request: StaffRequest, record: Callable[..., object], *, back: str, **page: Any) -> HttpResponse:
    """Ask for board, day and photograph, and record them."""
    form = PostForm(
        request.POST or None, request.FILES or None, initial={"posted_on": request.today}, today=request.today
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            photo = evidence.keep(brought(given["photo"]), by=request.actor)
            record(board=given["board"], posted_on=given["posted_on"], photo=photo, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกการปิดประกาศแล้ว", "The posting is recorded.")))
            return redirect(back)
    return asked(request, form, button=t("บันทึกการปิดประกาศ", "Record the posting"), back=back, **page)

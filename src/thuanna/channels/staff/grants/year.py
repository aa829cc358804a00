"""The fund's year: ratios under the three aims, the pack for the general meeting, and the year's work."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.money.funds.queries import fund as funds
from thuanna.services.grants import access, papers
from thuanna.services.grants.queries import ratios

from . import words
from .shared import trail

_YEARS_BACK = 5
_OF_THE_YEAR = ("plan", "monitoring", "audits", "activities", "links", "postings")


@page(access.VIEW)
def overview(request: StaffRequest) -> HttpResponse:
    """The ratios, and everything the year asks for."""
    fund = funds.fund()
    if fund is None:
        return render(
            request, "staff/grants/no_fund.html", {"may_edit": request.actor.may("funds.fund.edit")}
        )
    told = ratios.ratios(request.today, by=request.actor)
    now = FiscalYear.of(request.today).year
    first = max(FiscalYear.of(fund.founded_on).year, now - _YEARS_BACK)
    facts: dict[str, Any] = {
        "aims": [
            {"words": label, "rows": [one for one in told if one.aim == aim]}
            for aim, label in ratios.AIMS.items()
        ],
        "years": range(now, first - 1, -1),
        "may_pack": request.actor.may("ledger.view"),
        "evidence": [(kind, *words.EVIDENCE[kind]) for kind in _OF_THE_YEAR],
        "today": request.today,
        "trail": trail((t("ปีของกองทุน", "The fund's year"), "")),
    }
    return render(request, "staff/grants/year.html", facts)


@page("ledger.view")
def pack(request: StaffRequest, year: int) -> HttpResponse:
    """The pack for the general meeting, as PDF."""
    request.actor.must(access.VIEW)
    fund = funds.fund()
    now = FiscalYear.of(request.today).year
    if fund is None or not FiscalYear.of(fund.founded_on).year <= year <= now:
        raise Http404
    content = papers.general_meeting_pack(
        fund=fund,
        year=FiscalYear(year),
        office=request.tenant.name_th,
        on=request.today,
        watermark=request.tenant.watermark,
    )
    return downloads.pdf(content, f"general-meeting-{year}")

"""The status form and the proposal as PDF, filled from the live books."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import fund as funds
from thuanna.money.payments.report_papers import report_pdf
from thuanna.services.grants import access, forms
from thuanna.services.grants.forms.common import Whose
from thuanna.services.grants.queries import checking, matching

from . import words


@page("ledger.view")
def status(request: StaffRequest) -> HttpResponse:
    """The fund status form as of today."""
    report = forms.status_report(fund=_fund(request), on=request.today, whose=_whose(request))
    return downloads.pdf(report_pdf(report), f"status-form-{request.today.isoformat()}")


@page("ledger.view")
def proposal(request: StaffRequest) -> HttpResponse:
    """The proposal by the set that applies, or by another one asked for."""
    fund, wanted, choice = _fund(request), request.GET.get("set", ""), checking.chosen()
    suggested = checking.suggested(has_been_matched=matching.has_been_matched())
    criteria = wanted if wanted in words.SETS else choice.chosen if choice else suggested
    report = forms.proposal_report(
        fund=fund, criteria=criteria, title=words.SETS[criteria], on=request.today, whose=_whose(request)
    )
    return downloads.pdf(report_pdf(report), f"proposal-{request.today.isoformat()}")


def _fund(request: StaffRequest) -> Fund:
    request.actor.must(access.VIEW)
    fund = funds.fund()
    if fund is None:
        raise Http404
    return fund


def _whose(request: StaffRequest) -> Whose:
    return Whose(office=request.tenant.name_th, watermark=request.tenant.watermark)

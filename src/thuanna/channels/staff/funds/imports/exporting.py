"""The register as a workbook, for daily work or complete."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.staff.funds.home import trail
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.actions import exports

from .forms import ExportForm


@page(exports.EXPORT)
def export(request: StaffRequest) -> HttpResponse:
    """Ask which register and what for; hand it out."""
    form = ExportForm(request.POST or None)
    if form.is_valid():
        kind, reason = form.cleaned_data["kind"], form.cleaned_data["reason"]
        try:
            content = exports.export_register(
                is_full=kind == "full", reason=reason, on=request.today, by=request.actor
            )
        except Refusal as refusal:
            form.add_error("reason" if kind == "full" else None, mend(refusal.phrase, refusal.code))
        else:
            return downloads.workbook(content, f"members-{request.today.isoformat()}-{kind}")
    facts = {"form": form, "trail": trail((t("ทะเบียนเป็นไฟล์", "The register as a file"), ""))}
    return render(request, "staff/funds/imports/export.html", facts)

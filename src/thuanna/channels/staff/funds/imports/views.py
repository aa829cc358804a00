"""The list of imports, a new one, and one import in whatever state it is."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from thuanna.channels.staff.funds.home import trail
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import exporting, jobs, marking
from thuanna.money.funds import importing_queries as queries
from thuanna.money.funds.actions import imports
from thuanna.money.funds.models import ImportBatch

from .forms import SheetForm, UploadForm

SMALL_ENOUGH = 300_000
"""Bytes of a file that is checked while the reader waits: about two thousand people."""

STATES: dict[str, tuple[Phrase, str]] = {
    "uploaded": (t("กำลังตรวจ", "Being checked"), "turmeric"),
    "checked": (t("รอยืนยัน", "To be confirmed"), "turmeric"),
    "unreadable": (t("อ่านไฟล์ไม่ได้", "Not readable"), "sappan"),
    "committed": (t("นำเข้าแล้ว", "Imported"), "leaf"),
    "undone": (t("ยกเลิกแล้ว", "Undone"), "plain"),
    "discarded": (t("ไม่นำเข้า", "Not imported"), "plain"),
}
TONES = {"error": "sappan", "warning": "turmeric", "info": "indigo"}
_IMPORTS = t("นำเข้าทะเบียน", "Imports")
_A_PAGE = 50


@page(queries.IMPORT)
def listing(request: StaffRequest) -> HttpResponse:
    """All imports, the latest first."""
    found = Paginator(queries.batches(request.actor), _A_PAGE).get_page(request.GET.get("page"))
    rows = [_summary(batch) for batch in found]
    return render(
        request,
        "staff/funds/imports/list.html",
        {"rows": rows, "shown": found, "trail": trail((_IMPORTS, ""))},
    )


@page(queries.IMPORT)
def upload(request: StaffRequest) -> HttpResponse:
    """Take a file. A short one is checked at once, a long one by the worker."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = imports.upload(content=file.read(), name=file.name, by=request.actor)
        except Refusal as refusal:
            form.add_error("file", mend(refusal.phrase, refusal.code))
        else:
            start_check(request, batch)
            return redirect("staff:fund_import", batch.pk)
    facts = {"form": form, "trail": _trail_to(t("ไฟล์ใหม่", "A new file"))}
    return render(request, "staff/funds/imports/new.html", facts)


@page(queries.IMPORT)
def sample(request: StaffRequest) -> HttpResponse:
    """An empty register with the headings that are understood, and two invented people."""
    return downloads.workbook(exporting.sample(), "thuanna-member-register")


@page(queries.IMPORT)
def one(request: StaffRequest, batch_id: int) -> HttpResponse:
    """One import: its progress, what was found, or what came of it."""
    batch = queries.batch_for(request.actor, batch_id)
    facts = _summary(batch) | {"trail": _trail_to(batch.document.name)}
    if batch.state == ImportBatch.State.UPLOADED:
        return _progress(request, facts)
    if request.htmx:
        # The page that watched the progress goes to what came of it.
        return HttpResponseClientRedirect(reverse("staff:fund_import", args=[batch_id]))
    if batch.state == ImportBatch.State.UNREADABLE:
        facts["refusal"] = t(batch.refusal_th, batch.refusal_en)
        return render(request, "staff/funds/imports/unreadable.html", facts)
    facts |= _findings(request, batch)
    template = "result" if batch.state == ImportBatch.State.CHECKED else "done"
    return render(request, f"staff/funds/imports/{template}.html", facts)


@require_POST
@page(queries.IMPORT)
def check_again(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Check against the register as it is now."""
    batch = queries.batch_for(request.actor, batch_id)
    start_check(request, batch)
    return redirect("staff:fund_import", batch_id)


@require_POST
@page(queries.IMPORT)
def marked(request: StaffRequest, batch_id: int) -> HttpResponse:
    """The file with everything to mend marked in it."""
    content = imports.mark_up(batch_id=batch_id, today=request.today, by=request.actor)
    return downloads.workbook(content, f"import-{batch_id}-marked")


def start_check(request: StaffRequest, batch: ImportBatch) -> None:
    """Check now where the reader can wait for it, else let the worker do it."""
    if batch.document.size_bytes <= SMALL_ENOUGH:
        imports.check(batch_id=batch.pk, today=request.today, by=request.actor)
    else:
        jobs.ask_for_check(batch_id=batch.pk, by=request.actor, on=request.today)


def trail_of(batch: ImportBatch, *steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page about one import lies."""
    here = (batch.document.name, reverse("staff:fund_import", args=[batch.pk]))
    return trail((_IMPORTS, reverse("staff:fund_imports")), here, *steps)


def _trail_to(words: object) -> list[tuple[object, str]]:
    return trail((_IMPORTS, reverse("staff:fund_imports")), (words, ""))


def _progress(request: StaffRequest, facts: dict[str, Any]) -> HttpResponse:
    """How far the worker has come. A script asks only for the part that changes."""
    part = "checking_part" if request.htmx else "checking"
    return render(request, f"staff/funds/imports/{part}.html", facts)


def _summary(batch: ImportBatch) -> dict[str, Any]:
    words, tone = STATES[batch.state]
    return {
        "batch": batch,
        "name": batch.document.name,
        "state": words,
        "tone": tone,
        "day": timezone.localtime(batch.created_at).date(),
        "committed_on": timezone.localtime(batch.committed_at).date() if batch.committed_at else None,
        "by": batch.created_by.display_name if batch.created_by else t("คำสั่งบนเครื่อง", "the console"),
    }


def _findings(request: StaffRequest, batch: ImportBatch) -> dict[str, Any]:
    """What was found, one severity or all, page by page; and the other sheets of the file.

    The list begins with what must be mended.
    """
    counts = queries.count_findings(batch)
    severity = request.GET.get("severity", "error" if counts.get("error") else "")
    severity = severity if severity in TONES else ""
    shown = Paginator(queries.findings_of(batch, severity), _A_PAGE).get_page(request.GET.get("page"))
    return {
        "shown": shown,
        "findings": [
            {
                "place": f"{finding.column}{finding.row}" if finding.column else finding.row,
                "is_row": not finding.column,
                "heading": finding.heading,
                "severity": marking.SEVERITIES[finding.severity],
                "tone": TONES[finding.severity],
                "message": t(finding.message_th, finding.message_en),
            }
            for finding in shown
        ],
        "tabs": [
            {"value": value, "label": label, "count": counts.get(value, 0), "current": value == severity}
            for value, label in marking.SEVERITIES.items()
        ],
        "count_all": sum(counts.values()),
        "severity": severity,
        "often": [
            {"message": t(group.message_th, group.message_en), "times": group.times}
            for group in queries.frequent_findings(batch, severity)
        ],
        "sheet_form": SheetForm(sheets=batch.sheets, initial={"sheet": batch.sheet})
        if len(batch.sheets) > 1
        else None,
    }

"""What the columns of a file mean, and which sheet of it is the register."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import importing_queries as queries
from thuanna.money.funds.actions import imports
from thuanna.money.funds.importing.findings import column_letter
from thuanna.money.funds.models import ImportBatch

from .forms import ColumnsForm, SheetForm
from .views import start_check, trail_of

_LONG_NUMBER = re.compile(r"\d[\d\- ]{8,}\d")


@page(queries.IMPORT)
def columns(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Show what each column was taken for; take corrections and check again."""
    batch = queries.batch_for(request.actor, batch_id)
    form = ColumnsForm(request.POST or None, headings=batch.headings, mapping=batch.mapping)
    if form.is_valid():
        try:
            corrected = imports.correct_mapping(batch_id=batch_id, mapping=form.mapping(), by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            start_check(request, corrected)
            return redirect("staff:fund_import", batch_id)
    facts = {
        "batch": batch,
        "form": form,
        "rows": _rows(batch, form),
        "trail": trail_of(batch, (t("ความหมายของคอลัมน์", "What the columns mean"), "")),
    }
    return render(request, "staff/funds/imports/columns.html", facts)


@require_POST
@page(queries.IMPORT)
def choose_sheet(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Take another sheet and check again."""
    batch = queries.batch_for(request.actor, batch_id)
    form = SheetForm(request.POST, sheets=batch.sheets)
    if form.is_valid():
        batch = imports.choose_sheet(batch_id=batch_id, sheet=form.cleaned_data["sheet"], by=request.actor)
        start_check(request, batch)
    return redirect("staff:fund_import", batch_id)


def _masked(number: re.Match[str]) -> str:
    """Enough to tell what a column holds; a citizen number is not shown for that."""
    return "x" * (len(number[0]) - 3) + number[0][-3:]


def _rows(batch: ImportBatch, form: ColumnsForm) -> list[dict[str, Any]]:
    samples = queries.samples_of(batch)
    return [
        {
            "letter": column_letter(index),
            "heading": heading,
            "sample": _LONG_NUMBER.sub(_masked, samples[index]),
            "field": form[f"column_{index}"],
        }
        for index, heading in enumerate(batch.headings)
    ]

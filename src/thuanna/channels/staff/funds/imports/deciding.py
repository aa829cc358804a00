"""The decision about an import: confirm it, undo it, or leave it."""

from __future__ import annotations

from django.contrib import messages
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
from thuanna.money.funds.models import ImportBatch

from .forms import UndoForm
from .views import start_check, trail_of


@page(queries.IMPORT)
def confirm(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Say exactly what will happen; on confirmation, let it happen."""
    batch = queries.batch_for(request.actor, batch_id)
    if request.method == "POST":
        return _commit(request, batch)
    if batch.state != ImportBatch.State.CHECKED or not batch.accepted:
        return redirect("staff:fund_import", batch_id)
    facts = {"batch": batch, "trail": trail_of(batch, (t("ยืนยัน", "Confirm"), ""))}
    return render(request, "staff/funds/imports/confirm.html", facts)


@page(queries.IMPORT)
def undo(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Ask why; then take everybody out again, or say what depends on them."""
    batch = queries.batch_for(request.actor, batch_id)
    form = UndoForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            imports.undo(batch_id=batch_id, reason=reason, at=request.now, by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("ยกเลิกการนำเข้าแล้ว", "The import is undone.")))
            return redirect("staff:fund_import", batch_id)
    facts = {"batch": batch, "form": form, "trail": trail_of(batch, (t("ยกเลิก", "Undo"), ""))}
    return render(request, "staff/funds/imports/undo.html", facts)


@require_POST
@page(queries.IMPORT)
def discard(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Leave the file; nothing of it comes into the register."""
    imports.discard(batch_id=batch_id, by=request.actor)
    return redirect("staff:fund_imports")


def _commit(request: StaffRequest, batch: ImportBatch) -> HttpResponse:
    """Commit what was shown. Where the register has changed since, show the new result instead."""
    shown = request.POST.get("expected", "")
    expected = int(shown) if shown.isdecimal() and len(shown) < 9 else batch.accepted
    try:
        imports.commit(
            batch_id=batch.pk, on=request.today, at=request.now, by=request.actor, expected=expected
        )
    except imports.RegisterChanged as refusal:
        start_check(request, batch)
        messages.warning(request, str(refusal))
    except (imports.NothingToImport, imports.NotChecked, imports.NoFund) as refusal:
        messages.warning(request, str(refusal))
    return redirect("staff:fund_import", batch.pk)

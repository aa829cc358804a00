"""Taking in a bank's statement: the file, what was understood of it, what its columns mean, the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.documents import sheets
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.payments.banking import actions, columns, queries

from .bank import account_for as bank_account_for
from .bank import bank_trail
from .forms import MeaningForm, StatementFileForm

_SHOWN = 60
_STEP = t("นำเข้ารายการธนาคาร", "Take in a statement")


@page(queries.RECONCILE)
def upload(request: StaffRequest, code: str) -> HttpResponse:
    """Take the file; it is looked at on the next page."""
    found = bank_account_for(request, code)
    form = StatementFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            document = actions.store_file(
                name=file.name,
                media_type=file.content_type or "application/octet-stream",
                content=file.read(),
                by=request.actor,
            )
            columns.find(sheets.read(bytes(document.content), document.name))
        except Refusal as refusal:
            form.add_error("file", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:bank_import_check", code, document.pk)
    facts = {"bank_account": found, "form": form, "trail": bank_trail(code, (_STEP, ""))}
    return render(request, "staff/books/bank_import.html", facts)


@page(queries.RECONCILE)
def check(request: StaffRequest, code: str, document_id: int) -> HttpResponse:
    """Show what would come in; take corrections of the columns; take the lines in."""
    found = bank_account_for(request, code)
    document = queries.statement_file(document_id, by=request.actor)
    header = columns.find(sheets.read(bytes(document.content), document.name))
    known = queries.remembered_mapping(header.signature) or dict(header.fields)
    form = MeaningForm(request.POST or None, headings=header.headings, fields=known)
    mapping = form.mapping() if form.is_valid() else None
    facts: dict[str, Any] = {"bank_account": found, "document": document, "form": form, "columns": list(form)}
    try:
        facts["seen"] = queries.preview(found, document, on=request.today, mapping=mapping)
        if request.POST.get("step") == "take":
            taken = actions.import_statement(
                account_code=code,
                document_id=document.pk,
                on=request.today,
                by=request.actor,
                mapping=mapping,
            )
            messages.success(
                request, str(t("นำเข้าแล้ว {n} รายการ", "{n} lines were taken in.", n=taken.line_count))
            )
            return redirect("staff:bank", code)
    except Refusal as refusal:
        form.is_valid()
        facts["refused"] = refusal.phrase
    if "seen" in facts:
        facts["lines"] = facts["seen"].fresh[:_SHOWN]
    facts["trail"] = bank_trail(code, (_STEP, ""))
    return render(request, "staff/books/bank_import_check.html", facts)

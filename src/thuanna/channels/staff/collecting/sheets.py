"""One sheet: its state, the paper, photos, what it posted, and setting it aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import FileField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, sheet_access, sheet_papers
from thuanna.money.funds.actions import sheets as actions
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.payments import photos

from .shared import STATES, sheet_words, state_of, trail


class SheetPhotoForm(PlainForm):
    """A photo of the filled paper."""

    photo = FileField(
        t("รูปถ่ายใบที่เขียนแล้ว", "Photo of the filled sheet"),
        accept=photos.ACCEPT,
        hint=t("รูป JPG PNG WEBP หรือ PDF ไม่เกิน 10 เมกะไบต์", "JPG, PNG, WEBP or PDF, up to 10 MB."),
    )


class SetAsideForm(PlainForm):
    """Why the sheet is not used."""

    reason = ThaiTextField(
        t("ไม่ใช้ใบนี้เพราะอะไร", "Why is it not used?"),
        hint=t("เช่น พิมพ์ผิดเดือน กระดาษหาย", "Such as: wrong month, the paper was lost."),
        most=200,
    )


@page(access.TAKE_MONEY)
def sheet(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """One sheet with everything about it."""
    return _shown(request, sheet_id, SheetPhotoForm())


@page(access.TAKE_MONEY)
def print_sheet(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """The paper, to fill in by hand."""
    found = sheet_access.sheet_for(request.actor, sheet_id)
    link = request.build_absolute_uri(reverse("staff:sheet_by_code", args=[found.code]))
    pdf = sheet_papers.sheet_pdf(sheet_id, link=link, by=request.actor)
    return downloads.pdf(pdf, f"sheet-{found.code}")


@page(access.TAKE_MONEY)
def by_code(request: StaffRequest, code: str) -> HttpResponse:
    """Where the QR of a paper leads: to typing while it is open, else to what came of it."""
    found = sheet_access.sheet_with_code(request.actor, code.strip().lower())
    whole = queries.sheet(found.pk, by=request.actor)
    return redirect("staff:sheet_type" if whole.is_open else "staff:sheet", found.pk)


@require_POST
@page(access.TAKE_MONEY)
def add_photo(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """Keep a photo of the filled paper."""
    form = SheetPhotoForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["photo"]
        kept = photos.Photo(name=str(file.name), content=file.read())
        try:
            actions.add_photo(sheet_id=sheet_id, photo=kept, by=request.actor)
        except Refusal as refusal:
            form.add_error("photo", mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("เก็บรูปแล้ว", "The photo is kept.")))
            return redirect("staff:sheet", sheet_id)
    return _shown(request, sheet_id, form)


@require_POST
@page(access.TAKE_MONEY)
def photo(request: StaffRequest, sheet_id: int, photo_id: int) -> HttpResponse:
    """A photo of the paper; each look is written down."""
    found = queries.photo(sheet_id, photo_id, by=request.actor)
    if found is None:
        raise Http404
    photos.look(document_id=found.document_id, by=request.actor)
    return downloads.uploaded(found.document, downloads.ended(f"paper-{found.document_id}", found.document))


@page(access.TAKE_MONEY)
def set_aside(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """Do without a sheet."""
    whole = queries.sheet(sheet_id, by=request.actor)
    form = SetAsideForm(request.POST or None)
    if form.is_valid():
        try:
            actions.set_aside(sheet_id=sheet_id, on=request.today, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("reason", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:sheet", sheet_id)
    facts = {"form": form, "whole": whole, "trail": _trail(whole), **sheet_words(whole.sheet)}
    return render(request, "staff/collecting/aside.html", facts)


def _shown(request: StaffRequest, sheet_id: int, form: SheetPhotoForm) -> HttpResponse:
    whole = queries.sheet(sheet_id, by=request.actor)
    outcome = whole.outcome
    words, tone = STATES[state_of(outcome.what if outcome else None, whole.draft.version)]
    posted = [line for line in whole.lines if line.receipt]
    receipts = queries.receipts_of(whole.sheet) if outcome else {}
    facts: dict[str, Any] = {
        "whole": whole,
        "sheet": whole.sheet,
        "outcome": outcome,
        "state": words,
        "tone": tone,
        "posted": posted,
        "extras": [receipts[box] for box in sorted(receipts) if not box.isdecimal()],
        "not_paid": len(whole.lines) - len(posted),
        "photo_form": form,
        "trail": trail(),
        **sheet_words(whole.sheet),
    }
    return render(request, "staff/collecting/sheet.html", facts)


def _trail(whole: queries.Sheet) -> list[tuple[object, str]]:
    return trail((whole.sheet.code, reverse("staff:sheet", args=[whole.sheet.pk])))

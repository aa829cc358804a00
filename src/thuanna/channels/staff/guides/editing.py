"""The guides of this release: which the office offers, with which facts, and what everybody sees."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications import actions as publications
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.publications import queries as published
from thuanna.services.guides import actions, queries
from thuanna.services.guides.actions import LocalFacts

from .forms import LocalFactsForm, WithdrawForm

EDIT = "guides.guide.edit"
GUIDES = t("คู่มือบริการ", "Guides")


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page about guides lies."""
    return [(GUIDES, reverse("staff:guides")), *steps]


@page(EDIT)
def overview(request: StaffRequest) -> HttpResponse:
    """Every guide: is it offered, is it shown, is what is shown the newest."""
    shown_days = published.shown_days(shown.GUIDE)
    rows = [
        {
            "guide": one.guide,
            "adoption": one.adoption,
            "is_offered": one.is_offered,
            "shown_at": shown_days.get(one.guide.code),
            "is_newer": _is_newer(one, shown_days.get(one.guide.code)),
        }
        for one in queries.all_offered()
    ]
    return render(request, "staff/guides/overview.html", {"rows": rows, "town": request.tenant.code})


@page(EDIT)
def edit(request: StaffRequest, code: str) -> HttpResponse:
    """Say where, when and in how many days this office does it."""
    known = queries.offered(code)
    form = LocalFactsForm(request.POST or None, initial=_initial(known))
    if form.is_valid():
        actions.adopt(guide=code, facts=LocalFacts(**form.cleaned_data), at=request.now, by=request.actor)
        messages.success(request, str(t("บันทึกแล้ว ตรวจดูก่อนเผยแพร่", "Saved. Look at it before publishing.")))
        return redirect("staff:guide_preview", code)
    facts = {
        "form": form,
        "guide": known.guide,
        "versions": queries.versions(code),
        "trail": trail((known.guide.title, "")),
    }
    return render(request, "staff/guides/edit.html", facts)


@page(EDIT)
def preview(request: StaffRequest, code: str) -> HttpResponse:
    """Show the guide as everybody would read it."""
    content = shown.preview(code)
    days = published.shown_days(shown.GUIDE)
    facts = {
        "guide": content,
        "title": Phrase(**content["title"]),
        "is_shown": code in days,
        "public_url": reverse("public:guide", args=[request.tenant.code, code]),
        "trail": trail((Phrase(**content["title"]), reverse("staff:guide_edit", args=[code]))),
    }
    return render(request, "staff/guides/preview.html", facts)


@page(EDIT)
@require_POST
def publish(request: StaffRequest, code: str) -> HttpResponse:
    """Show it to everybody."""
    is_done(
        request,
        lambda: shown.publish_guide(code=code, on=request.today, at=request.now, by=request.actor),
        t("เผยแพร่คู่มือแล้ว", "The guide is published."),
    )
    return redirect("staff:guides")


@page(EDIT)
def withdraw(request: StaffRequest, code: str) -> HttpResponse:
    """Ask why, then take the guide back and stop offering it."""
    known = queries.offered(code)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            publications.withdraw_page(
                kind=shown.GUIDE,
                code=code,
                reason_th=form.cleaned_data["reason_th"],
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(t("ถอนคู่มือแล้ว", "The guide is withdrawn.")))
            return redirect("staff:guides")
    facts = {"form": form, "guide": known.guide, "trail": trail((known.guide.title, ""))}
    return render(request, "staff/guides/withdraw.html", facts)


def _initial(known: queries.Offered) -> dict[str, Any]:
    if known.adoption is None:
        return {"takes_forms": known.guide.form is not None}
    return {name: getattr(known.adoption, name) for name in LocalFacts.__dataclass_fields__}


def _is_newer(one: queries.Offered, shown_at: Any) -> bool:
    """Whether the office said something after what everybody sees."""
    return one.adoption is not None and shown_at is not None and one.adoption.recorded_at > shown_at

"""See what would be shown to everybody, publish it, take a version back."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web import fields
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications import actions, queries
from thuanna.oversight.publications.drafts import Draft
from thuanna.oversight.publications.refusals import NothingToPublish, VersionUnknown
from thuanna.oversight.publications.suppression import Figure, State, Why

_WHY: dict[Why, Phrase] = {
    Why.SMALL: t("น้อยเกินไป", "too few"),
    Why.JUST_GROWN: t("เคยน้อยเกินไป รอให้มากกว่านี้", "was too few; waits until it is larger"),
    Why.SMALL_CHANGE: t("เปลี่ยนน้อยเกินไป", "changed by too few"),
    Why.PROTECTS_ANOTHER: t("ถ้าแสดง จะคำนวณหาช่องเล็กได้", "shown, it would betray a small one"),
}


class WithdrawForm(PlainForm):
    """Why a version is taken back; everybody will read it."""

    reason_th = fields.ThaiTextField(
        t("ถอนเพราะอะไร", "Why is it withdrawn?"),
        hint=t("ทุกคนจะอ่านเหตุผลนี้ในหน้าสาธารณะ", "Everybody will read this on the public page."),
        most=300,
    )
    reason_en = fields.ThaiTextField(t("เหตุผลภาษาอังกฤษ", "The reason in English"), most=300, required=False)


@page("publications.publish")
def overview(request: StaffRequest) -> HttpResponse:
    """Show what would go out today, what the gate holds back, and the versions so far."""
    (kind,) = queries.kinds_of(request.tenant)
    facts: dict[str, Any] = {"kind": kind, "versions": queries.versions(kind), "refusal": None}
    try:
        draft = queries.draft(kind, on=request.today)
    except NothingToPublish as refusal:
        facts["refusal"] = refusal
    else:
        facts |= _preview(draft)
    newest = facts["versions"][0] if facts["versions"] else None
    facts["is_shown"] = newest is not None and newest.withdrawal is None
    facts["public_url"] = reverse(f"public:{kind}", args=[request.tenant.code])
    return render(request, "staff/publications/overview.html", facts)


@page("publications.publish")
@require_POST
def publish(request: StaffRequest) -> HttpResponse:
    """Publish today's state."""
    (kind,) = queries.kinds_of(request.tenant)
    try:
        published = actions.publish(kind=kind, on=request.today, at=request.now, by=request.actor)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        words = t("เผยแพร่ฉบับที่ {n} แล้ว", "Version {n} is published.", n=published.version)
        messages.success(request, str(words))
    return redirect("staff:publications")


@page("publications.publish")
def withdraw(request: StaffRequest, publication_id: int) -> HttpResponse:
    """Ask why, then take a version back.

    :raises Http404: it is not one of this tenant's
    """
    try:
        publication = queries.version(publication_id)
    except VersionUnknown as unknown:
        raise Http404 from unknown
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(
                publication_id=publication_id, at=request.now, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(t("ถอนการเผยแพร่แล้ว", "The version is withdrawn.")))
            return redirect("staff:publications")
    return render(request, "staff/publications/withdraw.html", {"form": form, "publication": publication})


def _preview(draft: Draft) -> dict[str, Any]:
    rows = [_row(draft, figure) for figure in draft.held_back]
    return {
        "as_of": draft.as_of,
        "open": sum(one.state is State.OPEN for one in draft.figures.values()),
        "kept": sum(one.state is State.KEPT for one in draft.figures.values()),
        "withheld": sum(one.state is State.WITHHELD for one in draft.figures.values()),
        "held_back": [row for row in rows if row["shown"] != row["inside"]],
        "as_before": [row for row in rows if row["shown"] == row["inside"]],
        "k": draft.content.get("small_numbers_min"),
    }


def _row(draft: Draft, figure: Figure) -> dict[str, Any]:
    known = draft.inside[figure.key]

    def said(flow: int | None) -> str:
        if flow is None:
            return ""
        return str(Money(flow)) if known.is_money else f"{flow:,d}"

    shown_of: datetime.date | None = figure.on if figure.state is State.KEPT else None
    return {
        "label": known.label,
        "inside": said(known.flow),
        "shown": said(figure.flow),
        "shown_of": shown_of,
        "why": _WHY[figure.why] if figure.why else "",
    }

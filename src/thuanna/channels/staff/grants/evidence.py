"""Evidence by kind: what there is, putting it down, taking back what was a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.evidence import brought
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.chosen import Choices
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings import words as meeting_words
from thuanna.services.grants import access, actions
from thuanna.services.grants.models import Evidence
from thuanna.services.grants.queries import evidence
from thuanna.services.grants.rules.criteria import CERTIFIERS

from . import words
from .forms import FORMS, CitingForm, TakeBackForm
from .shared import asked, refused, trail

_ACTIONS: dict[str, tuple[type[Any], Callable[..., Evidence]]] = {
    "promoters": (actions.NewPromoter, actions.name_promoter),
    "certifications": (actions.NewCertification, actions.record_certification),
    "supports": (actions.NewSupport, actions.record_support),
    "postings": (actions.NewPosting, actions.record_posting),
    "plan": (actions.NewPlanItem, actions.plan),
    "monitoring": (actions.NewMonitoring, actions.record_monitoring),
    "audits": (actions.NewAuditOpinion, actions.record_opinion),
    "links": (actions.NewLink, actions.record_link),
    "activities": (actions.NewActivity, actions.record_activity),
}


@page(access.VIEW)
def listing(request: StaffRequest, kind: str) -> HttpResponse:
    """Everything of one kind, what was taken back too."""
    label, about = _words(kind)
    facts = {
        "kind": kind,
        "label": label,
        "about": about,
        "rows": [_row(kind, one) for one in evidence.listed(request.actor, kind)],
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((label, "")),
    }
    return render(request, "staff/grants/evidence.html", facts)


@page(access.KEEP)
def add(request: StaffRequest, kind: str) -> HttpResponse:
    """Put one down."""
    label, about = _words(kind)
    initial: dict[str, Any] = {}
    if "fiscal_year" in FORMS[kind].base_fields:
        initial["fiscal_year"] = FiscalYear.of(request.today).year
    cited: dict[str, Any] = (
        {"resolutions": _resolutions(request)} if issubclass(FORMS[kind], CitingForm) else {}
    )
    form = FORMS[kind](
        request.POST or None, request.FILES or None, initial=initial, today=request.today, **cited
    )
    if form.is_valid():
        new, act = _ACTIONS[kind]
        given = dict(form.cleaned_data)
        given["document"] = brought(given["document"])
        try:
            act(new=new(**given), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Recorded.")))
            return redirect("staff:evidence", kind)
    return asked(
        request,
        form,
        title=t("เพิ่ม{what}", "Add: {what}", what=label),
        lead=about,
        button=t("บันทึก", "Save"),
        back=reverse("staff:evidence", args=[kind]),
        steps=[(label, reverse("staff:evidence", args=[kind]))],
    )


@page(access.KEEP)
def take_back(request: StaffRequest, kind: str, row_id: int) -> HttpResponse:
    """Take one back."""
    label, _ = _words(kind)
    if evidence.one(request.actor, kind, row_id) is None:
        raise Http404
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.take_back(kind=kind, row_id=row_id, on=request.today, reason=reason, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("ถอนรายการแล้ว ยังอ่านได้", "Taken back; it stays readable.")))
            return redirect("staff:evidence", kind)
    return asked(
        request,
        form,
        title=t("ถอนรายการ", "Take it back"),
        lead=t("รายการยังอ่านได้ แต่ไม่นับเป็นหลักฐานอีก", "It stays readable and counts no longer."),
        button=t("ถอนรายการ", "Take it back"),
        kind="grave",
        back=reverse("staff:evidence", args=[kind]),
        steps=[(label, reverse("staff:evidence", args=[kind]))],
    )


@page(access.VIEW)
def paper(request: StaffRequest, kind: str, row_id: int) -> HttpResponse:
    """The paper, as it came."""
    _words(kind)
    row = evidence.one(request.actor, kind, row_id)
    if row is None or row.document is None:
        raise Http404
    return downloads.uploaded(row.document, downloads.ended(f"{kind}-{row_id}", row.document))


def _resolutions(request: StaffRequest) -> Choices:
    return [
        (
            str(row.pk),
            t("{cited} {text}", "{cited} {text}", cited=meeting_words.cited(row), text=row.text[:80]),
        )
        for row in meetings.resolutions(request.actor)
    ]


def _words(kind: str) -> tuple[Phrase, Phrase]:
    if kind not in words.EVIDENCE:
        raise Http404
    return words.EVIDENCE[kind]


def _row(kind: str, row: Any) -> dict[str, Any]:
    title, lines = _TOLD[kind](row)
    return {
        "id": row.pk,
        "title": title,
        "lines": [line for line in lines if line],
        "on": getattr(row, row.ON),
        "has_paper": row.document_id is not None,
        "withdrawn_on": row.withdrawn_on,
        "withdrawn_reason": row.withdrawn_reason,
    }


_TOLD: dict[str, Callable[[Any], tuple[object, list[object]]]] = {
    "promoters": lambda row: (row.name, [row.standing]),
    "certifications": lambda row: (CERTIFIERS[row.certifier], [row.reference, row.signed_by]),
    "supports": lambda row: (row.about, [words.SUPPORTS[row.kind], row.giver]),
    "postings": lambda row: (
        t("{what} ปี {year}", "{what} {year}", what=words.WHATS[row.what], year=row.fiscal_year),
        [row.place],
    ),
    "plan": lambda row: (
        row.activity,
        [words.AIMS[row.aim], words.PLANS[row.kind], row.method, row.result],
    ),
    "monitoring": lambda row: (row.who, [words.BYS[row.by], row.findings, row.next_step]),
    "audits": lambda row: (
        t("ปี {year} โดย {who}", "{year}, by {who}", year=row.fiscal_year, who=row.auditor),
        [row.opinion, meeting_words.cited(row.resolution) if row.resolution else ""],
    ),
    "links": lambda row: (row.partner, [words.LINKS[row.kind], row.about]),
    "activities": lambda row: (
        row.about,
        [
            words.ACTIVITIES[row.kind],
            t("{n} คน", "{n} people", n=row.people) if row.people else "",
            t("ถึงคนที่ไม่ใช่สมาชิกด้วย", "reaches non-members too") if row.reaches_community else "",
        ],
    ),
}

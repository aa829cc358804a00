"""Taking a claim on a phone: who, what and when, then only what this benefit asks for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.funds.register import row_facts
from thuanna.channels.staff.money.forms import FindPayerForm
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel import tokens
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import access, actions
from thuanna.money.claims.queries import sheets
from thuanna.money.funds.queries import members, register
from thuanna.money.funds.queries.register import Question
from thuanna.money.regulations.queries import texts
from thuanna.money.regulations.schema import Benefit

from .forms import ClaimForm, EventForm
from .home import TRAIL


@page(access.MAKE)
def find(request: StaffRequest) -> HttpResponse:
    """Whose claim is it? The question is posted, so that no name stands in an address."""
    form = FindPayerForm(request.POST or None, initial={"question": ""})
    facts: dict[str, Any] = {"form": form, "trail": _trail(), "was_asked": False}
    facts["has_help"] = any("community" in one.relations for one in sheets.benefits_on(request.today))
    if request.method == "POST" and form.is_valid():
        facts["was_asked"] = True
        try:
            question = Question(text=form.cleaned_data["question"])
            found = register.page(question, on=request.today, by=request.actor)
        except Refusal as refusal:
            form.add_error("question", mend(refusal.phrase, refusal.code))
        else:
            facts["rows"] = [row_facts(row, request) for row in found.rows]
    return render(request, "staff/claims/find.html", facts)


@page(access.MAKE)
def of_member(request: StaffRequest, member_id: int) -> HttpResponse:
    """A claim of a member."""
    sheet = members.sheet(member_id, by=request.actor)
    offered = [one for one in sheets.benefits_on(request.today) if "community" not in one.relations]
    return _make(request, sheet.name, offered, member_id)


@page(access.MAKE)
def of_neighbour(request: StaffRequest) -> HttpResponse:
    """A claim for somebody of the community who is no member."""
    offered = [one for one in sheets.benefits_on(request.today) if "community" in one.relations]
    return _make(request, t("คนในชุมชนที่ไม่ใช่สมาชิก", "Somebody who is no member"), offered, None)


def _make(
    request: StaffRequest, who: str | Phrase, offered: list[Benefit], member_id: int | None
) -> HttpResponse:
    """First what and when, then what the regulation in force on that day asks for."""
    event = EventForm(request.POST or None, benefits=offered, today=request.today)
    facts = {"who": who, "has_regulation": texts() is not None, "trail": _trail()}
    if not event.is_valid():
        return render(request, "staff/claims/event.html", {**facts, "form": event})
    known = event.cleaned_data
    found = texts()
    regulation = found.in_force(known["event_on"]) if found else None
    benefit = regulation.benefit(known["benefit"]) if regulation else None
    if regulation is None or benefit is None:
        words = t("ระเบียบที่ใช้ในวันนั้นไม่มีสวัสดิการข้อนี้", "The regulation in force on that day has no such benefit.")
        event.add_error("benefit", mend(words, "claim_benefit_unknown"))
        return render(request, "staff/claims/event.html", {**facts, "form": event})
    papers = (*benefit.documents, *regulation.proxy_documents)
    is_sent = request.POST.get("step") == "2"
    form = ClaimForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        benefit=benefit,
        is_member=member_id is not None,
        papers=tuple(dict.fromkeys(paper for paper in papers if paper != "claim_form")),
    )
    request_id = request.POST.get("request_id") or tokens.new_token()
    if is_sent and form.is_valid():
        try:
            claim = actions.make(
                new=form.new_claim(event_on=known["event_on"], claimed_on=request.today, member_id=member_id),
                papers=form.brought(request.FILES),
                request_id=request_id,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:claim", claim.pk)
    more = {
        "form": form,
        "event": known,
        "benefit": benefit,
        "request_id": request_id,
        "sent": _sent(request),
    }
    return render(request, "staff/claims/details.html", facts | more)


def _sent(request: StaffRequest) -> list[tuple[str, str]]:
    """The first page's answers, sent again with the second's."""
    names = [name for name in request.POST if name == "benefit" or name.startswith("event_on")]
    return [(name, request.POST[name]) for name in names]


def _trail() -> list[tuple[Phrase, str]]:
    return [(TRAIL[0], reverse(TRAIL[1]))]

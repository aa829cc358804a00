"""Taking a claim on a phone: whose it is, then short steps with only what its benefit asks for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.funds.register import row_facts
from thuanna.channels.staff.money.forms import FindPayerForm
from thuanna.channels.web.claiming import walk
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import access, actions
from thuanna.money.claims.queries import sheets
from thuanna.money.funds.queries import members, register
from thuanna.money.funds.queries.register import Question
from thuanna.money.regulations.queries import texts
from thuanna.money.regulations.schema import Benefit

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
    """Short steps; the claim is kept after the last, and its papers are asked for then."""
    data = request.POST if request.method == "POST" else None
    going = walk(data, offered=offered, is_member=member_id is not None, today=request.today)
    request_id = request_id_of(request)
    refusal: Refusal | None = None
    if not going.step:
        new = going.new_claim(claimed_on=request.today, member_id=member_id)
        try:
            claim = actions.make(new=new, request_id=request_id, by=request.actor)
        except Refusal as refused:
            refusal = refused
        else:
            return redirect("staff:claim_papers", claim.pk)
    facts = {
        "who": who,
        "walk": going,
        "form": going.form,
        "refusal": refusal,
        "request_id": request_id,
        "has_regulation": texts() is not None,
        "trail": _trail(),
    }
    return render(request, "staff/claims/making.html", facts)


def _trail() -> list[tuple[Phrase, str]]:
    return [(TRAIL[0], reverse(TRAIL[1]))]

"""The register of members: found, filtered, page by page, and printed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from thuanna.channels.staff import remembering
from thuanna.channels.staff.people.words import age_words
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.ages import NotBornYet, age_on
from thuanna.kernel.language import t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, rules
from thuanna.money.funds.queries import counts
from thuanna.money.funds.queries import register as queries
from thuanna.money.funds.queries.register import Question
from thuanna.registry.places import queries as places

from .forms import FilterForm, FindForm
from .home import trail

_WHERE = "members"
_TONES = {"active": "leaf", "applied": "turmeric", "suspended": "turmeric"}
EXPORT = "funds.register.export"


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Members by number, name or filter; the page says where the next one begins."""
    text = remembering.kept(request, _WHERE)
    question = _question(request, text)
    find = FindForm(initial={"question": text})
    facts: dict[str, Any] = {"text": text, "filters": _filters(request, question)}
    try:
        shown = queries.page(question, on=request.today, by=request.actor)
        total = queries.total(question, on=request.today, by=request.actor)
    except Refusal as refusal:
        find = FindForm({"question": text})
        find.add_error("question", mend(refusal.phrase, refusal.code))
    else:
        facts |= {
            "rows": [row_facts(row, request) for row in shown.rows],
            "total": total,
            "next": _address(question, after=shown.next) if shown.next else "",
            "previous": _address(question, before=shown.previous) if shown.previous else "",
        }
    facts |= {
        "find": find,
        "statuses": counts.by_status(request.today),
        "is_filtered": bool(text or question.status or question.community_id or question.band),
        "may_edit": request.actor.may(access.EDIT),
        "may_admit": request.actor.may(access.ADMIT),
        "may_export": request.actor.may(EXPORT),
        "print_url": f"{reverse('staff:fund_members_print')}?{_kept(question)}",
        "trail": trail((t("สมาชิก", "Members"), "")),
    }
    return render(request, "staff/funds/members.html", facts)


@require_POST
@page(access.VIEW)
def search(request: StaffRequest) -> HttpResponse:
    """Take the question, keep it sealed, and show the list."""
    form = FindForm(request.POST)
    remembering.keep(request, _WHERE, form.cleaned_data["question"] if form.is_valid() else "")
    return redirect("staff:fund_members")


@page(EXPORT)
def print_register(request: StaffRequest) -> HttpResponse:
    """The register on paper: those listed now, in the order of the list."""
    question = _question(request, remembering.kept(request, _WHERE))
    rows = [row_facts(row, request) for row in queries.every(question, on=request.today, by=request.actor)]
    return render(request, "staff/funds/print.html", {"rows": rows, "posted_on": request.today})


def row_facts(row: queries.Row, request: StaffRequest) -> dict[str, Any]:
    """A member's row, in words."""
    return {
        "id": row.member_id,
        "number": row.number,
        "name": row.name,
        "village": row.village,
        "age": age_words(row.birth, age_of(row.birth, request)),
        "status": row.standing.words if row.standing else "",
        "tone": _TONES.get(row.standing.status, "plain") if row.standing else "plain",
        "since": row.standing.starts_on if row.standing else None,
    }


def age_of(birth: PartialDate | None, request: StaffRequest) -> int | None:
    """Full years today, None where the birth is unknown or still to come."""
    try:
        return age_on(birth, request.today) if birth is not None else None
    except NotBornYet:
        return None


def _question(request: StaffRequest, text: str) -> Question:
    asked_for = request.GET
    village = asked_for.get("village", "")
    order, band = asked_for.get("order", ""), asked_for.get("band", "")
    status = asked_for.get("status", "")
    return Question(
        text=text,
        status=status if status in rules.STATUS_WORDS else "",
        community_id=int(village) if village.isdecimal() and len(village) < 19 else None,
        band=band if band in queries.BANDS else "",
        order=order if order in queries.ORDERS else "number",
        after=_marker(asked_for.get("after", "")),
        before=_marker(asked_for.get("before", "")),
    )


def _marker(text: str) -> str:
    return text if text.isdecimal() and len(text) < 19 else ""


def _filters(request: StaffRequest, question: Question) -> FilterForm:
    return FilterForm(
        villages=list(places.communities(on=request.today)),
        initial={
            "status": question.status,
            "village": str(question.community_id or ""),
            "band": question.band,
            "order": question.order,
        },
    )


def _address(question: Question, **marker: str) -> str:
    return f"?{_kept(question)}&{urlencode(marker)}"


def _kept(question: Question) -> str:
    return urlencode(
        {
            "status": question.status,
            "village": question.community_id or "",
            "band": question.band,
            "order": question.order,
        }
    )

"""การจัดตั้งกองทุน: what is done, what comes next, when the year is full."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.web.pages import is_open_to, page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.grants import access
from thuanna.services.grants.queries import founding

from . import words
from .shared import trail

_OPENS = {
    "members": "staff:fund_join",
    "villages": "staff:communities",
    "book": "staff:cash",
    "fund": "staff:fund_edit",
    "meetings": "staff:meetings",
    "committee": "staff:organisations",
    "regulation": "staff:regulations",
}


@page(access.VIEW)
def overview(request: StaffRequest) -> HttpResponse:
    """Every step of the founding."""
    found = founding.founding(request.today, by=request.actor)
    following = found.next
    facts: dict[str, Any] = {
        "found": found,
        "next": following,
        "next_url": _url(following.opens, request.actor) if following else "",
        "steps": [{"step": step, "url": _url(step.opens, request.actor)} for step in found.steps],
        "total": len(found.steps),
        "days_left": (found.full_on - request.today).days if found.full_on else None,
        "trail": trail((t("การจัดตั้งกองทุน", "Founding the fund"), "")),
    }
    return render(request, "staff/grants/founding.html", facts)


def _url(opens: str, by: Actor) -> str:
    """Where a step is taken; nothing where this person may not open the page."""
    is_evidence = opens in words.EVIDENCE
    address = reverse("staff:evidence", args=[opens]) if is_evidence else reverse(_OPENS[opens])
    return address if is_open_to(by, address) else ""

"""The first page after log-in, and the living page of the design."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.design_samples import sample_context
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access.rules import ROLE_WORDS

from .sections import sections_for


@page("home.view")
def home(request: StaffRequest) -> HttpResponse:
    """Show what waits, and the sections this actor may open."""
    facts = {
        "sections": sections_for(request.actor, path=request.path),
        "roles": [ROLE_WORDS[role] for role in sorted(request.actor.roles)],
    }
    return render(request, "staff/home/home.html", facts)


@page("design.view")
def design(request: StaffRequest) -> HttpResponse:
    """Show every part of a page in every state."""
    return render(request, "web/design.html", {**sample_context(), "design_base": "web/staff_base.html"})

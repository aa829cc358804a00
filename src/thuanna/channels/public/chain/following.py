"""A citizen follower's own page, reached by their personal link: the field checklist on a phone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thuanna.channels.public.looking import looks_too_often, unlisted
from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web.pages import public_form
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.services.planning import actions, queries
from thuanna.services.planning.models import Follower
from thuanna.services.planning.words import HELD_BACK

from .forms import FindingForm, refuse


@public_form
def follower(request: Any, code: str, token: str) -> HttpResponse:
    """Show the project and the checklist; take in what was found.

    :raises Http404: no such link works; which of the reasons it is, is not told
    """
    if looks_too_often(request, "follower"):
        return unlisted(render(request, "429.html", status=429))
    town = around.town(code, on=request.today)
    with acting_for(town.tenant):
        known = _known(token, request)
        form = FindingForm(doorkeeping.posted(request), now=request.now, today=request.today)
        sent = None
        if form.is_valid():
            try:
                sent = actions.send_finding(
                    token=token,
                    found=form.found(),
                    request_token=form.request_token,
                    today=request.today,
                    by=town.by,
                )
            except Refusal as refusal:
                refuse(form, refusal)
        facts = {**town.frame("check"), "form": form, "code": code, "sent": sent, "follower": known}
        facts |= {"project": known.project, "reference": code_of(known.project.reference)}
        facts["earlier"] = _earlier(known)
        return unlisted(render(request, "public/chain/follower.html", facts))


def _known(token: str, request: Any) -> Follower:
    try:
        return queries.follower_of(token, on=request.today)
    except NotHere as refusal:
        raise Http404("no such link") from refusal


def _earlier(known: Follower) -> list[dict[str, Any]]:
    return [
        {
            "row": one.finding,
            "ruling": one.ruling,
            "held_back": HELD_BACK.get(one.ruling.held_back) if one.ruling else None,
        }
        for one in queries.findings_of_community(known.project_id, known.community_id)
    ]

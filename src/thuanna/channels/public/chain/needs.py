"""Needs of a town, each with its answer or its clock, on a page of its own with notice and data."""

from __future__ import annotations

from django.http import HttpResponse

from thuanna.channels.public import things
from thuanna.channels.public.serving import shown_page
from thuanna.channels.web.requests import PageRequest

from .pages import cards_of, listed


@shown_page
def needs(request: PageRequest, code: str) -> HttpResponse:
    """List what people asked for: those that wait first, in the order of their clocks.

    :raises Http404: the town shows none
    """
    cards = cards_of(code, "need")
    rows = [{"code": one.code, **one.listing} for one in cards]
    waiting = sorted((row for row in rows if row["answer"] is None), key=lambda row: str(row["answer_by"]))
    answered = sorted(
        (row for row in rows if row["answer"]), key=lambda row: str(row["said_on"]), reverse=True
    )
    facts = {"waiting": waiting, "answered": answered, "today": request.today.isoformat()}
    return listed(request, code, cards, "public/chain/needs.html", facts, here="think")


@shown_page
def need(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show one need: what was said, what was answered and why, what is done about it."""
    return _need(request, code, reference, "public/chain/need.html")


@shown_page
def need_notice(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the same as one A4 sheet for the notice board."""
    return _need(request, code, reference, "public/chain/need_notice.html")


@shown_page
def need_data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Give exactly what the page shows, as JSON."""
    return things.data_of(request, code, "need", reference)


@shown_page
def forum_data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Give exactly what a forum's page shows, as JSON."""
    return things.data_of(request, code, "forum", reference)


def _need(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    today = request.today.isoformat()
    return things.shown(
        request,
        code,
        "need",
        reference,
        template,
        route="need",
        here="think",
        facts=lambda content: {"content": content, "today": today},
        depends_on=(today,),
    )

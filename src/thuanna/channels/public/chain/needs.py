"""Needs of a town, each with its answer or its clock, on a page of its own with notice and data."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.requests import PageRequest

from .pages import cards_of, content_of, listed


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
    return data_of(request, code, "need", reference)


@shown_page
def forum_data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Give exactly what a forum's page shows, as JSON."""
    return data_of(request, code, "forum", reference)


def data_of(request: PageRequest, code: str, kind: str, reference: str) -> HttpResponse:
    """What is published of one thing, as JSON."""
    card = required_card(code, kind, reference)

    def make() -> bytes:
        return json.dumps(content_of(card), ensure_ascii=False, indent=1).encode()

    return answer(request, make, card, media_type="application/json; charset=utf-8")


def _need(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    town, card = towns.town(code, on=request.today), required_card(code, "need", reference)
    address = request.build_absolute_uri(reverse("public:need", args=[code, reference]))
    today = request.today.isoformat()

    def build() -> dict[str, Any]:
        frame = town.frame(here="think")
        frame["print_url"] = reverse("public:need_notice", args=[code, reference])
        facts = {"content": content_of(card), "code": code, "today": today}
        return {**frame, **facts, "living_url": address, "qr_svg": qr(address)}

    return page(request, template, build, town, card, today)

"""One need followed to its result, as everybody reads it; and the A4 sheet, the data and the lists of it."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.fund import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.money import Money
from thuanna.oversight.publications import pages as published
from thuanna.oversight.publications.pages import Card

_MOST = 400


@shown_page
def project(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the whole chain on one page."""
    return _project(request, code, reference, "public/chain/project.html")


@shown_page
def notice(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show the same as one A4 sheet for the notice board, with a QR to the living page."""
    return _project(request, code, reference, "public/chain/notice.html")


@shown_page
def project_data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Give exactly what the page shows, as JSON."""
    card = required_card(code, "project", reference)

    def make() -> bytes:
        return json.dumps(_content(card), ensure_ascii=False, indent=1).encode()

    return answer(request, make, card, media_type="application/json; charset=utf-8")


@shown_page
def projects(request: PageRequest, code: str) -> HttpResponse:
    """List every project with where it stands, the newest first.

    :raises Http404: the town shows none
    """
    cards = _cards(code, "project")
    rows = [{"code": one.code, **one.listing, "money": Money(one.listing["budget"])} for one in cards]
    return _list(request, code, cards, "public/chain/projects.html", {"rows": rows}, here="know")


@shown_page
def forums(request: PageRequest, code: str) -> HttpResponse:
    """List every forum with how many needs were said and answered.

    :raises Http404: the town shows none
    """
    cards = _cards(code, "forum")
    rows = [{"code": one.code, **one.listing} for one in cards]
    rows.sort(key=lambda row: str(row["held_on"]), reverse=True)
    return _list(request, code, cards, "public/chain/forums.html", {"rows": rows}, here="think")


@shown_page
def forum(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Show one forum: what was said, and the answer to each need."""
    town, card = towns.town(code, on=request.today), required_card(code, "forum", reference)

    def build() -> dict[str, Any]:
        frame = town.frame(here="think")
        return {**frame, "content": _content(card), "code": code, "today": request.today.isoformat()}

    return page(request, "public/chain/forum.html", build, town, card, request.today.isoformat())


@shown_page
def act(request: PageRequest, code: str) -> HttpResponse:
    """The door ร่วมทำ: activities to come, with the way to get there.

    :raises Http404: nothing is behind this door yet
    """
    cards = _cards(code, "project")
    today = request.today.isoformat()
    coming = [
        {**one, "project": card.listing["title"], "code": card.code}
        for card in cards
        for one in card.listing.get("coming", [])
        if one["day"] >= today
    ]
    coming.sort(key=lambda one: (one["day"], one["begins"]))
    going_on = [{"code": one.code, **one.listing} for one in cards if one.section == "begun"]
    facts = {"coming": coming, "going_on": going_on}
    return _list(request, code, cards, "public/chain/act.html", facts, here="act", inside=False)


def _project(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    town, card = towns.town(code, on=request.today), required_card(code, "project", reference)
    address = request.build_absolute_uri(reverse("public:project", args=[code, reference]))

    def build() -> dict[str, Any]:
        content = _content(card)
        frame = town.frame(here="know")
        frame["print_url"] = reverse("public:project_notice", args=[code, reference])
        money = {name: Money(satang) for name, satang in content["money"].items()}
        shares = [{**one, "money": Money(one["satang"])} for one in content["shares"]]
        told = content["activities"]
        facts = {"content": content, "code": code, "money": money, "shares": shares, "card": card}
        facts["coming"] = [one for one in told if one["state"]["key"] == "announced"]
        facts["past"] = [one for one in told if one["state"]["key"] != "announced"]
        return {**frame, **facts, "living_url": address, "qr_svg": qr(address)}

    return page(request, template, build, town, card)


def _list(
    request: PageRequest,
    code: str,
    cards: list[Card],
    template: str,
    facts: dict[str, Any],
    *,
    here: DoorKey,
    inside: bool = True,
) -> HttpResponse:
    town = towns.town(code, on=request.today)

    def build() -> dict[str, Any]:
        return {**town.frame(here=here, inside=inside), **facts, "code": code}

    return page(request, template, build, town, repr(cards), request.today.isoformat())


def _cards(code: str, kind: str) -> list[Card]:
    found = published.cards(code, kind, most=_MOST)
    if not found:
        raise Http404(kind)
    return found


def _content(card: Card) -> dict[str, Any]:
    found = published.newest(card.owner, card.kind, card.code)
    assert found is not None, "the card was read in this transaction"
    content: dict[str, Any] = found.content
    return content

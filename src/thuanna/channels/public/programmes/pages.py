"""A town's programmes for everybody: the list, one with its years and steps, its sheet, its data."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import t
from thuanna.oversight.publications import pages as published
from thuanna.oversight.publications.pages import Card

KIND = "programme"
JSON = "application/json; charset=utf-8"
_FIGURES = {
    "population": t("ทั้งหมด", "all"),
    "target": t("เป้า", "target"),
    "reported": t("เข้าถึงแล้ว", "reached"),
}


@shown_page
def listing(request: PageRequest, code: str) -> HttpResponse:
    """Every programme of a town, and the way to the model tambons.

    :raises Http404: the town shows none
    """
    town, cards = towns.town(code, on=request.today), published.cards(code, KIND)
    if not cards:
        raise Http404(KIND)

    def build() -> dict[str, Any]:
        rows = [{"code": one.code, **one.listing} for one in cards]
        rows.sort(key=lambda row: -int(row["first_year"]))
        return {**town.frame(here="know"), "rows": rows, "code": code}

    return page(request, "public/programmes/list.html", build, town, repr(cards))


@shown_page
def one(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """One programme: population, target and reached of each year, and its steps."""
    return _one(request, code, reference, "public/programmes/one.html")


@shown_page
def notice(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """The same as one A4 sheet for the notice board, with a QR to the living page."""
    return _one(request, code, reference, "public/programmes/notice.html")


@shown_page
def data(request: PageRequest, code: str, reference: str) -> HttpResponse:
    """Exactly what the page shows, as JSON."""
    card = required_card(code, KIND, reference)

    def make() -> bytes:
        return json.dumps(_content(card), ensure_ascii=False, indent=1).encode()

    return answer(request, make, card, media_type=JSON)


def _one(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    town, card = towns.town(code, on=request.today), required_card(code, KIND, reference)
    address = request.build_absolute_uri(reverse("public:programme", args=[code, reference]))

    def build() -> dict[str, Any]:
        content = _content(card)
        frame = town.frame(here="know")
        frame["print_url"] = reverse("public:programme_notice", args=[code, reference])
        most = (content["joined"] or {}).get("value") or 0
        years = [{**year, "sources": _sources(year)} for year in content["years"]]
        facts = {"content": {**content, "years": years}, "code": code, "most": most}
        return {**frame, **facts, "living_url": address, "qr_svg": qr(address)}

    return page(request, template, build, town, card)


def _sources(year: dict[str, Any]) -> list[dict[str, Any]]:
    """Where each of a year's three figures comes from; what is counted here needs none."""
    told = ((words, year[name]) for name, words in _FIGURES.items())
    return [{"words": words, **one} for words, one in told if one]


def _content(card: Card) -> dict[str, Any]:
    found = published.newest(card.owner, card.kind, card.code)
    assert found is not None, "the card was read in this transaction"
    content: dict[str, Any] = found.content
    return content

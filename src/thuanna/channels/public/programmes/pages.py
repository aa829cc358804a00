"""A town's programmes for everybody: the list, one with its years and steps, its sheet, its data."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from thuanna.channels.public import things, towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import t
from thuanna.oversight.publications import pages as published

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
    return things.data_of(request, code, KIND, reference)


def _one(request: PageRequest, code: str, reference: str, template: str) -> HttpResponse:
    return things.shown(
        request, code, KIND, reference, template, route="programme", here="know", facts=_facts
    )


def _facts(content: dict[str, Any]) -> dict[str, Any]:
    years = [{**year, "sources": _sources(year)} for year in content["years"]]
    most = (content["joined"] or {}).get("value") or 0
    return {"content": {**content, "years": years}, "most": most}


def _sources(year: dict[str, Any]) -> list[dict[str, Any]]:
    """Where each of a year's three figures comes from; what is counted here needs none."""
    told = ((words, year[name]) for name, words in _FIGURES.items())
    return [{"words": words, **one} for words, one in told if one]

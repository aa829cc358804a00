"""The registers of openness: what is withheld and why, the year's checklist, and all of it as data."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.data import resource
from thuanna.channels.public.files import Table
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import pages
from thuanna.oversight.publications.pages import Card
from thuanna.services.site.openness import STATE_WORDS, State

from . import tables

_MOST = 2_000


@shown_page
def withheld(request: PageRequest, code: str) -> HttpResponse:
    """Show what is withheld: its legal ground, until when, whom to ask; and what was opened since."""
    town, card = towns.town(code, on=request.today), pages.card(code, "withheld", "register")
    today = request.today

    def build() -> dict[str, Any]:
        found = pages.newest(code, "withheld", "register")
        items = found.content["items"] if found else []
        return {
            **town.frame(here="check"),
            "as_of": card.as_of if card else today,
            "code": code,
            "running": [one for one in items if not one["ended_on"]],
            "ended": [one for one in items if one["ended_on"]],
            "today": today.isoformat(),
        }

    return page(request, "public/site/withheld.html", build, town, card, str(today))


@shown_page
def checklist(request: PageRequest, code: str, year: int) -> HttpResponse:
    """Show the openness checklist of a year with the pages that fulfil it."""
    town, card = towns.town(code, on=request.today), required_card(code, "oit", str(year))
    years = _years(pages.cards(code, "oit"))

    def build() -> dict[str, Any]:
        found = pages.newest(code, "oit", str(year))
        assert found is not None, "the card was read in this transaction"
        items = [{**one, "words": STATE_WORDS[State(one["state"])]} for one in found.content["items"]]
        return {
            **town.frame(here="check"),
            "content": found.content,
            "code": code,
            "items": items,
            "table": tables.checklist_name(year, years),
            "years": years,
            "done": sum(one["state"] in {"found", "by_hand"} for one in items),
        }

    return page(request, "public/site/checklist.html", build, town, card, repr(years))


def _years(cards: list[Card]) -> list[int]:
    """The years whose checklist is among what is shown, the newest first."""
    return sorted((int(card.code) for card in cards if card.kind == "oit"), reverse=True)


@shown_page
def package(request: PageRequest, code: str) -> HttpResponse:
    """Describe everything the office's site publishes as tables the way Frictionless programs read."""
    town = towns.town(code, on=request.today)
    cards = _cards(code)

    def make() -> bytes:
        made = _tables(code, cards)
        content = town.content
        told = {
            "name": f"site-{code}".lower(),
            "title": f"หน้าเว็บของ{content['name']['th']}",
            "description": f"Pages of {content['name']['en']}",
            "created": f"{_newest_day(cards).isoformat()}T00:00:00Z",
            "homepage": request.build_absolute_uri(reverse("public:town", args=[code])),
            "keywords": ["ข้อมูลเปิด", "open data", "municipality"],
            "resources": [resource(one) for one in made if one.rows],
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    return answer(request, make, town, _stamp(cards), media_type="application/json; charset=utf-8")


@shown_page
def table(request: PageRequest, code: str, name: str, form: str) -> HttpResponse:
    """Give one table of the site as CSV or JSON.

    :raises Http404: there is no such table
    """
    cards = _cards(code)

    def make() -> bytes:
        found = next((one for one in _tables(code, cards) if one.name == name), None)
        if found is None:
            raise Http404(name)
        return found.as_csv() if form == "csv" else found.as_json()

    media_type = "text/csv; charset=utf-8" if form == "csv" else "application/json; charset=utf-8"
    return answer(request, make, _stamp(cards), media_type=media_type)


@shown_page
def data(request: PageRequest, code: str) -> HttpResponse:
    """List the files of the site's open data."""
    town = towns.town(code, on=request.today)
    cards = _cards(code)

    def build() -> dict[str, Any]:
        return {
            **town.frame(here="know"),
            "code": code,
            "tables": [one for one in _tables(code, cards) if one.rows],
        }

    return page(request, "public/site/data.html", build, town, _stamp(cards))


def _cards(code: str) -> list[Card]:
    """Everything the tables are made of: pages, the register, the checklists."""
    return [card for kind in ("page", "withheld", "oit") for card in pages.cards(code, kind, most=_MOST)]


def _stamp(cards: list[Card]) -> str:
    return hashlib.sha256("".join(card.sha256 for card in cards).encode()).hexdigest()


def _tables(code: str, cards: list[Card]) -> list[Table]:
    contents = pages.contents(code, "page")
    register = pages.newest(code, "withheld", "register")
    made = [
        tables.of_pages(card for card in cards if card.kind == "page"),
        tables.of_files(contents),
        tables.of_withheld(register.content if register else None),
    ]
    years = _years(cards)
    for year in years:
        found = pages.newest(code, "oit", str(year))
        assert found is not None, "its card was read in this transaction"
        made.append(tables.of_checklist(found.content, tables.checklist_name(year, years)))
    for content in contents:
        made += [tables.of_field(content["code"], one) for one in content["fields"] if one["type"] == "table"]
    return made


def _newest_day(cards: list[Card]) -> datetime.date:
    return max((card.as_of for card in cards), default=datetime.date(1970, 1, 1))

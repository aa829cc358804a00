"""A town's page and what lies behind its doors: knowing and checking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import t
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.pages import Card

from . import frames, towns
from .serving import page, shown_page
from .site import listing

_HEADLINES = ("population_total", "communities", "area_km2", "households", "own_revenue", "subsidies")
_MOST_HEADLINES = 4
_TOLD = {
    "kinds": t("ตามประเภท", "By kind"),
    "villages": t("ตามหมู่บ้าน", "By village"),
    "clock": t("ตามกำหนดตอบ", "By how the clock was kept"),
}
_MOST_PAGES = 2_000
_BEHIND = ("project", "forum", "plan", "programme", "tambon")
"""Kinds of which one list leads to another page."""
_NEWS_ON_FIRST_PAGE = 5
_SHOWS_PAGES: tuple[DoorKey | None, ...] = (None, "know", "check")


@shown_page
def town(request: PageRequest, code: str) -> HttpResponse:
    """Show a town: who it is, its doors with what is behind them, its figures."""
    return _page(request, code, "public/town/town.html", here=None)


@shown_page
def know(request: PageRequest, code: str) -> HttpResponse:
    """Show what there is to know: profile, council, communities, organisations, funds, data."""
    return _page(request, code, "public/town/know.html", here="know")


@shown_page
def check(request: PageRequest, code: str) -> HttpResponse:
    """Show how anybody can check: heads of the books, receipts, earlier versions."""
    return _page(request, code, "public/town/check.html", here="check", more=_checks)


def _page(
    request: PageRequest,
    code: str,
    template: str,
    *,
    here: DoorKey | None,
    more: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> HttpResponse:
    town = towns.town(code, on=request.today)
    funds = shown.listed("fund", host=code)
    cards = pages.cards(code, "page", most=_MOST_PAGES) if here in _SHOWS_PAGES else []
    listed = pages.kinds_shown(code, _BEHIND)
    registers = [*pages.cards(code, "withheld"), *pages.cards(code, "oit")] if here in _SHOWS_PAGES else []

    def build() -> dict[str, Any]:
        content = town.content
        facts = {"content": content, "stamp": town.stamp, "headlines": _headlines(content), "funds": funds}
        facts["council_total"] = sum((content["council"] or {}).values())
        facts |= {
            "code": code,
            "groups": listing.grouped(cards),
            "registers": registers,
            "has_withheld": any(one.kind == "withheld" for one in registers),
            "has_projects": "project" in listed,
            "has_forums": "forum" in listed,
            "has_programmes": "programme" in listed,
            "has_model": "tambon" in listed,
            "has_plan": "plan" in listed,
            "news": _news(cards),
        }
        frame = frames.of_town(content, here=here, quiet=town.is_quiet)
        return {**frame, **facts, **(more(content) if more else {})}

    return page(request, template, build, town, repr(funds), repr((cards, registers, sorted(listed))))


def _news(cards: list[Card]) -> list[Card]:
    """The newest announcements for the first page."""
    return [card for card in cards if card.section == "announcement"][:_NEWS_ON_FIRST_PAGE]


def _headlines(content: dict[str, Any]) -> list[dict[str, Any]]:
    by_key = {figure["key"]: figure for figure in content["profile"]}
    chosen = [by_key[key] for key in _HEADLINES if key in by_key]
    return (chosen or content["profile"])[:_MOST_HEADLINES]


def _checks(content: dict[str, Any]) -> dict[str, Any]:
    funds = [shown.newest("fund", one.code) for one in shown.listed("fund", host=content["code"])]
    told = content.get("voices")
    return {
        "told_parts": [(told[part], label) for part, label in _TOLD.items()] if told else [],
        "books": [found.content for found in funds if found is not None and found.content["book"]],
        "versions": shown.versions("town", content["code"], most=10),
    }

"""Search: in one town, or in everything that is published here. What was typed is written down nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.web.pages import public_page
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import Phrase, current_language, t
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.search import finding, synonyms
from thuanna.oversight.search.finding import Found, Hit

from . import frames, towns

_KINDS: dict[str, tuple[Phrase, Callable[[Hit], tuple[str, list[str]]]]] = {
    "guide": (t("คู่มือบริการ", "Guide"), lambda hit: ("guide", [hit.owner, hit.code])),
    "page": (t("หน้าของหน่วยงาน", "Page of the office"), lambda hit: ("site_page", [hit.owner, hit.code])),
    "project": (t("โครงการ", "Project"), lambda hit: ("project", [hit.owner, hit.code])),
    "forum": (t("เวทีประชาคม", "Forum"), lambda hit: ("forum", [hit.owner, hit.code])),
    "programme": (t("งานต่อเนื่อง", "Programme"), lambda hit: ("programme", [hit.owner, hit.code])),
    "tambon": (t("ตำบลต้นแบบ", "Model tambon"), lambda hit: ("models", [])),
    "need": (t("ความต้องการ", "Need"), lambda hit: ("need", [hit.owner, hit.code])),
    "plan": (t("แผน", "Plan"), lambda hit: ("plan", [hit.owner])),
    "fund": (t("กองทุน", "Fund"), lambda hit: ("fund", [hit.code])),
    "town": (t("ท้องถิ่น", "Town"), lambda hit: ("know", [hit.code])),
    "calendar": (t("ปฏิทินประชาชน", "Citizens' calendar"), lambda hit: ("calendar", [hit.owner])),
    "withheld": (t("ข้อมูลที่ยังไม่เปิด", "What is withheld"), lambda hit: ("withheld", [hit.owner])),
}
_MOST_SUGGESTED = 8


@public_page
def of_town(request: PageRequest, code: str) -> HttpResponse:
    """Find words in everything a town shows.

    :raises Http404: the town shows nothing
    """
    town = towns.town(code, on=request.today)
    frame = {**town.frame(here=None), "place": Phrase(**town.content["name"])}
    return _page(request, frame, owner=code)


@public_page
def everywhere(request: PageRequest) -> HttpResponse:
    """Find words in everything that is shown on this site."""
    towns = shown.listed("town")
    return _page(request, frames.of_site(is_demo=any(one.is_demo for one in towns)), owner="")


def _page(request: PageRequest, frame: dict[str, Any], *, owner: str) -> HttpResponse:
    typed = request.GET.get("q", "")[: finding.MOST_LETTERS].strip()
    found = finding.find(typed, on=request.today, owner=owner, language=current_language())
    facts = {
        **frame,
        "searched": typed,
        "asked": bool(typed),
        "found": found,
        "results": _results(found, elsewhere=not owner),
        "suggestions": [] if found.hits else _suggestions(owner),
    }
    response = render(request, "public/search.html", facts)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "strict-origin"  # with none at all browsers hide who posts
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _results(found: Found, *, elsewhere: bool) -> list[dict[str, Any]]:
    """What was found, each with its address here."""
    return [
        {
            "hit": hit,
            "url": _address(hit),
            "kind": _KINDS[hit.kind][0],
            "office": Phrase(hit.owner_th, hit.owner_en) if elsewhere else None,
        }
        for hit in found.hits
    ]


def _address(hit: Hit) -> str:
    name, arguments = _KINDS[hit.kind][1](hit)
    return reverse(f"public:{name}", args=arguments)


def _suggestions(owner: str) -> list[str]:
    """Words that lead somewhere: the town's guides, else what people often look for."""
    titles = (
        [card.listing["title"] for card in pages.cards(owner, "guide", most=_MOST_SUGGESTED)] if owner else []
    )
    said = [title.get(current_language()) or title["th"] for title in titles]
    return said or synonyms.main_words()[:_MOST_SUGGESTED]

"""Lists of pages: all of a kind, and what a door shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from thuanna.channels.public import towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import pages
from thuanna.oversight.publications.pages import Card
from thuanna.services.site.kinds import GROUPS, KINDS, Group, Kind

_A_PAGE = 30
_MOST = 2_000
_FEW = 5


@dataclass(frozen=True)
class ListedKind:
    """A kind with the newest of its pages."""

    kind: Kind
    few: list[Card]
    total: int


@dataclass(frozen=True)
class ListedGroup:
    """What somebody looks for, with the kinds of pages behind it."""

    group: Group
    kinds: list[ListedKind]


def grouped(cards: list[Card]) -> list[ListedGroup]:
    """Cards as people look for them; a group or kind without any page is left out."""
    by_kind: dict[str, list[Card]] = {}
    for card in cards:
        by_kind.setdefault(card.section, []).append(card)
    found = []
    for key, group in GROUPS.items():
        kinds = [
            ListedKind(kind, _ordered(by_kind[kind.key])[:_FEW], len(by_kind[kind.key]))
            for kind in KINDS.values()
            if kind.group == key and kind.key in by_kind
        ]
        if kinds:
            found.append(ListedGroup(group, kinds))
    return found


@shown_page
def of_kind(request: PageRequest, code: str, kind: str) -> HttpResponse:
    """List every page of a kind, the newest first; what has ended says so.

    :raises Http404: there is no such kind, or the office has no page of it
    """
    town = towns.town(code, on=request.today)
    told = KINDS.get(kind)
    if told is None:
        raise Http404(kind)
    cards = pages.cards(code, "page", sections=(kind,), most=_MOST)
    if not cards:
        raise Http404(kind)
    today = request.today

    def build() -> dict[str, Any]:
        frame = town.frame(here="know")
        ordered = cards if told.is_news else _ordered(cards)
        shown_page_ = Paginator(ordered, _A_PAGE).get_page(request.GET.get("page"))
        return {**frame, "kind": told, "code": code, "page": shown_page_, "today": today, "total": len(cards)}

    return page(request, "public/site/kind.html", build, town, repr(cards), str(today))


def _ordered(cards: list[Card]) -> list[Card]:
    """Pages that stand side by side keep the order in which they were made; news comes newest first."""
    if cards and KINDS[cards[0].section].is_news:
        return cards
    return sorted(cards, key=lambda card: (len(card.code), card.code))

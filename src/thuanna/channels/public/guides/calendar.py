"""The citizens' calendar: days of every year and month beside the office's own, on a page and for phones."""

from __future__ import annotations

import calendar as months
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.serving import answer, page, shown_page
from thuanna.channels.web import downloads
from thuanna.channels.web.requests import PageRequest
from thuanna.foundation.law import closed_days
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import pages
from thuanna.oversight.publications.guides import CALENDAR, CALENDAR_CODE
from thuanna.oversight.publications.pages import Card

from . import icalendar
from .pages import HELP

CALENDAR_WORDS = Phrase("ปฏิทินประชาชน", "Citizens' calendar")
_AHEAD_DAYS = 366
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One entry of the calendar; `ends_on` is its last day."""

    key: str
    title: Phrase
    starts_on: datetime.date
    ends_on: datetime.date
    hours: str = ""
    place: Phrase | None = None
    guide: str = ""
    is_sure: bool = True


@shown_page
def calendar(request: PageRequest, code: str) -> HttpResponse:
    """Show what comes within a year, the next first.

    :raises Http404: the office shows no calendar
    """
    town, card = towns.town(code, on=request.today), _card(code)
    today, projects = request.today, pages.cards(code, "project")

    def build() -> dict[str, Any]:
        return {
            **town.frame(here=None),
            "days": coming(_content(card), today, projects),
            "card": card,
            "guides": {one.code for one in pages.cards(code, "guide")},
            "town": code,
            "trail": [(HELP, reverse("public:help", args=[code])), (CALENDAR_WORDS, "")],
        }

    return page(request, "public/guides/calendar.html", build, town, card, repr(projects), today.isoformat())


@shown_page
def as_icalendar(request: PageRequest, code: str) -> HttpResponse:
    """Give the same for the calendar of a telephone or a computer.

    :raises Http404: the office shows no calendar
    """
    card = _card(code)
    today, projects = request.today, pages.cards(code, "project")
    home = request.build_absolute_uri(reverse("public:calendar", args=[code]))

    def make() -> bytes:
        content = _content(card)
        name = t("{name} ปฏิทินประชาชน", "{name}: citizens' calendar", name=Phrase(**content["name"]))
        return icalendar.written(
            coming(content, today, projects), owner=code, name=str(name), home=home, made_at=card.published_at
        )

    response = answer(
        request, make, card, repr(projects), today.isoformat(), media_type="text/calendar; charset=utf-8"
    )
    return downloads.named(response, f"{code}.ics", is_saved=True)


def coming(content: dict[str, Any], today: datetime.date, projects: Sequence[Card] = ()) -> list[Day]:
    """Everything within a year that is not over, in the order of the days.

    :param projects: what people can join in is in the calendar too
    """
    until = today + datetime.timedelta(days=_AHEAD_DAYS)
    found = [_own(one) for one in content["days"]]
    for one in content["recurring"]:
        found += _yearly(one, today) if "yearly" in one else _monthly(one, today)
    found += [_activity(card, one) for card in projects for one in card.listing.get("coming", [])]
    kept = [one for one in found if one.ends_on >= today and one.starts_on <= until]
    return sorted(kept, key=lambda one: (max(one.starts_on, today), one.ends_on, one.key))


def _own(raw: dict[str, Any]) -> Day:
    return Day(
        raw["key"],
        Phrase(**raw["title"]),
        datetime.date.fromisoformat(raw["starts_on"]),
        datetime.date.fromisoformat(raw["ends_on"]),
        raw["hours"],
        Phrase(**raw["place"]) if raw["place"]["th"] else None,
        raw["guide"],
    )


def _activity(card: Card, raw: dict[str, Any]) -> Day:
    day = datetime.date.fromisoformat(raw["day"])
    return Day(
        f"{card.code}-{raw['day']}-{raw['begins']}",
        Phrase(raw["title"], raw["title"]),
        day,
        day,
        f"{raw['begins']}–{raw['ends']}",
        Phrase(raw["place"], raw["place"]),
    )


def _yearly(raw: dict[str, Any], today: datetime.date) -> list[Day]:
    spans = []
    for year in (today.year, today.year + 1):
        first = datetime.date.fromisoformat(f"{year}-{raw['yearly']['from']}")
        last = datetime.date.fromisoformat(f"{year}-{raw['yearly']['to']}")
        spans.append(_recurring(raw, first, last))
    return spans


def _monthly(raw: dict[str, Any], today: datetime.date) -> list[Day]:
    days = []
    for ahead in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        last = months.monthrange(year, month + 1)[1]
        day = datetime.date(year, month + 1, min(raw["monthly"]["day"], last))
        if raw["monthly"].get("earlier_if_closed"):
            while not closed_days.calendar().is_working_day(day):
                day -= _ONE_DAY
        days.append(_recurring(raw, day, day))
    return days


def _recurring(raw: dict[str, Any], first: datetime.date, last: datetime.date) -> Day:
    return Day(
        f"{raw['key']}-{first.isoformat()}",
        Phrase(**raw["title"]),
        first,
        last,
        guide=raw.get("guide", ""),
        is_sure=raw["confidence"] in {"A", "B"},
    )


def _card(code: str) -> Card:
    found = pages.card(code, CALENDAR, CALENDAR_CODE)
    if found is None:
        raise Http404(code)
    return found


def _content(card: Card) -> dict[str, Any]:
    found = pages.newest(card.owner, card.kind, card.code)
    if found is None:
        raise Http404(card.code)
    content: dict[str, Any] = found.content
    return content

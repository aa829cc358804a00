"""Pages of a town that sum up its chain: dimensions × groups, the year's report, the money, the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import things, towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.commas import as_csv
from thuanna.oversight.publications import pages as published
from thuanna.oversight.publications.pages import Card
from thuanna.services.planning.words import GROUPS

from . import summing

_MOST = 2_000
_COLUMNS = ("code", "money_from", "budget", "spent", "times", "reached", "told_on")
"""Columns of the report's file; money in satang."""
_CSV = "text/csv; charset=utf-8"


@shown_page
def matrix(request: PageRequest, code: str) -> HttpResponse:
    """Count needs, projects, reach and gaps of a fiscal year by dimension × group."""
    return _summed(request, code, "matrix", "public/chain/matrix.html", _matrix, here="check")


@shown_page
def matrix_notice(request: PageRequest, code: str) -> HttpResponse:
    """The same as A4."""
    return _summed(request, code, "matrix", "public/chain/matrix_notice.html", _matrix, here="check")


@shown_page
def matrix_data(request: PageRequest, code: str) -> HttpResponse:
    """The same as CSV, one line a dimension and group."""
    cards = _asked(request, code)

    def make() -> bytes:
        rows = [
            [
                row.key,
                row.words.in_("th"),
                words.in_("th"),
                cell.needs,
                cell.answered,
                cell.projects,
                cell.reached.value,
                int(cell.reached.more),
                cell.gap,
            ]
            for row in _matrix(cards)["rows"]
            for words, cell in row.cells
        ]
        head = "dimension dimension_th group_th needs answered projects reached reached_or_more gap"
        return as_csv([head.split(), *rows])

    return answer(request, make, repr(cards), media_type=_CSV)


@shown_page
def report(request: PageRequest, code: str) -> HttpResponse:
    """The year's report: a line a project, with what was promised, spent, done and reached."""
    return _summed(request, code, "report", "public/chain/report.html", _report, here="check")


@shown_page
def report_notice(request: PageRequest, code: str) -> HttpResponse:
    """The same as A4, posted at least once a year."""
    return _summed(request, code, "report", "public/chain/report_notice.html", _report, here="check")


@shown_page
def report_data(request: PageRequest, code: str) -> HttpResponse:
    """The same as CSV, one line a project."""
    cards = _asked(request, code)

    def make() -> bytes:
        rows = [
            [one["title"]["th"], one["led_by"]["th"], one["state"]["key"], *(one[name] for name in _COLUMNS)]
            for one in _report(cards)["sums"].rows
        ]
        return as_csv([["title", "led_by", "state", *_COLUMNS], *rows])

    return answer(request, make, repr(cards), media_type=_CSV)


@shown_page
def money(request: PageRequest, code: str) -> HttpResponse:
    """Where the money of a fiscal year's projects came from and what it was spent on."""
    return _summed(request, code, "project_money", "public/chain/money.html", _money, here="check")


@shown_page
def plan(request: PageRequest, code: str) -> HttpResponse:
    """The development plans, target groups, duties from the state and the town's own 4S."""
    town, card = towns.town(code, on=request.today), required_card(code, "plan", "plan")

    def build() -> dict[str, Any]:
        frame = town.frame(here="know")
        return {**frame, "content": things.content_of(card), "code": code}

    return page(request, "public/chain/plan.html", build, town, card)


@shown_page
def plan_data(request: PageRequest, code: str) -> HttpResponse:
    """Give exactly what the plan's page shows, as JSON."""
    return things.data_of(request, code, "plan", "plan")


def _matrix(cards: dict[str, list[Card]]) -> dict[str, Any]:
    needs = [one.listing for one in cards["need"]]
    rows = summing.matrix(needs, [one.listing for one in cards["project"]])
    return {"rows": rows, "groups": list(GROUPS.values())}


def _report(cards: dict[str, list[Card]]) -> dict[str, Any]:
    sums = summing.year([{"code": one.code, **one.listing} for one in cards["project"]])
    return {"sums": sums, "posted": [one for plan in cards["plan"] for one in plan.listing["reports"]]}


def _money(cards: dict[str, list[Card]]) -> dict[str, Any]:
    return {"purse": summing.purse([one.listing for one in cards["project"]])}


def _summed(
    request: PageRequest,
    code: str,
    name: str,
    template: str,
    sums: Callable[[dict[str, list[Card]]], dict[str, Any]],
    *,
    here: DoorKey,
) -> HttpResponse:
    found = _all(code)
    town, year = towns.town(code, on=request.today), _year(request, found)
    cards = _of_year(year, found, code)
    address = request.build_absolute_uri(f"{reverse(f'public:{name}', args=[code])}?year={year}")

    def build() -> dict[str, Any]:
        frame = town.frame(here=here)
        if name != "project_money":
            frame["print_url"] = f"{reverse(f'public:{name}_notice', args=[code])}?year={year}"
        facts = {"code": code, "year": year, "as_of": request.today, "living_url": address}
        facts["years"] = sorted(_years(found), reverse=True)
        return {**frame, **facts, **sums(cards), "qr_svg": qr(address)}

    return page(request, template, build, town, repr(cards), request.today.isoformat())


def _asked(request: PageRequest, code: str) -> dict[str, list[Card]]:
    found = _all(code)
    return _of_year(_year(request, found), found, code)


def _of_year(year: int, found: list[Card], code: str) -> dict[str, list[Card]]:
    """The needs and projects of a fiscal year, and the town's plan."""
    of_year = [one for one in found if one.listing["year"] == year]
    chain = {kind: [one for one in of_year if one.kind == kind] for kind in ("need", "project")}
    return {**chain, "plan": published.cards(code, "plan", most=1)}


def _all(code: str) -> list[Card]:
    """Every need and project that a town shows.

    :raises Http404: it shows nothing of its chain
    """
    found = [one for kind in ("need", "project") for one in published.cards(code, kind, most=_MOST)]
    if not found:
        raise Http404("nothing of the chain")
    return found


def _years(found: list[Card]) -> set[int]:
    return {int(one.listing["year"]) for one in found}


def _year(request: PageRequest, found: list[Card]) -> int:
    """The fiscal year that is asked for; else the newest of which there is something to tell."""
    typed = request.GET.get("year", "")
    if typed.isascii() and typed.isdecimal() and 2400 <= int(typed[:5]) <= 2799:
        return int(typed)
    return max(_years(found))

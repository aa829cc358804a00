"""A fund's page and its notice-board version."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import shown
from thuanna.oversight.publications.shown import Stamp

from . import frames, towns
from .qr import qr
from .serving import page, required, shown_page
from .towns import ShownTown


@shown_page
def fund(request: PageRequest, code: str) -> HttpResponse:
    """Show a fund: members, reach, money, the book's head, how to join."""
    stamp, host = stamps(code, on=request.today)

    def build() -> dict[str, Any]:
        content, town = shown.content(stamp), host.content if host else None
        quiet = host is not None and host.is_quiet
        frame = frames.of_fund(content, town, quiet=quiet)
        return {**frame, **facts(content), "version": stamp, "town": town, "quiet": quiet}

    return page(request, "public/fund/fund.html", build, stamp, host)


@shown_page
def notice(request: PageRequest, code: str) -> HttpResponse:
    """Show the same as one A4 sheet for the notice board, with a QR to the living page."""
    stamp, host = stamps(code, on=request.today)
    address = request.build_absolute_uri(reverse("public:fund", args=[code]))

    def build() -> dict[str, Any]:
        content, town = shown.content(stamp), host.content if host else None
        quiet = host is not None and host.is_quiet
        frame = frames.of_fund(content, town, at_home=False, quiet=quiet)
        return {**frame, **facts(content), "living_url": address, "qr_svg": qr(address)}

    return page(request, "public/fund/notice.html", build, stamp, host)


def stamps(code: str, *, on: datetime.date) -> tuple[Stamp, ShownTown | None]:
    """The fund's newest version, and its town's.

    :raises Http404: the fund shows nothing
    """
    stamp = required("fund", code)
    return stamp, towns.host_of(stamp, on=on)


def facts(content: dict[str, Any]) -> dict[str, Any]:
    """The published content, and the largest figures by which bars are drawn."""
    table = content["by_village"]
    money = content["money"]
    flows = [*money["in"], *money["out"]] if money else []
    kinds = list(zip(table["columns"], table["all"], strict=True))
    hidden = _hidden_columns(table)
    return {
        "content": content,
        "kinds": kinds,
        "shown_kinds": [one for place, one in enumerate(kinds) if place not in hidden],
        "hidden_kinds": [kind for place, (kind, _) in enumerate(kinds) if place in hidden],
        "village_rows": [
            {**row, "shown": _shown_cells(table, row, hidden)}
            for row in table["rows"]
            if _shows_something(row)
        ],
        "hidden_villages": [row for row in table["rows"] if not _shows_something(row)],
        "most_in_a_village": _most(row["all"]["value"] for row in table["rows"]),
        "most_of_a_kind": _most(cell["value"] for cell in table["all"]),
        "most_of_a_sex": _most(cell["value"] for cell in content["by_sex"]),
        "most_money": _most(flow["satang"] for flow in flows),
        "withholds": _withholds(content),
    }


def _most(values: Any) -> int:
    return max((value for value in values if value is not None), default=0)


def _hidden_columns(table: dict[str, Any]) -> set[int]:
    """The kinds of which no village shows a number: they are named below the table instead."""
    places = range(len(table["columns"]))
    return {place for place in places if all(row["cells"][place]["value"] is None for row in table["rows"])}


def _shows_something(row: dict[str, Any]) -> bool:
    """Whether any number of a village is shown; the others are named below the table instead."""
    return any(cell["value"] is not None for cell in [*row["cells"], row["all"]])


def _shown_cells(table: dict[str, Any], row: dict[str, Any], hidden: set[int]) -> list[tuple[Any, Any]]:
    cells = zip(table["columns"], row["cells"], strict=True)
    return [one for place, one in enumerate(cells) if place not in hidden]


def _withholds(content: dict[str, Any]) -> bool:
    """Whether any figure of the table by village is withheld, so that the page explains the dash."""
    rows = content["by_village"]["rows"]
    return any(cell["value"] is None for row in rows for cell in [*row["cells"], row["all"]])

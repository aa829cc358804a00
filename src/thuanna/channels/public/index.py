"""The first page, and what robots are told."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.shown import Listed

from . import frames
from .serving import answer, page, shown_page

_MOST_PAGES = 40_000
_ONE_BY_ONE = {
    "page": "site_page",
    "guide": "guide",
    "project": "project",
    "programme": "programme",
    "forum": "forum",
    "need": "need",
}
"""What is published one by one, and the name of its address."""
_OF_A_TOWN = ("town", "know", "think", "check", "comments", "threads")
_LISTS = {
    "guide": ("help", "standards"),
    "calendar": ("calendar",),
    "project": ("act", "projects", "matrix", "report", "project_money"),
    "programme": ("programmes",),
    "need": ("needs",),
    "plan": ("plan",),
    "forum": ("forums",),
    "withheld": ("withheld",),
}
"""What a town shows besides, once anything of a kind is published."""


@shown_page
def index(request: HttpRequest) -> HttpResponse:
    """List the towns and funds that show themselves here, and say what this is."""
    towns, funds = shown.listed("town"), shown.listed("fund")

    def build() -> dict[str, Any]:
        is_demo = any(one.is_demo for one in [*towns, *funds])
        known = {town.code for town in towns}
        return {
            **frames.of_site(is_demo=is_demo),
            "towns": [(town, [fund for fund in funds if fund.host == town.code]) for town in towns],
            "funds": [fund for fund in funds if fund.host not in known],
            "staff_url": "/staff/",
        }

    return page(request, "public/index.html", build, repr(towns), repr(funds))


@shown_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go: work, and receipts."""
    lines = (
        "User-agent: *",
        "Disallow: /staff/",
        "Disallow: /r/",
        "Disallow: /p/",
        f"Sitemap: {_absolute(request, 'sitemap')}",
        "",
    )
    return answer(request, lambda: "\n".join(lines).encode(), media_type="text/plain; charset=utf-8")


@shown_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the public pages with the day of their figures."""
    listed = shown.everything()
    written = {kind: pages.addresses(kind, most=_MOST_PAGES) for kind in _ONE_BY_ONE}

    def build() -> dict[str, Any]:
        built = [address for one in listed for address in _pages(request, one)]
        for kind, name in _ONE_BY_ONE.items():
            built += [_page(request, name, *one) for one in written[kind]]
        return {"pages": built}

    stamps = (repr(listed), repr(written))
    return page(request, "public/sitemap.xml", build, *stamps, media_type="application/xml; charset=utf-8")


def _page(request: HttpRequest, name: str, owner: str, code: str, as_of: datetime.date) -> tuple[str, str]:
    return _absolute(request, name, owner, code), as_of.isoformat()


def _pages(request: HttpRequest, one: Listed) -> list[tuple[str, str]]:
    names = _names_of_town(one.code) if one.kind == "town" else ["fund"]
    return [(_absolute(request, name, one.code), one.as_of.isoformat()) for name in names]


def _names_of_town(code: str) -> list[str]:
    behind = [name for kind, names in _LISTS.items() if pages.has_any(code, kind) for name in names]
    return [*_OF_A_TOWN, *behind]


def _absolute(request: HttpRequest, name: str, *arguments: str) -> str:
    return request.build_absolute_uri(reverse(f"public:{name}", args=arguments))

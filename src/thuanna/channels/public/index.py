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
    written = pages.addresses("page", most=_MOST_PAGES)

    def build() -> dict[str, Any]:
        built = [address for one in listed for address in _pages(request, one)]
        return {"pages": built + [_page(request, *one) for one in written]}

    stamps = (repr(listed), repr(written))
    return page(request, "public/sitemap.xml", build, *stamps, media_type="application/xml; charset=utf-8")


def _page(request: HttpRequest, owner: str, code: str, as_of: datetime.date) -> tuple[str, str]:
    return _absolute(request, "site_page", owner, code), as_of.isoformat()


def _pages(request: HttpRequest, one: Listed) -> list[tuple[str, str]]:
    names = ("town", "know", "check") if one.kind == "town" else ("fund",)
    return [(_absolute(request, name, one.code), one.as_of.isoformat()) for name in names]


def _absolute(request: HttpRequest, name: str, *arguments: str) -> str:
    return request.build_absolute_uri(reverse(f"public:{name}", args=arguments))

"""Addresses under /staff/. Each part keeps its own list; this one says which parts there are."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from .home import views as home

app_name = "staff"

# Part and the address before its own; an app is added when its first page is.
_PARTS = {
    "accounts": "",
    "people": "people/",
    "places": "",
    "organisations": "",
    "funds": "",
    "money": "",
    "cash": "cash/",
    "books": "books/",
    "publications": "",
    "meetings": "meetings/",
    "regulations": "regulations/",
    "collecting": "collecting/",
    "claims": "claims/",
    "grants": "grants/",
    "planning": "planning/",
    "exchange": "packets/",
    "programmes": "programmes/",
    "cases": "cases/",
    "site": "site/",
    "guides": "guides/",
    "participation": "voices/",
    "sealed": "sealed/",
    "leaders": "leaders/",
    "operations": "operations/",
}


def _parts() -> list[URLResolver]:
    """The parts that exist."""
    found = {f"{__package__}.{part}": before for part, before in _PARTS.items()}
    return [
        path(before, include(f"{name}.urls"))
        for name, before in found.items()
        if find_spec(name) and find_spec(f"{name}.urls")
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("design/", home.design, name="design"),
    *_parts(),
]

"""What is new in the chain as an Atom feed: projects that say something new, each with its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.public.serving import page, required, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import pages, shown

_MOST = 40


@shown_page
def feed(request: PageRequest, code: str) -> HttpResponse:
    """Give the projects whose page changed last, with where each stands."""
    town = required("town", code)
    cards = pages.cards(code, "project", most=_MOST)

    def build() -> dict[str, Any]:
        def at(name: str, *arguments: object) -> str:
            return request.build_absolute_uri(reverse(f"public:{name}", args=arguments))

        return {
            "content": shown.content(town),
            "home": at("projects", code),
            "self": at("project_feed", code),
            "entries": [(card, at("project", code, card.code)) for card in cards],
            "updated": max((card.published_at for card in cards), default=None),
        }

    return page(
        request,
        "public/chain/feed.xml",
        build,
        town,
        repr(cards),
        media_type="application/atom+xml; charset=utf-8",
    )

"""One page of the site: as everybody reads it, as paper for the board, as it was before, its tables."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.attached import address
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import current_language
from thuanna.oversight.publications import pages
from thuanna.services.site.kinds import KINDS

from . import tables

PAGE = "page"


@shown_page
def one(request: PageRequest, code: str, slug: str) -> HttpResponse:
    """Show a page: what it says, of which day, who answers for it, its files and its history."""
    town, card = towns.town(code, on=request.today), required_card(code, PAGE, slug)
    hung = pages.card(code, "boards", slug)
    is_over = card.ends_before is not None and card.ends_before <= request.today

    def build() -> dict[str, Any]:
        found = pages.newest(code, PAGE, slug)
        assert found is not None, "the card was read in this transaction"
        boards = pages.newest(code, "boards", slug) if hung else None
        return {
            **town.frame(here="know"),
            **_facts(found.content, quiet=town.is_quiet),
            "card": card,
            "is_over": is_over,
            "history": pages.history(code, PAGE, slug, most=20),
            "postings": boards.content["postings"] if boards else [],
            "print_url": reverse("public:site_notice", args=[code, slug]),
            "feed_url": reverse("public:feed", args=[code]),
        }

    return page(request, "public/site/page.html", build, town, card, repr(hung), str(is_over))


@shown_page
def earlier(request: PageRequest, code: str, slug: str, number: int) -> HttpResponse:
    """Show a page as it was in an earlier version, saying so.

    :raises Http404: there is no such version, or it was taken back
    """
    town, card = towns.town(code, on=request.today), required_card(code, PAGE, slug)
    found = pages.version(code, PAGE, slug, number)
    if found is None:
        raise Http404(f"{slug} {number}")

    def build() -> dict[str, Any]:
        facts = {**town.frame(here="know"), **_facts(found.content, quiet=town.is_quiet)}
        return {**facts, "card": card, "shown_version": number, "as_published": found.published_at}

    return page(request, "public/site/page.html", build, town, card, found.sha256)


@shown_page
def notice(request: PageRequest, code: str, slug: str) -> HttpResponse:
    """Show the page as paper for the notice board, with a QR to the living page."""
    town, card = towns.town(code, on=request.today), required_card(code, PAGE, slug)
    living = request.build_absolute_uri(reverse("public:site_page", args=[code, slug]))

    def build() -> dict[str, Any]:
        found = pages.newest(code, PAGE, slug)
        assert found is not None, "the card was read in this transaction"
        facts = {**town.frame(here="know"), **_facts(found.content, quiet=town.is_quiet)}
        return {**facts, "living_url": living, "qr_svg": qr(living)}

    return page(request, "public/site/notice.html", build, town, card, living)


@shown_page
def table(request: PageRequest, code: str, slug: str, key: str, form: str) -> HttpResponse:
    """Give one table of a page as CSV or JSON.

    :raises Http404: the page has no such table
    """
    card = required_card(code, PAGE, slug)

    def make() -> bytes:
        found = pages.newest(code, PAGE, slug)
        told = next((one for one in found.content["fields"] if one["key"] == key), None) if found else None
        if told is None or told["type"] != "table":
            raise Http404(key)
        made = tables.of_field(slug, told)
        return made.as_csv() if form == "csv" else made.as_json()

    media_type = "text/csv; charset=utf-8" if form == "csv" else "application/json; charset=utf-8"
    return answer(request, make, card, key, media_type=media_type)


@shown_page
def as_data(request: PageRequest, code: str, slug: str) -> HttpResponse:
    """Give the whole page as JSON, as its hash was taken of it."""
    card = required_card(code, PAGE, slug)

    def make() -> bytes:
        found = pages.newest(code, PAGE, slug)
        assert found is not None, "the card was read in this transaction"
        return json.dumps(found.content, ensure_ascii=False, indent=1).encode()

    return answer(request, make, card, media_type="application/json; charset=utf-8")


def _facts(content: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
    owner = content["owner"]
    english = current_language() == "en" and bool(content["body"]["en"])
    images = [one for one in content["images"] if not (quiet and one["is_portrait"])]
    return {
        "content": content,
        "kind": KINDS.get(content["kind"]),
        "group_url": f"{reverse('public:know', args=[owner])}#{content['kind']}",
        "blocks": content["body"]["en"] if english else content["body"]["th"],
        "is_translated": english or current_language() == "th",
        "images": [{**one, "url": address(owner, one["file"])} for one in images],
        "files": [{**one, "url": address(owner, one["file"])} for one in content["files"]],
        "plain_fields": [one for one in content["fields"] if one["type"] != "table"],
        "tables": [one for one in content["fields"] if one["type"] == "table"],
        "happens_on": next((one["value"] for one in content["fields"] if one["key"] == "happens_on"), ""),
        "happens_at": next((one["value"] for one in content["fields"] if one["key"] == "where"), ""),
    }

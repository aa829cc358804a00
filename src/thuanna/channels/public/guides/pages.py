"""ขอรับบริการ, one guide, and the standards of every service side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import frames, towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import answer, page, required_card, shown_page
from thuanna.channels.public.voices import around
from thuanna.channels.web import downloads
from thuanna.channels.web.requests import PageRequest
from thuanna.foundation.law.hotlines import hotlines
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import Phrase, current_language
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.guides import GUIDE
from thuanna.oversight.publications.pages import Card
from thuanna.registry.leaders import queries as leaders
from thuanna.services.disclosures import queries as disclosures
from thuanna.services.guides import catalogue, printing, readable

PDF = "application/pdf"
WATERMARK = Phrase("ตัวอย่าง ห้ามใช้", "Example, not for use")


@shown_page
def help_(request: PageRequest, code: str) -> HttpResponse:
    """Show what can be asked for, by what people look for; whom to turn to; the lines to call first.

    :raises Http404: nothing is behind this page yet
    """
    town = towns.town(code, on=request.today)
    cards = pages.cards(code, GUIDE)
    with acting_for(around.tenant_id(code)):
        box, neighbours = disclosures.shown_door(), leaders.shown_stamp()

    def build() -> dict[str, Any]:
        content = town.content
        if not frames.has_help(content) and not cards:
            raise Http404("nothing is behind this page yet")
        funds = [shown.newest("fund", one.code) for one in shown.listed("fund", host=code)]
        return {
            **frames.of_town(content, here=None, quiet=town.is_quiet),
            "content": content,
            "situations": by_situation(cards),
            "hotlines": hotlines(request.today),
            "has_box": box is not None,
            "has_leaders": neighbours[0] > 0,
            "joins": [found.content for found in funds if found is not None],
        }

    return page(request, "public/guides/help.html", build, town, request.today, f"{box} {neighbours}", *cards)


@shown_page
def guide(request: PageRequest, code: str, guide: str) -> HttpResponse:
    """Show one guide: who, papers, steps, days, cost, ground, where.

    :raises Http404: the office shows no such guide
    """
    town, card = towns.town(code, on=request.today), required_card(code, GUIDE, guide)

    def build() -> dict[str, Any]:
        found = _content(card)
        start = reverse("public:form_start", args=[code, guide]) if found["form"] else ""
        return {
            **town.frame(here=None),
            "print_url": reverse("public:guide_notice", args=[code, guide]),
            "guide": found,
            "card": card,
            "start_url": start,
            "trail": [(HELP, reverse("public:help", args=[code])), (Phrase(**found["title"]), "")],
        }

    return page(request, "public/guides/guide.html", build, town, card)


@shown_page
def notice(request: PageRequest, code: str, guide: str) -> HttpResponse:
    """Show the same as paper for the notice board, with a QR to the living page.

    :raises Http404: the office shows no such guide
    """
    town, card = towns.town(code, on=request.today), required_card(code, GUIDE, guide)
    living = request.build_absolute_uri(reverse("public:guide", args=[code, guide]))

    def build() -> dict[str, Any]:
        facts = {"guide": _content(card), "card": card, "living_url": living, "qr_svg": qr(living)}
        return {**town.frame(here=None), **facts}

    return page(request, "public/guides/notice.html", build, town, card, living)


@shown_page
def standards(request: PageRequest, code: str) -> HttpResponse:
    """Show papers, steps, days, cost and ground of every service in one table."""
    town = towns.town(code, on=request.today)
    cards = pages.cards(code, GUIDE)
    if not cards:
        raise Http404("no guide is shown yet")

    def build() -> dict[str, Any]:
        frame = town.frame(here=None)
        trail = [(HELP, reverse("public:help", args=[code])), (STANDARDS, "")]
        found = sorted(pages.contents(code, GUIDE), key=_order)
        return {**frame, "guides": found, "trail": trail, "newest": max(card.as_of for card in cards)}

    return page(request, "public/guides/standards.html", build, town, *cards)


@shown_page
def blank(request: PageRequest, code: str, guide: str) -> HttpResponse:
    """Give the form to be filled in by hand.

    :raises Http404: the office shows no such guide, or takes no form for it
    """
    card = required_card(code, GUIDE, guide)

    def make() -> bytes:
        content, known = _content(card), catalogue.guide(guide)
        if content["form"] is None or known is None or known.form is None:
            raise Http404(guide)
        paper = printing.FormPaper(
            guide=known,
            office=_said(content["name"]),
            place=f"{_said(content['where']['office'])} {_said(content['where']['place'])}".strip(),
            day=card.as_of,
            watermark=str(WATERMARK) if content["is_demo"] else "",
        )
        return printing.form_pdf(paper, readable.blank(known.form))

    response = answer(request, make, card, media_type=PDF)
    return downloads.named(response, "form.pdf", is_saved=False)


HELP = Phrase("ขอรับบริการ", "Services")
STANDARDS = Phrase("มาตรฐานการให้บริการ", "Service standards")


def by_situation(cards: list[Card]) -> list[dict[str, Any]]:
    """The guides under each thing people look for; what nothing answers to is left out."""
    found = [
        {
            "key": one.key,
            "title": one.words,
            "guides": [card for card in cards if one.key in card.listing["situations"]],
        }
        for one in catalogue.situations()
    ]
    return [one for one in found if one["guides"]]


def _content(card: Card) -> dict[str, Any]:
    found = pages.newest(card.owner, card.kind, card.code)
    if found is None:
        raise Http404(card.code)
    content: dict[str, Any] = found.content
    return content


def _order(content: dict[str, Any]) -> int:
    keys = [one.key for one in catalogue.situations()]
    return keys.index(content["situations"][0]["key"])


def _said(words: dict[str, str]) -> str:
    return words.get(current_language()) or words["th"]

"""ขอรับบริการ, one guide, and the standards of every service side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.channels.public import frames
from thuanna.channels.public.serving import answer, page, required, required_card, shown_page
from thuanna.foundation.law.hotlines import hotlines
from thuanna.kernel.language import Phrase, current_language
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.guides import GUIDE
from thuanna.oversight.publications.pages import Card
from thuanna.services.guides import catalogue, printing, readable

PDF = "application/pdf"
WATERMARK = Phrase("ตัวอย่าง ห้ามใช้", "Example, not for use")


@shown_page
def help_(request: Any, code: str) -> HttpResponse:
    """Show what can be asked for, by what people look for; whom to turn to; the lines to call first.

    :raises Http404: nothing is behind this page yet
    """
    stamp = required("town", code)
    cards = pages.cards(code, GUIDE)

    def build() -> dict[str, Any]:
        content = shown.content(stamp)
        if not frames.has_help(content) and not cards:
            raise Http404("nothing is behind this page yet")
        funds = [shown.newest("fund", one.code) for one in shown.listed("fund", host=code)]
        return {
            **frames.of_town(content, here=None),
            "content": content,
            "situations": by_situation(cards),
            "hotlines": hotlines(request.today),
            "joins": [found.content for found in funds if found is not None],
        }

    return page(request, "public/guides/help.html", build, stamp, *cards)


@shown_page
def guide(request: HttpRequest, code: str, guide: str) -> HttpResponse:
    """Show one guide: who, papers, steps, days, cost, ground, where.

    :raises Http404: the office shows no such guide
    """
    stamp, card = required("town", code), required_card(code, GUIDE, guide)

    def build() -> dict[str, Any]:
        found = _content(card)
        town = shown.content(stamp)
        start = reverse("public:form_start", args=[code, guide]) if found["form"] else ""
        return {
            **frames.of_town(town, here=None),
            "guide": found,
            "card": card,
            "start_url": start,
            "trail": [(HELP, reverse("public:help", args=[code])), (Phrase(**found["title"]), "")],
        }

    return page(request, "public/guides/guide.html", build, stamp, card)


@shown_page
def standards(request: HttpRequest, code: str) -> HttpResponse:
    """Show papers, steps, days, cost and ground of every service in one table."""
    stamp = required("town", code)
    cards = pages.cards(code, GUIDE)
    if not cards:
        raise Http404("no guide is shown yet")

    def build() -> dict[str, Any]:
        frame = frames.of_town(shown.content(stamp), here=None)
        trail = [(HELP, reverse("public:help", args=[code])), (STANDARDS, "")]
        found = sorted(pages.contents(code, GUIDE), key=_order)
        return {**frame, "guides": found, "trail": trail, "newest": max(card.as_of for card in cards)}

    return page(request, "public/guides/standards.html", build, stamp, *cards)


@shown_page
def blank(request: HttpRequest, code: str, guide: str) -> HttpResponse:
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
    response.headers["Content-Disposition"] = 'inline; filename="form.pdf"'
    return response


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

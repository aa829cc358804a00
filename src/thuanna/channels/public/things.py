"""One published thing on a page of its own: the page, the A4 sheet with its QR, the data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.requests import PageRequest
from thuanna.oversight.publications import pages as published
from thuanna.oversight.publications.pages import Card

from . import towns
from .qr import qr
from .serving import answer, page, required_card

Content = dict[str, Any]
_JSON = "application/json; charset=utf-8"


def shown(
    request: PageRequest,
    code: str,
    kind: str,
    reference: str,
    template: str,
    *,
    route: str,
    here: DoorKey,
    facts: Callable[[Content], Content] = lambda content: {"content": content},
    depends_on: tuple[str, ...] = (),
) -> HttpResponse:
    """Answer with the page or its sheet, whichever template is given.

    :param route: of the page; with ``_notice`` behind it, of the sheet
    :param facts: what the template is given of the content, called only where nothing is kept
    :raises Http404: the town shows no such thing
    """
    town, card = towns.town(code, on=request.today), required_card(code, kind, reference)
    address = request.build_absolute_uri(reverse(f"public:{route}", args=[code, reference]))

    def build() -> dict[str, Any]:
        frame = town.frame(here=here)
        frame["print_url"] = reverse(f"public:{route}_notice", args=[code, reference])
        told = facts(content_of(card))
        return {**frame, **told, "code": code, "living_url": address, "qr_svg": qr(address)}

    return page(request, template, build, town, card, *depends_on)


def data_of(request: PageRequest, code: str, kind: str, reference: str) -> HttpResponse:
    """Answer with exactly what the page shows, as JSON.

    :raises Http404: the town shows no such thing
    """
    card = required_card(code, kind, reference)

    def make() -> bytes:
        return json.dumps(content_of(card), ensure_ascii=False, indent=1).encode()

    return answer(request, make, card, media_type=_JSON)


def content_of(card: Card) -> Content:
    """What the newest version says, read in the transaction that read the card."""
    found = published.newest(card.owner, card.kind, card.code)
    assert found is not None, "the card was read in this transaction"
    content: Content = found.content
    return content

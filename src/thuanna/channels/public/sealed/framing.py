"""The frame of the channel's pages: the town's own, without search, comments or anything that remembers."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.public.looking import unlisted
from thuanna.channels.public.voices.around import Town
from thuanna.channels.web.pages import private
from thuanna.foundation.law.hotlines import hotlines, integrity_lines
from thuanna.kernel.language import Phrase
from thuanna.services.disclosures.models import NamedReader
from thuanna.services.disclosures.words import PLACES

_IN_DANGER = ("police", "medical", "social", "mind")
_LEFT_OUT = {"search_url": "", "report_url": "", "staff_url": "", "voice": None}


def show(request: Any, town: Town, template: str, facts: dict[str, Any]) -> HttpResponse:
    """A page that no cache keeps and no search engine finds."""
    around = {**town.shown.frame(here=None), **_LEFT_OUT}
    more = {
        "content": town.shown.content,
        "code": town.tenant.code,
        "hotlines": hotlines(request.today, *_IN_DANGER),
        "integrity_lines": integrity_lines(request.today),
    }
    return unlisted(private(render(request, template, {**around, **more, **facts})))


def person(one: NamedReader) -> dict[str, Any]:
    """A reader as everybody may know them."""
    return {
        "place": PLACES[one.place],
        "office": Phrase(one.office_th, one.office_en or one.office_th),
        "name": one.account.display_name,
    }

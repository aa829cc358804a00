"""What the site's staff pages have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere, Refusal

Trail = list[tuple[object, str]]

_FIELD_OF = {
    "file_kind_unknown": "file",
    "file_harmful": "file",
    "file_too_large": "file",
    "file_empty": "file",
    "file_has_citizen_number": "file",
    "picture_unreadable": "picture",
    "picture_too_large": "picture",
    "site_ends_too_early": "ends_before",
    "site_too_much": "body_th",
    "site_reason_missing": "note",
}


def trail(*steps: tuple[object, str]) -> Trail:
    """Where a page of the site's work lies."""
    return [(t("หน้าเว็บ", "The site"), reverse("staff:site")), *steps]


def refused(form: PlainForm, refusal: Refusal) -> None:
    """Put the refusal's words where the reader mends it.

    :raises Refusal: again, where the thing itself is not there
    """
    if isinstance(refusal, NotHere):
        raise refusal
    field = _FIELD_OF.get(refusal.code)
    form.add_error(field if field in form.fields else None, mend(refusal.phrase, refusal.code))


def asked(
    request: StaffRequest,
    form: PlainForm,
    *,
    title: Phrase,
    button: Phrase,
    back: str,
    lead: Phrase | None = None,
    steps: Trail | None = None,
    kind: str = "main",
) -> HttpResponse:
    """A page with one form."""
    facts: dict[str, Any] = {
        "form": form,
        "title": title,
        "lead": lead,
        "button": button,
        "button_kind": kind,
        "back": back,
        "trail": trail(*(steps or []), (title, "")),
    }
    return render(request, "staff/site/form.html", facts)


def say(request: StaffRequest, words: Phrase) -> None:
    """Tell at the top of the next page what was done."""
    messages.success(request, str(words))


def warn(request: StaffRequest, refusal: Refusal) -> None:
    """Tell at the top of the next page what was refused."""
    messages.warning(request, str(refusal))

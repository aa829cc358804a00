"""What the site's staff pages have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

Trail = asking.Trail

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
    asking.refused(form, refusal, _FIELD_OF)


def asked(request: StaffRequest, form: PlainForm, *, steps: Trail | None = None, **page: Any) -> HttpResponse:
    """A page with one form; the rest is as `asking.asked` takes it."""
    return asking.asked(request, form, trail=trail(*(steps or []), (page["title"], "")), **page)


def say(request: StaffRequest, words: Phrase) -> None:
    """Tell at the top of the next page what was done."""
    messages.success(request, str(words))


def warn(request: StaffRequest, refusal: Refusal) -> None:
    """Tell at the top of the next page what was refused."""
    messages.warning(request, str(refusal))

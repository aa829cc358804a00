"""What the pages of criteria, evidence and matching have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

Trail = asking.Trail

_FIELD_OF = {
    "certification_without_paper": "reference",
    "posting_ends_early": "posted_until",
    "evidence_kind_unknown": "document",
    "file_empty": "document",
    "reason_missing": "reason",
    "judgement_incomplete": "reason",
    "round_incomplete": "members",
    "round_members_unknown": "numbers",
    "round_taken": "number",
}


def trail(*steps: tuple[object, str]) -> Trail:
    """Where a page lies."""
    return [(t("เกณฑ์ขอรับการสนับสนุน", "Criteria for support"), reverse("staff:grants")), *steps]


def refused(form: PlainForm, refusal: Refusal) -> None:
    """Put the refusal's words where the reader mends it.

    :raises Refusal: again, where the thing itself is not there
    """
    asking.refused(form, refusal, _FIELD_OF)


def asked(request: StaffRequest, form: PlainForm, *, steps: Trail | None = None, **page: Any) -> HttpResponse:
    """A page with one form; the rest is as `asking.asked` takes it."""
    return asking.asked(request, form, trail=trail(*(steps or []), (page["title"], "")), **page)

"""What the pages of criteria, evidence and matching have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere, Refusal

Trail = list[tuple[object, str]]
WATERMARK = "ตัวอย่าง ห้ามใช้"

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
    return render(request, "staff/meetings/form.html", facts)


def file_of(content: bytes, media_type: str, name: str, *, how: str = "attachment") -> HttpResponse:
    """A file to keep, or to look at in the browser."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer

"""Reading: the door ร่วมคิด, the public threads of requests for information."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from thuanna.channels.public import towns
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.web.voices import OUTCOMES
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import t
from thuanna.oversight.publications import pages as published
from thuanna.services.participation import rules, shown

from . import around, paging


@shown_page
def think(request: Any, code: str) -> HttpResponse:
    """The door ร่วมคิด: suggest, answer questions, comment."""
    town = towns.town(code, on=request.today)
    today = request.today
    has_forums, has_needs = published.has_any(code, "forum"), published.has_any(code, "need")
    with acting_for(around.tenant_id(code)):
        mark = shown.stamp()

        def build() -> dict[str, Any]:
            polls = shown.polls()
            return {
                **around.frame(town, "think", inside=False),
                "code": code,
                "has_forums": has_forums,
                "has_needs": has_needs,
                "open_polls": [_poll(one) for one in polls if shown.is_open(one, today)],
                "closed_polls": [_poll(one) for one in polls if not shown.is_open(one, today)],
                "pages": [(path, n, paging.title_of(path)) for path, n in shown.pages_with_comments(most=8)],
            }

        return page(
            request, "public/voices/think.html", build, town, mark, today, repr((has_forums, has_needs))
        )


@shown_page
def threads(request: Any, code: str) -> HttpResponse:
    """Every request for information that was published, with what became of it."""
    town = towns.town(code, on=request.today)
    with acting_for(around.tenant_id(code)):
        mark = shown.stamp()

        def build() -> dict[str, Any]:
            rows = [_thread(one) for one in shown.threads()]
            return {**around.frame(town, "check"), "code": code, "rows": rows}

        return page(request, "public/voices/threads.html", build, town, mark)


@shown_page
def thread(request: Any, code: str, reference: str) -> HttpResponse:
    """One request for information: what was asked, what was answered, on what ground something is withheld.

    :raises Http404: it was not published
    """
    town = towns.town(code, on=request.today)
    with acting_for(around.tenant_id(code)):
        found = shown.thread(reference)
        if found is None:
            raise Http404("not published")

        def build() -> dict[str, Any]:
            assert found is not None, "asked before"
            facts = {"one": _thread(found), "code": code}
            return {**around.frame(town, "check"), **facts}

        return page(request, "public/voices/public_thread.html", build, town, repr(_thread(found)))


def _poll(one: Any) -> dict[str, Any]:
    return {
        "key": one.key,
        "form": one.form,
        "question": t(one.question_th, one.question_en or one.question_th),
        "ends_before": one.ends_before,
    }


def _thread(one: Any) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "asked": one.asked,
        "answer": one.answer,
        "outcome": OUTCOMES[one.outcome],
        "is_answered": bool(one.outcome),
        "ground": one.ground,
        "received_on": one.received_on,
        "due_on": one.due_on,
        "answered_on": one.answered_on,
        "appeal_days": rules.days_of("appeal", one.published_on),
        "was_late": (one.answered_on or one.published_on) > one.due_on,
    }

"""What the pages of a case have in common: one form after another, and where its refusals are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import queries as members
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.cases import access, queries
from thuanna.services.cases.queries import Cover

Choices = list[tuple[str, Phrase]]

_FIELD_OF = {
    "words_missing": "words",
    "words_too_long": "words",
    "receiver_unsuitable": "account",
    "helper_unsuitable": "account",
    "handler_stays": "account",
    "nobody_left": "account",
}


def refused(form: PlainForm, refusal: Refusal) -> None:
    """Say a refusal beside the box it is about, or above them all.

    :raises Refusal: again, where the thing itself is not there
    """
    asking.refused(form, refusal, _FIELD_OF)


def asked(
    request: StaffRequest,
    case_id: int,
    form: Any,
    do: Callable[[dict[str, Any]], object],
    *,
    heading: Phrase,
    send: Phrase,
    done: Phrase,
    lead: Phrase | None = None,
) -> HttpResponse:
    """A page with one form about a case; `do` gets what was filled in.

    The case is looked for first, so that nobody is shown a form for one they may not open.
    """
    cover = queries.cover(request.actor, case_id)
    back = reverse("staff:case", args=[case_id])
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(done))
            return redirect(back)
    number = t(" · คำขอ {number}", " · request {number}", number=cover.case.reference)
    facts = {
        "form": form,
        "heading": Phrase(heading.th + str(number), heading.en + str(number)),
        "lead": lead,
    }
    return render(request, "staff/participation/small.html", facts | {"send": send, "back": back})


def common(request: StaffRequest, case_id: int) -> dict[str, Any]:
    """What every action about a case is told."""
    return {"case_id": case_id, "at": request.now, "by": request.actor}


def once(request: StaffRequest, case_id: int, form: Any) -> dict[str, Any]:
    """The same with the form's own token, so that sending twice has the effect of once."""
    return {**common(request, case_id), "request_token": form.request_token}


def helpers_of(cover: Cover, on: Any) -> list[User]:
    """Colleagues who may be put on a case, those kept out of it left out."""
    out = {recusal.account_id for recusal in cover.kept_out}
    able = members.who_may(access.WORK, cover.case.tenant_id, on=on)
    return [one for one in able if one.pk not in out]

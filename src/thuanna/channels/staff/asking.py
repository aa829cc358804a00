"""A page with one form, a button that does one thing, and where a refusal is said; for any staff page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.fields.worded import beside
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase
from thuanna.kernel.refusals import NotHere, Refusal

Trail = list[tuple[object, str]]


def refused(form: PlainForm, refusal: Refusal, fields: Mapping[str, str]) -> None:
    """Put the refusal's words beside the field its code belongs to, or above the form.

    :raises Refusal: again, where the thing itself is not there
    """
    if isinstance(refusal, NotHere) and refusal.code not in fields:
        raise refusal
    beside(fields)(form, refusal)


def is_done(request: StaffRequest, do: Callable[[], object], said: Phrase) -> bool:
    """Do what a button asks for; the next page says at its top that it is done, or why not.

    :raises NotHere: the thing itself is not there
    """
    try:
        do()
    except NotHere:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, str(said))
    return True


def asked(
    request: StaffRequest,
    form: PlainForm,
    *,
    title: Phrase,
    button: Phrase,
    back: str,
    trail: Trail,
    lead: Phrase | None = None,
    kind: str = "main",
    notes: Sequence[Phrase] = (),
) -> HttpResponse:
    """A page with one form."""
    facts = {
        "form": form,
        "title": title,
        "lead": lead,
        "button": button,
        "button_kind": kind,
        "back": back,
        "notes": notes,
        "trail": trail,
    }
    return render(request, "staff/asked.html", facts)

"""Reading the answers with the code: the thread, messages both ways, whether it may be passed on."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web import disclosures as shown
from thuanna.channels.web.pages import public_form
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.actions import telling as actions
from thuanna.services.disclosures.models import Disclosure, DisclosureEntry
from thuanna.services.disclosures.queries import Look

from . import framing
from .forms import BoxForm, ConsentForm, MessageForm, OpenForm, refuse

_SENT = t("ส่งข้อความแล้ว", "Your message was sent.")
_AGREED = t("บันทึกคำตอบแล้ว", "Your answer is recorded.")
_OPEN, _WRITE, _YES, _NO = "open", "write", "agree", "decline"


@sensitive_post_parameters()
@public_form
@sensitive_variables()
def read(request: Any, code: str) -> HttpResponse:
    """Ask for the code; show the thread; take a message or an answer."""
    town = around.town(code, on=request.today)
    wait = around.limited(request, "box-code", doorkeeping.SENDS_AN_HOUR)
    if wait is not None:
        return wait
    data = doorkeeping.posted(request)
    does = data.get("do", _OPEN) if data is not None else ""
    opening = OpenForm(data if does == _OPEN else None, now=request.now)
    if data is None or (does == _OPEN and not opening.is_valid()):
        return framing.show(request, town, "public/sealed/read.html", {"form": opening})
    try:
        tenant, disclosure = queries.found_by_code(data.get("code", ""), town.tenant)
    except Refusal as refusal:
        if does != _OPEN:
            opening = OpenForm(data, now=request.now)
        refuse(opening, refusal)
        return framing.show(request, town, "public/sealed/read.html", {"form": opening})
    with acting_for(tenant):
        form, notice = _do(request, does, disclosure, tenant)
        facts = {"typed": data.get("code", "")[:60], "notice": notice, **_thread(disclosure)}
        message = form if isinstance(form, MessageForm) else MessageForm(None, now=request.now)
        consent = form if isinstance(form, ConsentForm) else ConsentForm(None, now=request.now)
        facts |= {"message": message, "consent": consent, "refused": form}
        return framing.show(request, town, "public/sealed/thread.html", facts)


def _do(
    request: Any, does: str, disclosure: Disclosure, tenant: Tenant
) -> tuple[BoxForm | None, Phrase | None]:
    """Do what the button says. Gives the form back where something is to be mended, else what was done."""
    if does not in {_WRITE, _YES, _NO}:
        return None, None
    form_class: type[BoxForm] = MessageForm if does == _WRITE else ConsentForm
    form = form_class(doorkeeping.posted(request), request.FILES or None, now=request.now)
    if not form.is_valid():
        return form, None
    common: dict[str, Any] = {
        "disclosure_id": disclosure.pk,
        "request_token": form.request_token,
        "on": request.today,
        "by": around.actor(tenant),
    }
    try:
        if does == _WRITE:
            actions.write(words=form.cleaned_data["words"], files=form.sent_pictures(), **common)
            return None, _SENT
        actions.answer_consent(agrees=does == _YES, **common)
    except Refusal as refusal:
        refuse(form, refusal)
        return form, None
    return None, _AGREED


def _thread(disclosure: Disclosure) -> dict[str, Any]:
    opened = queries.opened(disclosure, for_teller=True)
    return {
        "rows": [shown.row(one) for one in opened],
        "told_on": disclosure.received_on,
        "is_elsewhere": bool(disclosure.concerns),
        "is_closed": queries.last_entry(disclosure).what == DisclosureEntry.What.CLOSED,
        "is_asked": queries.asked(disclosure) is not None,
        "looks": [_look(one) for one in queries.looks(disclosure)],
    }


def _look(one: Look) -> dict[str, Any]:
    return {
        "office": Phrase(one.reader.office_th, one.reader.office_en or one.reader.office_th),
        "reads": one.reader.stands == "reads",
        "first_on": one.first_on,
    }

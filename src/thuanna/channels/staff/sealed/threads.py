"""What waits for a reader; one thread, opened by a button that writes down who looks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thuanna.channels.web import disclosures as shown
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.disclosures import access, queries
from thuanna.services.disclosures.actions import reading as actions
from thuanna.services.disclosures.actions import replacing

from .forms import THREAD_FORMS, AsideForm, ThreadForm, refuse

_STATES: dict[bool, tuple[Phrase, str]] = {
    True: (t("ผู้แจ้งรอคำตอบ", "The teller waits"), "turmeric"),
    False: (t("ตอบแล้ว", "Answered"), "indigo"),
}
_CLOSED = (t("ปิดเรื่องแล้ว", "Closed"), "leaf")
_OPEN = "open"


@page(access.READ)
def listing(request: StaffRequest) -> HttpResponse:
    """Show the threads this actor reads: a number, days and states, nothing of what they say."""
    rows = [_envelope(one, request) for one in queries.listed(request.actor)]
    rows.sort(key=lambda row: not row["waits"])
    facts = {
        "rows": rows,
        "is_door_open": queries.readers_now() is not None,
        "may_name": request.actor.may(access.NAME),
    }
    return render(request, "staff/sealed/listing.html", facts)


@sensitive_post_parameters()
@page(access.READ)
@sensitive_variables()
def one(request: StaffRequest, disclosure_id: int) -> HttpResponse:
    """Show the envelope; after the button, the thread with its forms."""
    envelope = queries.one(request.actor, disclosure_id)
    does = request.POST.get("do", "")
    forms = {
        kind.do: kind(request.POST if does == kind.do else None, auto_id=f"id_{kind.do}_%s")
        for kind in THREAD_FORMS
    }
    sent = forms.get(does)
    if sent is not None and sent.is_valid():
        try:
            _do(request, disclosure_id, sent)
        except Refusal as refusal:
            refuse(sent, refusal)
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:sealed_one", disclosure_id)
    facts: dict[str, Any] = {"envelope": _envelope(envelope, request), "wrong": sent}
    if does == _OPEN or sent is not None:
        thread = actions.open_thread(disclosure_id=disclosure_id, at=request.now, by=request.actor)
        for form in forms.values():
            form.seen(thread[-1].entry.seq)
        facts |= {"rows": [shown.row(found) for found in thread], "forms": list(forms.values())}
    facts |= {"readers": queries.readers_of(envelope), "looks": _looks(envelope)}
    return render(request, "staff/sealed/thread.html", facts)


@page(access.READ)
def aside(request: StaffRequest, disclosure_id: int) -> HttpResponse:
    """Let one of the two stand aside; the deputy steps in."""
    found = queries.one(request.actor, disclosure_id)
    form = AsideForm(request.POST or None, readers=queries.readers_of(found))
    if form.is_valid():
        try:
            replacing.replace(
                disclosure_id=disclosure_id,
                account_id=int(form.cleaned_data["account"]),
                reason=form.cleaned_data["reason"],
                request_token=form.request_token,
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, str(t("เปลี่ยนผู้อ่านแล้ว", "The reader was replaced.")))
            return redirect("staff:sealed")
    return render(request, "staff/sealed/aside.html", {"form": form, "envelope": _envelope(found, request)})


def _do(request: StaffRequest, disclosure_id: int, form: ThreadForm) -> None:
    given = {name: value for name, value in form.cleaned_data.items() if name not in {"token", "after"}}
    does = {
        "answer": actions.answer,
        "note": actions.note,
        "ask": actions.ask_consent,
        "pass": actions.pass_on,
        "close": actions.close,
    }
    act: Any = does[form.do]
    act(disclosure_id=disclosure_id, sent=form.sent, on=request.today, by=request.actor, **given)


def _envelope(found: Any, request: StaffRequest) -> dict[str, Any]:
    waits = found.last_what in queries.FROM_TELLER
    state, tone = _CLOSED if found.last_what == "closed" else _STATES[waits]
    return {
        "id": found.pk,
        "number": f"{found.number // 1000:03}-{found.number % 1000:03}",
        "received_on": found.received_on,
        "last_on": found.last_on,
        "days": (request.today - found.last_on).days,
        "waits": waits,
        "state": state,
        "tone": tone,
        "is_read": found.is_read,
        "is_late": queries.is_late(found, request.today),
        "concerns": found.concerns,
    }


def _looks(found: Any) -> list[dict[str, Any]]:
    return [
        {"who": look.read_by.display_name, "at": timezone.localtime(look.read_at)}
        for look in queries.readings(found)
    ]

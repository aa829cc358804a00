"""Following a matter with its number and code: where it stands, messages both ways, "not resolved".

Reading is a POST, so that the code stands in no address, no history and no log.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.web.pages import public_form
from thuanna.channels.web.voices import EVENTS, OUTCOMES, STATES
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import rules
from thuanna.services.participation.actions import matters as actions
from thuanna.services.participation.models import Matter, MatterStep
from thuanna.services.participation.queries import matters as queries
from thuanna.services.planning import queries as planning

from . import around, doorkeeping
from .forms import FollowForm, MessageForm, refuse

_SENT = t("ส่งข้อความแล้ว เจ้าหน้าที่จะเห็นในเรื่องนี้", "Your message was sent; the office sees it in this matter.")
_REOPENED = t(
    "รับทราบว่ายังไม่เรียบร้อย เริ่มนับกำหนดตอบใหม่แล้ว",
    "Noted that it is not resolved. A new clock has started.",
)


@sensitive_post_parameters()
@public_form
def follow(request: Any, code: str) -> HttpResponse:
    """Ask for number and code; show the matter; take a message or that it is not resolved."""
    town = around.town(code, on=request.today)
    wait = around.limited(request, "follow", doorkeeping.LOOKS_AN_HOUR)
    if wait is not None:
        return wait
    data = doorkeeping.posted(request)
    does = data.get("do", "open") if data is not None else ""
    opening = FollowForm(data if does == "open" else None, now=request.now)
    facts: dict[str, Any] = {**town.frame("check"), "form": opening, "code": code}
    if data is None or (does == "open" and not opening.is_valid()):
        return around.show(request, "public/voices/follow.html", facts)
    try:
        tenant, matter = queries.found_by_code(data.get("reference", ""), data.get("code", ""), town.tenant)
    except Refusal as refusal:
        if does != "open":
            opening = FollowForm(data, now=request.now)
        refuse(opening, refusal)
        return around.show(request, "public/voices/follow.html", {**facts, "form": opening})
    with acting_for(tenant):
        message = MessageForm(data if does in {"write", "reopen"} else None, now=request.now)
        notice = _do(request, does, matter, message, tenant) if does != "open" else None
        if notice is not None:
            message = MessageForm(None, now=request.now)
        facts |= {"message": message, "notice": notice, "typed": data.get("code", "")[:40]}
        facts |= _thread(matter, request)
        return around.show(request, "public/voices/thread.html", facts)


def _do(request: Any, does: str, matter: Matter, form: MessageForm, tenant: Tenant) -> Phrase | None:
    if not form.is_valid():
        return None
    by = around.actor(tenant)
    action = actions.reopen if does == "reopen" else actions.write
    try:
        action(
            matter_id=matter.pk,
            words=form.cleaned_data["words"],
            request_token=form.request_token,
            at=request.now,
            by=by,
        )
    except Refusal as refusal:
        refuse(form, refusal)
        return None
    return _REOPENED if does == "reopen" else _SENT


def _thread(matter: Matter, request: Any) -> dict[str, Any]:
    thread = queries.thread(matter)
    state = thread.state
    words, tone = STATES[state.what]
    is_closed = state.what == MatterStep.What.CLOSED
    return {
        "matter": matter,
        "kind": rules.label_of(matter.kind),
        "words": thread.words,
        "state": words,
        "tone": tone,
        "outcome": OUTCOMES[state.outcome] if state.outcome else None,
        "due_on": thread.due_on,
        "is_late": thread.due_on is not None and thread.due_on < request.today,
        "division": thread.assigned.division if thread.assigned else None,
        "events": [{"on": step.on, "words": EVENTS[step.what]} for step in thread.steps],
        "messages": thread.messages,
        "may_reopen": is_closed and request.today <= rules.clock("reopen", state.on),
        "may_write": not is_closed,
        "is_erased": thread.is_erased,
        "need": planning.need_told_as(matter.reference),
    }

"""A request by its number and code: where it stands, messages both ways, taking it back, asking again.

Reading is a POST, so that the code stands in no address, no history and no log. What was told is not shown
again: somebody else may be looking at this telephone.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import public_form
from thuanna.foundation.law.hotlines import hotlines
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.cases import queries
from thuanna.services.cases.actions import asking
from thuanna.services.cases.models import Case
from thuanna.services.cases.words import FOR_THE_PERSON, OUTCOMES, STEPS

from .forms import FollowForm, SayForm

_DONE = {
    "write": t("ส่งข้อความแล้ว ผู้ดูแลเรื่องนี้จะเห็น", "Sent; those who work on this will see it."),
    "withdraw": t("ถอนคำขอแล้ว ถ้าต้องการอีก เปิดใหม่ได้ที่หน้านี้", "Taken back. You can ask again on this page."),
    "reopen": t("รับทราบแล้ว จะประเมินให้ใหม่โดยเร็ว", "Noted. It will be judged anew soon."),
}
_LABELS = {
    "write": t("ข้อความถึงผู้ดูแล", "Message to those who work on it"),
    "withdraw": t("ถอนคำขอเพราะอะไร ไม่บอกก็ได้", "Why is it taken back? You need not say"),
    "reopen": t("ยังต้องการความช่วยเหลือเรื่องใด", "What help is still needed?"),
}
_ACTIONS = {"write": asking.write, "withdraw": asking.withdraw, "reopen": asking.reopen}


@sensitive_post_parameters()
@public_form
def follow(request: Any, code: str) -> HttpResponse:
    """Ask for number and code; show how it stands; take what the person says."""
    town = around.town(code, on=request.today)
    wait = around.limited(request, "help-follow", doorkeeping.LOOKS_AN_HOUR)
    if wait is not None:
        return wait
    data = doorkeeping.posted(request)
    does = data.get("do", "open") if data is not None else ""
    opening = FollowForm(data if does == "open" else None, now=request.now)
    facts = {**town.frame(None), "code": code, "hotlines": hotlines(request.today), "form": opening}
    if data is None or (does == "open" and not opening.is_valid()):
        return around.show(request, "public/helping/follow.html", facts)
    with acting_for(town.tenant):
        try:
            case = queries.by_code(data.get("reference", ""), data.get("code", ""))
        except Refusal as refusal:
            opening = FollowForm(data, now=request.now)
            opening.add_error(None, mend(refusal.phrase, refusal.code))
            return around.show(request, "public/helping/follow.html", {**facts, "form": opening})
        forms = {name: _form(name, data if name == does else None, request) for name in _ACTIONS}
        notice = _do(request, town, case, does, forms) if does in _ACTIONS else None
        if notice is not None:
            forms[does] = _form(does, None, request)
        facts |= {"forms": forms, "notice": notice, "typed": data.get("code", "")[:40]}
        facts["failed"] = forms[does] if does in forms and forms[does].errors else None
        return around.show(request, "public/helping/case.html", {**facts, **_standing(case, request)})


def _form(name: str, data: Any, request: Any) -> SayForm:
    return SayForm(data, now=request.now, purpose=name, required=name != "withdraw", label=_LABELS[name])


def _do(request: Any, town: around.Town, case: Case, does: str, forms: dict[str, SayForm]) -> Phrase | None:
    form = forms[does]
    if not form.is_valid():
        return None
    try:
        _ACTIONS[does](
            case_id=case.pk,
            words=form.cleaned_data["words"],
            request_token=form.request_token,
            at=request.now,
            by=town.by,
        )
    except Refusal as refusal:
        form.add_error(None, mend(refusal.phrase, refusal.code))
        return None
    return _DONE[does]


def _standing(case: Case, request: Any) -> dict[str, Any]:
    cover = queries.cover_of(case)
    return {
        "case": case,
        "cover": cover,
        "state": STEPS[cover.state.what],
        "outcome": OUTCOMES[cover.state.outcome] if cover.state.outcome else None,
        "handler": cover.handler,
        "is_late": cover.due_on is not None and cover.due_on < request.today,
        "events": [
            {"on": step.on, "words": STEPS[step.what], "due_on": _planned_day(step)}
            for step in cover.steps
            if step.what in FOR_THE_PERSON
        ],
        "messages": [
            {"is_ours": step.what == "answered", "on": step.on, "words": words}
            for step, words in queries.messages(case)
            if words
        ],
        "looks": [
            {"on": timezone.localtime(look.at).date(), "who": look.by.display_name}
            for look in queries.looks_at(case)
        ],
    }


def _planned_day(step: Any) -> Any:
    return step.due_on if step.what in {"visit_planned", "follow_up"} else None

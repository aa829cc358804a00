"""Telling a complaint, a suggestion or a request for information; the answer shows number and code once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.pages import public_form
from thuanna.foundation.law.hotlines import hotlines
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import rules
from thuanna.services.participation.actions import matters

from . import around, doorkeeping
from .forms import ComplaintForm, InformationForm, SuggestionForm, WhoForm, refuse

_COMPLAINT = {
    "heading": t("แจ้งเรื่อง ร้องเรียน-ร้องทุกข์", "Report or complain"),
    "lead": t(
        "ไม่ต้องบอกชื่อ ได้เลขที่และรหัสไว้ติดตาม เทศบาลต้องตอบภายในเวลาที่กำหนด",
        "No name is needed. You get a number and a code to follow it; the office owes an answer in time.",
    ),
    "send": t("ส่งเรื่องและรับเลขที่", "Send it and get the number"),
}
_SUGGESTION = {
    "heading": t("เสนอความต้องการหรือความคิด", "Suggest something"),
    "lead": t(
        "เสนอสิ่งที่อยากให้ทำหรืออยากให้เปลี่ยน ไม่ต้องบอกชื่อ แล้วติดตามคำตอบได้",
        "Say what should be done or changed. No name is needed, and you can follow the answer.",
    ),
    "send": t("ส่งข้อเสนอและรับเลขที่", "Send it and get the number"),
}
_INFORMATION = {
    "heading": t("ขอข้อมูลข่าวสารของราชการ", "Ask for official information"),
    "lead": t(
        "ทุกคนขอได้ ไม่ต้องบอกเหตุผล พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 คำตอบเผยแพร่โดยปิดข้อมูลส่วนบุคคล",
        "Anybody may ask and need not say why (Official Information Act B.E. 2540). The answer is published "
        "with personal data struck out.",
    ),
    "send": t("ส่งคำขอและรับเลขที่", "Send it and get the number"),
}


@sensitive_post_parameters()
@public_form
def complain(request: Any, code: str) -> HttpResponse:
    """Take a complaint in."""
    return _tell(request, code, ComplaintForm, _COMPLAINT, "check")


@sensitive_post_parameters()
@public_form
def suggest(request: Any, code: str) -> HttpResponse:
    """Take a suggestion in."""
    return _tell(request, code, SuggestionForm, _SUGGESTION, "think")


@sensitive_post_parameters()
@public_form
def ask(request: Any, code: str) -> HttpResponse:
    """Take a request for information in."""
    return _tell(request, code, InformationForm, _INFORMATION, "check")


def _tell(
    request: Any, code: str, form_class: type[WhoForm], words: dict[str, Phrase], here: DoorKey
) -> HttpResponse:
    town = around.town(code, on=request.today)
    wait = around.limited(request, "tell")
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        form = form_class(
            doorkeeping.posted(request), request.FILES or None, on=request.today, now=request.now
        )
        if form.is_valid():
            try:
                return _told(request, town, form, here)
            except Refusal as refusal:
                refuse(form, refusal)
        facts = {**town.frame(here), **words, "form": form, "code": code, "nature": form.nature}
        facts["hotlines"] = hotlines(request.today, *around.DANGER)
        facts["kept_for"] = around.kept_for("matter_words", request.today)
        return around.show(request, "public/voices/tell.html", facts)


def _told(request: Any, town: around.Town, form: WhoForm, here: DoorKey) -> HttpResponse:
    new = form.told()
    tell = matters.tell_province if new.about == "executive" else matters.tell
    told = tell(new=new, request_token=form.request_token, at=request.now, by=town.by)
    is_elsewhere = new.about == "executive"
    facts = {
        **town.frame(here),
        "told": told,
        "is_elsewhere": is_elsewhere,
        "due_on": rules.answer_due(told.matter.kind, told.matter.received_on),
        "passes_to_traffy": told.matter.kind in rules.PUBLIC_WORKS,
        "code": town.tenant.code,
    }
    return around.show(request, "public/voices/told.html", facts)

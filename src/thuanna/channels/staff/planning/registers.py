"""What the town keeps beside its projects: duties from the state, market days, its own 4S."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields import ChoiceField, ThaiDateField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Duty
from thuanna.services.planning.words import DUTY_STATES, QUALITIES, WEEKDAYS

from .shared import asked, refused, trail

_TITLE = t("ทะเบียนของตำบล", "Registers of the town")


class DutyForm(PlainForm):
    """A line of the register of transferred duties."""

    title = ThaiTextField(t("ภารกิจอะไร", "Which duty?"))
    from_whom = ThaiTextField(t("หน่วยงานใดถ่ายโอน", "Who hands it over?"))
    instrument = ThaiTextField(t("ตามกฎหมายหรือแผนใด", "By which law or plan?"), most=300)
    state = ChoiceField(t("อยู่ขั้นใด", "Where does it stand?"), list(DUTY_STATES.items()))
    since = ThaiDateField(t("ตั้งแต่วันที่", "Since"), not_after="today")
    means = ThaiTextField(t("เงินและคนที่มาด้วย", "Money and people that come with it"), most=300, required=False)


class MarketForm(PlainForm):
    """A market day."""

    weekday = ChoiceField(t("วันใด", "Which day?"), list(WEEKDAYS.items()), drop_down=True)
    words = ThaiTextField(
        t("ตลาดอะไร", "Which market?"),
        hint=t("เว้นว่างเพื่อเอาวันนี้ออก", "Leave empty to take the day out"),
        most=120,
        required=False,
    )


class QualityForm(PlainForm):
    """What one of the four qualities means here."""

    quality = ChoiceField(t("ด้านใด", "Which one?"), list(QUALITIES.items()))
    words = ThaiTextField(t("ที่นี่หมายถึงอะไร", "What does it mean here?"), lines=3, most=500)
    since = ThaiDateField(t("ตกลงกันเมื่อ", "Agreed on"), not_after="today")


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Duties, market days and the town's own 4S."""
    defined = queries.qualities()
    facts: dict[str, Any] = {
        "duties": [{"row": one, "state": DUTY_STATES[one.state]} for one in queries.duties()],
        "markets": [(WEEKDAYS[str(day)], words) for day, words in queries.market_days().items()],
        "qualities": [(words, defined.get(code)) for code, words in QUALITIES.items()],
        "may_keep": request.actor.may(access.KEEP) and access.own_community(request.actor) is None,
        "may_decide": request.actor.may(access.DECIDE) and access.own_community(request.actor) is None,
        "trail": trail((_TITLE, "")),
    }
    return render(request, "staff/planning/registers.html", facts)


@page(access.KEEP)
def duty(request: StaffRequest, duty_id: int | None = None) -> HttpResponse:
    """Enter a duty, or say where it stands now."""
    known = access.one(request.actor, Duty, duty_id) if duty_id is not None else None
    names = ("title", "from_whom", "instrument", "state", "since", "means")
    initial = {name: getattr(known, name) for name in names} if known else {"since": request.today}
    form = DutyForm(request.POST or None, initial=initial, today=request.today)
    if form.is_valid():
        try:
            actions.record_duty(new=actions.NewDuty(**form.cleaned_data), duty_id=duty_id, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request)
    return _asked(request, form, t("ภารกิจใดที่รับถ่ายโอนจากรัฐ", "Which duty is handed over by the state?"))


@page(access.KEEP)
def market(request: StaffRequest) -> HttpResponse:
    """Say on which day the market is."""
    form = MarketForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.set_market_day(
                weekday=int(given["weekday"]), words=given["words"] or "", by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request)
    return _asked(request, form, t("ตลาดนัดวันใด", "On which day is the market?"))


@page(access.DECIDE)
def quality(request: StaffRequest) -> HttpResponse:
    """Define one of the four qualities."""
    form = QualityForm(request.POST or None, initial={"since": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.define_quality(**form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request)
    return _asked(request, form, t("ตำบลน่าอยู่ของที่นี่เป็นอย่างไร", "What makes this a good place to live?"))


def _done(request: StaffRequest) -> HttpResponse:
    messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
    return redirect("staff:registers")


def _asked(request: StaffRequest, form: PlainForm, title: Phrase) -> HttpResponse:
    return asked(
        request,
        form,
        title=title,
        button=t("บันทึก", "Save"),
        back=reverse("staff:registers"),
        steps=[(_TITLE, reverse("staff:registers"))],
    )

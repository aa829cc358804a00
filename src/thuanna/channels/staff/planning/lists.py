"""The list of an activity: seats, ticking who came on a phone, taking somebody off; the income afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.fields import (
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Activity

from .activities import rides_of, step_into
from .shared import Choices, asked, number, refused, trail


class SeatForm(PlainForm):
    """In which vehicle somebody goes."""

    def __init__(self, *args: Any, rides: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ride"] = ChoiceField(
            t("ขึ้นรถคันใด", "In which vehicle?"),
            rides,
            required=False,
            drop_down=True,
            hint=t("เว้นว่างถ้ามาเอง", "Leave empty if they come by themselves"),
        )


class IncomeForm(PlainForm):
    """What an earning activity brought."""

    counted_on = ThaiDateField(t("ถามเมื่อ", "Asked on"), not_after="today")
    families = WholeNumberField(
        t("กี่ครอบครัวมีรายได้จากกิจกรรมนี้", "How many families earn with it?"), most=100_000
    )
    a_month = MoneyField(t("รวมกันเดือนละเท่าใด", "How much a month together?"), least=ZERO)
    words = ThaiTextField(
        t("ขายอะไร ที่ไหน ติดขัดอะไร", "What, where, what is in the way?"), most=300, required=False
    )


@page(access.SIGN_UP)
def tick(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Tick who came, one line a person; the counts are filled in from it."""
    activity = access.one(request.actor, Activity, activity_id)
    people = queries.sign_ups(request.actor, activity_id)
    if request.method == "POST":
        came = [int(one) for one in request.POST.getlist("came") if one.isascii() and one.isdecimal()]
        if is_done(
            request,
            lambda: actions.tick(activity_id=activity_id, came=came, today=request.today, by=request.actor),
            t("เช็กชื่อแล้ว ตรวจจำนวนแล้วบันทึก", "Ticked. Check the numbers and record."),
        ):
            name = "staff:activity_attendance" if request.actor.may(access.KEEP) else "staff:activity"
            return redirect(name, activity_id)
    facts: dict[str, Any] = {
        "activity": activity,
        "people": people,
        "trail": trail(*step_into(activity), (t("เช็กชื่อ", "Tick the list"), "")),
    }
    return render(request, "staff/planning/tick.html", facts)


@page(access.SIGN_UP)
def one(request: StaffRequest, sign_up_id: int) -> HttpResponse:
    """One on the list: another seat, or off the list."""
    row = queries.one_sign_up(request.actor, sign_up_id)
    form = SeatForm(
        request.POST if request.POST.get("do") == "seat" else None,
        rides=rides_of(row.activity_id),
        initial={"ride": str(row.ride_id or "")},
    )
    try:
        if request.POST.get("do") == "off":
            actions.take_off(sign_up_id=sign_up_id, by=request.actor)
            return redirect("staff:activity", row.activity_id)
        if form.is_valid():
            actions.seat(sign_up_id=sign_up_id, ride_id=number(form.cleaned_data["ride"]), by=request.actor)
            return redirect("staff:activity", row.activity_id)
    except Refusal as refusal:
        refused(form, refusal)
    facts = {
        "row": row,
        "form": form,
        "activity": row.activity,
        "trail": trail(*step_into(row.activity), (row.name, "")),
    }
    return render(request, "staff/planning/sign_up.html", facts)


@page(access.KEEP)
def income(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Record what an earning activity brought, some time later."""
    activity = access.one(request.actor, Activity, activity_id)
    form = IncomeForm(request.POST or None, initial={"counted_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.count_income(activity_id=activity_id, **form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกรายได้แล้ว", "The income is recorded.")))
            return redirect("staff:activity", activity_id)
    return asked(
        request,
        form,
        title=t("มีรายได้จริงหรือไม่", "Does it earn an income?"),
        lead=t("{title}", "{title}", title=activity.title),
        button=t("บันทึกรายได้", "Record the income"),
        back=reverse("staff:activity", args=[activity_id]),
        steps=step_into(activity),
    )

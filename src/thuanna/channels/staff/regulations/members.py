"""One member by the regulation: where they stand on any day and why, what is due, how they pay."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields import ChoiceField, ThaiDateField, WholeNumberField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access as funds
from thuanna.money.regulations import actions
from thuanna.money.regulations.queries import due_of, periods_of, standing_of, texts

from .shared import trail

_PERIODS = 24


class DayForm(PlainForm):
    """On which day?"""

    on = ThaiDateField(t("สถานะในวันที่", "Standing on"))


class PlanForm(PlainForm):
    """How the member pays from now on."""

    plan = ChoiceField(t("ส่งแบบใด", "Which plan?"), [])
    due_day = WholeNumberField(
        t("นัดส่งทุกวันที่", "On which day of the month"),
        least=1,
        most=28,
        required=False,
        hint=t("เว้นว่างถ้าใช้ตามระเบียบ", "Leave empty to follow the regulation."),
    )
    starts_on = ThaiDateField(t("ตั้งแต่วันที่", "From"))

    def __init__(self, *args: Any, plans: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].choices = plans  # type: ignore[attr-defined]  # a field of choices


@page(funds.VIEW)
def standing(request: StaffRequest, member_id: int) -> HttpResponse:
    """Where a member stands on a day, in words with the clause."""
    member = funds.member_for(request.actor, funds.VIEW, member_id)
    form = DayForm(request.POST or None, initial={"on": request.today})
    on: datetime.date = form.cleaned_data["on"] if form.is_valid() else request.today
    found = standing_of(member, on)
    facts = {
        "member": member,
        "form": form,
        "on": on,
        "standing": found,
        "tone": "leaf" if found is not None and found.is_entitled else "turmeric",
        "owed": due_of(member, on),
        "periods": list(reversed(periods_of(member, on)))[:_PERIODS],
        "may_edit": request.actor.may(funds.EDIT),
        "trail": [(member.person.full_name, reverse("staff:fund_member", args=[member_id]))],
    }
    return render(request, "staff/regulations/member.html", facts)


@page(funds.EDIT)
def plan(request: StaffRequest, member_id: int) -> HttpResponse:
    """Choose how a member pays."""
    member = funds.member_for(request.actor, funds.EDIT, member_id)
    found = texts()
    plans = (
        [(one.code, one.label) for one in found.in_force(request.today).contributions.plans] if found else []
    )
    form = PlanForm(request.POST or None, plans=plans, initial={"starts_on": request.today})
    if form.is_valid():
        try:
            actions.choose_plan(member_id=member_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:member_standing", member_id)
    facts = {
        "form": form,
        "heading": t("{name} ส่งเงินสมทบแบบใด", "How does {name} pay?", name=member.person.full_name),
        "save": t("บันทึก", "Save"),
        "back": reverse("staff:member_standing", args=[member_id]),
        "trail": trail(),
    }
    return render(request, "staff/claims/step.html", facts)

"""One member by the regulation: where they stand on any day and why, what is due, how they pay."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.staff.funds.forms import ResolutionForm
from thuanna.channels.staff.funds.member import change
from thuanna.channels.web.fields import ChoiceField, ThaiDateField, WholeNumberField
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.money.funds import access as funds
from thuanna.money.funds.queries import members
from thuanna.money.regulations import access, actions
from thuanna.money.regulations.actions import NewBase
from thuanna.money.regulations.deciding.standing import State
from thuanna.money.regulations.queries import due_of, periods_of, said_of, standing_of, texts

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


class TakeBackInForm(ResolutionForm):
    """From which day, by which resolution."""

    on = ThaiDateField(t("กลับเข้าเป็นสมาชิกตั้งแต่วันที่", "Back in from"), not_after="today")

    field_order = ("on", "resolution_no", "resolution_on")


class BaseForm(ResolutionForm):
    """What the committee says about the time before: paid so far by the old books, or arrears forgiven."""

    kind = ChoiceField(
        t("ปรับเพราะอะไร", "Why is it changed?"),
        [
            ("opening", t("ตามสมุดเดิมก่อนใช้ระบบ", "By the old books, before this system")),
            ("forgiven", t("ยกเว้นที่ค้างส่ง", "Arrears are forgiven")),
        ],
    )
    since = ThaiDateField(t("ปรับในวันที่", "As of"), not_after="today")
    paid_until = ThaiDateField(
        t("นับว่าส่งครบถึงก่อนวันที่", "Counts as paid for the days before"),
        hint=t("วันแรกที่ยังไม่ได้ส่ง", "The first day that is not paid yet."),
    )

    field_order = ("kind", "since", "paid_until", "resolution_no", "resolution_on")


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
        "may_set": found is not None and found.is_member and request.actor.may(access.SET_STANDING),
        "may_return": found is not None
        and found.state is State.ENDED
        and request.actor.may(access.SET_STANDING),
        "trail": [(member.person.full_name, reverse("staff:fund_member", args=[member_id]))],
    }
    return render(request, "staff/regulations/member.html", facts)


@page(funds.EDIT)
def plan(request: StaffRequest, member_id: int) -> HttpResponse:
    """Choose how a member pays."""
    sheet = members.sheet(member_id, by=request.actor)
    found = texts()
    plans = (
        [(one.code, one.label) for one in found.in_force(request.today).contributions.plans] if found else []
    )
    form = PlanForm(request.POST or None, plans=plans, initial={"starts_on": request.today})
    return change(
        request,
        sheet,
        form,
        lambda: actions.choose_plan(member_id=member_id, by=request.actor, **form.cleaned_data),
        heading=t("{name} ส่งเงินสมทบแบบใด", "How does {name} pay?", name=sheet.name),
        save=t("บันทึก", "Save"),
        back=reverse("staff:member_standing", args=[member_id]),
    )


@page(access.SET_STANDING)
def take_back_in(request: StaffRequest, member_id: int) -> HttpResponse:
    """Take somebody back in whose membership ended by arrears, as the regulation says."""
    sheet = members.sheet(member_id, by=request.actor)
    form = TakeBackInForm(request.POST or None, initial={"on": request.today}, today=request.today)
    return change(
        request,
        sheet,
        form,
        lambda: actions.take_back_in(
            member_id=member_id,
            on=form.cleaned_data["on"],
            resolution=form.resolution(),
            by=request.actor,
        ),
        heading=t("{name} กลับเข้าเป็นสมาชิก", "{name} comes back", name=sheet.name),
        save=t("บันทึกตามมติ", "Keep the resolution"),
        back=reverse("staff:member_standing", args=[member_id]),
        said=said_of("arrears", request.today),
    )


@page(access.SET_STANDING)
def set_base(request: StaffRequest, member_id: int) -> HttpResponse:
    """By a resolution, count a member as paid until a day."""
    sheet = members.sheet(member_id, by=request.actor)
    form = BaseForm(request.POST or None, initial={"since": request.today}, today=request.today)

    def keep() -> None:
        known = form.cleaned_data
        new = NewBase(kind=known["kind"], since=known["since"], paid_until=known["paid_until"])
        actions.set_base(member_id=member_id, new=new, resolution=form.resolution(), by=request.actor)

    return change(
        request,
        sheet,
        form,
        keep,
        heading=t("ปรับวันที่ส่งครบของ {name} ตามมติ", "Set how far {name} has paid", name=sheet.name),
        save=t("บันทึกตามมติ", "Keep the resolution"),
        back=reverse("staff:member_standing", args=[member_id]),
    )

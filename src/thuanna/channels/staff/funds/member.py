"""One member: the page, and what can be changed about the membership."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.people.words import age_words
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, rules
from thuanna.money.funds.actions import members as actions
from thuanna.money.funds.queries import members as queries
from thuanna.money.funds.queries import money
from thuanna.money.funds.queries.members import MemberSheet
from thuanna.money.funds.words import LINE_WORDS
from thuanna.money.payments import access as receipt_access
from thuanna.money.payments import queries as receipts
from thuanna.money.regulations import queries as regulations
from thuanna.money.regulations.schema.wording import Section
from thuanna.registry.places import queries as places

from .forms import PAYEES, PayeesForm, StatusForm, TakeBackForm, VillageForm
from .home import trail
from .register import age_of

_RECEIPTS_SHOWN = 12


@page(access.VIEW)
def member(request: StaffRequest, member_id: int) -> HttpResponse:
    """Everything about one membership."""
    sheet = queries.sheet(member_id, by=request.actor)
    facts: dict[str, Any] = {
        "sheet": sheet,
        "member": sheet.member,
        "village": sheet.member.community.label if sheet.member.community else None,
        "plan": LINE_WORDS.get(sheet.member.payment_plan),
        "age": age_words(sheet.birth, age_of(sheet.birth, request)),
        "status": sheet.standing.words,
        "is_current": sheet.standing.is_current,
        "history": [
            {"id": row.pk, "words": rules.STATUS_WORDS[row.status], "starts_on": row.starts_on}
            | {"resolution_no": row.resolution_no, "resolution_on": row.resolution_on, "reason": row.reason}
            for row in reversed(sheet.history)
        ],
        "may_edit": request.actor.may(access.EDIT),
        "may_admit": request.actor.may(access.ADMIT),
        "may_take": request.actor.may(access.TAKE_MONEY),
        "opening": Money(sheet.member.opening_satang) if sheet.member.opening_satang else None,
        "trail": trail((t("สมาชิก", "Members"), reverse("staff:fund_members"))),
    }
    if request.actor.may(receipt_access.VIEW):
        found = receipts.of_payer(member_id, by=request.actor)[:_RECEIPTS_SHOWN]
        facts |= {"receipts": receipts.rows(found), "paid_in": money.paid_in_by(member_id)}
        facts["by_regulation"] = regulations.standing_of(sheet.member, request.today)
    return render(request, "staff/funds/member.html", facts)


@page(access.EDIT)
def status(request: StaffRequest, member_id: int) -> HttpResponse:
    """Suspend or end a membership."""
    sheet = queries.sheet(member_id, by=request.actor)
    form = StatusForm(
        request.POST or None,
        may_become=sheet.may_become,
        initial={"on": request.today},
        today=request.today,
    )
    return change(
        request,
        sheet,
        form,
        lambda: actions.change_status(member_id=member_id, by=request.actor, **form.cleaned_data),
        blame="on",
        heading=t("เกิดอะไรขึ้นกับสมาชิกภาพ", "What became of the membership?"),
        save=t("บันทึกสถานะ", "Save the status"),
        said=regulations.said_of("arrears", request.today),
    )


@page(access.ADMIT)
def take_back(request: StaffRequest, member_id: int, status_id: int) -> HttpResponse:
    """Take back the last status."""
    sheet = queries.sheet(member_id, by=request.actor)
    form = TakeBackForm(request.POST or None)
    return change(
        request,
        sheet,
        form,
        lambda: actions.take_back_status(
            status_id=status_id, reason=form.cleaned_data["reason"], by=request.actor
        ),
        blame="reason",
        heading=t("ถอนสถานะ “{status}” ที่บันทึกผิด", "Take back “{status}”", status=sheet.standing.words),
        save=t("ถอนสถานะนี้", "Take it back"),
    )


@page(access.EDIT)
def village(request: StaffRequest, member_id: int) -> HttpResponse:
    """Count the member in another village."""
    sheet = queries.sheet(member_id, by=request.actor)
    form = VillageForm(
        request.POST or None,
        villages=list(places.communities(on=request.today)),
        initial={"community": str(sheet.member.community_id or "")},
    )
    return change(
        request,
        sheet,
        form,
        lambda: actions.move_to_village(
            member_id=member_id, community_id=form.community_id(), by=request.actor
        ),
        blame="community",
        heading=t("สังกัดหมู่บ้านใด", "In which village?"),
        save=t("บันทึก", "Save"),
    )


@page(access.EDIT)
def payees(request: StaffRequest, member_id: int) -> HttpResponse:
    """Who is to be paid when the member dies."""
    sheet = queries.sheet(member_id, by=request.actor)
    form = PayeesForm(request.POST or None, initial=_named(sheet, request.today), today=request.today)
    return change(
        request,
        sheet,
        form,
        lambda: actions.nominate_payees(
            member_id=member_id, payees=form.payees(), on=form.cleaned_data["on"], by=request.actor
        ),
        blame="on",
        heading=t("ใครรับผลประโยชน์", "Who is to be paid?"),
        save=t("บันทึกผู้รับผลประโยชน์", "Save the payees"),
    )


def change(
    request: StaffRequest,
    sheet: MemberSheet,
    form: PlainForm,
    act: Callable[[], object],
    *,
    heading: Phrase,
    save: Phrase,
    blame: str | None = None,
    said: Section | None = None,
    back: str = "",
) -> HttpResponse:
    """Do it when the form is whole; a refusal stands beside the field that is to blame.

    :param said: what the regulation says of it
    :param back: where to go then; left out, to the member's page
    """
    home = reverse("staff:fund_member", args=[sheet.member.pk])
    back = back or home
    if form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.add_error(blame, mend(refusal.phrase, refusal.code))
        else:
            return redirect(back)
    facts = {"form": form, "heading": heading, "save": save, "back": back, "said": said}
    facts |= {"lead": f"{sheet.member.number} {sheet.name}", "trail": trail((sheet.name, home))}
    return render(request, "staff/funds/change.html", facts)


def _named(sheet: MemberSheet, today: datetime.date) -> dict[str, Any]:
    named: dict[str, Any] = {"on": today}
    for payee in sheet.payees[:PAYEES]:
        named |= {
            f"name_{payee.place}": payee.name,
            f"relation_{payee.place}": payee.relation,
            f"phone_{payee.place}": payee.phone,
        }
    return named

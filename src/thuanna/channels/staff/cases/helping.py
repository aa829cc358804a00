"""Help that was given, home visits, follow-ups, notes of the team."""

from __future__ import annotations

from django.http import HttpResponse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.services.cases import access, queries
from thuanna.services.cases.actions import helping

from .forms import DayForm, FollowedUpForm, HelpForm, VisitedForm, VisitForm, WordsForm
from .shared import asked, common, helpers_of, once


@page(access.WORK)
def note(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write something down for the team."""
    form = WordsForm(
        request.POST or None,
        label=t("บันทึกของทีม", "Note for the team"),
        hint=t(
            "ผู้ขอไม่เห็นบันทึกนี้ ไม่เขียนข้อสงสัยเรื่องยาเสพติดของใคร",
            "The person does not see it. Never write that somebody is suspected of drug use.",
        ),
    )
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.note(words=given["words"], **once(request, case_id, form)),
        heading=t("จดบันทึก", "Write a note"),
        send=t("บันทึก", "Save"),
        done=t("บันทึกแล้ว", "Saved."),
    )


@page(access.WORK)
def help_given(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down help that was given."""
    form = HelpForm(request.POST or None)
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.help_given(
            form=given["form"], words=given["words"], **once(request, case_id, form)
        ),
        heading=t("บันทึกการช่วยเหลือ", "Help given"),
        send=t("บันทึก", "Save"),
        done=t("บันทึกการช่วยเหลือแล้ว", "The help is written down."),
    )


@page(access.WORK)
def plan_visit(request: StaffRequest, case_id: int) -> HttpResponse:
    """Plan a home visit."""
    cover = queries.cover(request.actor, case_id)
    found = helpers_of(cover, request.today)
    form = VisitForm(request.POST or None, found=found, today=request.today)
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.plan_visit(
            visit_on=given["visit_on"],
            account_id=int(given["account"]) if given["account"] else None,
            words=given["words"],
            **once(request, case_id, form),
        ),
        heading=t("นัดเยี่ยมบ้าน", "Plan a home visit"),
        send=t("บันทึกนัด", "Save the plan"),
        done=t("บันทึกนัดแล้ว", "The visit is planned."),
    )


@page(access.WORK)
def visit_done(request: StaffRequest, case_id: int, step_id: int | None = None) -> HttpResponse:
    """Write down what was seen at home, planned or not."""
    form = VisitedForm(request.POST or None, initial={"visited_on": request.today}, today=request.today)
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.visit_done(
            planned_id=step_id,
            visited_on=given["visited_on"],
            seen=given["words"],
            agreed=given["agreed"],
            next_on=given["next_on"],
            **once(request, case_id, form),
        ),
        heading=t("บันทึกการเยี่ยมบ้าน", "Home visit done"),
        send=t("บันทึกการเยี่ยม", "Save the visit"),
        done=t("บันทึกการเยี่ยมบ้านแล้ว", "The visit is written down."),
    )


@page(access.WORK)
def visit_off(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """A planned visit does not take place."""
    form = WordsForm(request.POST or None, label=t("งดเยี่ยมเพราะอะไร", "Why is it called off?"))
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.call_visit_off(
            planned_id=step_id, words=given["words"], **once(request, case_id, form)
        ),
        heading=t("งดเยี่ยมบ้าน", "Call a visit off"),
        send=t("งดเยี่ยมครั้งนี้", "Call it off"),
        done=t("บันทึกว่างดเยี่ยมแล้ว", "It is called off."),
    )


@page(access.WORK)
def plan_follow_up(request: StaffRequest, case_id: int) -> HttpResponse:
    """Plan a follow-up."""
    form = DayForm(request.POST or None, today=request.today)
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.plan_follow_up(follow_up_on=given["follow_up_on"], **common(request, case_id)),
        heading=t("นัดติดตาม", "Plan a follow-up"),
        send=t("บันทึกนัด", "Save the plan"),
        done=t("บันทึกนัดติดตามแล้ว", "The follow-up is planned."),
    )


@page(access.WORK)
def followed_up(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """Write down how the person fares."""
    form = FollowedUpForm(request.POST or None, today=request.today)
    return asked(
        request,
        case_id,
        form,
        lambda given: helping.followed_up(
            planned_id=step_id,
            words=given["words"],
            next_on=given["next_on"],
            **once(request, case_id, form),
        ),
        heading=t("บันทึกการติดตาม", "Followed up"),
        send=t("บันทึก", "Save"),
        done=t("บันทึกการติดตามแล้ว", "The follow-up is written down."),
    )

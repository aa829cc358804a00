"""Judging the urgency, taking on, handing on, answering, closing, opening again for somebody who called."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.services.cases import access, queries, rules
from thuanna.services.cases.actions import asking, working

from .forms import AccountForm, CloseForm, JudgeForm, WordsForm
from .shared import asked, common, helpers_of, once


@page(access.LEAD)
def judge(request: StaffRequest, case_id: int) -> HttpResponse:
    """Say how urgent a case is."""
    seen = queries.cover(request.actor, case_id).after
    form = JudgeForm(request.POST or None, on=request.today, seen=seen)
    return asked(
        request,
        case_id,
        form,
        lambda given: working.judge(
            urgency=given["urgency"],
            dimensions=given["dimensions"],
            words=given["words"],
            after=form.seen,
            **once(request, case_id, form),
        ),
        heading=t("ประเมินความเร่งด่วน", "How urgent is it"),
        send=t("บันทึกและเริ่มนับเวลา", "Save and start the clock"),
        done=t("บันทึกความเร่งด่วนแล้ว", "The urgency is written down."),
        lead=t(
            "อ่านแฟ้มก่อน ถ้าเด็กเสี่ยงหรือมีอันตราย โทร 191 หรือ 1300 ทันที แล้วค่อยบันทึก",
            "Read the file first. A child at risk or danger: call 191 or 1300 at once, then write it down.",
        ),
    )


@require_POST
@page(access.LEAD)
def take_on(request: StaffRequest, case_id: int) -> HttpResponse:
    """Be responsible for a case."""
    is_done(
        request,
        lambda: working.take_on(**common(request, case_id)),
        t("คุณเป็นผู้รับผิดชอบคำขอนี้แล้ว", "You are responsible for it now."),
    )
    return redirect("staff:case", case_id)


@page(access.LEAD)
def hand(request: StaffRequest, case_id: int) -> HttpResponse:
    """Make a colleague responsible."""
    cover = queries.cover(request.actor, case_id)
    form = AccountForm(request.POST or None, found=helpers_of(cover, request.today))
    return asked(
        request,
        case_id,
        form,
        lambda _: working.hand_to(account_id=form.account_id, **common(request, case_id)),
        heading=t("มอบให้ผู้อื่น", "Hand to somebody"),
        send=t("มอบให้คนนี้", "Hand it over"),
        done=t("มอบแล้ว คนนี้จะเห็นในรายการของตน", "Handed over; they see it in their list."),
    )


@page(access.LEAD)
def answer(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write to whoever asked."""
    form = WordsForm(
        request.POST or None,
        label=t("ข้อความถึงผู้ขอ", "Message to the person"),
        hint=t(
            "ผู้ขออ่านด้วยรหัส บอกว่าจะทำอะไร เมื่อไร ใครจะติดต่อ ไม่เล่าเรื่องซ้ำ เผื่อมีคนอื่นเห็นหน้าจอ",
            "Read with the code: what comes, when, who calls. Do not retell it; others may see the screen.",
        ),
    )
    return asked(
        request,
        case_id,
        form,
        lambda given: working.answer(words=given["words"], **once(request, case_id, form)),
        heading=t("ตอบผู้ขอ", "Answer the person"),
        send=t("ส่งข้อความ", "Send it"),
        done=t("ส่งแล้ว ผู้ขออ่านได้ด้วยรหัส ไม่มีการส่งทางอีเมลหรือไลน์", "Sent; read with the code, nowhere else."),
    )


@page(access.LEAD)
def close(request: StaffRequest, case_id: int) -> HttpResponse:
    """Say how it ended."""
    form = CloseForm(
        request.POST or None,
        seen=queries.cover(request.actor, case_id).after,
        initial={"follow_up_on": rules.due("follow_up", request.today)},
        today=request.today,
    )
    return asked(
        request,
        case_id,
        form,
        lambda given: working.close(
            outcome=given["outcome"],
            words=given["words"],
            follow_up_on=given["follow_up_on"],
            after=form.seen,
            **once(request, case_id, form),
        ),
        heading=t("จบการช่วยเหลือ", "Close the case"),
        send=t("บันทึกผลและจบ", "Save the outcome and close"),
        done=t("บันทึกผลแล้ว ผู้ขอเปิดใหม่ได้ด้วยรหัส", "Closed. The person can open it again with the code."),
    )


@page(access.LEAD)
def reopen(request: StaffRequest, case_id: int) -> HttpResponse:
    """Open a case again for somebody who called or came."""
    form = WordsForm(request.POST or None, label=t("ยังต้องการความช่วยเหลือเรื่องใด", "What help is still needed?"))
    return asked(
        request,
        case_id,
        form,
        lambda given: asking.reopen(words=given["words"], **once(request, case_id, form)),
        heading=t("เปิดคำขออีกครั้ง", "Open it again"),
        send=t("เปิดอีกครั้ง", "Open it again"),
        done=t("เปิดแล้ว ต้องประเมินความเร่งด่วนใหม่", "Open again; judge its urgency anew."),
    )

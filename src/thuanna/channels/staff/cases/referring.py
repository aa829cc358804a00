"""Referring to an agency, its letter, and what the agency said."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from thuanna.channels.web.downloads import pdf
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.money.payments.printing import Letterhead
from thuanna.registry.organisations import queries as organisations
from thuanna.services.cases import access, letters, queries
from thuanna.services.cases.actions import referring

from .forms import HearForm, ReferForm
from .shared import Choices, asked, common, once

_KINDS = ("agency", "institution", "provincial_office", "partner_state", "partner_civil", "partner_school")


@page(access.LEAD)
def refer(request: StaffRequest, case_id: int) -> HttpResponse:
    """Refer a case, with consent or by a legal duty."""
    form = ReferForm(request.POST or None, bodies=_bodies(request), today=request.today)
    return asked(
        request,
        case_id,
        form,
        lambda _: referring.refer(new=form.referral(), **once(request, case_id, form)),
        heading=t("ส่งต่อหน่วยงาน", "Refer to an agency"),
        send=t("บันทึกการส่งต่อ", "Save the referral"),
        done=t("บันทึกแล้ว พิมพ์หนังสือส่งต่อได้ในแฟ้ม", "Saved; the letter can be printed from the file."),
        lead=t(
            "ถามเจ้าตัวก่อนเสมอ บอกเท่าที่หน่วยงานต้องรู้ การบำบัดโดยสมัครใจส่งต่อได้เหมือนเรื่องอื่น ไม่ขึ้นทะเบียนใคร",
            "Always ask the person first, and tell no more than the agency must know. Voluntary treatment is "
            "a referral like any other; nobody is put on a list.",
        ),
    )


@page(access.LEAD)
def hear(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """Write down what the agency said."""
    form = HearForm(request.POST or None)
    return asked(
        request,
        case_id,
        form,
        lambda given: referring.hear(
            referral_id=step_id, what=given["what"], words=given["words"], **once(request, case_id, form)
        ),
        heading=t("ผลจากหน่วยงาน", "What the agency said"),
        send=t("บันทึกผล", "Save"),
        done=t("บันทึกผลการส่งต่อแล้ว", "It is written down."),
    )


@require_POST
@page(access.LEAD)
def letter(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """The letter to hand over; that it was printed is written down."""
    step, told = referring.letter(referral_id=step_id, **common(request, case_id))
    own = organisations.own()
    paper = letters.referral_pdf(
        step,
        told,
        ground=queries.grounds(step.case)[step.pk],
        head=Letterhead(
            office=request.tenant.name_th,
            place=own.address_line if own else "",
            phone=own.phone if own else "",
            watermark=request.tenant.watermark,
        ),
        signer=request.user.display_name,
    )
    return pdf(paper, f"letter-{step.case.number}-{step.seq}")


def _bodies(request: StaffRequest) -> Choices:
    found = organisations.directory(request.actor, on=request.today).filter(kind__in=_KINDS)
    return [(str(one.pk), t(one.name_th, one.name_en or one.name_th)) for one in found]

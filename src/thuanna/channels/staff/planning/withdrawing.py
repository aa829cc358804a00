"""A need that tells of somebody is taken off the public pages; in the house it stays with its answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thuanna.channels.staff.publications.views import WithdrawForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications import actions as publishing
from thuanna.oversight.publications.builders.planning import NEED, code_of
from thuanna.services.planning import access
from thuanna.services.planning.models import Need

from .shared import asked, refused


@page("publications.publish")
def need(request: StaffRequest, need_id: int) -> HttpResponse:
    """Ask why, then take a need's page back; forum, projects and data go on without it."""
    kept = access.one(request.actor, Need, need_id)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            publishing.withdraw_page(
                kind=NEED, code=code_of(kept.reference), at=request.now, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("ถอนจากหน้าสาธารณะแล้ว", "It is off the public pages.")))
            return redirect("staff:need", need_id)
    return asked(
        request,
        form,
        title=t("ถอนเรื่องนี้จากหน้าสาธารณะ", "Take this off the public pages"),
        lead=t(
            "ใช้เมื่อคำพูดทำให้รู้ว่าเป็นใคร ในสำนักงานยังอยู่และยังต้องได้คำตอบ ถอนแล้วไม่กลับมาแสดงอีก",
            "For words that tell of somebody. It stays in the house and is still owed an answer; "
            "it is not shown again.",
        ),
        button=t("ถอนจากหน้าสาธารณะ", "Take it off"),
        back=reverse("staff:need", args=[need_id]),
    )

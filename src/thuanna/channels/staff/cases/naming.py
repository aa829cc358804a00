"""Who receives requests, who helps with a case, who is kept out of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import queries as members
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.cases import access, queries
from thuanna.services.cases.actions import naming
from thuanna.services.cases.words import TEAMS

from .forms import AccountForm, HelperForm, ReceiverForm
from .shared import asked, helpers_of, refused


@page(access.NAME)
def receivers(request: StaffRequest) -> HttpResponse:
    """Show who receives requests, and name somebody."""
    named = queries.receivers(request.actor)
    known = {one.account_id for one in named}
    able = [
        one
        for one in members.who_may(access.RECEIVE, request.tenant.pk, on=request.today)
        if one.pk not in known
    ]
    form = ReceiverForm(request.POST or None, found=able)
    if form.is_valid():
        try:
            naming.name_receiver(
                account_id=form.account_id,
                is_deputy=form.cleaned_data["place"] == "deputy",
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("ตั้งแล้ว", "Named.")))
            return redirect("staff:case_receivers")
    facts = {"named": named, "form": form, "door": queries.door(request.today)}
    return render(request, "staff/cases/receivers.html", facts)


@require_POST
@page(access.NAME)
def end_receiver(request: StaffRequest, receiver_id: int) -> HttpResponse:
    """Somebody no longer receives requests."""
    naming.end_receiver(receiver_id=receiver_id, on=request.today, by=request.actor)
    messages.success(request, str(t("พ้นหน้าที่แล้ว", "They no longer receive requests.")))
    return redirect("staff:case_receivers")


@page(access.LEAD)
def helpers(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show who helps with a case, and add somebody."""
    cover = queries.cover(request.actor, case_id)
    on_it = {one.account_id for one in cover.helpers}
    found = [one for one in helpers_of(cover, request.today) if one.pk not in on_it]
    form = HelperForm(request.POST or None, found=found)
    if form.is_valid():
        try:
            naming.add_helper(
                case_id=case_id,
                account_id=form.account_id,
                team=form.cleaned_data["team"],
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("เพิ่มในทีมแล้ว คนนี้เปิดแฟ้มได้", "Added; they may open the file.")))
            return redirect("staff:case_helpers", case_id)
    handler = cover.handler
    facts = {
        "case": cover.case,
        "form": form,
        "rows": [
            {
                "id": one.account_id,
                "who": one.account.display_name,
                "team": TEAMS[one.team],
                "is_handler": handler is not None and handler.pk == one.account_id,
            }
            for one in cover.helpers
        ],
        "kept_out": [one.account.display_name for one in cover.kept_out],
    }
    return render(request, "staff/cases/helpers.html", facts)


@require_POST
@page(access.LEAD)
def helper_off(request: StaffRequest, case_id: int, account_id: int) -> HttpResponse:
    """Take somebody off a case."""
    is_done(
        request,
        lambda: naming.take_helper_off(case_id=case_id, account_id=account_id, by=request.actor),
        t("นำออกจากทีมแล้ว", "Taken off."),
    )
    return redirect("staff:case_helpers", case_id)


@page(access.WORK)
def keep_out(request: StaffRequest, case_id: int) -> HttpResponse:
    """Somebody is concerned, perhaps the reader: they never open this case."""
    queries.cover(request.actor, case_id)
    found = members.who_may("home.view", request.tenant.pk, on=request.today)
    form = AccountForm(
        request.POST or None,
        found=found,
        label=t("คำขอนี้เกี่ยวกับใครในสำนักงาน", "Whom of the office does it concern?"),
    )
    if form.is_valid() and form.account_id == request.user.pk:
        return _step_aside(request, case_id, form)
    return asked(
        request,
        case_id,
        form,
        lambda _: naming.keep_out(
            case_id=case_id, account_id=form.account_id, on=request.today, by=request.actor
        ),
        heading=t("กันคนที่เกี่ยวข้องออก", "Keep somebody out"),
        send=t("กันออกจากคำขอนี้", "Keep them out"),
        done=t("กันออกแล้ว คนนี้เปิดคำขอนี้ไม่ได้อีก", "They can no longer open this request."),
        lead=t(
            "ใครที่เรื่องนี้พาดพิง หรือใกล้ชิดเกินไป รวมถึงตัวเอง จะเปิดไม่ได้อีก และเปลี่ยนกลับไม่ได้",
            "Whoever it is about, or who stands too near, yourself too, can no longer open it. It stays so.",
        ),
    )


def _step_aside(request: StaffRequest, case_id: int, form: AccountForm) -> HttpResponse:
    """The reader keeps out of it: from now on the case is not theirs to see, so they go to the list."""
    is_out = is_done(
        request,
        lambda: naming.keep_out(
            case_id=case_id, account_id=form.account_id, on=request.today, by=request.actor
        ),
        t("กันตัวเองออกแล้ว", "You are kept out of it from now on."),
    )
    return redirect("staff:cases") if is_out else redirect("staff:case", case_id)

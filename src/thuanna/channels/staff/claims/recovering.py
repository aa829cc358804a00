"""Money that was paid wrongly and comes back: agreed on, taken, waived; and money that nobody fetched."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.cash.shared import Choices, into_choices, sent, words_of
from thuanna.channels.staff.funds.forms import ResolutionForm
from thuanna.channels.web.fields import (
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import access, actions, payees
from thuanna.money.claims.actions import MOST_INSTALMENTS, Agreed, Returned
from thuanna.money.claims.models import Claim, Recovery
from thuanna.money.claims.queries import recoveries, sheets
from thuanna.money.claims.queries.recoveries import RecoverySheet
from thuanna.money.funds import holders
from thuanna.money.ledger import queries as book
from thuanna.money.payments import access as receipt_access
from thuanna.money.regulations.schema import Length

from .home import TRAIL
from .steps import step, trail


class AgreeForm(PlainForm):
    """How much comes back, why, and in how many monthly parts."""

    amount = MoneyField(t("ขอคืนเท่าไร", "How much is asked back?"))
    reason = ThaiTextField(
        t("จ่ายผิดอย่างไร", "What was wrong with the payment?"),
        most=300,
        hint=t("เช่น จ่าย 5 คืน แต่นอนจริง 3 คืน", "Such as: five nights were paid, it was three."),
    )
    with_whom = ThaiTextField(t("ตกลงกับใคร", "Who agreed to pay it back?"), most=160)
    parts = WholeNumberField(
        t("แบ่งคืนกี่งวด เดือนละงวด", "In how many monthly parts?"), least=1, most=MOST_INSTALMENTS
    )
    first_on = ThaiDateField(t("งวดแรกภายในวันที่", "The first part by"), not_before="today")

    def agreed(self) -> Agreed:
        """The answers as the action takes them; satang that do not divide go to the first parts."""
        known = self.cleaned_data
        amounts = known["amount"].allot([1] * known["parts"])
        days = [Length(place, 0).after(known["first_on"]) for place in range(known["parts"])]
        return Agreed(
            with_whom=known["with_whom"], reason=known["reason"], parts=list(zip(days, amounts, strict=True))
        )


class ReturnForm(PlainForm):
    """Money that somebody brings back."""

    amount = MoneyField(t("นำเงินมาคืนเท่าไร", "How much comes back?"))
    brought_by = ThaiTextField(t("ใครนำมาคืน", "Who brings it?"), most=160)
    into = ChoiceField(t("รับเข้าที่ไหน", "Where does it go?"), [])
    happened_on = ThaiDateField(t("รับเงินวันที่", "Day of the money"), not_after="today")

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = places  # type: ignore[attr-defined]  # a field of choices

    def returned(self, today: datetime.date) -> Returned:
        """The answers as the action takes them."""
        known = self.cleaned_data
        into = holders.place(known["into"], today, is_closed_known=True)
        names = ("amount", "brought_by", "happened_on")
        return Returned(**{name: known[name] for name in names}, into=into)


class WaiveForm(ResolutionForm):
    """The resolution not to ask for the rest."""

    reason = ThaiTextField(t("เพราะอะไร", "Why?"), most=300)


@page(access.VIEW)
def unfetched(request: StaffRequest) -> HttpResponse:
    """Money that was granted and lies there, the longest waiting first."""
    rows = sheets.unfetched(request.today, by=request.actor)
    facts = {
        "rows": rows,
        "total": sum((row.decision.amount for row in rows), Money(0)),
        "may_close": request.actor.may(access.CLOSE),
        "trail": [(TRAIL[0], reverse(TRAIL[1]))],
    }
    return render(request, "staff/claims/unfetched.html", facts)


@page(access.CLOSE)
def agree(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Write down how a wrong payment comes back."""
    claim = access.claim_for(request.actor, access.CLOSE, claim_id)
    paid = recoveries.paid_order(claim_id)
    first = {
        "amount": paid.order.amount if paid else None,
        "with_whom": payees.choices(claim)[0],
        "parts": 1,
        "first_on": Length(1, 0).after(request.today),
    }
    form = AgreeForm(request.POST or None, initial=first, today=request.today)

    def keep() -> None:
        actions.agree_recovery(claim_id=claim_id, agreed=form.agreed(), on=request.today, by=request.actor)

    heading = t("ขอคืนเงินที่จ่ายผิด คำขอ {number}", "Ask back what was paid for {number}", number=claim.reference)
    lead = t(
        "คืนทั้งหมดหรือบางส่วนก็ได้ ส่วนที่คืนแล้วไม่นับในเพดานของสมาชิก",
        "All of it or a part. What came back no longer counts towards the member's caps.",
    )
    return step(request, claim, form, heading, t("บันทึกข้อตกลง", "Keep the agreement"), keep, lead)


@page(receipt_access.ISSUE)
def take(request: StaffRequest, claim_id: int, recovery_id: int) -> HttpResponse:
    """Take money that comes back: a check in figures and words, then the receipt."""
    claim, sheet = _of(request, claim_id, recovery_id, receipt_access.ISSUE)
    form = ReturnForm(
        request.POST or None,
        places=into_choices(request),
        initial={
            "amount": sheet.next.left if sheet.next else None,
            "brought_by": sheet.recovery.agreed_with,
            "into": "treasurer",
            "happened_on": request.today,
        },
        today=request.today,
    )
    request_id = request_id_of(request)
    at = request.POST.get("step", "")
    if at in ("check", "save") and form.is_valid():
        if at == "check":
            return render(request, "staff/cash/check.html", _check(request, claim, sheet, form))
        try:
            receipt = actions.take_back_money(
                recovery_id=recovery_id,
                returned=form.returned(request.today),
                request_id=request_id,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:receipt", receipt.pk)
    facts = {
        "form": form,
        "heading": t(
            "รับคืนเงิน คำขอ {number} ยังเหลือ {sum} บาท",
            "Money of claim {number} comes back; {sum} baht are still out",
            number=claim.reference,
            sum=sheet.left,
        ),
        "request_id": request_id,
        "is_open": book.is_open(),
        "back": reverse("staff:claim", args=[claim_id]),
        "trail": trail(claim),
    }
    return render(request, "staff/cash/record.html", facts)


@page(access.CLOSE)
def waive(request: StaffRequest, claim_id: int, recovery_id: int) -> HttpResponse:
    """By a resolution, stop asking for the rest."""
    claim, sheet = _of(request, claim_id, recovery_id, access.CLOSE)
    form = WaiveForm(request.POST or None, today=request.today)

    def keep() -> None:
        actions.waive_rest(
            recovery_id=recovery_id,
            resolution=form.resolution(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
        )

    heading = t("ไม่เรียกคืนอีก {sum} บาท", "Stop asking for {sum} baht", sum=sheet.left)
    return step(request, claim, form, heading, t("บันทึกตามมติ", "Keep the resolution"), keep)


def _of(
    request: StaffRequest, claim_id: int, recovery_id: int, permission: str
) -> tuple[Claim, RecoverySheet]:
    claim = access.claim_for(request.actor, permission, claim_id)
    found = Recovery.objects.filter(pk=recovery_id, claim=claim).first()
    if found is None:
        raise Http404
    return claim, recoveries.sheet(found)


def _check(request: StaffRequest, claim: Claim, sheet: RecoverySheet, form: ReturnForm) -> dict[str, Any]:
    known = form.cleaned_data
    return {
        "heading": t("ตรวจก่อนรับคืนเงิน", "Check before the money is taken"),
        "lead": t("คำขอ {number}", "Claim {number}", number=claim.reference),
        "total": known["amount"],
        "day": known["happened_on"],
        "facts": [
            (t("ผู้นำมาคืน", "Brought by"), known["brought_by"]),
            (t("รับเข้าที่", "Into"), words_of(into_choices(request), known["into"])),
            (t("ยังเหลือก่อนรับ", "Still out before"), t("{sum} บาท", "{sum} baht", sum=sheet.left)),
        ],
        "sent": sent(request),
        "after": t(
            "ออกใบเสร็จรับเงินแล้วแก้ไม่ได้ ยกเลิกได้โดยมีเหตุผล", "A receipt is given; it can be voided, not changed."
        ),
        "save": t("รับเงินและออกใบเสร็จ", "Take it and give the receipt"),
        "trail": trail(claim),
    }

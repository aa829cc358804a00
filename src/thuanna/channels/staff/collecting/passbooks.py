"""One passbook on the screen and on paper, and the personal link on its slip."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import ChoiceField, ThaiDateField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import links, passbook_papers
from thuanna.money.funds.actions import passbooks as actions
from thuanna.money.funds.models import PassbookLinkWithdrawal
from thuanna.money.funds.queries import passbooks as queries
from thuanna.money.payments import access as receipt_access
from thuanna.money.regulations import queries as regulations

from . import standing
from .shared import trail

PASSBOOKS = t("สมุดประจำตัวสมาชิก", "Passbooks")
_DAYS = [
    ("366", t("1 ปี", "A year")),
    ("90", t("3 เดือน", "Three months")),
    ("7", t("7 วัน", "Seven days")),
]
_REASONS: list[tuple[str, Phrase]] = [
    (PassbookLinkWithdrawal.Reason.LOST, t("ใบลิงก์หาย หรือคนอื่นเห็น", "The slip is lost, or others saw it")),
    (PassbookLinkWithdrawal.Reason.ASKED, t("เจ้าตัวขอให้ปิด", "The member asked for it")),
    (PassbookLinkWithdrawal.Reason.DECEASED, t("สมาชิกเสียชีวิต", "The member has died")),
]


class LinkForm(PlainForm):
    """For how long the link opens the passbook."""

    days = ChoiceField(t("ใช้ได้นานเท่าไร", "For how long?"), _DAYS)


class DayForm(PlainForm):
    """The day of which the standing is asked."""

    on = ThaiDateField(t("สถานะ ณ วันที่", "The standing on"), not_after="today")


class WithdrawForm(PlainForm):
    """Why the link is taken back."""

    reason = ChoiceField(t("ปิดลิงก์เพราะอะไร", "Why is it taken back?"), list(_REASONS))


@page(receipt_access.VIEW)
def one(request: StaffRequest, member_id: int) -> HttpResponse:
    """One passbook, with the columns of the paper one, its personal links, the standing of any past day."""
    missed = regulations.missed_of([member_id], request.today)
    book = queries.passbook(member_id, on=request.today, by=request.actor, missed=missed.get(member_id, ()))
    form = DayForm(request.GET if "on_day" in request.GET else None, today=request.today)
    day = form.cleaned_data["on"] if form.is_valid() else request.today
    facts = {
        "book": book,
        "entries": book.entries,
        "form": form,
        "by_regulation": standing.of([member_id], day).get(member_id),
        "may_link": request.actor.may(links.ISSUE),
        "links": links.standing_links(member_id, on=request.today),
        "trail": trail((PASSBOOKS, reverse("staff:passbooks")), _member(book)),
    }
    return render(request, "staff/collecting/passbook.html", facts)


@require_POST
@page(receipt_access.VIEW)
def print_one(request: StaffRequest, member_id: int) -> HttpResponse:
    """One passbook on paper."""
    queries.passbook(member_id, on=request.today, by=request.actor)
    return print_at_once(request, [member_id], None)


@page(links.ISSUE)
def issue(request: StaffRequest, member_id: int) -> HttpResponse:
    """Ask for how long; then show the slip, once."""
    book = queries.passbook(member_id, on=request.today, by=request.actor)
    form = LinkForm(request.POST or None, initial={"days": "366"})
    back = reverse("staff:passbook", args=[member_id])
    facts: dict[str, Any] = {"form": form, "book": book, "back": back, "trail": trail(_member(book))}
    facts["earlier"] = links.standing_links(member_id, on=request.today)
    if form.is_valid():
        days = int(form.cleaned_data["days"])
        try:
            link, token = actions.issue_link(
                member_id=member_id, days=days, on=request.today, by=request.actor
            )
        except Refusal as refusal:
            form.add_error("days", mend(refusal.phrase, refusal.code))
        else:
            address = request.build_absolute_uri(
                reverse("public:passbook", args=[request.tenant.code, token])
            )
            drawn = str(segno.make(address, error="m").svg_inline(scale=5, border=2))
            facts |= {"link": link, "address": address}
            facts["qr"] = mark_safe(drawn)  # noqa: S308  # segno's own drawing; no form's text is in it
            return render(request, "staff/collecting/slip.html", facts)
    return render(request, "staff/collecting/link.html", facts)


@page(links.ISSUE)
def withdraw(request: StaffRequest, member_id: int, link_id: int) -> HttpResponse:
    """Take a link back, with the reason."""
    book = queries.passbook(member_id, on=request.today, by=request.actor)
    form = WithdrawForm(request.POST or None)
    back = reverse("staff:passbook", args=[member_id])
    if form.is_valid():
        try:
            actions.withdraw_link(link_id=link_id, reason=form.cleaned_data["reason"], by=request.actor)
        except Refusal as refusal:
            form.add_error("reason", mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("ปิดลิงก์แล้ว เปิดดูไม่ได้อีก", "Taken back; it opens nothing now.")))
            return redirect(back)
    facts = {"form": form, "book": book, "back": back, "trail": trail(_member(book))}
    return render(request, "staff/collecting/withdraw.html", facts)


def print_at_once(request: StaffRequest, member_ids: list[int], village: int | None) -> HttpResponse:
    """A few passbooks on paper while the reader waits; the print is written down."""
    actions.log_print(count=len(member_ids), community_id=village, on=request.today, by=request.actor)
    pdf = passbook_papers.passbooks_pdf(
        member_ids,
        on=request.today,
        by=request.actor,
        missed=regulations.missed_of(member_ids, request.today),
    )
    return downloads.pdf(pdf, "passbooks")


def _member(book: queries.Passbook) -> tuple[object, str]:
    return (f"{book.member.number} {book.name}", reverse("staff:fund_member", args=[book.member.pk]))

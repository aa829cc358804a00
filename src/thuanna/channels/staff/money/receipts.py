"""Receipts: found, shown with the journal behind them, printed, voided."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import ChoiceField, ThaiDateField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import papers, words
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import money
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.entries import Line
from thuanna.money.payments import access, actions, queries

from .forms import VoidForm
from .receiving import trail

_PAGE = 25
_STATES = [("standing", t("ใช้อยู่", "Standing")), ("void", t("ยกเลิกแล้ว", "Void"))]


class FindReceiptForm(PlainForm):
    """Which receipts?"""

    number = ThaiTextField(
        t("เลขที่ใบเสร็จ", "Receipt number"),
        hint=t("เช่น 12 หรือ 2570/12 หรือเลขใบเสร็จกระดาษ", "Such as 12, 2570/12, or the paper's number."),
        most=30,
        required=False,
    )
    starts_on = ThaiDateField(t("ตั้งแต่วันที่", "From"), required=False)
    until = ThaiDateField(t("ถึงวันที่", "Until"), required=False)
    state = ChoiceField(t("สถานะ", "State"), _STATES, drop_down=True, required=False)

    def question(self) -> dict[str, Any]:
        """The answers, as the query takes them."""
        known = self.cleaned_data
        until: datetime.date | None = known["until"]
        return {
            "text": known["number"],
            "starts_on": known["starts_on"],
            "ends_before": until + datetime.timedelta(days=1) if until else None,
            "voided": {"void": True, "standing": False}.get(known["state"]),
        }


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """The latest receipts, or those asked for; and what comes before the first one."""
    form = FindReceiptForm(request.GET or None)
    is_asked = any(value for name, value in request.GET.items() if name != "page")
    question = form.question() if is_asked and form.is_valid() else {}
    found = Paginator(queries.found(by=request.actor, **question), _PAGE)
    shown = found.get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "is_asked": is_asked,
        "page": shown,
        "rows": queries.rows(shown.object_list),
        "is_open": book.is_open(),
        "has_opening": book.is_open() and fund_queries.opening() is not None,
        "position": money.position(),
        "may_take": request.actor.may(access.ISSUE),
        "may_open": request.actor.may("ledger.opening.post"),
    }
    return render(request, "staff/money/listing.html", facts)


@page(access.VIEW)
def receipt(request: StaffRequest, receipt_id: int) -> HttpResponse:
    """One receipt, with the journal behind it."""
    sheet = queries.sheet(receipt_id, by=request.actor)
    point = CollectionPoint.objects.filter(pk=sheet.receipt.into_party).first()
    void = sheet.void
    facts = {
        "sheet": sheet,
        "receipt": sheet.receipt,
        "total": sheet.total,
        "lines": [
            (words.line_words(line.kind, line.first_month, line.months), line.amount) for line in sheet.lines
        ],
        "into": words.place_words(sheet.receipt.into_account, point if sheet.receipt.into_party else None),
        "void_words": words.VOID_WORDS[void.reason] if void else "",
        "journal": explained(sheet.journal),
        "head": papers.head_code(),
        "prints": len(sheet.prints),
        "may_void": request.actor.may(access.VOID) and void is None,
        "may_take": request.actor.may(access.ISSUE),
        "trail": trail(),
    }
    return render(request, "staff/money/receipt.html", facts)


@require_POST
@page(access.VIEW)
def print_receipt(request: StaffRequest, receipt_id: int) -> HttpResponse:
    """The receipt as PDF; each print is written down, and from the second on the paper says so."""
    place = actions.log_print(receipt_id=receipt_id, by=request.actor)
    pdf = papers.receipt_pdf(
        receipt_id,
        base_url=request.build_absolute_uri("/"),
        place_in_prints=place,
        by=request.actor,
    )
    return downloads.pdf(pdf, f"receipt-{receipt_id}")


@page(access.VOID)
def void(request: StaffRequest, receipt_id: int) -> HttpResponse:
    """Void a receipt; the number and the journal stay, the reverse stands beside them."""
    sheet = queries.sheet(receipt_id, by=request.actor)
    form = VoidForm(request.POST or None, initial={"on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.void_receipt(receipt_id=receipt_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:receipt", receipt_id)
    facts = {
        "form": form,
        "sheet": sheet,
        "total": sheet.total,
        "trail": trail((sheet.receipt.reference, reverse("staff:receipt", args=[receipt_id]))),
    }
    return render(request, "staff/money/void.html", facts)


def explained(lines: tuple[Line, ...]) -> list[tuple[Phrase, Phrase, Money]]:
    """A journal in plain words: which account grew or shrank, and by how much."""
    accounts = {account.code: account for account in book.accounts()}
    told = []
    for line in lines:
        account = accounts[line.account]
        grew = line.amount.satang * account.normal_sign > 0
        way = t("เพิ่มขึ้น", "grew by") if grew else t("ลดลง", "shrank by")
        told.append((t(account.name_th, account.name_en), way, abs(line.amount)))
    return told

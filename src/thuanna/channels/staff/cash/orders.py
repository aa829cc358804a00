"""One payment from its preparation to the voucher: approved, sent back, withdrawn, paid, voided, printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.money.receipts import explained
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import actions as claims
from thuanna.money.funds import cash_papers, cash_words, holders
from thuanna.money.funds.papers import head_code
from thuanna.money.funds.words import FUNDER_WORDS
from thuanna.money.payments.approving import access, actions, queries
from thuanna.money.payments.approving.queries import OrderSheet
from thuanna.money.payments.approving.rules import State, may_pay
from thuanna.money.payments.guarded import OrderClosed
from thuanna.money.payments.orders import Into
from thuanna.money.payments.vouchers import access as vouchers_access
from thuanna.money.payments.vouchers import actions as vouchers
from thuanna.money.payments.vouchers import queries as voucher_queries

from .forms import PayForm, ReasonForm, VoidVoucherForm
from .shared import trail

_PAGE = 25
_ORDERS = t("การจ่ายเงิน", "Payments")
_NEW_PAGES = {"expense": "staff:cash_expense", "outside_help": "staff:cash_outside_help"}


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """What waits, then all payments, the latest first."""
    shown = Paginator(queries.latest(by=request.actor), _PAGE).get_page(request.GET.get("page"))
    facts = {
        "open_rows": _rows(queries.rows(queries.unfinished(by=request.actor)[:_PAGE])),
        "rows": _rows(queries.rows(shown.object_list)),
        "page": shown,
        "may_prepare": request.actor.may(access.PREPARE),
        "trail": trail((_ORDERS, "")),
    }
    return render(request, "staff/cash/orders.html", facts)


@page(access.VIEW)
def order(request: StaffRequest, order_id: int) -> HttpResponse:
    """How a payment stands, and what this person may do next."""
    sheet = queries.sheet(order_id, by=request.actor)
    words, tone = cash_words.STATES[sheet.state]
    is_maker = sheet.order.prepared_by_id == request.actor.user_id
    is_open = sheet.state in (State.WAITS, State.READY)
    facts: dict[str, Any] = {
        "sheet": sheet,
        "order": sheet.order,
        "digest": bytes(sheet.order.digest).hex(),
        "state": words,
        "tone": tone,
        "facts": _told(sheet),
        "steps": _steps(sheet),
        "may_approve": sheet.state == State.WAITS and not is_maker and request.actor.may(access.APPROVE),
        "may_send_back": is_open and not is_maker and request.actor.may(access.APPROVE),
        "may_withdraw": is_open and is_maker,
        "may_pay": _may_pay(request, sheet),
        "is_others": sheet.state == State.READY and is_maker,
        "replace_url": _replace_url(request, sheet),
        "trail": trail((_ORDERS, reverse("staff:cash_orders"))),
    }
    return render(request, "staff/cash/order.html", facts)


@require_POST
@page(access.APPROVE)
def approve(request: StaffRequest, order_id: int) -> HttpResponse:
    """Approve what the page showed."""
    seen = request.POST.get("digest", "")
    digest = bytes.fromhex(seen) if len(seen) == 64 and all(c in "0123456789abcdef" for c in seen) else b""
    try:
        actions.approve(order_id=order_id, digest=digest, on=request.today, by=request.actor)
    except OrderClosed as refusal:  # pressed twice, or somebody was quicker: its page shows how it stands
        messages.info(request, str(refusal))
    return redirect("staff:cash_order", order_id)


@page(access.APPROVE)
def send_back(request: StaffRequest, order_id: int) -> HttpResponse:
    """Do not approve, and say why."""
    return _close(
        request,
        order_id,
        actions.send_back,
        t("ส่งกลับให้แก้เพราะอะไร", "Why is it sent back?"),
        t("ส่งกลับ", "Send it back"),
    )


@page(access.PREPARE)
def withdraw(request: StaffRequest, order_id: int) -> HttpResponse:
    """Its maker takes it back."""
    return _close(
        request,
        order_id,
        actions.withdraw,
        t("ถอนเรื่องเพราะอะไร", "Why withdraw it?"),
        t("ถอนเรื่อง", "Withdraw"),
    )


@page(access.PAY)
def pay(request: StaffRequest, order_id: int) -> HttpResponse:
    """The last check in figures and words; then the voucher."""
    sheet = queries.sheet(order_id, by=request.actor)
    form = PayForm(
        request.POST or None,
        request.FILES or None,
        initial={"happened_on": request.today},
        today=request.today,
    )
    request_id = request_id_of(request)
    if form.is_valid():
        try:
            voucher = vouchers.pay(
                order_id=order_id, handed=form.handed(), request_id=request_id, by=request.actor
            )
        except Refusal as refusal:
            blamed = {
                "ledger_no_open_period": "happened_on",
                "voucher_paper_number_used": "paper_number",
                "photo_kind_unknown": "photo",
            }
            form.add_error(blamed.get(refusal.code), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_voucher", voucher.pk)
    facts = {
        "sheet": sheet,
        "order": sheet.order,
        "facts": _told(sheet),
        "form": form,
        "request_id": request_id,
        "trail": trail((_ORDERS, reverse("staff:cash_orders"))),
    }
    return render(request, "staff/cash/pay.html", facts)


@page(vouchers_access.VIEW)
def voucher(request: StaffRequest, voucher_id: int) -> HttpResponse:
    """One voucher, with the journal behind it."""
    sheet = voucher_queries.sheet(voucher_id, by=request.actor)
    facts = {
        "sheet": sheet,
        "voucher": sheet.voucher,
        "total": sheet.total,
        "kind": cash_words.KINDS[sheet.order.kind],
        "purpose": cash_words.PURPOSES.get(sheet.order.purpose),
        "place": holders.name(Into(account=sheet.order.out_account, party=sheet.order.out_party)),
        "funder": FUNDER_WORDS[sheet.order.funder],
        "void_words": cash_words.VOUCHER_VOIDS[sheet.void.reason] if sheet.void else "",
        "journal": explained(sheet.journal),
        "head": head_code(),
        "may_void": request.actor.may(vouchers_access.VOID) and sheet.void is None,
        "trail": trail((_ORDERS, reverse("staff:cash_orders"))),
    }
    return render(request, "staff/cash/voucher.html", facts)


@require_POST
@page(vouchers_access.VIEW)
def print_voucher(request: StaffRequest, voucher_id: int) -> HttpResponse:
    """The voucher as PDF; each print is written down, and from the second on the paper says so."""
    place = vouchers.log_print(voucher_id=voucher_id, by=request.actor)
    content = cash_papers.voucher_pdf(voucher_id, place_in_prints=place, by=request.actor)
    return downloads.pdf(content, f"voucher-{voucher_id}")


@page(vouchers_access.VOID)
def void(request: StaffRequest, voucher_id: int) -> HttpResponse:
    """Void a voucher; the number and the journal stay, the reverse stands beside them."""
    sheet = voucher_queries.sheet(voucher_id, by=request.actor)
    form = VoidVoucherForm(request.POST or None, initial={"on": request.today}, today=request.today)
    if form.is_valid():
        try:
            claims.void_voucher(voucher_id=voucher_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_voucher", voucher_id)
    facts = {
        "form": form,
        "sheet": sheet,
        "total": sheet.total,
        "trail": trail((sheet.voucher.reference, reverse("staff:cash_voucher", args=[voucher_id]))),
    }
    return render(request, "staff/cash/void.html", facts)


def _close(request: StaffRequest, order_id: int, close: Any, heading: Phrase, save: Phrase) -> HttpResponse:
    sheet = queries.sheet(order_id, by=request.actor)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            close(order_id=order_id, reason=form.cleaned_data["reason"], on=request.today, by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_order", order_id)
    facts = {
        "form": form,
        "heading": heading,
        "lead": t("{payee} · {sum} บาท", "{payee} · {sum} baht", payee=sheet.payee, sum=sheet.order.amount),
        "save": save,
        "back": reverse("staff:cash_order", args=[order_id]),
        "trail": trail((_ORDERS, reverse("staff:cash_orders"))),
    }
    return render(request, "staff/funds/change.html", facts)


def _may_pay(request: StaffRequest, sheet: OrderSheet) -> bool:
    user_id = request.actor.user_id
    return (
        sheet.state == State.READY
        and request.actor.may(access.PAY)
        and user_id is not None
        and may_pay(user_id, prepared_by=sheet.order.prepared_by_id, approved_by=sheet.approved_by_id)
    )


def _replace_url(request: StaffRequest, sheet: OrderSheet) -> str:
    """Where another one is prepared in the place of one that is closed or void."""
    is_closed = sheet.state in (State.SENT_BACK, State.WITHDRAWN, State.VOID)
    if not is_closed or sheet.replaced_by is not None or not request.actor.may(access.PREPARE):
        return ""
    if sheet.order.kind == "benefit":
        address = reverse("staff:cash_benefit_of", args=[sheet.order.party])
    else:
        address = reverse(_NEW_PAGES[sheet.order.kind])
    return f"{address}?replaces={sheet.order.pk}"


def _told(sheet: OrderSheet) -> list[tuple[Phrase, object]]:
    found = sheet.order
    place = holders.name(Into(account=found.out_account, party=found.out_party))
    purpose = cash_words.PURPOSES.get(found.purpose, cash_words.KINDS[found.kind])
    return [
        (t("จ่ายให้", "Paid to"), sheet.payee),
        (t("ประเภท", "Kind"), purpose),
        (t("จ่ายค่า", "For"), sheet.what_for),
        (t("จ่ายจาก", "Paid from"), place),
        (t("เงินของ", "Whose money"), FUNDER_WORDS[found.funder]),
    ]


def _steps(sheet: OrderSheet) -> list[dict[str, Any]]:
    """Who did what and when, in order."""
    steps = [
        {
            "words": t("จัดทำ", "Prepared"),
            "who": sheet.people.get(sheet.order.prepared_by_id, ""),
            "on": sheet.order.prepared_on,
        }
    ]
    verdicts = {
        "approved": t("อนุมัติ", "Approved"),
        "sent_back": t("ส่งกลับให้แก้", "Sent back"),
        "withdrawn": t("ถอนเรื่อง", "Withdrawn"),
    }
    for decision in sheet.decisions:
        steps.append(
            {
                "words": verdicts[decision.verdict],
                "who": sheet.people.get(decision.decided_by_id, ""),
                "on": decision.decided_on,
                "why": cash_words.SEND_BACK.get(decision.reason, ""),
            }
        )
    if sheet.voucher is not None:
        paid = {"words": t("จ่าย", "Paid"), "who": sheet.people.get(sheet.voucher.paid_by_id, "")}
        steps.append(paid | {"on": sheet.voucher.happened_on})
    return steps


def _rows(rows: list[queries.OrderRow]) -> list[dict[str, Any]]:
    return [
        {
            "order": row.order,
            "payee": row.payee,
            "kind": cash_words.KINDS[row.order.kind],
            "state": cash_words.STATES[row.state][0],
            "tone": cash_words.STATES[row.state][1],
            "voucher": row.voucher,
        }
        for row in rows
    ]

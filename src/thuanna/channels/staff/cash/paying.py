"""Preparing a payment: a benefit, help, a running cost. Then another person approves or pays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.money import finding
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import cash_words, holders
from thuanna.money.funds.actions import cash as actions
from thuanna.money.funds.queries import members
from thuanna.money.funds.words import FUNDER_WORDS
from thuanna.money.ledger import queries as book
from thuanna.money.payments.approving import access
from thuanna.money.payments.approving import queries as orders
from thuanna.money.payments.models import PaymentOrder
from thuanna.money.payments.orders import Into

from .forms import BenefitForm, ExpenseForm, OutsideHelpForm, PaymentForm
from .recording import blamed
from .shared import PhotoForm, pay_choices, sent, trail, words_of

_WHERE = "payee"
_FORMS: dict[str, type[ExpenseForm] | type[OutsideHelpForm]] = {
    "expense": ExpenseForm,
    "outside_help": OutsideHelpForm,
}
_HEADINGS = {
    "expense": t("จ่ายค่าใช้จ่ายเท่าไร ให้ใคร", "Which cost is paid, and to whom?"),
    "outside_help": t("ช่วยเหลือใคร เท่าไร", "Who is helped, with how much?"),
}


@page(access.PREPARE)
def expense(request: StaffRequest) -> HttpResponse:
    """A running cost."""
    return _prepare_other(request, "expense")


@page(access.PREPARE)
def outside_help(request: StaffRequest) -> HttpResponse:
    """Help to somebody who is no member."""
    return _prepare_other(request, "outside_help")


@page(access.PREPARE)
def benefit(request: StaffRequest) -> HttpResponse:
    """Which member is given a benefit?"""
    if request.method == "POST":
        finding.keep(request, _WHERE)
        return redirect("staff:cash_benefit")
    return render(request, "staff/cash/benefit.html", {"trail": trail(), **finding.found(request, _WHERE)})


@page(access.PREPARE)
def benefit_of(request: StaffRequest, member_id: int) -> HttpResponse:
    """How much, and what for."""
    sheet = members.sheet(member_id, by=request.actor)
    form = BenefitForm(
        request.POST or None,
        held=pay_choices(request),
        initial=_initial(request, sheet.name),
        today=request.today,
    )
    heading = t("จ่ายสวัสดิการให้ {name}", "A benefit for {name}", name=sheet.name)

    def prepare(photo: Any, request_id: str) -> PaymentOrder:
        return actions.prepare_benefit(
            member_id=member_id,
            benefit=form.benefit(request.today, photo),
            on=request.today,
            request_id=request_id,
            replaces=_replaces(request),
            by=request.actor,
        )

    return _steps(request, form, heading, prepare, [(t("สมาชิก", "Member"), sheet.name)])


def _prepare_other(request: StaffRequest, kind: str) -> HttpResponse:
    form = _FORMS[kind](
        request.POST or None, held=pay_choices(request), initial=_initial(request), today=request.today
    )

    def prepare(photo: Any, request_id: str) -> PaymentOrder:
        return actions.prepare_other(
            asked=form.asked(request.today, photo),
            on=request.today,
            request_id=request_id,
            replaces=_replaces(request),
            by=request.actor,
        )

    return _steps(request, form, _HEADINGS[kind], prepare, [])


def _steps(
    request: StaffRequest,
    form: PaymentForm,
    heading: Phrase,
    prepare: Callable[[Any, str], PaymentOrder],
    facts: list[tuple[Phrase, Any]],
) -> HttpResponse:
    """The form, the check, the order. Pressing twice gives one order."""
    is_saving = request.POST.get("step") == "save"
    photo = PhotoForm(request.POST if is_saving else None, request.FILES if is_saving else None)
    request_id = request_id_of(request)
    if request.POST.get("step") in ("check", "save") and form.is_valid():
        if not is_saving or not photo.is_valid():
            return render(request, "staff/cash/check.html", _check(request, form, photo, facts))
        try:
            order = prepare(photo.cleaned_data["photo"], request_id)
        except Refusal as refusal:
            form.add_error(blamed(refusal, form), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_order", order.pk)
    shown = {
        "form": form,
        "heading": heading,
        "request_id": request_id,
        "replaces": _replaces(request),
        "is_open": book.is_open(),
        "back": reverse("staff:cash_orders"),
        "trail": trail(),
    }
    return render(request, "staff/cash/record.html", shown)


def _check(
    request: StaffRequest, form: PaymentForm, photo: PhotoForm, facts: list[tuple[Phrase, Any]]
) -> dict[str, Any]:
    known = form.cleaned_data
    told: list[tuple[Phrase, Any]] = list(facts)
    if known.get("payee"):
        told.append((t("จ่ายให้", "Paid to"), known["payee"]))
    if known.get("purpose"):
        told.append((t("ประเภท", "Kind"), cash_words.PURPOSES[known["purpose"]]))
    told += [
        (t("จ่ายค่า", "For"), known["what_for"]),
        (t("จ่ายจาก", "Paid from"), words_of(form.fields["out_of"].choices, known["out_of"])),  # type: ignore[attr-defined]  # choices
        (t("เงินของ", "Whose money"), FUNDER_WORDS[known["funder"]]),
    ]
    in_force = orders.threshold(request.today)
    after = t(
        "ยังไม่มีเงินออก คนอื่นต้องอนุมัติหรือจ่าย เมื่อส่งแล้วแก้ไม่ได้ ถ้าผิดให้ถอนเรื่องแล้วจัดทำใหม่",
        "No money moves yet: somebody else approves or pays. It cannot be edited; withdraw it if wrong.",
    )
    if in_force is not None and known["amount"] >= in_force.approve_from:
        told.append((t("การอนุมัติ", "Approval"), t("ต้องมีผู้อนุมัติก่อนจ่าย", "Needed before it is paid")))
    return {
        "heading": t("ตรวจใบสั่งจ่าย", "Check the payment"),
        "lead": t("ตรวจชื่อผู้รับและจำนวนเงินให้ตรงกับเอกสาร", "Compare payee and amount with the papers."),
        "total": known["amount"],
        "facts": told,
        "day": request.today,
        "photo": photo,
        "sent": sent(request),
        "save": t("ส่งให้คนต่อไป", "Send it on"),
        "after": after,
        "trail": trail(),
    }


def _initial(request: StaffRequest, member: str = "") -> dict[str, Any]:
    """What the payment in whose place this one is prepared said; its maker changes what was wrong.

    :param member: whose benefit it is; paid to the member, it names nobody else
    """
    replaced = _replaces(request)
    if replaced is None:
        return {"funder": "member"}
    sheet = orders.sheet(replaced, by=request.actor)
    order = sheet.order
    return {
        "purpose": order.purpose,
        "payee": "" if sheet.payee == member else sheet.payee,
        "what_for": sheet.what_for,
        "amount": order.amount,
        "out_of": holders.written(Into(account=order.out_account, party=order.out_party)),
        "funder": order.funder,
    }


def _replaces(request: StaffRequest) -> int | None:
    """The order in whose place this one is prepared."""
    given = request.POST.get("replaces") or request.GET.get("replaces") or ""
    return int(given) if given.isdecimal() and len(given) < 15 else None

"""Taking a contribution: who, how much and for what, a check in figures and words, the receipt."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, words
from thuanna.money.funds.actions import contributions as actions
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import members
from thuanna.money.funds.queries.members import MemberSheet
from thuanna.money.ledger import queries as book
from thuanna.money.payments import queries as receipts

from . import finding
from .forms import ContributionForm

_WHERE = "payer"
_NEWCOMER = datetime.timedelta(days=180)
_MONTHS_OF = {"monthly": 1, "half_yearly": 6, "yearly": 12}


@page(access.TAKE_MONEY)
def take(request: StaffRequest) -> HttpResponse:
    """Which member brings money?"""
    if request.method == "POST":
        finding.keep(request, _WHERE)
        return redirect("staff:take")
    facts = {"is_open": book.is_open(), "trail": trail()}
    return render(request, "staff/money/take.html", facts | finding.found(request, _WHERE))


@page(access.TAKE_MONEY)
def take_from(request: StaffRequest, member_id: int) -> HttpResponse:
    """How much and for what; then a check; then the receipt. Pressing twice gives one receipt."""
    sheet = members.sheet(member_id, by=request.actor)
    points = fund_queries.points_on(request.today)
    form = ContributionForm(
        request.POST or None, points=points, initial=_initial(sheet, request), today=request.today
    )
    request_id = request_id_of(request)
    step = request.POST.get("step", "")
    if step in ("check", "save") and form.is_valid():
        if step == "check":
            return render(request, "staff/money/take_check.html", _check(request, sheet, form))
        try:
            receipt = actions.take_contribution(
                member_id=member_id,
                paid=form.paid(),
                happened_on=form.cleaned_data["happened_on"],
                received_into=form.cleaned_data["received_into"],
                request_id=request_id,
                paper=form.paper(),
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(_blamed(refusal), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:receipt", receipt.pk)
    facts = {
        "form": form,
        "sheet": sheet,
        "request_id": request_id,
        "is_open": book.is_open(),
        "trail": trail((sheet.name, reverse("staff:fund_member", args=[member_id]))),
    }
    return render(request, "staff/money/take_from.html", facts)


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of the money lies."""
    return [(t("เงินสมทบและใบเสร็จ", "Contributions and receipts"), reverse("staff:payments")), *steps]


def sent(request: StaffRequest) -> list[tuple[str, str]]:
    """What the form sent, to be sent again from the check page."""
    kept = {name: request.POST[name] for name in request.POST if name not in ("csrfmiddlewaretoken", "step")}
    return list(kept.items())


def _check(request: StaffRequest, sheet: MemberSheet, form: ContributionForm) -> dict[str, Any]:
    paid = form.paid()
    total = sum((part.amount for part in paid), ZERO)
    into = dict(form.fields["received_into"].choices)  # type: ignore[attr-defined]  # a field of choices
    return {
        "sheet": sheet,
        "lines": [(words.line_words(part.kind, part.first_month, part.months), part.amount) for part in paid],
        "total": total,
        "into": into[form.cleaned_data["received_into"]],
        "happened_on": form.cleaned_data["happened_on"],
        "paper": form.paper(),
        "sent": sent(request),
        "trail": trail(),
    }


def _initial(sheet: MemberSheet, request: StaffRequest) -> dict[str, Any]:
    """What is most likely: the member's own way of paying, from the first month not yet paid."""
    plan = sheet.member.payment_plan if sheet.member.payment_plan in words.CONTRIBUTIONS else "monthly"
    paid_until = receipts.last_paid_month(sheet.member.pk, words.CONTRIBUTIONS)
    fund = fund_queries.fund()
    is_new = paid_until is None and not sheet.member.opening_satang and _has_just_joined(sheet, request)
    fee = Money(fund.entry_fee_satang) if fund is not None and is_new else ZERO
    first = paid_until or request.today.replace(day=1)
    return {
        "kind": plan,
        "first_month": first.isoformat() if plan in _MONTHS_OF else "",
        "months": _MONTHS_OF.get(plan),
        "entry_fee": fee or None,
        "received_into": actions.TREASURER,
        "happened_on": request.today,
    }


def _has_just_joined(sheet: MemberSheet, request: StaffRequest) -> bool:
    """Whether the entry fee is still to come: who came with the old register, or long ago, has paid it."""
    is_of_old_register = sheet.member.import_batch_id is not None
    return not is_of_old_register and request.today - sheet.history[0].starts_on <= _NEWCOMER


def _blamed(refusal: Refusal) -> str | None:
    """The field beside which a refusal stands."""
    if refusal.code in ("ledger_no_open_period", "not_a_member"):
        return "happened_on"
    if refusal.code == "money_place_unknown":
        return "received_into"
    return "paper_number" if refusal.code == "receipt_paper_number_used" else None

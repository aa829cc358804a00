"""One house at once: everybody's contribution, for as many months as they like, a receipt for each."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.money.forms import places
from thuanna.channels.staff.money.receiving import sent
from thuanna.channels.web.fields import ChoiceField, ThaiDateField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.channels.web.transfers import transfer_to
from thuanna.kernel import tokens
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.actions import contributions as actions
from thuanna.money.funds.queries import covered
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import households as queries
from thuanna.money.ledger import queries as book
from thuanna.money.payments import queries as receipt_queries

from . import standing
from .paid import PaidForm, initial_of, line_words, paid_line, printed
from .shared import trail

_MONTHS = (1, 2, 3, 6, 12)


class HouseForm(PaidForm):
    """How much for each member of the house; into whose hands and when."""

    received_into = ChoiceField(t("เงินเข้าที่ไหน", "Into whose hands?"), [])
    happened_on = ThaiDateField(t("วันที่รับเงิน", "Day of the money"), not_after="today")

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["received_into"].choices = places(fund_queries.points_on(today))  # type: ignore[attr-defined]  # a field of choices


@page(access.TAKE_MONEY)
def house(request: StaffRequest, member_id: int) -> HttpResponse:
    """How much for each, for how many months; a check; then all receipts at once."""
    mates = queries.house_of(member_id, on=request.today, by=request.actor)
    months = _asked_months(request)
    form = HouseForm(
        request.POST or None, house=mates, today=request.today, initial=_initial(mates, months, request)
    )
    request_id = request_id_of(request)
    step = request.POST.get("step", "")
    facts: dict[str, Any] = {
        "form": form,
        "mates": mates,
        "months": months,
        "offered": _MONTHS,
        "request_id": request_id,
        "is_open": book.is_open(),
        "trail": trail((mates[0].name, reverse("staff:fund_member", args=[member_id]))),
        "paid_fields": form.paid_fields,
    }
    if step in ("check", "save") and tokens.is_token(request_id) and form.is_valid():
        if step == "check":
            return render(request, "staff/collecting/house_check.html", facts | _check(request, form, months))
        if queries.receipts_of(request_id, by=request.actor):
            return redirect("staff:house_done", request_id)
        try:
            _take(request, form, months, request_id)
        except Refusal as refusal:
            form.add_error("happened_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:house_done", request_id)
    return render(request, "staff/collecting/house.html", facts)


@page(access.TAKE_MONEY)
def done(request: StaffRequest, token: str) -> HttpResponse:
    """The receipts that were given at once."""
    receipts = queries.receipts_of(token, by=request.actor) if tokens.is_token(token) else []
    if not receipts:
        raise Http404("no such receipts")
    facts = {
        "rows": receipt_queries.rows(receipts),
        "total": sum((receipt.total for receipt in receipts), ZERO),
        "token": token,
        "trail": trail(),
    }
    return render(request, "staff/collecting/house_done.html", facts)


@require_POST
@page(access.TAKE_MONEY)
def print_all(request: StaffRequest, token: str) -> HttpResponse:
    """All receipts of the house as one file, a page for each; every print is written down."""
    receipts = queries.receipts_of(token, by=request.actor) if tokens.is_token(token) else []
    if not receipts:
        raise Http404("no such receipts")
    return printed(request, receipts)


def _take(request: StaffRequest, form: HouseForm, months: int, request_id: str) -> None:
    actions.take_contributions(
        brought=[
            actions.Brought(
                member_id=mate.member.pk,
                paid=[paid_line(mate.next_month, amount, months)],
                request_id=queries.request_of(request_id, mate.member.pk),
            )
            for mate, amount in form.brought
        ],
        happened_on=form.cleaned_data["happened_on"],
        received_into=form.cleaned_data["received_into"],
        by=request.actor,
    )


def _check(request: StaffRequest, form: HouseForm, months: int) -> dict[str, Any]:
    into = dict(form.fields["received_into"].choices)  # type: ignore[attr-defined]  # a field of choices
    lines = [
        (mate, line_words(paid_line(mate.next_month, amount, months)), amount)
        for mate, amount in form.brought
    ]
    total = sum((amount for *_, amount in lines), ZERO)
    return {
        "lines": lines,
        "total": total,
        "into": into[form.cleaned_data["received_into"]],
        "happened_on": form.cleaned_data["happened_on"],
        "sent": sent(request),
        "transfer": transfer_to(
            fund_queries.fund(), reference=form.brought[0][0].member.number, amount=total
        ),
    }


def _initial(mates: list[queries.Housemate], months: int, request: StaffRequest) -> dict[str, Any]:
    """What each owes for so many months: by the regulation, else what members usually pay a month."""
    usual = standing.usual_of(1, request.today.replace(day=1)) or covered.usual_amount(1)
    owed = standing.owed_by([mate.member.pk for mate in mates], request.today)
    amounts: dict[str, Any] = {"received_into": actions.TREASURER, "happened_on": request.today}
    for mate in mates:
        by_rule = owed.get(mate.member.pk)
        if by_rule is not None:
            periods = max(1, -(-months // by_rule.next.plan.months))
            amounts |= initial_of(mate.member.pk, by_rule.ahead(periods)[0] or None)
        elif usual is not None:
            amounts |= initial_of(mate.member.pk, usual * months)
    return amounts


def _asked_months(request: StaffRequest) -> int:
    asked = request.POST.get("months") or request.GET.get("months", "1")
    return int(asked) if asked in {str(each) for each in _MONTHS} else 1

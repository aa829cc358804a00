"""Transfers at the bank that are contributions: whose they likely are, a check, receipts for all at once."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from thuanna.channels.staff.money import finding
from thuanna.channels.staff.money.receiving import sent
from thuanna.channels.web.fields import MoneyField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.actions import transfers as actions
from thuanna.money.funds.actions.contributions import Paid
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries import households
from thuanna.money.funds.queries import transfers as queries
from thuanna.money.funds.queries.transfers import Transfer
from thuanna.money.funds.transfers.proposing import Prices
from thuanna.money.ledger import queries as book
from thuanna.money.payments import queries as receipt_queries
from thuanna.money.payments.models import BankLine, Receipt

from . import standing
from .paid import PaidForm, initial_of, line_words, paid_line, printed
from .shared import trail

_TRANSFERS = t("เงินโอนของสมาชิก", "Members' transfers")
_WHERE = "transfer"
_SHOWN = 60
"""Lines on one page; the others follow when these are done."""


class TransferForm(PaidForm):
    """How much of a transfer is whose; together it is what came."""

    entry_fee = MoneyField(
        t("ค่าสมัครสมาชิก", "Entry fee"),
        hint=t("เฉพาะคนแรก ถ้าเพิ่งสมัคร", "Of the first one, if they have just joined."),
        least=ZERO,
        required=False,
    )

    def __init__(self, *args: Any, line: BankLine, prices: Prices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line, self._prices = line, prices

    def clean(self) -> dict[str, Any]:
        """The shares are what came."""
        known = super().clean()
        if not self.errors and self._total != self._line.amount:
            uneven = t(
                "โอนมา {came} บาท แบ่งแล้ว {told} บาท กรุณาแก้ให้เท่ากัน",
                "{came} baht came; the shares come to {told}. Please make them equal.",
                came=self._line.amount,
                told=self._total,
            )
            self.add_error(self.paid_fields[0].name, mend(uneven, "shares_uneven"))
        return known

    @property
    def _total(self) -> Money:
        fee: Money | None = self.cleaned_data.get("entry_fee")
        return sum((amount for _, amount in self.brought), ZERO) + (fee or ZERO)

    def shares(self) -> list[tuple[households.Housemate, list[Paid]]]:
        """What each one's receipt says."""
        told = [(mate, [self._line_of(mate, amount)]) for mate, amount in self.brought]
        fee = self.cleaned_data.get("entry_fee")
        if fee:
            first = self._house[0]
            if not told or told[0][0] is not first:
                told.insert(0, (first, []))
            told[0][1].insert(0, Paid(kind="entry_fee", amount=fee))
        return told

    def _line_of(self, mate: households.Housemate, amount: Money) -> Paid:
        return paid_line(mate.next_month, amount, self._prices.get(mate.member.pk, {}).get(amount))


@dataclass(frozen=True)
class Chosen:
    """A transfer that was ticked, the member it is proposed for, and the line of the receipt."""

    line: BankLine
    member_id: int
    paid: Paid


@page(access.TAKE_MONEY)
def transfers(request: StaffRequest) -> HttpResponse:
    """What came by transfer and waits; those proposed can be recorded together, after a check."""
    waiting = queries.waiting(on=request.today, by=request.actor, prices=_prices(request))
    chosen = _chosen(request, waiting)
    step = request.POST.get("step", "")
    if step == "check" and chosen:
        return render(request, "staff/collecting/transfers_check.html", _check(request, chosen))
    if step == "save" and chosen:
        return _take_all(request, chosen)
    shown = waiting[:_SHOWN]
    proposed = [each.proposal for each in shown if each.proposal is not None]
    ids = {candidate.member_id for proposal in proposed for candidate in proposal.candidates}
    members = _members(request, ids)
    facts = {
        "rows": [_row(each, members) for each in shown],
        "more": len(waiting) - len(shown),
        "sure": sum(1 for each in shown if each.is_sure),
        "total": sum((each.line.amount for each in waiting), ZERO),
        "none_chosen": bool(step),
        "trail": trail((_TRANSFERS, "")),
    }
    return render(request, "staff/collecting/transfers.html", facts)


@page(access.TAKE_MONEY)
def find(request: StaffRequest, line_id: int) -> HttpResponse:
    """Whose transfer is it? Those proposed, and a search."""
    line = queries.deposit(line_id, by=request.actor)
    if request.method == "POST":
        finding.keep(request, _WHERE)
        return redirect("staff:transfer_find", line_id)
    facts = {"line": line, "trail": _trail(), "open_from": book.first_open_day(line.happened_on)}
    return render(request, "staff/collecting/transfer_find.html", facts | finding.found(request, _WHERE))


@page(access.TAKE_MONEY)
def one(request: StaffRequest, line_id: int, member_id: int) -> HttpResponse:
    """How much of a transfer is whose in a member's house; a check; then the receipts and the match."""
    line = queries.deposit(line_id, by=request.actor)
    house = households.house_of(member_id, on=request.today, by=request.actor)
    prices = _prices(request)([mate.member.pk for mate in house])
    form = TransferForm(
        request.POST or None,
        house=house,
        line=line,
        prices=prices,
        today=request.today,
        initial=initial_of(member_id, line.amount),
    )
    facts: dict[str, Any] = {"form": form, "line": line, "house": house, "trail": _trail()}
    facts["open_from"] = book.first_open_day(line.happened_on)
    step = request.POST.get("step", "")
    if step in ("check", "save") and form.is_valid():
        shares = form.shares()
        if step == "check":
            told = facts | {"receipts": _told(shares), "sent": sent(request), "total": line.amount}
            return render(request, "staff/collecting/transfer_check.html", told)
        try:
            _take(request, line, [(mate.member.pk, paid) for mate, paid in shares])
        except Refusal as refusal:
            form.add_error(form.paid_fields[0].name, mend(refusal.phrase, refusal.code))
        else:
            return _to_receipts([line.pk])
    return render(request, "staff/collecting/transfer.html", facts)


@page(access.TAKE_MONEY)
def done(request: StaffRequest) -> HttpResponse:
    """The receipts that were made of these lines of the bank."""
    receipts = _receipts(request, request.GET.getlist("line"))
    facts = {
        "rows": receipt_queries.rows(receipts),
        "total": sum((receipt.total for receipt in receipts), ZERO),
        "lines": request.GET.getlist("line"),
        "trail": _trail(),
    }
    return render(request, "staff/collecting/transfers_done.html", facts)


@require_POST
@page(access.TAKE_MONEY)
def print_all(request: StaffRequest) -> HttpResponse:
    """These receipts as one file."""
    return printed(request, _receipts(request, request.POST.getlist("line")))


def _take_all(request: StaffRequest, chosen: Sequence[Chosen]) -> HttpResponse:
    """Each transfer by itself: one that cannot be recorded does not keep the others back."""
    taken = []
    for each in chosen:
        try:
            _take(request, each.line, [(each.member_id, [each.paid])])
        except Refusal as refusal:
            messages.warning(request, str(refusal.phrase))
        else:
            taken.append(each.line.pk)
    return _to_receipts(taken) if taken else redirect("staff:transfers")


def _take(request: StaffRequest, line: BankLine, shares: Sequence[tuple[int, Sequence[Paid]]]) -> None:
    actions.take_transfer(
        line_id=line.pk,
        shares=[actions.Share(member_id=member_id, paid=paid) for member_id, paid in shares],
        on=request.today,
        by=request.actor,
    )


def _chosen(request: StaffRequest, waiting: Sequence[Transfer]) -> list[Chosen]:
    """The proposals that were ticked and still stand: the likeliest member of each."""
    ticked = set(request.POST.getlist("take"))
    found = [
        (each.line, each.proposal.candidates[0])
        for each in waiting
        if each.proposal is not None and f"{each.line.pk}:{each.proposal.candidates[0].member_id}" in ticked
    ]
    months = households.next_months([likely.member_id for _, likely in found], on=request.today)
    return [
        Chosen(line, likely.member_id, paid_line(months[likely.member_id], line.amount, likely.months))
        for line, likely in found
    ]


def _check(request: StaffRequest, chosen: Sequence[Chosen]) -> dict[str, Any]:
    members = _members(request, {each.member_id for each in chosen})
    lines = [(each.line, members[each.member_id], line_words(each.paid)) for each in chosen]
    total = sum((each.line.amount for each in chosen), ZERO)
    open_from = book.first_open_day(min(each.line.happened_on for each in chosen))
    return {
        "lines": lines,
        "total": total,
        "open_from": open_from,
        "sent": _ticked(request),
        "trail": _trail(),
    }


def _ticked(request: StaffRequest) -> list[tuple[str, str]]:
    return [("take", value) for value in request.POST.getlist("take")]


def _row(transfer: Transfer, members: dict[int, Member]) -> dict[str, Any]:
    candidates = transfer.proposal.candidates if transfer.proposal is not None else ()
    return {
        "transfer": transfer,
        "line": transfer.line,
        "candidates": [(members[each.member_id], each) for each in candidates if each.member_id in members],
    }


def _told(shares: Sequence[tuple[households.Housemate, Sequence[Paid]]]) -> list[dict[str, Any]]:
    return [
        {"mate": mate, "lines": [(line_words(part), part.amount) for part in paid]} for mate, paid in shares
    ]


def _members(request: StaffRequest, ids: Collection[int]) -> dict[int, Member]:
    found = access.members_for(request.actor, access.TAKE_MONEY).select_related("person", "community")
    return dict(found.in_bulk(ids))


def _prices(request: StaffRequest) -> queries.PriceList:
    on: datetime.date = request.today

    def prices(member_ids: Collection[int]) -> Prices:
        return standing.prices_of(member_ids, on)

    return prices


def _receipts(request: StaffRequest, given: Sequence[str]) -> list[Receipt]:
    ids = [int(each) for each in given[:_SHOWN] if each.isdecimal() and len(each) < 19]
    receipts = queries.receipts_of(ids, by=request.actor)
    if not receipts:
        raise Http404("no such receipts")
    return receipts


def _to_receipts(line_ids: Sequence[int]) -> HttpResponse:
    asked_for = urlencode({"line": line_ids}, doseq=True)
    return redirect(f"{reverse('staff:transfers_done')}?{asked_for}")


def _trail() -> list[tuple[object, str]]:
    return trail((_TRANSFERS, reverse("staff:transfers")))

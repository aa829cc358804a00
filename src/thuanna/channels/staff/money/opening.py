"""The first pages of a book: opening it, and the balances of the old one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, openings
from thuanna.money.funds.actions import contributions
from thuanna.money.funds.actions import funds as actions
from thuanna.money.funds.queries import fund as queries
from thuanna.money.ledger import queries as book

from .forms import OpenBookForm, OpeningForm, SureForm
from .receipts import explained
from .receiving import sent, trail


@page(access.POST_OPENING)
def open_book(request: StaffRequest) -> HttpResponse:
    """Open the book with its ready accounts."""
    form = OpenBookForm(request.POST or None, initial={"opens_on": request.today})
    if form.is_valid():
        try:
            actions.open_book(opens_on=form.cleaned_data["opens_on"], by=request.actor)
        except Refusal as refusal:
            form.add_error("opens_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:opening")
    facts = {
        "form": form,
        "heading": t("เปิดสมุดบัญชีของกองทุน", "Open the fund's book"),
        "lead": t(
            "ระบบเตรียมบัญชีตามแบบสถานะกองทุนไว้ให้ เปิดครั้งเดียว แล้วรับเงินออกใบเสร็จได้ทันที",
            "Accounts are ready, after the fund status form. Opened once; then money can be taken.",
        ),
        "save": t("เปิดสมุดบัญชี", "Open the book"),
        "back": reverse("staff:payments"),
        "trail": trail(),
    }
    return render(request, "staff/funds/change.html", facts)


@page(access.POST_OPENING)
def opening(request: StaffRequest) -> HttpResponse:
    """The balances of the old books: filled in, checked, posted once."""
    if not book.is_open():
        return redirect("staff:book_open")
    posted = queries.opening()
    if posted is not None:
        facts = {"journal": explained(tuple(book.lines_of(posted.pk)))[:_MOST_LINES], "posted": posted}
        return render(request, "staff/money/opening_done.html", facts | {"trail": trail()})
    form = OpeningForm(request.POST or None, points=queries.points_on(request.today), today=request.today)
    sure = SureForm(request.POST if request.POST.get("step") == "save" else None)
    members = queries.opening_sums()
    facts = {"form": form, "paid_in": sum(members.values(), ZERO), "members": len(members), "trail": trail()}
    if request.POST.get("step") in ("check", "save") and form.is_valid():
        try:
            money = {name: value for name, value in form.money().items() if name != "as_of"}
            balances = openings.Opening(members=members, **money)
            openings.lines_of(balances, contributions=queries.contribution_account(request.today))
            if sure.is_valid():
                contributions.post_opening_balances(by=request.actor, **form.money())
                return redirect("staff:opening")
        except Refusal as refusal:
            blamed = "as_of" if refusal.code == "ledger_no_open_period" else None
            form.add_error(blamed, mend(refusal.phrase, refusal.code))
        else:
            facts |= {"sure": sure, "lines": form.lines(), "total": balances.total, "sent": sent(request)}
            facts["as_of"] = form.cleaned_data["as_of"]
            return render(request, "staff/money/opening_check.html", facts)
    return render(request, "staff/money/opening.html", facts)


_MOST_LINES = 40

"""The end of a month and of a year: the checklist, explanations, the closing, the split of a surplus."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger.models import Period
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.payments.banking import queries as banking
from thuanna.money.payments.closing import actions, queries

from . import asked as asking
from .forms import CloseForm, ExplanationForm, SurplusForm
from .views import trail

_CLOSING = t("ปิดบัญชี", "Closing")
_DONE_AT = {
    "earlier_closed": "staff:closing",
    "cash_deposited": "staff:cash_deposit",
    "handovers_answered": "staff:cash_handovers",
    "cash_counted": "staff:cash_count",
    "counts_agree": "staff:cash_report",
    "bank_agrees": "staff:bank_first",
    "bank_matched": "staff:bank_first",
}
"""Where an open point of the checklist is settled; the balance of the bank's book has its link below."""


def closing_trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of closing lies."""
    return trail((_CLOSING, reverse("staff:closing")), *steps)


@page(queries.VIEW)
def months(request: StaffRequest) -> HttpResponse:
    """Every month that has begun, open or closed, and what comes next."""
    if not asking.has_book():
        return redirect("staff:books")
    listed = [
        {
            "period": period,
            "words": Span(period.starts_on, period.ends_before).words,
            "closing": closing,
        }
        for period, closing in queries.periods()
        if period.starts_on <= request.today
    ]
    facts = {
        "months": listed,
        "next": queries.next_to_close(),
        "years": queries.year_closings(),
        "policies": queries.policies(),
        "may_decide": request.actor.may(queries.DECIDE),
        "trail": closing_trail(),
    }
    return render(request, "staff/books/closing.html", facts)


@page(queries.VIEW)
def checklist(request: StaffRequest, period_id: int) -> HttpResponse:
    """How every point of a month stands."""
    period = _period(request, period_id)
    return _shown(request, period, CloseForm(), ExplanationForm())


@page(queries.CLOSE)
def close(request: StaffRequest, period_id: int) -> HttpResponse:
    """Close the month, or its year if it is the last one. A look at it leads back to the list."""
    period = _period(request, period_id)
    if request.method != "POST":
        return redirect("staff:closing_month", period_id)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            _close(request, period)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("ปิดบัญชีแล้ว", "It is closed.")))
            return redirect("staff:closing")
    return _shown(request, period, form, ExplanationForm())


@require_POST
@page(queries.CLOSE, second_factor=False)
def explain(request: StaffRequest, period_id: int, item: str) -> HttpResponse:
    """Write down why a point may stay open."""
    period = _period(request, period_id)
    form = ExplanationForm(request.POST)
    if form.is_valid():
        try:
            actions.explain(
                period_id=period_id, item=item, words=form.cleaned_data["words"], by=request.actor
            )
        except Refusal as refusal:
            form.add_error("words", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:closing_month", period_id)
    return _shown(request, period, CloseForm(), form, item=item)


@page(queries.DECIDE)
def surplus(request: StaffRequest) -> HttpResponse:
    """How a surplus is split: what was decided, and a new decision."""
    form = SurplusForm(request.POST or None)
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.adopt_surplus_policy(
                starts_on=known["starts_on"],
                resolution_no=known["resolution_no"],
                shares=form.shares(),
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:closing")
    facts = {
        "form": form,
        "policies": queries.policies(),
        "trail": closing_trail((t("จัดสรรส่วนเกิน", "The surplus"), "")),
    }
    return render(request, "staff/books/surplus.html", facts)


def _close(request: StaffRequest, period: Period) -> None:
    proof = queries.prove()
    if queries.ends_year(period):
        actions.close_year(year=FiscalYear(period.year), on=request.today, proof=proof, by=request.actor)
    else:
        actions.close_month(period_id=period.pk, on=request.today, proof=proof, by=request.actor)


def _shown(
    request: StaffRequest, period: Period, form: CloseForm, explanation: ExplanationForm, item: str = ""
) -> HttpResponse:
    proof = queries.prove_what_is_new()
    found = queries.checklist(period, on=request.today, proof=proof)
    is_last = queries.ends_year(period)
    facts: dict[str, Any] = {
        "found": found,
        "points": [(point, _way_to(point)) for point in found.points],
        "period": period,
        "proved_on": timezone.localtime(proof.whole_at).date() if proof.whole_at else None,
        "is_closed": any(each.pk == period.pk and closing for each, closing in queries.periods()),
        "form": form,
        "explanation": explanation,
        "explained_item": item,
        "year_end": queries.year_end(FiscalYear(period.year)) if is_last else None,
        "may_close": request.actor.may(queries.CLOSE),
        "may_reconcile": request.actor.may(banking.RECONCILE),
        "trail": closing_trail((found.span.words, "")),
    }
    return render(request, "staff/books/closing_month.html", facts)


def _way_to(point: queries.Point) -> str:
    """The page where a point is settled."""
    route = _DONE_AT.get(point.item.code, "")
    return reverse(route) if route else ""


def _period(request: StaffRequest, period_id: int) -> Period:
    try:
        return queries.period(period_id, by=request.actor)
    except queries.MonthUnknown as unknown:
        raise Http404 from unknown

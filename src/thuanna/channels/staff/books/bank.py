"""The bank beside the book: what waits, suggestions, matches by hand, the stated balance, reconciliation."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.queries import transfers
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account
from thuanna.money.ledger.statements import words
from thuanna.money.payments import photos
from thuanna.money.payments.approving import access as approving_access
from thuanna.money.payments.banking import actions, queries, reconciliation, rules
from thuanna.money.payments.events import access as events_access
from thuanna.money.payments.models import BankAssertion

from . import asked as asking
from . import views
from .forms import BalanceForm, ChooseByHandForm
from .shown import columns_of, rows_of

_SUGGESTED, _RECENT = 25, 15


def bank_trail(code: str, *steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of the bank lies."""
    return views.trail((t("ธนาคาร", "The bank"), reverse("staff:bank", args=[code])), *steps)


@page(queries.VIEW)
def first(request: StaffRequest) -> HttpResponse:
    """The first bank account of the book."""
    accounts = queries.bank_accounts()
    return redirect("staff:bank", accounts[0].code) if accounts else redirect("staff:books")


@page(queries.VIEW)
def account(request: StaffRequest, code: str) -> HttpResponse:
    """One bank account: both balances, what waits, what seems to belong together."""
    found = account_for(request, code)
    waiting = queries.waiting(found)
    suggested = queries.suggestions(found, on=request.today)[:_SUGGESTED]
    last_day = queries.latest_day(found)
    facts = {
        "bank_account": found,
        "name": words.account_words(found),
        "accounts": [(each.code, words.account_words(each)) for each in queries.bank_accounts()],
        "in_book": book.balance(found.code),
        "in_bank": queries.bank_balance(found, last_day) if last_day else None,
        "last_day": last_day,
        "sides": waiting,
        "left": rules.left_over(waiting.lines, waiting.journals, suggested),
        "suggestions": suggested,
        "matches": [_told(match) for match in queries.standing_matches(found)[:_RECENT]],
        "statements": queries.statements(found)[:_RECENT],
        "assertions": queries.assertions(found)[:_RECENT],
        "may_reconcile": request.actor.may(queries.RECONCILE),
        "may_record": request.actor.may(events_access.RECORD),
        "may_prepare": request.actor.may(approving_access.PREPARE),
        "may_take_transfers": transfers.may_be_taken_by(request.actor),
        "trail": bank_trail(code),
    }
    return render(request, "staff/books/bank.html", facts)


@require_POST
@page(queries.RECONCILE)
def confirm(request: StaffRequest, code: str) -> HttpResponse:
    """Confirm a suggestion."""
    form = ChooseByHandForm(request.POST)
    reason = request.POST.get("reason", "")
    is_done(
        request,
        lambda: actions.confirm(
            account_code=code,
            line_ids=form.chosen_lines,
            journal_ids=form.chosen_journals,
            reason=reason if reason in rules.REASONS else rules.BY_HAND,
            on=request.today,
            by=request.actor,
        ),
        t("จับคู่แล้ว", "Matched."),
    )
    return redirect("staff:bank", code)


@require_POST
@page(queries.RECONCILE)
def confirm_sure(request: StaffRequest, code: str) -> HttpResponse:
    """Confirm every suggestion beside which nothing else could be meant."""
    found = account_for(request, code)
    done = 0
    for suggestion in queries.suggestions(found, on=request.today):
        if not suggestion.is_sure:
            continue
        try:
            actions.confirm(
                account_code=code,
                line_ids=[item.id for item in suggestion.lines],
                journal_ids=[item.id for item in suggestion.journals],
                reason=suggestion.reason,
                on=request.today,
                by=request.actor,
            )
        except actions.AlreadyMatched:
            continue  # somebody else was quicker
        done += 1
    messages.success(request, str(t("จับคู่แล้ว {n} คู่", "{n} matched.", n=done)))
    return redirect("staff:bank", code)


@page(queries.RECONCILE)
def by_hand(request: StaffRequest, code: str) -> HttpResponse:
    """Choose lines and journals that belong together; both sides must come to the same."""
    found = account_for(request, code)
    form = ChooseByHandForm(request.POST or None)
    if request.method == "POST":
        try:
            actions.confirm(
                account_code=code,
                line_ids=form.chosen_lines,
                journal_ids=form.chosen_journals,
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("จับคู่แล้ว", "Matched.")))
            return redirect("staff:bank", code)
    waiting = queries.candidates(found, on=request.today)
    facts = {
        "bank_account": found,
        "form": form,
        "sides": waiting,
        "trail": bank_trail(code, (t("จับคู่เอง", "Match by hand"), "")),
    }
    return render(request, "staff/books/bank_match.html", facts)


@require_POST
@page(queries.RECONCILE)
def undo(request: StaffRequest, code: str, match_id: int) -> HttpResponse:
    """Take a match back."""
    is_done(
        request,
        lambda: actions.undo(match_id=match_id, by=request.actor),
        t("ยกเลิกการจับคู่แล้ว รายการกลับไปรอเทียบ", "Undone; both sides wait again."),
    )
    return redirect("staff:bank", code)


@page(queries.RECONCILE)
def balance(request: StaffRequest, code: str) -> HttpResponse:
    """Put down what the bank's book shows, with its photo."""
    found = account_for(request, code)
    form = BalanceForm(request.POST or None, request.FILES or None, today=request.today)
    if form.is_valid():
        known = form.cleaned_data
        photo = known["photo"]
        try:
            stated = actions.state_balance(
                account_code=code,
                day=known["day"],
                balance=known["balance"],
                photo=(photo.name, photo.content_type, photo.read()),
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("photo", mend(refusal.phrase, refusal.code))
        else:
            address = reverse("staff:bank_reconciliation", args=[code])
            return redirect(f"{address}?{urlencode({'on': stated.on.isoformat()})}")
    facts = {
        "bank_account": found,
        "form": form,
        "trail": bank_trail(code, (t("ยอดในสมุดธนาคาร", "The bank's book"), "")),
    }
    return render(request, "staff/books/bank_balance.html", facts)


@require_POST
@page(queries.VIEW)
def photo(request: StaffRequest, assertion_id: int) -> HttpResponse:
    """The photo of a stated balance; each look is written down."""
    stated = BankAssertion.objects.filter(pk=assertion_id).select_related("document").first()
    if stated is None:
        raise Http404
    photos.look(document_id=stated.document_id, by=request.actor)
    return downloads.uploaded(stated.document, downloads.ended(f"bank-book-{stated.on}", stated.document))


@page(queries.VIEW)
def reconciled(request: StaffRequest, code: str) -> HttpResponse:
    """From the book's balance to the bank's, on a day."""
    found, made = _reconciliation(request, code)
    asked = asking.asked(request, request.today)
    facts = {
        "bank_account": found.account,
        "found": found,
        "statement": made,
        "columns": columns_of(made, asked, "", is_down=False),
        "rows": rows_of(made, asked, made.rows),
        "day": found.on,
        "days": _month_ends(request.today),
        "trail": bank_trail(code, (made.title, "")),
    }
    return render(request, "staff/books/bank_reconciliation.html", facts)


@page(queries.VIEW)
def reconciled_workbook(request: StaffRequest, code: str) -> HttpResponse:
    """The same as a workbook."""
    found, made = _reconciliation(request, code)
    return views.workbook_of(request, made, f"reconciliation-{found.on}")


@page(queries.VIEW)
def reconciled_pdf(request: StaffRequest, code: str) -> HttpResponse:
    """The same on paper."""
    found, made = _reconciliation(request, code)
    return views.pdf_of(request, made, f"reconciliation-{found.on}")


@page(queries.VIEW)
def statement(request: StaffRequest, code: str, statement_id: int) -> HttpResponse:
    """The lines of one file as they were taken in."""
    found = account_for(request, code)
    taken = next((each for each in queries.statements(found) if each.pk == statement_id), None)
    if taken is None:
        raise Http404
    lines = Paginator(queries.lines_of(taken), 100).get_page(request.GET.get("page"))
    facts = {
        "bank_account": found,
        "taken": taken,
        "page": lines,
        "trail": bank_trail(code, (t("รายการจากธนาคาร", "Lines of the bank"), "")),
    }
    return render(request, "staff/books/bank_statement.html", facts)


def account_for(request: StaffRequest, code: str) -> Account:
    """The bank account of an address."""
    try:
        return queries.bank_account(code, by=request.actor)
    except queries.BankAccountUnknown as unknown:
        raise Http404 from unknown


def _reconciliation(request: StaffRequest, code: str) -> tuple[reconciliation.Reconciliation, Any]:
    found = account_for(request, code)
    made = reconciliation.reconciliation(found, _day(request))
    return made, reconciliation.as_statement(made)


def _day(request: StaffRequest) -> datetime.date:
    """The day asked for; else the last day of the month before."""
    try:
        day = datetime.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.today.replace(day=1) - datetime.timedelta(days=1)
    return min(day, request.today)


def _month_ends(today: datetime.date) -> list[tuple[str, Phrase]]:
    """Today and the last days of months that can be chosen."""
    ends = [today]
    for _ in range(12):
        ends.append(ends[-1].replace(day=1) - datetime.timedelta(days=1))
    return [(day.isoformat(), asking.day_words(day)) for day in ends]


def _told(match: queries.Matched) -> dict[str, Any]:
    days = max(
        (abs((line.happened_on - journal.on).days) for line in match.lines for journal in match.journals),
        default=0,
    )
    why = rules.REASONS[match.match.reason]
    facts = {"days": days, "journals": len(match.journals), "lines": len(match.lines)}
    return {
        "id": match.match.pk,
        "lines": match.lines,
        "journals": match.journals,
        "amount": match.amount,
        "is_in": match.amount > ZERO,
        "why": t(why.th, why.en, **facts),
    }

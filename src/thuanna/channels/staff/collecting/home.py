"""The first page of collecting: the sheets there are, and what can be done."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.money import Money
from thuanna.money.funds import access
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.funds.queries import transfers
from thuanna.money.ledger import queries as book

from .shared import STATES, sheet_words, state_of

_PAGE = 30


@page(access.TAKE_MONEY)
def home(request: StaffRequest) -> HttpResponse:
    """The village sheets, the latest first."""
    shown = Paginator(queries.listed(by=request.actor), _PAGE).get_page(request.GET.get("page"))
    facts: dict[str, Any] = {
        "is_open": book.is_open(),
        "has_fund": fund_queries.fund() is not None,
        "page": shown,
        "may_take_transfers": transfers.may_be_taken_by(request.actor),
        "rows": [_row(sheet) for sheet in shown],
    }
    return render(request, "staff/collecting/home.html", facts)


def _row(sheet: Any) -> dict[str, Any]:
    """A sheet as the list shows it, from the query's own columns."""
    words, tone = STATES[state_of(sheet.what, sheet.version)]
    posted = Money(sheet.posted_satang) if sheet.posted_satang else None
    return {
        "sheet": sheet,
        "state": words,
        "tone": tone,
        "lines": sheet.lines,
        "people": sheet.posted_people,
        "total": posted,
        **sheet_words(sheet),
    }

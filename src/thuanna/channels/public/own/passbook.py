"""A member's own passbook. It only shows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.requests import PageRequest
from thuanna.channels.web.transfers import transfer_to
from thuanna.money.claims.queries import own, states
from thuanna.money.funds.queries import passbooks as queries
from thuanna.money.regulations import queries as regulations

from .held import Held, by_link


@by_link
def passbook(request: PageRequest, held: Held) -> HttpResponse:
    """Show the passbook that this link belongs to, and how its member's claims stand."""
    ids = [held.member_id]
    missed = regulations.missed_of(ids, request.today).get(held.member_id, ())
    book = queries.passbook(held.member_id, on=request.today, by=held.by, missed=missed)
    facts = {
        **held.frame(),
        "book": book,
        "entries": book.entries,
        "by_regulation": regulations.standings_of(ids, request.today).get(held.member_id),
        "transfer": transfer_to(held.fund, reference=book.member.number),
        "today": request.today,
        "may_claim": regulations.texts() is not None,
        "claims": [
            {"claim": line.claim, "benefit": line.benefit, "state": states.WORDS[line.state]}
            for line in own.claims_of(held.member_id, by=held.by)
        ],
    }
    return render(request, "public/own/passbook.html", facts)

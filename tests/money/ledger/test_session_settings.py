"""Whatever a session sets for itself, with the app's password alone: the book stays one that proves."""

from __future__ import annotations

import contextlib

import pytest

from tests.factories import tenants
from tests.money.ledger.plain_sql import TWO_LEGS, header, run
from thuanna.money.ledger import chart
from thuanna.money.ledger.models import Journal
from thuanna.money.ledger.verification import verify

HOW_WORDS_ARE_READ = (
    "set standard_conforming_strings = off",
    "set bytea_output = 'escape'",
    "set datestyle = 'German'",
    "set timezone = 'Asia/Bangkok'",
    "set search_path = pg_temp, public",
)
WHEN_AND_FOR_WHOM = (
    "set constraints all immediate",
    "select set_config('thuanna.tenant', '{neighbour}', false)",
    "select set_config('thuanna.tenant', '', false)",
)
PROGRAMS = {
    "set before the posting": [f"{setting}; {{posting}}" for setting in HOW_WORDS_ARE_READ],
    "set before its commit": [
        f"{{posting}} {setting}" for setting in (*HOW_WORDS_ARE_READ, *WHEN_AND_FOR_WHOM)
    ],
}


@pytest.mark.parametrize("when", PROGRAMS)
def test_no_setting_of_a_session_leads_a_posting_into_a_chain_that_does_not_prove(book, session, when):
    facts = {"tenant": book.tenant.pk, "neighbour": tenants.tenant("neighbour-fund").pk}
    facts |= {"cash": book.account_id(chart.CASH), "interest": book.account_id(chart.INTEREST)}
    for place, program in enumerate(PROGRAMS[when]):
        posting = (TWO_LEGS + header(key=f"set-{place}")).replace("900001", str(900_001 + place))
        with contextlib.closing(session("app")) as app:
            run(app, program.replace("{posting}", posting).format_map(facts))

    assert Journal.objects.count() == len(PROGRAMS[when])
    assert verify([book.tenant]).findings == ()

"""Random programs of postings against a plain dict: the book and the dict never disagree."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import books, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries, refusals
from thuanna.money.ledger.entries import Line, credit, debit
from thuanna.money.ledger.verification import verify

FUNDERS = st.sampled_from(["member", "state", "donor"])
AMOUNTS = st.integers(1, 500).map(Money)
KEYS = st.integers(1, 12).map("key-{}".format)
Key = tuple[str, int, str]


@dataclass
class Plain:
    """What the book should hold: balances in a dict, answers under their keys."""

    balances: defaultdict[Key, int] = field(default_factory=lambda: defaultdict(int))
    posted: dict[str, tuple[object, int]] = field(default_factory=dict)
    reversed: set[int] = field(default_factory=set)
    lines: dict[int, list[Line]] = field(default_factory=dict)
    numbers: int = 0

    def takes(self, lines: list[Line]) -> bool:
        """Whether no limited account would cross zero."""
        after = self.balances.copy()
        for line in lines:
            after[line.account, line.party, line.funder] += line.amount.satang
        limited = (chart.CASH, chart.BANK, chart.CUSTODY)
        touched = {(line.account, line.party, line.funder) for line in lines}
        return all(after[key] >= 0 for key in touched if key[0] in limited)

    def add(self, lines: list[Line]) -> None:
        """Move the balances."""
        for line in lines:
            self.balances[line.account, line.party, line.funder] += line.amount.satang


@st.composite
def contributions(draw: st.DrawFn) -> tuple[str, list[Line]]:
    """One to three members pay, into cash or a collector's hands."""
    funder, total, lines = draw(FUNDERS), Money(0), []
    for party in draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)):
        amount = draw(AMOUNTS)
        total += amount
        lines.append(credit(chart.CONTRIBUTIONS, amount, party=party, funder=funder))
    into = draw(st.sampled_from([(chart.CASH, 0), (chart.CUSTODY, 1), (chart.CUSTODY, 2)]))
    return "contribution", [debit(into[0], total, party=into[1], funder=funder), *lines]


@st.composite
def moves(draw: st.DrawFn) -> tuple[str, list[Line]]:
    """Money leaves cash, for the bank or for good; some of these go below zero and must be refused."""
    funder, amount = draw(FUNDERS), draw(AMOUNTS)
    target = draw(st.sampled_from([("deposit", chart.BANK), ("expense", chart.TRAVEL)]))
    return target[0], [debit(target[1], amount, funder=funder), credit(chart.CASH, amount, funder=funder)]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("post"), KEYS, contributions(), st.booleans()),
        st.tuples(st.just("post"), KEYS, moves(), st.booleans()),
        st.tuples(st.just("reverse"), KEYS, st.integers(0, 10), st.none()),
    ),
    max_size=12,
)


PROGRAMS = itertools.count(1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(program=STEPS)
def test_any_program_of_postings_leaves_the_book_as_a_plain_dict_has_it(program, db):
    tenant = tenants.tenant(f"program-{next(PROGRAMS)}")
    with acting_for(tenant):
        book, plain = books.book_of(tenant), Plain()
        for step in program:
            run(step, book, plain)

        assert held() == {key: satang for key, satang in plain.balances.items() if satang}
        assert [number for number, _ in queries.issued_numbers("RC", 2570)] == list(
            range(1, plain.numbers + 1)
        )
        with connection.cursor() as cursor:
            # The book's own guards; those of papers belong to the tier above.
            cursor.execute("set constraints legs_have_header, unlinked_links immediate")
            cursor.execute("set constraints legs_have_header, unlinked_links deferred")
        assert verify([tenant]).findings == ()


def run(step: tuple, book: books.Book, plain: Plain) -> None:
    """One step, on both."""
    action, key, given_, numbered = step
    if action == "post":
        run_post(key, *given_, numbered, book, plain)
    elif plain.lines:
        run_reversal(key, sorted(plain.lines)[given_ % len(plain.lines)], book, plain)


def run_post(key: str, kind: str, lines: list[Line], numbered: bool, book: books.Book, plain: Plain) -> None:
    series = chart.RECEIPTS if numbered else None
    payload = (kind, tuple(lines), series)
    try:
        posted = book.post(lines, kind=kind, idempotency_key=key, series=series)
    except refusals.DifferentPayload:
        assert plain.posted[key][0] != payload
    except refusals.BelowZero:
        assert key not in plain.posted
        assert not plain.takes(lines)
    else:
        assert posted.replayed == (key in plain.posted)
        if posted.replayed:
            assert plain.posted[key] == (payload, posted.journal_id)
            return
        assert plain.takes(lines)
        plain.add(lines)
        plain.posted[key] = (payload, posted.journal_id)
        plain.lines[posted.journal_id] = lines
        plain.numbers += numbered


def run_reversal(key: str, journal_id: int, book: books.Book, plain: Plain) -> None:
    mirror = [Line(line.account, -line.amount, line.funder, line.party) for line in plain.lines[journal_id]]
    key = f"back-{key}"
    try:
        posted = actions.reverse(
            journal_id=journal_id, on=books.DAY, idempotency_key=key, reason="test", by=book.by
        )
    except refusals.DifferentPayload:
        assert plain.posted[key][0] != journal_id
    except refusals.AlreadyReversed:
        assert journal_id in plain.reversed
    except refusals.BelowZero:
        assert not plain.takes(mirror)
    else:
        assert posted.replayed == (plain.posted.get(key, (None,))[0] == journal_id)
        if not posted.replayed:
            assert journal_id not in plain.reversed
            plain.add(mirror)
            plain.reversed.add(journal_id)
            plain.posted[key] = (journal_id, posted.journal_id)


def held() -> dict[Key, int]:
    """What the book's accounts hold, debits positive."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select a.code, l.party, l.funder, sum(l.amount_satang)::bigint from ledger_leg l"
            " join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id"
            " group by 1, 2, 3 having sum(l.amount_satang) <> 0"
        )
        return {(code, party, funder): satang for code, party, funder, satang in cursor.fetchall()}

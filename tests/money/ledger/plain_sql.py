"""Postings as an attacker writes them who has the app's password: plain SQL, past every action.

What a test's own book knows, such as `{cash}`, is left for the test to fill in.
"""

from __future__ import annotations

import psycopg

LEG = (
    "insert into ledger_leg"
    " (tenant_id, journal_id, position, account_id, party, funder, amount_satang, happened_on)"
    " values ({tenant}, {journal}, {position}, {account}, {party}, '{funder}', {amount}, '{day}');"
)
HEADER = (
    "insert into ledger_journal (tenant_id, id, kind, happened_on, memo, key, payload_digest, reverses_id,"
    " series_id, total_satang, leg_count, salt)"
    " values ({tenant}, {journal}, '{kind}', '{day}', '', '{key}', sha256('x'),"
    " {reverses}, {series}, {total}, {legs}, substr(sha256('s'), 1, 16));"
)
FACTS = {
    "journal": 900_001,
    "position": 1,
    "party": 0,
    "funder": "member",
    "amount": 100,
    "day": "2026-11-21",
    "kind": "correction",
    "key": "attack",
    "reverses": "null",
    "series": "null",
    "total": 100,
    "legs": 2,
}


def leg(**facts: object) -> str:
    """One leg: a hundred satang into cash, or as said."""
    return LEG.format_map(Later(FACTS | {"account": "{cash}"} | facts))


def header(**facts: object) -> str:
    """The header over two legs of a hundred satang, or as said."""
    return HEADER.format_map(Later(FACTS | facts))


class Later(dict[str, object]):
    """Leaves what the test's own book knows for later."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def legs(*each: str) -> str:
    """Several legs in one statement."""
    start, _, _ = LEG.partition(" values ")
    return start + " values " + ",".join(one.partition(" values ")[2].rstrip(";") for one in each) + ";"


def mirror(**second: object) -> str:
    """A reversal of the posted 1,000 baht, exact but for what is given of its second leg."""
    other = {"position": 2, "account": "{contributions}", "party": 7, "amount": 100_000} | second
    return (
        leg(account="{cash}", amount=-100_000)
        + leg(**other)
        + header(kind="reversal", reverses="{posted}", total=100_000)
    )


def publish(**false: str) -> str:
    """The head as it stands, but for what is given."""
    columns = {name: f"h.{name}" for name in ("seq", "hash", "journals", "total_satang")} | false
    return (
        f"insert into ledger_publishedhead (tenant_id, published_on, {', '.join(columns)})"
        f" select h.tenant_id, '2026-11-21', {', '.join(columns.values())} from ledger_head h"
    )


TWO_LEGS = leg() + leg(position=2, account="{interest}", amount=-100)


def run(session: psycopg.Connection, sql: str) -> None:
    """Say it and commit."""
    session.execute(sql)
    session.commit()

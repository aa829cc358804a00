"""The table of attacks: what plain SQL as the app role tries, and the SQLSTATE that stops it."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
import pytest
from django.db import DatabaseError, transaction

from tests import databases
from tests.factories import books, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import Journal, Leg

from .plain_sql import TWO_LEGS, header, leg, legs, mirror, publish, run


@dataclass(frozen=True)
class Attack:
    name: str
    sql: str
    state: str


ATTACKS = [
    # L2, what balances:
    Attack("one leg only", leg() + header(legs=1), "TH011"),
    Attack("no legs", header(), "TH011"),
    Attack(
        "debit and credit differ",
        leg() + leg(position=2, account="{interest}", amount=-99) + header(),
        "TH010",
    ),
    Attack("stated total differs", TWO_LEGS + header(total=200), "TH012"),
    Attack("stated number of legs differs", TWO_LEGS + header(legs=3), "TH012"),
    Attack("a leg of nothing", leg(amount=0), "23514"),
    Attack("a total of nothing", TWO_LEGS + header(total=0), "23514"),
    # L3 and L4, what is sealed:
    Attack("leg after the header", TWO_LEGS + header() + leg(position=3), "TH014"),
    Attack("leg onto a posted journal", leg(journal="{posted}", position=9), "TH014"),
    Attack(
        "balanced pair onto a posted journal",
        leg(journal="{posted}", position=8) + leg(journal="{posted}", position=9, amount=-100),
        "TH014",
    ),
    Attack(
        "leg onto a posted journal beside a fresh one",
        legs(leg(journal=-1), leg(journal="{posted}", position=9)),
        "TH014",
    ),
    Attack("legs without a header", TWO_LEGS, "TH015"),
    Attack("legs of two journals, one header", TWO_LEGS + leg(journal=900_002) + header(), "TH015"),
    Attack("header of a posted journal again", TWO_LEGS + header(journal="{posted}"), "23505"),
    Attack("forged stamp", "insert into ledger_leg (tenant_id, xid) values ({tenant}, '1')", "42501"),
    Attack("forged era", "insert into ledger_journal (tenant_id, era) values ({tenant}, 9)", "42501"),
    Attack(
        "leg on another day",
        leg() + leg(position=2, account="{interest}", amount=-100, day="2026-11-22") + header(),
        "TH015",
    ),
    Attack("header rolled back, legs kept", TWO_LEGS + "savepoint a;" + header() + "rollback to a;", "TH015"),
    Attack(
        "legs in the header's own statement",
        "with one as ("
        + leg(journal=77).rstrip(";")
        + " returning 1), two as ("
        + leg(journal=77, position=2, account="{interest}", amount=-100).rstrip(";")
        + " returning 1) "
        + header(journal=77),
        "TH014",
    ),
    Attack(
        "chosen moment of recording",
        TWO_LEGS
        + header()
        .replace("(tenant_id, id,", "(recorded_at, tenant_id, id,")
        .replace("values (", "values ('2020-01-01', "),
        "TH025",
    ),
    # L5, what only grows:
    Attack("change an amount", "update ledger_leg set amount_satang = 1", "42501"),
    Attack("change a header", "update ledger_journal set memo = 'x'", "42501"),
    Attack("remove a journal", "delete from ledger_journal", "42501"),
    Attack("remove a leg", "delete from ledger_leg", "42501"),
    Attack("empty a table", "truncate ledger_leg", "42501"),
    Attack("change a balance", "update ledger_balance set balance_satang = 0", "42501"),
    Attack("write a balance", "insert into ledger_balance (tenant_id) values ({tenant})", "42501"),
    Attack("move the head", "update ledger_head set seq = 0", "42501"),
    Attack("write a link", "insert into ledger_chainlink (tenant_id, seq) values ({tenant}, 99)", "42501"),
    Attack("hide from the chain", "delete from ledger_unlinked", "42501"),
    Attack("hide loose legs", "delete from ledger_looselegs", "42501"),
    Attack("turn a counter back", "update ledger_numbercounter set last = 0", "42501"),
    Attack("write a number", "insert into ledger_issuednumber (tenant_id) values ({tenant})", "42501"),
    Attack("drop a trigger", "drop trigger leg_1_added on ledger_leg", "42501"),
    Attack("switch triggers off", "alter table ledger_leg disable trigger all", "42501"),
    Attack("play replica", "set session_replication_role = replica", "42501"),
    Attack(
        "replace a guard",
        "create or replace function ledger_link() returns trigger language plpgsql"
        " as 'begin return null; end'",
        "42501",
    ),
    Attack("call a guard's helper", "select ledger_lock_head({tenant})", "42501"),
    Attack("raise the era", "select ledger_raise_era()", "42501"),
    Attack("become the guard", "set role thuanna_guard", "42501"),
    # L7, one tenant in each journal:
    Attack("legs for the neighbour", leg(tenant="{neighbour}"), "42501"),
    Attack("the neighbour's account", leg(account="{their_cash}"), "TH016"),
    Attack("no such account", leg(account=1_000_000), "TH016"),
    Attack(
        "another tenant at commit",
        TWO_LEGS + "select set_config('thuanna.tenant', '{neighbour}', false);",
        "TH015",
    ),
    # L8, days and periods:
    Attack(
        "a day in no period", TWO_LEGS.replace("2026-11-21", "2030-01-01") + header(day="2030-01-01"), "TH018"
    ),
    Attack(
        "a period that overlaps",
        "insert into ledger_period (tenant_id, year, starts_on, ends_before)"
        " values ({tenant}, 2570, '2027-01-01', '2028-01-01')",
        "TH019",
    ),
    Attack(
        "a backward period",
        "insert into ledger_period (tenant_id, year, starts_on, ends_before)"
        " values ({tenant}, 2571, '2027-10-01', '2027-10-01')",
        "23514",
    ),
    Attack("stretch a period", "update ledger_period set ends_before = '2040-01-01'", "42501"),
    Attack("reopen a period", "delete from ledger_periodclosing", "42501"),
    Attack(
        "close the neighbour's period",
        "insert into ledger_periodclosing (tenant_id, period_id, closed_on)"
        " values ({tenant}, {their_period}, '2026-11-21')",
        "TH020",
    ),
    # L9 and L11, what happens once:
    Attack("a key again", TWO_LEGS + header(key="{posted_key}"), "23505"),
    Attack("a crooked reversal", TWO_LEGS + header(kind="reversal", reverses="{posted}"), "TH022"),
    Attack("a reversal of nothing", TWO_LEGS + header(kind="reversal", reverses=5), "TH022"),
    Attack("a reversal on another member", mirror(party=8), "TH022"),
    Attack("a reversal on another account", mirror(account="{entry_fees}"), "TH022"),
    Attack("a reversal from another's money", mirror(funder="state"), "TH022"),
    Attack("a reversal in another order", mirror(position=3), "TH022"),
    Attack("a reversal of a satang less", mirror(amount=100_000).replace("100000", "99999"), "TH022"),
    Attack(
        "a reversal with two legs more",
        leg(position=3) + leg(position=4, amount=-100) + mirror().replace(" 100000, 2,", " 100100, 4,"),
        "TH022",
    ),
    Attack(
        "a reversal of a reversal",
        leg(amount=10_000)
        + leg(position=2, account="{contributions}", party=7, amount=-10_000)
        + header(kind="reversal", reverses="{reversal}", total=10_000),
        "TH022",
    ),
    Attack("a reversal under another name", TWO_LEGS + header(reverses="{posted}"), "23514"),
    Attack(
        "a second reversal",
        leg(account="{cash}", amount=-10000)
        + leg(position=2, account="{contributions}", party=7, amount=10000)
        + header(kind="reversal", reverses="{reversed}", total=10000),
        "23505",
    ),
    # L13, L20 and L22, what an account takes:
    Attack(
        "cash below zero",
        leg(amount=-10_000_000)
        + leg(position=2, account="{interest}", amount=10_000_000)
        + header(total=10_000_000),
        "23514",
    ),
    Attack(
        "a debt below zero",
        leg(account="{owed}", amount=101)
        + leg(position=2, account="{interest}", amount=-101)
        + header(total=101),
        "23514",
    ),
    Attack("rename an account", "update ledger_account set name_th = 'x'", "42501"),
    Attack("turn an account round", "update ledger_account set kind = 'expense'", "42501"),
    Attack(
        "more than can be counted",
        leg(amount=2**63 - 1) + leg(position=3, amount=2**63 - 1),
        "22003",
    ),
    Attack(
        "tables of the same name in one's own corner",
        "create temporary table ledger_account as select 77::bigint as id, {tenant} as tenant_id;"
        "create temporary table ledger_journal (like public.ledger_journal);"
        + leg(account=77).replace("ledger_leg", "public.ledger_leg"),
        "TH016",
    ),
    Attack("no party on a control account", leg(account="{contributions}"), "TH017"),
    Attack("a party on a plain account", leg(party=5), "TH017"),
    Attack(
        "one funder pays for another",
        leg() + leg(position=2, account="{interest}", amount=-100, funder="state") + header(),
        "TH013",
    ),
    Attack("an unknown funder", leg(funder="me"), "23514"),
    # L14 and L16, numbers and heads:
    Attack("no such number series", TWO_LEGS + header(series=1_000_000), "TH023"),
    Attack("publish a head of no link", publish(seq="h.seq + 1"), "TH024"),
    Attack("publish a false hash", publish(hash="sha256('x')"), "TH024"),
    Attack("publish more journals than there are", publish(journals="h.journals + 1"), "TH024"),
    Attack("publish a larger turnover", publish(total_satang="h.total_satang + 1"), "TH024"),
    Attack("change a published head", "update ledger_publishedhead set seq = 1", "42501"),
]


@pytest.fixture(scope="module")
def attacked(django_db_setup, django_db_blocker):
    """One database for all attacks, since none leaves a trace; and what an attacker can read in it."""
    with django_db_blocker.unblock():
        before, name = databases.current(), databases.fresh_copy()
        databases.use(name)
        try:
            yield name, _facts()
        finally:
            databases.use(before)
            databases.drop(name)


def _facts() -> dict[str, object]:
    tenant, neighbour = tenants.tenant(), tenants.tenant("neighbour-fund")
    with acting_for(neighbour):
        theirs = books.book_of(neighbour)
        their_cash, their_period = theirs.account_id(chart.CASH), queries.period_of(books.DAY).pk
    with acting_for(tenant):
        book = books.book_of(tenant)
        owed = chart.AccountPlan(
            "2990", "เจ้าหนี้ที่ไม่ติดลบ", "Owed, never the other way", "liability", "other", never_below_zero=True
        )
        actions.add_account(plan=owed, by=book.by)
        book.post([debit(chart.CASH, books.ONE_BAHT), credit(owed.code, books.ONE_BAHT)])
        posted = book.contribution(Money.baht(1000), idempotency_key="posted")
        taken_back = book.contribution(Money.baht(100))
        reversal = actions.reverse(
            journal_id=taken_back.journal_id,
            on=books.DAY,
            idempotency_key="r",
            reason="wrong_member",
            by=book.by,
        )
        return {
            "tenant": tenant.pk,
            "neighbour": neighbour.pk,
            "posted": posted.journal_id,
            "posted_key": "posted",
            "reversal": reversal.journal_id,
            "reversed": taken_back.journal_id,
            "cash": book.account_id(chart.CASH),
            "interest": book.account_id(chart.INTEREST),
            "contributions": book.account_id(chart.CONTRIBUTIONS),
            "entry_fees": book.account_id(chart.ENTRY_FEES),
            "owed": book.account_id(owed.code),
            "their_cash": their_cash,
            "their_period": their_period,
        }


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_plain_sql_as_the_app_is_refused_by_name(attack, attacked):
    database, facts = attacked
    with psycopg.connect(databases.url("app", database)) as session:
        session.execute("select set_config('thuanna.tenant', %s, false)", [str(facts["tenant"])])
        session.commit()
        before = _traces(session)
        session.commit()

        with pytest.raises(psycopg.Error) as refused:
            run(session, attack.sql.format_map(facts))

        assert refused.value.sqlstate == attack.state
        session.rollback()
        assert _traces(session) == before


def _traces(session: psycopg.Connection) -> list[object]:
    return [
        session.execute(f"select count(*) from {table}").fetchone()
        for table in (
            "ledger_leg",
            "ledger_journal",
            "ledger_chainlink",
            "ledger_period",
            "ledger_periodclosing",
        )
    ] + session.execute(
        "select account_id, party, balance_satang from ledger_balance order by 1, 2"
    ).fetchall()


def test_the_same_attacks_through_the_orm_are_refused(book):
    posted = book.contribution()
    values = {"account_id": book.account_id(chart.CASH), "funder": "member", "happened_on": books.DAY}

    with pytest.raises(DatabaseError, match="sealed"):
        Leg.objects.create(journal_id=posted.journal_id, position=9, amount_satang=1, **values)
    with pytest.raises(DatabaseError, match="no header"), transaction.atomic():
        Leg.objects.create(journal_id=900_001, position=1, amount_satang=1, **values)
    with pytest.raises(DatabaseError, match="at least two legs"):
        Journal.objects.create(
            id=900_002,
            kind="correction",
            happened_on=books.DAY,
            key="orm",
            payload_digest=bytes(32),
            total_satang=1,
            leg_count=2,
            salt=bytes(16),
        )
    with pytest.raises(DatabaseError, match="permission denied"):
        Leg.objects.filter(journal_id=posted.journal_id).update(amount_satang=5)
    with pytest.raises(DatabaseError, match="permission denied"):
        Journal.objects.filter(pk=posted.journal_id).delete()


def test_even_the_owner_changes_nothing_while_the_guards_stand(book, session):
    book.contribution()
    owner = session("owner")

    with pytest.raises(psycopg.Error, match="never changed or removed") as refused:
        owner.execute("update ledger_leg set amount_satang = amount_satang * 2")

    assert refused.value.sqlstate == "TH001"

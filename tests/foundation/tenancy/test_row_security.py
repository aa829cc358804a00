"""Second belt, tried with plain SQL as the app role: one organisation cannot read, add to, change, point at
or learn of another's rows. Tables are found in the catalogue, so a new one is tested from its first day."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors, sql

from tests import databases
from tests.factories import tenants
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for

_WITH_TENANT = """
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'tenant_id' and not a.attisdropped and c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace
    order by 1
"""
_OWNED_BY_A_PERSON = {"accounts_membership"}


class Towns:
    """Two organisations, each with a row in the audit, and a connection as the app role for the first."""

    def __init__(self, database: str) -> None:
        self.ours = tenants.tenant("ours").pk
        self.theirs = tenants.tenant("theirs").pk
        for tenant in (self.ours, self.theirs):
            with acting_for(tenant):
                audit.record(Actor(tenant_id=tenant, system="test"), "tests.prepared")
        self.app = psycopg.connect(databases.url("app", database), autocommit=True)
        self.owner = psycopg.connect(databases.url("owner", database), autocommit=True)
        self.app.execute("select set_config('thuanna.tenant', %s, false)", [str(self.ours)])

    def tables(self) -> list[str]:
        """Every table whose rows have a tenant."""
        return [name for (name,) in self.owner.execute(_WITH_TENANT).fetchall()]


@pytest.fixture
def towns(committed: str) -> Iterator[Towns]:
    found = Towns(committed)
    yield found
    found.app.close()
    found.owner.close()


def test_the_app_role_owns_nothing_and_cannot_bypass_row_security(towns):
    role = towns.owner.execute(
        "select rolbypassrls, rolsuper, rolcreaterole, rolcreatedb"
        " from pg_roles where rolname = 'thuanna_app'"
    ).fetchone()
    owned = towns.owner.execute(
        "select count(*) from pg_class where pg_get_userbyid(relowner) in ('thuanna_app', 'thuanna_public')"
    ).fetchone()

    assert role == (False, False, False, False)
    assert owned == (0,)


def test_without_a_tenant_no_table_answers(towns):
    towns.app.execute("select set_config('thuanna.tenant', '', false)")
    silent = []
    for table in set(towns.tables()) - _OWNED_BY_A_PERSON:
        # An empty table has no row to judge, so the policy is asked through a row that exists elsewhere.
        plan = towns.app.execute(sql.SQL("explain select 1 from {}").format(sql.Identifier(table))).fetchall()
        silent += [] if any("current_setting" in line or "InitPlan" in line for (line,) in plan) else [table]

    assert silent == []
    with pytest.raises(errors.InvalidTextRepresentation):
        towns.app.execute("select count(*) from audit_auditentry")


def test_no_row_of_the_neighbour_can_be_read(towns):
    seen = {
        table: towns.app.execute(
            sql.SQL("select count(*) from {} where tenant_id <> %s").format(sql.Identifier(table)),
            [towns.ours],
        ).fetchone()
        for table in towns.tables()
    }

    assert {table for table, count in seen.items() if count != (0,)} == set()
    assert towns.app.execute("select count(*) from audit_auditentry").fetchone() == (1,)


def test_no_row_can_be_added_for_the_neighbour(towns):
    accepted = []
    for table in towns.tables():
        statement = sql.SQL("insert into {} (tenant_id) values (%s)").format(sql.Identifier(table))
        try:
            towns.app.execute(statement, [towns.theirs])
            accepted.append(table)
        except errors.InsufficientPrivilege:
            pass
        except psycopg.Error as error:
            # A guard of the ledger may refuse even sooner, with a code of its own.
            accepted += [] if (error.sqlstate or "").startswith("TH") else [f"{table}: {error.sqlstate}"]

    assert accepted == []


def test_no_row_can_be_moved_to_the_neighbour_or_changed_there(towns):
    moved, changed = [], []
    for table in towns.tables():
        name = sql.Identifier(table)
        try:
            towns.app.execute(sql.SQL("update {} set tenant_id = %s").format(name), [towns.theirs])
            moved.append(table)
        except errors.InsufficientPrivilege:
            pass
        try:
            cursor = towns.app.execute(
                sql.SQL("delete from {} where tenant_id = %s").format(name), [towns.theirs]
            )
            changed += [table] if cursor.rowcount else []
        except (errors.InsufficientPrivilege, errors.RaiseException):
            pass

    assert moved == []
    assert changed == []


def test_keys_between_tables_of_tenants_carry_the_tenant_on_both_sides(towns):
    loose = towns.owner.execute(
        """
        select k.conrelid::regclass::text, k.conname from pg_constraint k
        where k.contype = 'f'
          and exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant_id')
          and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'tenant_id')
          and not exists (
            select 1 from unnest(k.conkey, k.confkey) as pair (here, there)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
            join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
            where a.attname = 'tenant_id' and b.attname = 'tenant_id')
        """
    ).fetchall()

    assert loose == []


def test_every_unique_index_of_a_tenants_table_begins_with_the_tenant(towns):
    telling = towns.owner.execute(
        """
        select i.indrelid::regclass::text, i.indexrelid::regclass::text from pg_index i
        join pg_attribute t on t.attrelid = i.indrelid and t.attname = 'tenant_id'
        where i.indisunique and i.indkey[0] <> t.attnum
        """
    ).fetchall()

    assert [row for row in telling if row[0] not in _OWNED_BY_A_PERSON] == []


def test_an_id_that_the_neighbour_uses_cannot_be_tried_out(towns):
    tried = []
    for table in towns.tables():
        has_identity = towns.owner.execute(
            "select 1 from pg_attribute"
            " where attrelid = %s::regclass and attname = 'id' and attidentity <> ''",
            [table],
        ).fetchone()
        try:
            towns.app.execute(
                sql.SQL("insert into {} (tenant_id, id) values (%s, 1)").format(sql.Identifier(table)),
                [towns.ours],
            )
            tried.append(table)
        except errors.InsufficientPrivilege:
            pass
        except psycopg.Error:
            tried += [table] if has_identity else []

    assert tried == []


def test_what_only_grows_cannot_be_changed_by_the_app(towns):
    with pytest.raises(errors.InsufficientPrivilege):
        towns.app.execute("update audit_auditentry set verb = 'x'")
    with pytest.raises(errors.InsufficientPrivilege):
        towns.app.execute("delete from audit_auditentry")
    with pytest.raises(psycopg.Error, match="added, never changed"):
        towns.owner.execute("delete from audit_auditentry")
    with pytest.raises(psycopg.Error, match="added, never changed"):
        towns.owner.execute("truncate audit_auditentry")


SPOKEN_IN_PUBLIC = {
    "disclosures_naming",
    "leaders_shownleader",
    "participation_poll",
    "participation_pollchoice",
    "participation_polltally",
    "participation_publiccomment",
    "participation_publicthread",
    "search_searchentry",
}
"""Beside publications: polls, comments, requests, the words one finds things by; whom to call; and
whether a town has named readers of its sealed channel."""


def test_the_public_role_reads_what_was_published_only(towns):
    public = psycopg.connect(databases.url("public", towns.app.info.dbname), autocommit=True)
    names = towns.owner.execute(
        "select relname from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace"
    ).fetchall()
    readable = {name for (name,) in names if _may_read(public, name)}
    public.close()

    assert {name for name in readable if not name.startswith("publications_")} == SPOKEN_IN_PUBLIC


def _may_read(connection: psycopg.Connection, table: str) -> bool:
    try:
        connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))
    except errors.InsufficientPrivilege:
        return False
    return True

"""Plain SQL as the public role: publications can be read, and nothing else in the whole database."""

from __future__ import annotations

import datetime

import psycopg
import pytest

from tests import databases
from tests.factories import funds, publications, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import actions, proofs

READABLE = {
    "disclosures_naming",
    "leaders_shownleader",
    "participation_poll",
    "participation_pollchoice",
    "participation_polltally",
    "participation_publiccomment",
    "participation_publicthread",
    "publications_publication",
    "publications_publicationfile",
    "publications_publicationwithdrawal",
    "publications_publishedfile",
    "publications_receiptproof",
    "search_searchentry",
}
TABLES = (
    "select c.relname from pg_class c where c.relkind in ('r', 'v', 'm', 'p') "
    "and c.relnamespace = 'public'::regnamespace order by 1"
)


@pytest.fixture
def fund(committed):
    """A fund that has published once and withdrawn, published again, and given a receipt."""
    tenant = tenants.tenant()
    by = tenants.member_of(tenant, "secretary", "treasurer")
    with acting_for(tenant):
        publications.fund(by)
        first = publications.published(by)
        actions.withdraw(publication_id=first.pk, reason_th="ผิด", at=tenants.NOW, by=by)
        receipt = funds.receipt(funds.member(by), by)
        actions.prove_receipt(receipt_id=receipt.pk, by=by)
        publications.published(by, on=tenants.TODAY + datetime.timedelta(days=1))
    return tenant, receipt


@pytest.fixture
def public(fund, committed):
    """A connection as the public role, without any of Thuanna's code."""
    with psycopg.connect(databases.url("public", committed), autocommit=True) as connection:
        yield connection


def test_no_table_can_be_read_but_publications_withdrawals_and_proofs(public):
    readable = set()
    for (table,) in public.execute(TABLES).fetchall():
        try:
            public.execute(f'select * from "{table}" limit 1')
        except psycopg.errors.InsufficientPrivilege:
            continue
        readable.add(table)

    assert readable == READABLE


def test_no_table_can_be_written_even_by_who_asks_for_a_writing_transaction(public):
    public.execute("set default_transaction_read_only = off")
    for (table,) in public.execute(TABLES).fetchall():
        for attempt in (f'delete from "{table}"', f'insert into "{table}" default values'):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                public.execute(attempt)


def test_a_withdrawn_version_is_gone_and_its_reason_can_be_read(public):
    versions = public.execute("select version from publications_publication").fetchall()
    reasons = public.execute("select version, reason_th from publications_publicationwithdrawal").fetchall()

    assert versions == [(2,)]
    assert reasons == [(1, "ผิด")]


def test_proofs_cannot_be_listed_only_asked_for_by_token(public, fund):
    _, receipt = fund
    listed = public.execute("select * from publications_receiptproof").fetchall()
    public.execute("select set_config('thuanna.receipt', %s, false)", [proofs.digest_of(receipt.token)])
    asked = public.execute("select reference, amount_satang from publications_receiptproof").fetchall()

    assert listed == []
    assert asked == [(receipt.reference, 3000)]


def test_pretending_to_be_a_tenant_opens_nothing_more(public, fund):
    tenant, _ = fund
    public.execute("select set_config('thuanna.tenant', %s, false)", [str(tenant.pk)])

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        public.execute("select * from funds_member")


def test_what_is_readable_holds_no_name_of_a_person(public):
    everything = " ".join(
        str(row) for table in READABLE for row in public.execute(f'select * from "{table}"').fetchall()
    )

    assert "สมาชิก1" not in everything
    assert "เนินคราม" in everything

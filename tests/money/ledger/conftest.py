"""A book in a database of its own, in which commits are real; and plain sessions of any role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import psycopg
import pytest

from tests import databases
from tests.factories import books, tenants
from thuanna.foundation.tenancy.context import acting_for

Session = Callable[..., psycopg.Connection]


@pytest.fixture
def book(committed: str) -> Iterator[books.Book]:
    """The book of the tenant for whom the test acts."""
    tenant = tenants.tenant()
    with acting_for(tenant):
        yield books.book_of(tenant, committed)


@pytest.fixture
def session(book: books.Book) -> Iterator[Session]:
    """Open plain connections to the book's database: `session("app")`, told for whom they act."""
    with ExitStack() as stack:

        def connect(role: str = "app", tenant_id: int | None = None) -> psycopg.Connection:
            connection = stack.enter_context(psycopg.connect(databases.url(role, book.database)))
            connection.execute(
                "select set_config('thuanna.tenant', %s, false), set_config('lock_timeout', '10s', false)",
                [str(tenant_id or book.tenant.pk)],
            )
            connection.commit()
            return connection

        yield connect


@pytest.fixture
def tampering(session: Session) -> Iterator[psycopg.Connection]:
    """The owner with every trigger asleep: what a superuser could do to the files.

    Sleeping triggers are a finding of their own, with a test of its own; here whatever guards there are
    count as the release's, so that a test sees the traces in the book alone.
    """
    owner = session("owner")
    owner.autocommit = True
    tables = owner.execute(
        "select relname from pg_class where relkind = 'r' and relname like 'ledger\\_%'"
    ).fetchall()
    for (table,) in tables:
        owner.execute(f'alter table "{table}" disable trigger user')
    with books.guards_as_they_are():
        yield owner

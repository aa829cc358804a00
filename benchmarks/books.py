"""What the benchmarks of the book share: a server of their own whose commits are durable, books, floors.

The other benchmarks use the tests' server, which does not wait for the disk. A posting is acknowledged only
when it would survive a power cut, so here nothing is traded away for speed, and the floors run on the same
server with the same settings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.factories.books import Book
    from thuanna.config.embedded.server import Cluster
    from thuanna.money.ledger.entries import Posting

MEMBERS = 10_000
BATCH = 50_000
_LOG_MEGABYTES = 1200  # more than a checkpoint's worth, twice


@dataclass(frozen=True)
class Server:
    """A server of the benchmark's own, and the database in it that Django uses."""

    cluster: Cluster
    database: str


@contextmanager
def durable_server() -> Iterator[Server]:
    """A new embedded server that waits for the disk; Django points at it inside the block."""
    from tests.config import clusters
    from thuanna.config import database
    from thuanna.config.embedded import server

    kept = {name: os.environ.get(name) for name in database.VARIABLES.values()}
    with clusters.place() as folder:
        cluster = server.ensure_running(folder, durable=True)
        addresses = {
            "default": cluster.url("app"),
            "owner": cluster.url("owner"),
            "public": cluster.url("public"),
        }
        _point_at({database.VARIABLES[alias]: address for alias, address in addresses.items()})
        try:
            from thuanna.config import migrating

            migrating.migrate()
            yield Server(cluster, addresses["default"].rsplit("/", 1)[1].split("?")[0])
        finally:
            _point_at(kept)


def _point_at(addresses: dict[str, str | None]) -> None:
    """Set the environment, and Django's connections if it knew others before."""
    import django

    from thuanna.config import database

    for name, address in addresses.items():
        if address is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = address
    django.setup()
    from django.db import connections

    for alias, settings in database.connections().items():
        connections[alias].close()
        connections[alias].settings_dict.update(settings)


def opened(codes: Sequence[str]) -> list[Book]:
    """A tenant with an open book for each code."""
    from tests.factories import books, tenants
    from thuanna.foundation.tenancy.context import acting_for

    found = []
    for code in codes:
        tenant = tenants.tenant(code)
        with acting_for(tenant):
            found.append(books.book_of(tenant))
    return found


def postings(first: int, count: int) -> list[Posting]:
    """Contributions with receipts from `MEMBERS` members in turn, each under a key of its own."""
    from tests.factories import books
    from thuanna.kernel.money import Money
    from thuanna.money.ledger import chart

    return [
        books.posting(
            f"bench-{n}",
            books.paid_in(Money.baht(30 + n % 7), party=1 + n % MEMBERS),
            series=chart.RECEIPTS,
        )
        for n in range(first, first + count)
    ]


def fill(book: Book, size: int) -> list[float]:
    """Post `size` journals in batches as large as a collection sheet may be; the seconds of each batch."""
    from benchmarks.measurement import timed
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.money.ledger import actions

    seconds = []
    with acting_for(book.tenant):
        for first in range(0, size, BATCH):
            batch = postings(first, min(BATCH, size - first))
            seconds.append(timed(lambda batch=batch: actions.post_many(postings=batch, by=book.by)))  # type: ignore[misc]
    return seconds


def wear_in() -> None:
    """Give the server the log files of one that has run for a while, which writes over its old ones.

    A new server makes and fills each file first. Whoever is measured first would pay for that, the floor not.
    """
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select count(pg_logical_emit_message(false, 'bench', repeat('.', 1000000)))"
            " from generate_series(1, %s)",
            [_LOG_MEGABYTES],
        )


@contextmanager
def bare_copies(tables: Sequence[str]) -> Iterator[Any]:
    """The owner's cursor, and beside each table a bare one: same columns and indexes, without any guard."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"create table bare_{table} (like {table} including defaults including indexes)")
        try:
            yield cursor
        finally:
            for table in tables:
                cursor.execute(f"drop table bare_{table}")

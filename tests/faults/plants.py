"""A cluster of a test's own, with the tables in it and one book, so that plugs can really be pulled.

Whatever is to be killed runs in a process of its own; everything else happens here, with Django led inside.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections

from tests import databases
from tests.config import clusters
from tests.factories import books, tenants
from tests.factories.books import Book
from thuanna.config import database as addresses
from thuanna.config.database import VARIABLES
from thuanna.config.embedded import server
from thuanna.config.embedded.roles import DATABASE
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger import actions, verification
from thuanna.money.ledger.entries import Posted

ROOT = Path(__file__).resolve().parents[2]
CODE = "noenkhram-fund"


@dataclass
class Plant:
    """A running cluster, and what was said to be safely written in it.

    :ivar acknowledged: the journal's id by the key it was posted under
    """

    data_dir: Path
    acknowledged: dict[str, int] = field(default_factory=dict)
    posters: int = 0

    @property
    def cluster(self) -> server.Cluster:
        found = server.running(self.data_dir)
        assert found is not None, "the server runs"
        return found

    def environment(self, database: str = DATABASE) -> dict[str, str]:
        """Where a program finds this database, and our code."""
        roles = {"default": "app", "owner": "owner", "public": "public"}
        found = {VARIABLES[alias]: self.cluster.url(role, database) for alias, role in roles.items()}  # type: ignore[arg-type]
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        return os.environ | found | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}

    def start(self) -> None:
        """Start the server, or find it running."""
        server.ensure_running(self.data_dir, durable=True)

    def thuanna(self, *arguments: str, database: str = DATABASE) -> subprocess.CompletedProcess[str]:
        """One command, as an operator types it."""
        return subprocess.run(
            [sys.executable, "-m", "thuanna", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=self.environment(database),
            cwd=ROOT,
        )

    @contextmanager
    def inside(self, database: str = DATABASE) -> Iterator[Book]:
        """Django works in this cluster inside the block, for the tenant of the one book."""
        before = {alias: dict(connections[alias].settings_dict) for alias in VARIABLES}
        for alias, variable in VARIABLES.items():
            point(alias, connection_settings(alias, self.environment(database)[variable]))
        try:
            tenant = Tenant.objects.filter(code=CODE).first() or tenants.tenant(CODE)
            with acting_for(tenant):
                yield Book(tenant, tenants.system_of(tenant))
        finally:
            for alias, settings in before.items():
                point(alias, settings)

    def findings(self, *, against: str = "", database: str = DATABASE) -> list[tuple[str, str]]:
        """What proving the book finds: kind and place. `against` are heads known outside, as JSON."""
        with self.inside(database) as book:
            known = verification.read_heads(against) if against else []
            report = verification.verify([book.tenant], against=known)
        return [(finding.kind, finding.where) for finding in report.findings]

    def post(self, count: int, database: str = DATABASE) -> None:
        """Some contributions under keys of their own, which are remembered unless they go into a copy."""
        with self.inside(database) as book:
            for _ in range(count):
                self.posters += 1
                key = f"p-{self.posters}"
                posted = book.contribution(idempotency_key=key)
                if database == DATABASE:
                    self.acknowledged[key] = posted.journal_id

    def sheet(self, key: str, lines: int, database: str = DATABASE) -> list[Posted]:
        """Post one collection sheet, all or nothing."""
        sheet = [
            books.posting(f"{key}-{n}", books.paid_in(party=n), series="RC") for n in range(1, lines + 1)
        ]
        with self.inside(database) as book:
            return actions.post_many(postings=sheet, by=book.by)

    def poster(self) -> subprocess.Popen[str]:
        """A process that posts without end, under keys of its own, and says each answer."""
        self.posters += 1
        first = str(1_000_000 * self.posters)
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "faults" / "poster.py"), DATABASE, CODE, first],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env=self.environment(),
        )

    def hear(self, spoken: list[str]) -> None:
        """Remember whole lines only: half a line was never heard."""
        whole = [line.split() for line in spoken if line.endswith("\n")]
        self.acknowledged |= {key: int(journal_id) for key, journal_id in whole}

    def ask(self, query: str, database: str = DATABASE) -> Any:
        """Rows, as the owner sees them."""
        with psycopg.connect(self.cluster.url("owner", database), autocommit=True) as connection:
            return connection.execute(query.encode()).fetchall()

    def copy(self, name: str, *, tablespace: str = "pg_default") -> str:
        """A copy of the database as it stands. Gives its name."""
        self.as_superuser(
            f"create database {name} template {DATABASE} owner thuanna_owner tablespace {tablespace}",
            database="postgres",
        )
        return name

    def as_superuser(self, *statements: str, database: str = DATABASE) -> None:
        """Do what no role of the program may."""
        with psycopg.connect(self.cluster.superuser_url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def lost(self) -> list[str]:
        """Keys that were acknowledged and are not in the book under the same journal."""
        kept = dict(self.ask("select key, id from ledger_journal"))
        return [key for key, journal_id in self.acknowledged.items() if kept.get(key) != journal_id]

    def half_done(self) -> int:
        """Legs without header, headers without legs, marks that should be gone."""
        (found,) = self.ask(
            "select (select count(*) from ledger_leg l where not exists (select 1 from ledger_journal j"
            " where j.tenant_id = l.tenant_id and j.id = l.journal_id))"
            " + (select count(*) from ledger_journal j where j.leg_count <> (select count(*)"
            " from ledger_leg l where l.tenant_id = j.tenant_id and l.journal_id = j.id))"
            " + (select count(*) from ledger_looselegs) + (select count(*) from ledger_unlinked)"
        )
        return int(found[0])


def point(alias: str, settings: dict[str, Any]) -> None:
    """Let one of Django's connections lead elsewhere."""
    connections[alias].close()
    connections[alias].settings_dict.update(settings)


def connection_settings(alias: str, address: str) -> dict[str, Any]:
    """Django's settings for an address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLES[alias], address)
        return addresses.connections()[alias]


def stop_at_once(data_dir: Path) -> None:
    """PostgreSQL's immediate stop: nothing is written down any more, as when the power goes."""
    postmaster = clusters.postmaster(data_dir)
    with os.fdopen(os.pidfd_open(postmaster)) as ended:
        os.kill(postmaster, signal.SIGQUIT)
        select.select([ended], [], [], 30)


@contextmanager
def plant(dump: Path) -> Iterator[Plant]:
    """A durable cluster with the tables of `dump` and an open book."""
    with clusters.place() as place:
        made = Plant(place)
        try:
            made.start()
            bring_in(made, dump)
            with made.inside() as book:
                actions.open_book(opens_on=books.DAY, by=book.by)
            yield made
        finally:
            stop_at_once(made.data_dir)  # the data are thrown away: no need to write them down


def bring_in(made: Plant, dump: Path) -> None:
    """Restore the tables faster than migrations make them."""
    done = subprocess.run(
        [made.cluster.program("pg_restore"), "--exit-on-error", "--single-transaction",
         f"--dbname={made.cluster.superuser_url(DATABASE)}", str(dump)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def dumped(to: Path, program: Path) -> Path:
    """The tables of an empty database of the tests."""
    name = databases.copy_for("plant")
    try:
        done = subprocess.run(
            [program, "--format=custom", f"--file={to}", databases.url("owner", name)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    finally:
        databases.drop(name)
    return to

"""The page for administrators does what it says: its SQL makes a server that keeps the promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config import clusters
from thuanna.config.embedded import layout, passwords, postgres, programs, roles
from thuanna.config.embedded.layout import Layout
from thuanna.config.embedded.postgres import Postgres
from thuanna.config.embedded.server import Cluster

_PAGE = Path(__file__).parents[2] / "docs" / "operations" / "own-server.md"
_CHOSEN = {role: f"{name.upper()}-PASSWORD" for name, role in roles.LOGINS.items()}


@pytest.fixture(scope="module")
def bare() -> Iterator[Cluster]:
    """A server on which nobody has made anything."""
    with clusters.place() as data_dir:
        place = Layout.of(data_dir)
        layout.make_data_dir(place)
        account = layout.make_cluster_folder(place)
        found = programs.find()
        server = Postgres(place, found.copied_to(place.programs) if account else found, account)
        server.create("first", durable=False)
        server.start(durable=False)
        yield Cluster(data_dir, place.socket, found.major, {passwords.SUPERUSER: "first", **_CHOSEN})
        postgres.stop(server.data)


def test_the_pages_sql_makes_the_four_roles_and_a_database_for_them(bare: Cluster) -> None:
    for_the_server, for_the_database = re.findall(r"```sql\n(.*?)```", _PAGE.read_text(), re.DOTALL)
    for statement in filter(str.strip, for_the_server.split(";")):
        with psycopg.connect(bare.superuser_url(), autocommit=True) as connection:
            connection.execute(statement.encode())
    with psycopg.connect(bare.superuser_url("thuanna"), autocommit=True) as connection:
        connection.execute(for_the_database.encode())

    with psycopg.connect(bare.url("app")) as connection:
        assert roles.problems(connection) == []
    assert clusters.one(bare.url("owner"), "SELECT current_user") == "thuanna_owner"
    assert clusters.one(bare.url("public"), "SHOW default_transaction_read_only") == "on"

"""One running embedded server: who gets in, who does not, and what it keeps to itself."""

from __future__ import annotations

import os
import re
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config import clusters
from thuanna.config.embedded import roles, server
from thuanna.config.embedded.server import Cluster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with clusters.place() as data_dir:
        yield server.ensure_running(data_dir, durable=False)


@pytest.mark.parametrize("role", ["owner", "app", "public"])
def test_each_role_logs_in_with_its_own_password(cluster: Cluster, role: roles.Role) -> None:
    assert clusters.one(cluster.url(role), "SELECT current_user") == f"thuanna_{role}"


@pytest.mark.parametrize("role", ["owner", "app", "public"])
def test_a_wrong_password_is_refused(cluster: Cluster, role: roles.Role) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.url(role), password="guessed")


def test_one_roles_password_does_not_open_another(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.url("app"), user="thuanna_owner")


def test_the_guard_cannot_log_in(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.url("app"), user="thuanna_guard")


def test_the_server_is_the_newest_in_the_wheel_and_speaks_utf8(cluster: Cluster) -> None:
    assert clusters.one(cluster.url("app"), "SHOW server_version_num") >= "180000"  # type: ignore[operator]
    assert clusters.one(cluster.url("app"), "SHOW server_encoding") == "UTF8"


def test_text_sorts_by_code_point_on_every_machine(cluster: Cluster) -> None:
    query = "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(ARRAY['ก', 'B', 'a', 'เก']) AS w"

    assert clusters.one(cluster.url("app"), query) == "B a ก เก"


def test_the_four_roles_keep_the_promises_made_of_them(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("app")) as connection:
        assert roles.problems(connection) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("ALTER ROLE thuanna_app BYPASSRLS", "thuanna_app passes the fences"),
        ("ALTER ROLE thuanna_public SUPERUSER", "thuanna_public passes the fences"),
        ("ALTER ROLE thuanna_owner NOBYPASSRLS", "thuanna_owner lacks BYPASSRLS"),
        ("ALTER ROLE thuanna_guard LOGIN", "thuanna_guard must be NOLOGIN"),
        ("GRANT thuanna_owner TO thuanna_app", "must not be a member of thuanna_owner"),
        ("REVOKE thuanna_guard FROM thuanna_owner", "must be a member of thuanna_guard"),
        ("ALTER ROLE thuanna_guard RENAME TO someone", "no role thuanna_guard"),
    ],
)
def test_a_role_that_breaks_a_promise_is_named(cluster: Cluster, change: str, word: str) -> None:
    with psycopg.connect(cluster.superuser_url()) as connection:
        connection.execute(change.encode())
        found = [problem.in_("en") for problem in roles.problems(connection)]
        connection.rollback()

    assert [problem for problem in found if word in problem]


def test_making_the_roles_again_changes_nothing(cluster: Cluster) -> None:
    passwords = {role: cluster.passwords[role] for role in roles.LOGINS.values()}

    roles.ensure(cluster.superuser_url(), passwords)

    assert clusters.one(cluster.url("app"), "SELECT 1") == 1


@pytest.mark.parametrize("role", ["app", "public"])
def test_neither_app_nor_public_may_make_a_table(cluster: Cluster, role: roles.Role) -> None:
    with psycopg.connect(cluster.url(role)) as connection, pytest.raises(psycopg.Error) as refusal:
        connection.execute("SET transaction_read_only = off; CREATE TABLE mine (id int)")

    assert refusal.value.sqlstate == "42501"


def test_only_the_app_may_make_temporary_tables(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("app")) as connection:
        connection.execute("CREATE TEMPORARY TABLE loading (id int)")
    with psycopg.connect(cluster.url("public")) as connection, pytest.raises(psycopg.Error) as refusal:
        connection.execute("SET transaction_read_only = off; CREATE TEMPORARY TABLE loading (id int)")

    assert refusal.value.sqlstate == "42501"


def test_public_reads_only_even_where_it_might_write(cluster: Cluster) -> None:
    assert clusters.one(cluster.url("public"), "SHOW transaction_read_only") == "on"


def test_a_role_that_is_not_one_of_the_four_cannot_connect(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE passer_by LOGIN PASSWORD 'known'")

    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(cluster.url("app"), user="passer_by", password="known")


def test_the_owner_can_make_a_database_and_open_it_to_the_app(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("owner"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE a_copy")
        roles.open_database(connection, "a_copy")

    assert clusters.one(cluster.url("app", "a_copy"), "SELECT current_database()") == "a_copy"


def test_nothing_listens_on_tcp(cluster: Cluster) -> None:
    folder = Path(f"/proc/{clusters.postmaster(cluster.data_dir)}")
    ours = {os.readlink(entry) for entry in (folder / "fd").iterdir()}
    listening = {
        f"socket:[{line.split()[9]}]"
        for name in ("tcp", "tcp6")
        for line in (folder / "net" / name).read_text().splitlines()[1:]
    }

    assert ours & listening == set()


def test_only_the_servers_account_may_enter_the_sockets_folder(cluster: Cluster) -> None:
    assert stat.S_IMODE(cluster.socket.stat().st_mode) == 0o700


@as_root
def test_another_user_of_the_machine_cannot_reach_the_socket(cluster: Cluster) -> None:
    def knock() -> None:
        with socket.socket(socket.AF_UNIX) as visitor:
            visitor.connect(str(cluster.socket / ".s.PGSQL.5432"))

    assert "PermissionError" in clusters.as_stranger(knock)


@as_root
def test_the_servers_account_cannot_change_its_own_rules(cluster: Cluster) -> None:
    account = cluster.socket.stat().st_uid
    rules = cluster.socket.parent / "pg_hba.conf"

    assert account != 0
    assert "PermissionError" in clusters.as_stranger(
        lambda: rules.write_text("local all all trust\n"), account
    )


def test_the_passwords_are_for_the_owners_eyes_only(cluster: Cluster) -> None:
    secrets = cluster.data_dir / "secrets.json"

    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    assert len(set(cluster.passwords.values())) == 4
    assert not any(password in repr(cluster) for password in cluster.passwords.values())


def test_the_log_tells_of_an_error_without_the_values(cluster: Cluster) -> None:
    twice = "CREATE TEMPORARY TABLE p (name text UNIQUE); INSERT INTO p VALUES ('สมหญิง'), ('สมหญิง')"
    with psycopg.connect(cluster.url("app")) as connection, pytest.raises(psycopg.Error):
        connection.execute(twice)

    log = (cluster.data_dir / "cluster" / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "สมหญิง" not in log


def test_a_port_in_the_environment_leads_nobody_astray(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "1")

    assert clusters.one(cluster.url("app"), "SELECT 1") == 1
    assert server.running(cluster.data_dir) == cluster


def test_asking_again_gives_the_same_server(cluster: Cluster) -> None:
    before = clusters.postmaster(cluster.data_dir)

    assert server.ensure_running(cluster.data_dir, durable=False) == cluster
    assert clusters.postmaster(cluster.data_dir) == before


def test_the_servers_own_tools_are_at_hand(cluster: Cluster) -> None:
    assert re.fullmatch(r".*/bin/pg_dump", str(cluster.program("pg_dump")))
    assert os.access(cluster.program("pg_dump"), os.X_OK)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"THUANNA_DATA": "/srv/thuanna"}, "/srv/thuanna"),
        ({"XDG_DATA_HOME": "/home/malee/data"}, "/home/malee/data/thuanna"),
        ({"XDG_DATA_HOME": "not/absolute", "HOME": "/home/malee"}, "/home/malee/.local/share/thuanna"),
        ({"HOME": "/home/malee"}, "/home/malee/.local/share/thuanna"),
    ],
)
def test_the_data_folder_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name in ("THUANNA_DATA", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert server.default_data_dir() == Path(expected)

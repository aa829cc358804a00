"""From the first start to the last user's leaving: who starts, who stops, and where the data go."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.config import clusters
from thuanna.config.embedded import layout, locks, programs, server
from thuanna.config.embedded.refusals import NotOurFolder, ProgramsMissing

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture(scope="module")
def shared() -> Iterator[Path]:
    with clusters.place() as place:
        yield place


@pytest.fixture
def data_dir(shared: Path) -> Iterator[Path]:
    """A data folder that may hold data from the test before, and no running server."""
    yield shared
    server.stop(shared)


@pytest.fixture
def new_data_dir() -> Iterator[Path]:
    with clusters.place() as place:
        yield place


def test_asking_whether_it_runs_starts_nothing_and_leaves_no_trace(new_data_dir: Path) -> None:
    assert server.running(new_data_dir) is None
    assert not new_data_dir.exists()


def test_the_last_user_to_leave_stops_the_server_and_its_data_stay(data_dir: Path) -> None:
    with clusters.user(data_dir) as first:
        address = clusters.address_of(first)
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TEMPORARY TABLE open_work (id int)")
        with clusters.user(data_dir) as second:
            assert clusters.address_of(second) == address
        assert server.running(data_dir) is not None

    assert server.running(data_dir) is None
    assert server.ensure_running(data_dir, durable=False).url("app") == address


def test_four_processes_at_once_make_one_server(new_data_dir: Path) -> None:
    with ExitStack() as stack:
        users = [stack.enter_context(clusters.user(new_data_dir)) for _ in range(4)]
        addresses = {clusters.address_of(user) for user in users}

        assert len(addresses) == 1
        assert clusters.one(addresses.pop(), "SELECT current_user") == "thuanna_app"

    log = (new_data_dir / "cluster" / "postgres.log").read_text()
    assert log.count("ready to accept connections") == 1
    assert server.running(new_data_dir) is None


def test_a_forked_child_is_a_user_of_its_own(data_dir: Path) -> None:
    server.ensure_running(data_dir, durable=False)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writer)
        os.read(reader, 1)  # until the parent has left
        os._exit(0)

    server.leave(data_dir)
    still_running = server.running(data_dir)
    os.close(writer)
    os.waitpid(child, 0)

    assert still_running is not None


def test_leaving_without_having_come_changes_nothing(data_dir: Path) -> None:
    with clusters.user(data_dir) as user:
        clusters.address_of(user)

        server.leave(data_dir)

        assert server.running(data_dir) is not None


def test_a_path_too_long_for_a_socket_puts_the_socket_elsewhere() -> None:
    with clusters.deep_place() as deep:
        cluster = server.ensure_running(deep, durable=False)

        assert len(os.fsencode(cluster.socket)) <= 90
        assert stat.S_IMODE(cluster.socket.stat().st_mode) == 0o700
        assert clusters.one(cluster.url("app"), "SELECT 1") == 1


def test_a_socket_folder_that_was_swept_away_is_made_anew() -> None:
    with clusters.deep_place() as deep:
        before = server.ensure_running(deep, durable=False).socket
        server.stop(deep)
        before.rmdir()

        cluster = server.ensure_running(deep, durable=False)

        assert cluster.socket != before
        assert clusters.one(cluster.url("app"), "SELECT 1") == 1


def test_when_the_password_file_is_lost_new_ones_open_the_same_data(data_dir: Path) -> None:
    before = server.ensure_running(data_dir, durable=False)
    with psycopg.connect(before.url("owner")) as connection:
        connection.execute("CREATE TABLE once (id int)")
    (data_dir / "secrets.json").unlink()

    after = server.ensure_running(data_dir, durable=False)

    assert after.passwords != before.passwords
    assert clusters.one(after.url("owner"), "SELECT count(*) FROM once") == 0


def test_a_version_that_the_wheel_lacks_is_refused_by_name() -> None:
    with pytest.raises(ProgramsMissing, match="PostgreSQL 9 "):
        programs.find(9)


def test_settings_of_ones_own_are_read_from_beside_ours(data_dir: Path) -> None:
    server.ensure_running(data_dir, durable=False)
    server.stop(data_dir)
    own = data_dir / "cluster" / "local.conf"
    own.write_text("work_mem = '3MB'\n")

    cluster = server.ensure_running(data_dir, durable=False)
    own.unlink()

    assert clusters.one(cluster.url("app"), "SHOW work_mem") == "3MB"


def test_data_are_written_to_the_disk_unless_told_otherwise(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("THUANNA_FAST_DATABASE", raising=False)

    cluster = server.ensure_running(data_dir)

    assert clusters.one(cluster.url("app"), "SHOW fsync") == "on"
    assert clusters.one(cluster.url("app"), "SHOW synchronous_commit") == "on"


@as_root
def test_root_opens_no_folder_of_its_own(new_data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = new_data_dir.parent / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(layout, "_ELSEWHERE", new_data_dir.parent / "var lib")
    try:
        cluster = server.ensure_running(closed / "data", durable=False)

        assert clusters.one(cluster.url("app"), "SELECT 1") == 1
        assert cluster.socket.is_relative_to(new_data_dir.parent / "var lib")
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        server.stop(closed / "data")


@as_root
def test_an_ordinary_user_can_have_a_server(new_data_dir: Path) -> None:
    wheel = clusters.copy_of_the_wheel(new_data_dir.parent)
    home = new_data_dir.parent / "home"
    home.mkdir()
    os.chown(home, 65534, 65534)

    def start_and_stop() -> None:
        sys.path.insert(0, str(wheel))
        cluster = server.ensure_running(home / "data", durable=False)
        try:
            assert clusters.one(cluster.url("app"), "SELECT 1") == 1
            assert stat.S_IMODE((home / "data").stat().st_mode) == 0o700
        finally:
            server.leave(home / "data")
        assert server.running(home / "data") is None

    assert clusters.as_stranger(start_and_stop, uid=65534) == ""


@as_root
def test_another_users_data_folder_is_refused_in_words(data_dir: Path) -> None:
    server.ensure_running(data_dir, durable=False)

    refused = clusters.as_stranger(lambda: server.ensure_running(data_dir))

    assert NotOurFolder.__name__ in refused
    assert "THUANNA_DATA" in refused


def test_the_start_lock_is_free_again_when_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locks.exclusive(tmp_path / "lock"):
        raise ZeroDivisionError

    with locks.exclusive(tmp_path / "lock"):
        pass

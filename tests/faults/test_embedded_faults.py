"""The embedded server after kill −9, half a start, a misleading file: it comes back, nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config import clusters
from thuanna.config.embedded import roles, server
from thuanna.config.embedded.postgres import Postgres

pytestmark = pytest.mark.faults


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


def _write_something(cluster: server.Cluster) -> None:
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute("DROP TABLE IF EXISTS kept")
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id")


def _kept(cluster: server.Cluster) -> object:
    return clusters.one(cluster.url("owner"), "SELECT count(*) FROM kept")


def test_after_kill_9_of_the_server_everything_committed_is_there(data_dir: Path) -> None:
    _write_something(server.ensure_running(data_dir, durable=True))

    clusters.kill(clusters.postmaster(data_dir))

    assert _kept(server.ensure_running(data_dir, durable=True)) == 1000


def test_after_kill_9_of_server_and_user_the_next_user_is_served(data_dir: Path) -> None:
    with clusters.user(data_dir) as user:
        clusters.address_of(user)
        user.kill()
        clusters.kill(clusters.postmaster(data_dir))

    with clusters.user(data_dir) as next_user:
        assert clusters.one(clusters.address_of(next_user), "SELECT 1") == 1
    assert server.running(data_dir) is None


def test_after_kill_9_of_its_only_user_the_server_is_taken_over_and_stopped(data_dir: Path) -> None:
    with clusters.user(data_dir) as user:
        clusters.address_of(user)
        user.kill()
    left_behind = clusters.postmaster(data_dir)

    with clusters.user(data_dir) as next_user:
        clusters.address_of(next_user)
        taken_over = clusters.postmaster(data_dir)

    assert taken_over == left_behind
    assert server.running(data_dir) is None


def test_a_pid_file_that_names_another_program_is_seen_through(data_dir: Path) -> None:
    _write_something(server.ensure_running(data_dir, durable=True))
    pid_file = next((data_dir / "cluster").glob("data-*/postmaster.pid"))
    clusters.kill(clusters.postmaster(data_dir))
    owner = pid_file.parent.stat()

    # PostgreSQL itself takes any living program of its own account for a server that still runs.
    as_owner = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    with subprocess.Popen(["/bin/sleep", "60"], cwd="/", **as_owner) as innocent:  # type: ignore[call-overload]
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(innocent.pid), *lines[1:]]) + "\n")
        try:
            assert _kept(server.ensure_running(data_dir, durable=True)) == 1000
            assert innocent.poll() is None
        finally:
            innocent.kill()


def test_a_start_waits_for_work_that_outlives_a_killed_server(data_dir: Path) -> None:
    cluster = server.ensure_running(data_dir, durable=True)
    _write_something(cluster)
    busy = "DO $$ BEGIN FOR i IN 1..20000000 LOOP END LOOP; END $$"
    worker = psycopg.connect(cluster.url("owner"), autocommit=True)
    pid = worker.info.backend_pid
    worker.pgconn.send_query(busy.encode())
    worker.pgconn.flush()

    clusters.kill(clusters.postmaster(data_dir))
    after = server.ensure_running(data_dir, durable=True)

    assert _kept(after) == 1000
    assert not Path(f"/proc/{pid}/cwd").exists()
    worker.close()


def test_a_start_that_died_while_making_the_data_is_made_good(new_data_dir: Path) -> None:
    half_made = new_data_dir / "cluster" / "data-18.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    half_made.parent.chmod(0o711)
    new_data_dir.chmod(0o711)

    cluster = server.ensure_running(new_data_dir, durable=False)

    assert clusters.one(cluster.url("app"), "SELECT 1") == 1


def test_a_start_that_died_before_the_roles_were_made_is_made_good(
    new_data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(roles, "ensure", die)
        with pytest.raises(KeyboardInterrupt):
            server.ensure_running(new_data_dir, durable=False)
    assert server.running(new_data_dir) is None

    assert clusters.one(server.ensure_running(new_data_dir, durable=False).url("public"), "SELECT 1") == 1


def test_a_start_that_died_before_the_passwords_were_kept_is_made_good(
    new_data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Postgres.create

    def create_and_die(*arguments: object, **named: object) -> None:
        create(*arguments, **named)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Postgres, "create", create_and_die)
        with pytest.raises(KeyboardInterrupt):
            server.ensure_running(new_data_dir, durable=False)

    assert clusters.one(server.ensure_running(new_data_dir, durable=False).url("app"), "SELECT 1") == 1


def test_a_starter_killed_outright_leaves_no_lock_behind(data_dir: Path) -> None:
    data_dir.mkdir(mode=0o711, exist_ok=True)
    hold = (
        "import sys, time; from pathlib import Path; from thuanna.config.embedded import locks\n"
        "with locks.exclusive(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(data_dir / "start.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGKILL)
        holder.wait(10)

        assert clusters.one(server.ensure_running(data_dir, durable=False).url("app"), "SELECT 1") == 1


def test_when_someone_removes_the_data_while_it_runs_leaving_does_not_fail(new_data_dir: Path) -> None:
    server.ensure_running(new_data_dir, durable=False)
    postmaster = clusters.postmaster(new_data_dir)
    shutil.rmtree(new_data_dir)

    server.leave(new_data_dir)

    clusters.kill(postmaster)
    assert server.running(new_data_dir) is None

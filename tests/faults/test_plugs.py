"""A server of our own, and what can happen to it: pulled plugs, full disks, wrong clocks, old copies."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from tests.config import clusters
from tests.factories import books
from tests.faults import plants
from tests.faults.figures import remember
from tests.faults.plants import CODE, Plant
from thuanna.config.embedded import programs, server
from thuanna.config.embedded.roles import DATABASE
from thuanna.money.ledger import refusals

ROUNDS = int(os.environ.get("THUANNA_FAULTS", "1"))
SEED = 2570
_DAYS_BACK = 400
_CLOCKS = ("now", "clock_timestamp", "statement_timestamp", "transaction_timestamp")

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def plant(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Plant]:
    """One server for this module; each test posts into the one book, or into a copy."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        dump = tmp_path_factory.mktemp("empty") / "empty.dump"
        plants.dumped(dump, programs.find().path("pg_dump"))
        with plants.plant(dump) as made:
            yield made


def test_every_acknowledged_posting_survives_stops_of_the_server(plant):
    chance = random.Random(SEED)
    for _ in range(ROUNDS):
        posters = [plant.poster() for _ in range(2)]
        for poster in posters:
            plant.hear([poster.stdout.readline() for _ in range(chance.randint(1, 15))])
        chance.choice([plants.stop_at_once, kill_at_once])(plant.data_dir)
        for poster in posters:
            plant.hear(poster.communicate(timeout=60)[0].splitlines(keepends=True))
        plant.start()

        assert plant.lost() == []
        assert plant.half_done() == 0

    assert len(plant.acknowledged) >= 2 * ROUNDS
    assert plant.findings() == []
    remember(
        "stops of the server",
        stops=ROUNDS,
        acknowledged=len(plant.acknowledged),
        lost=len(plant.lost()),
        half_done=plant.half_done(),
    )


def kill_at_once(data_dir: Path) -> None:
    """SIGKILL asks nobody, and leaves the server's children to find out."""
    clusters.kill(clusters.postmaster(data_dir))


def test_a_full_disk_refuses_cleanly_and_the_same_sheet_goes_in_when_there_is_room(plant):
    plant.post(2)
    with small_disk(plant) as disk:
        plant.as_superuser(f"create tablespace small location '{disk}'", database="postgres")
        copy = plant.copy("crammed", tablespace="small")
        ballast = disk / "ballast"
        fill(ballast, leave=400_000)
        before = plant.ask("select count(*) from ledger_journal", copy)

        with pytest.raises(refusals.NoRoom):
            plant.sheet("sheet", 2000, copy)
        assert plant.ask("select count(*) from ledger_journal", copy) == before

        ballast.unlink()
        assert not any(posted.replayed for posted in plant.sheet("sheet", 2000, copy))
        assert all(posted.replayed for posted in plant.sheet("sheet", 2000, copy))
        assert plant.findings(database=copy) == []
        plant.as_superuser(f"drop database {copy}", "drop tablespace small", database="postgres")


def test_a_full_disk_under_the_servers_log_stops_it_and_nothing_acknowledged_is_lost(plant):
    plant.post(2)
    with log_on_a_small_disk(plant) as disk:
        poster = plant.poster()
        plant.hear([poster.stdout.readline() for _ in range(3)])
        fill(disk / "ballast", leave=0)
        use_up_the_log(plant)
        plant.hear(poster.communicate(timeout=60)[0].splitlines(keepends=True))
        (disk / "ballast").unlink()
        plant.start()

        assert plant.lost() == []
        assert plant.half_done() == 0
        assert plant.findings() == []
    plant.post(1)
    assert plant.lost() == []


@contextmanager
def log_on_a_small_disk(plant: Plant) -> Iterator[Path]:
    """PostgreSQL's log of changes moves to a small disk while the server rests, and back at the end."""
    log = next((plant.data_dir / "cluster").glob("data-*/pg_wal"))
    server.stop(plant.data_dir)
    used = sum(file.stat().st_size for file in log.iterdir())
    with small_disk(plant, megabytes=used // 1_000_000 + 40) as disk:
        subprocess.run(["cp", "-a", f"{log}/.", disk], check=True)
        subprocess.run(["mount", "--bind", disk, log], check=True)
        try:
            plant.start()
            yield disk
            server.stop(plant.data_dir)
        finally:
            subprocess.run(["umount", "-l", log], check=True)
        shutil.rmtree(log)
        subprocess.run(["cp", "-a", disk, log], check=True)
    plant.start()


def use_up_the_log(plant: Plant) -> None:
    """Begin one file of the log after the other until there is no room for the next, and the server stops."""
    with pytest.raises(psycopg.OperationalError):
        plant.as_superuser(*["select pg_switch_wal()", "select pg_logical_emit_message(true, '', 'x')"] * 500)
    with suppress(StopIteration, ProcessLookupError):  # it may have given up by itself
        plants.stop_at_once(plant.data_dir)


@contextmanager
def small_disk(plant: Plant, *, megabytes: int = 64) -> Iterator[Path]:
    """A disk in memory that belongs to the server's account."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a small disk needs root")
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        disk = Path(folder) / "small"
        disk.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", disk], check=False
        )
        if mounted.returncode:
            pytest.skip("this machine does not let root mount a small disk")
        try:
            owner = next((plant.data_dir / "cluster").glob("data-*")).stat()
            os.chown(disk, owner.st_uid, owner.st_gid)
            yield disk
        finally:
            subprocess.run(["umount", "-l", disk], check=True)


def fill(ballast: Path, *, leave: int) -> None:
    """Take all room but so many bytes."""
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(ballast.parent).free - leave)


def test_a_clock_that_goes_back_400_days_changes_no_order(plant):
    plant.post(3)
    copy = plant.copy("past")
    set_back_the_clock(plant, copy)

    with books.guards_as_they_are():  # the wrong clocks are named: the next test
        plant.post(3, copy)
        assert plant.findings(database=copy) == []

    links = plant.ask("select seq, linked_at from ledger_chainlink order by seq", copy)
    jumps = [(later[1] - earlier[1]).days for earlier, later in pairwise(links)]
    assert min(jumps) <= -_DAYS_BACK
    assert [seq for seq, _ in links] == list(range(1, len(links) + 1))
    assert plant.ask("select seq from ledger_head", copy) == [(len(links),)]
    numbers = plant.ask("select number from ledger_issuednumber order by number", copy)
    assert [number for (number,) in numbers] == list(range(1, len(numbers) + 1))


def test_clocks_put_in_the_place_of_postgresqls_own_are_named(plant):
    copy = plant.copy("clocks")
    set_back_the_clock(plant, copy)

    found = plant.findings(database=copy)

    assert {kind for kind, _ in found} == {"guards"}
    assert all(any(f"function | {clock}()" in where for _, where in found) for clock in _CLOCKS)


def set_back_the_clock(plant: Plant, database: str) -> None:
    """Every clock of this database's SQL: PostgreSQL's own go by another name, ours go wrong."""
    for clock in _CLOCKS:
        plant.as_superuser(
            "set allow_system_table_mods = on;"
            f"alter function pg_catalog.{clock}() rename to true_{clock};"
            f"create function pg_catalog.{clock}() returns timestamptz language sql stable as"
            f" $$ select pg_catalog.true_{clock}() - interval '{_DAYS_BACK} days' $$",
            database=database,
        )
    plant.as_superuser(
        "alter table ledger_journal alter column recorded_at set default statement_timestamp()",
        database=database,
    )


def test_a_backup_brings_back_guards_chain_and_balances_in_a_new_era(plant, tmp_path):
    plant.post(4)
    backed_up = plant.thuanna("backup", str(tmp_path / "backup"))
    assert backed_up.returncode == 0, backed_up.stderr
    empty(plant, "restored")

    restored = plant.thuanna(
        "restore", str(tmp_path / "backup"), "--into", plant.cluster.url("owner", "restored")
    )

    assert restored.returncode == 0, restored.stderr
    assert "all proved" in restored.stdout
    for table in (
        "ledger_journal",
        "ledger_leg",
        "ledger_chainlink",
        "ledger_balance",
        "ledger_issuednumber",
    ):
        assert content(plant, table, "restored") == content(plant, table, DATABASE)
    with pytest.raises(psycopg.Error) as refused:
        plant.ask("update ledger_leg set amount_satang = 1", "restored")
    assert refused.value.sqlstate == "TH001"
    plant.post(2, "restored")
    assert [era for (era,) in plant.ask("select distinct era from ledger_leg order by 1", "restored")] == [
        1,
        2,
    ]
    assert plant.findings(database="restored") == []


def test_a_backup_with_a_flipped_bit_is_not_restored(plant, tmp_path):
    plant.thuanna("backup", str(tmp_path))
    dump = tmp_path / "database.dump"
    written = bytearray(dump.read_bytes())
    written[random.Random(SEED).randrange(len(written))] ^= 1
    dump.write_bytes(written)
    empty(plant, "damaged")

    answer = plant.thuanna("restore", str(tmp_path), "--into", plant.cluster.url("owner", "damaged"))

    assert answer.returncode == 1
    assert plant.ask("select count(*) from pg_class where relname = 'ledger_leg'", "damaged") == [(0,)]


def test_a_copy_older_than_the_published_head_is_detected(plant):
    plant.post(2)
    old = plant.copy("old")
    plant.post(2)
    ((seq, digest),) = plant.ask("select seq, encode(hash, 'hex') from ledger_head")
    head = json.dumps({"tenant": CODE, "seq": seq, "hash": digest})

    assert plant.findings(against=head) == []
    assert plant.findings(against=head, database=old) == [("published_head", f"link {seq}")]
    assert plant.findings(database=old) == []


def test_one_byte_flipped_by_a_superuser_is_located(plant):
    chance = random.Random(SEED)
    plant.post(5)
    copy = plant.copy("flipped")
    for _ in range(ROUNDS):
        journal_id, seq = chance.choice(journals_with_links(plant, copy))
        flip = chance.choice(FLIPS)
        plant.as_superuser(flipping(flip, chance, journal_id, seq), database=copy)

        found = plant.findings(database=copy)

        assert flip[-1].format(journal=journal_id, seq=seq) in [where for _, where in found], flip
        plant.as_superuser(f"drop database {copy}", database="postgres")
        plant.copy(copy)


_BIT = "update {table} set {column} = set_bit({column}, {bit}, 1 - get_bit({column}, {bit})) where {row}"
_LOW = "update {table} set {column} = {column} # (1::bigint << {low}) where {row}"
_IN_JOURNAL, _IN_LINK = "journal {journal} (link {seq})", "link {seq}"
# How a bit is flipped, table, column, row; and where the finding must point to.
FLIPS = (
    (_BIT, "ledger_journal", "salt", "id = {journal}", _IN_JOURNAL),
    (_BIT, "ledger_journal", "payload_digest", "id = {journal}", _IN_JOURNAL),
    (_LOW, "ledger_leg", "amount_satang", "journal_id = {journal} and position = 1", _IN_JOURNAL),
    (_LOW, "ledger_leg", "party", "journal_id = {journal} and position = 2", _IN_JOURNAL),
    (_BIT, "ledger_chainlink", "root", "seq = {seq}", _IN_LINK),
    (_BIT, "ledger_chainlink", "hash", "seq = {seq}", _IN_LINK),
)


def flipping(flip: tuple[str, ...], chance: random.Random, journal_id: int, seq: int) -> str:
    """One statement that no trigger sees."""
    how, table, column, row, _ = flip
    bits = {"bit": chance.randrange(128), "low": chance.randrange(8)}
    found = how.format(table=table, column=column, row=row.format(journal=journal_id, seq=seq), **bits)
    return "set session_replication_role = replica; " + found


def journals_with_links(plant: Plant, database: str) -> list[tuple[int, int]]:
    """Every journal, and the link that holds it."""
    return [
        (journal_id, seq)
        for journal_id, seq in plant.ask(
            "select e.id, l.seq from ledger_chainlink l, unnest(l.entry_ids) as e (id)"
            " where l.kinds ~ '^J+$' order by 1",
            database,
        )
    ]


def empty(plant: Plant, name: str) -> None:
    """A database to restore into."""
    plant.as_superuser(f"create database {name} owner thuanna_owner", database="postgres")


def content(plant: Plant, table: str, database: str) -> object:
    """Everything in a table, as one digest."""
    return plant.ask(
        f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from {table} t", database
    )

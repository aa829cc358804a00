"""``thuanna backup`` and ``thuanna restore``: a copy that is proved before it is called good."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_DUMP, _MANIFEST = "database.dump", "manifest.json"
_COULD_NOT_LOOK = 2


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    backup = subparsers.add_parser("backup", help="copy the whole database into a folder, and check the copy")
    backup.add_argument("folder", metavar="DIR", type=Path)
    backup.set_defaults(run=_backup, needs_database=True)
    restore = subparsers.add_parser("restore", help="bring a copy into an empty database and prove its books")
    restore.add_argument("folder", metavar="DIR", type=Path)
    restore.add_argument(
        "--into", metavar="URL", required=True, help="address of an empty database, as its owner"
    )
    restore.set_defaults(run=_restore)


def _backup(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    try:
        if folder.exists() and any(folder.iterdir()):
            return _could_not(f"โฟลเดอร์ไม่ว่าง · the folder is not empty: {folder}")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        return _could_not(f"เขียนไม่ได้ · cannot write into {folder}: {error.strerror}")
    dump = folder / _DUMP
    done = _run("pg_dump", "--format=custom", f"--file={dump}", os.environ["DATABASE_OWNER_URL"])
    if done.returncode:
        return _could_not(done.stderr)
    listed = _run("pg_restore", "--list", str(dump))
    if listed.returncode:
        return _could_not(listed.stderr)
    manifest: dict[str, str | int] = {
        "sha256": _checksum(dump),
        "bytes": dump.stat().st_size,
        "tables": sum(" TABLE DATA " in line for line in listed.stdout.splitlines()),
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _note(manifest)
    print(f"สำรองข้อมูลแล้ว · backed up: {manifest['tables']} tables, {manifest['bytes']} bytes in {folder}")
    print("เก็บกุญแจหลักแยกต่างหาก · keep the master key elsewhere: docs/operations/keys.md")
    return 0


def _note(manifest: dict[str, str | int]) -> None:
    """Write into every organisation's trail that a copy was made."""
    from thuanna.foundation.audit import installation  # needs Django to be set up

    facts = {name: manifest[name] for name in ("bytes", "tables")}
    installation.note_for_all(verb=installation.BACKED_UP, system="console", **facts)


def _restore(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    dump, manifest = folder / _DUMP, folder / _MANIFEST
    if not dump.is_file() or not manifest.is_file():
        return _could_not(f"ไม่พบชุดสำรองใน {folder} · no backup in {folder}")
    if json.loads(manifest.read_text(encoding="utf-8"))["sha256"] != _checksum(dump):
        print("ชุดสำรองเสียหาย · the backup is damaged: its checksum differs", file=sys.stderr)
        return 1
    try:
        if not _is_empty(arguments.into):
            print("ฐานข้อมูลปลายทางไม่ว่าง · the database to restore into is not empty", file=sys.stderr)
            return 1
    except psycopg.OperationalError as error:
        return _could_not(str(error))
    with _guard_may_own(arguments.into):
        done = _run(
            "pg_restore", "--exit-on-error", "--single-transaction", f"--dbname={arguments.into}", str(dump)
        )
    if done.returncode:
        return _could_not(done.stderr)
    return _prove(arguments.into)


def _prove(address: str) -> int:
    """Begin a new era, then prove the books of the restored copy before saying that it is restored.

    A restored server counts its transactions anew, so stamps of before and after must not be confused.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("select ledger_raise_era()")
    addresses = dict.fromkeys(("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_PUBLIC_URL"), address)
    verify = [sys.executable, "-m", "thuanna", "ledger", "verify"]
    proved = subprocess.run(verify, env={**os.environ, **addresses}, check=False)
    if proved.returncode:
        print("คืนข้อมูลแล้ว แต่บัญชีพิสูจน์ไม่ได้ · restored, but the books do not prove", file=sys.stderr)
        return 1
    print("คืนข้อมูลแล้ว และบัญชีถูกต้อง · restored, and the books prove")
    return 0


@contextmanager
def _guard_may_own(address: str) -> Iterator[None]:
    """Let functions be given to the guard role, as migrations do: it has no lasting right to make any."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("grant create on schema public to thuanna_guard")
        try:
            yield
        finally:
            connection.execute("revoke create on schema public from thuanna_guard")


def _is_empty(address: str) -> bool:
    with psycopg.connect(address) as connection:
        found = connection.execute(
            "select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1"
        )
        return found.fetchone() is None


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([_path_of(program), *arguments], capture_output=True, text=True, check=False)


def _path_of(program: str) -> str:
    """The program of the embedded server when that is the one in use, else the machine's own."""
    embedded = os.environ.get("THUANNA_PG_BIN")
    return str(Path(embedded) / program) if embedded else (shutil.which(program) or program)


def _checksum(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            total.update(block)
    return total.hexdigest()


def _could_not(why: str) -> int:
    print(why.strip(), file=sys.stderr)
    return _COULD_NOT_LOOK

"""A database with the invented towns in it, built once for each state of the code and copied for each use."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

from tests import databases


def fresh_copy() -> str:
    """A copy of the towns as they stand after `thuanna demo --build`. Gives its name."""
    name = f"test_demo_{os.getpid()}_{os.urandom(4).hex()}"
    _create(name, _template())
    return name


def _template() -> str:
    name = f"demo_{_digest()}"
    lock = Path(tempfile.gettempdir()) / f"thuanna-demo-{os.getuid()}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if name not in _kept():
            _build(name)
    return name


def _build(name: str) -> None:
    from thuanna.demo import actions

    for outdated in _kept():
        databases.drop(outdated)
    draft = databases.fresh_copy()
    before = databases.current()
    databases.use(draft)
    try:
        actions.build(scale="village")
    finally:
        databases.use(before)
    with _owner() as connection:
        connection.execute(
            sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name))
        )


def _create(name: str, template: str) -> None:
    with _owner() as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )


def _kept() -> list[str]:
    with _owner() as connection:
        rows = connection.execute("select datname from pg_database where datname ~ '^demo_[0-9a-f]{16}$'")
        return [name for (name,) in rows.fetchall()]


def _owner() -> psycopg.Connection:
    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True)


def _digest() -> str:
    """Changes with every line of the program: the towns are built through all of it."""
    total = hashlib.sha256()
    for path in sorted(databases.SOURCE.rglob("*")):
        if path.suffix in {".py", ".sql", ".json", ".yaml"}:
            total.update(str(path.relative_to(databases.SOURCE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]

"""Templates and copies of the test database."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

SOURCE = Path(__file__).resolve().parent.parent / "src" / "thuanna"
_ALIASES = ("default", "owner", "public")


def start_server() -> None:
    """Start the embedded server unless the environment names one."""
    from thuanna.config import database

    os.environ.setdefault("THUANNA_FAST_DATABASE", "1")
    database.ensure()


def copy_for(worker_id: str) -> str:
    """A copy of the template for one worker."""
    template = _template()
    name = f"test_{worker_id}_{uuid.uuid4().hex[:12]}"
    _create(name, template)
    return name


def fresh_copy() -> str:
    """A copy of the template for one test."""
    return copy_for("own")


def current() -> str:
    """The name of the database Django uses now."""
    from django.db import connections

    return str(connections["default"].settings_dict["NAME"])


def use(name: str) -> None:
    """Close Django's connections and point them at `name`."""
    from django.db import connections

    for alias in _ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def drop(name: str) -> None:
    """Drop a copy, whoever is still connected."""
    from django.db import connections

    for alias in _ALIASES:
        if connections[alias].settings_dict["NAME"] == name:
            connections[alias].close()
    with _owner() as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def url(role: str, name: str) -> str:
    """The address of a database for a role: ``app``, ``owner`` or ``public``."""
    variable = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "public": "DATABASE_PUBLIC_URL"}[role]
    parts = urlsplit(os.environ[variable])
    return urlunsplit(parts._replace(path=f"/{name}"))


def superuser_url(name: str) -> str:
    """The address of a database for PostgreSQL's superuser, which no part of the program uses."""
    from thuanna.config.embedded import server

    given = os.environ.get("DATABASE_SUPERUSER_URL")  # tools/server_for_tests.py
    if given:
        return urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    cluster = server.running(Path(os.environ["THUANNA_DATA"]))
    assert cluster is not None, "the tests' server runs"
    return cluster.superuser_url(name)


def _template() -> str:
    """The template for the code as it stands; built once, however many workers ask."""
    name = f"template_{_digest()}"
    lock = Path(tempfile.gettempdir()) / f"thuanna-template-{os.getuid()}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not _exists(name):
            _build(name)
    return name


def _build(name: str) -> None:
    from thuanna.config import migrating

    draft = f"draft_{uuid.uuid4().hex[:12]}"
    _create(draft, "template1")
    before = current()
    use(draft)
    try:
        migrating.migrate()
    finally:
        use(before)
    with _owner() as connection:
        connection.execute(
            sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name))
        )
    _forget_older_templates(name)


def _forget_older_templates(newest: str) -> None:
    """Earlier states of the code need no templates any more; one that is being copied stays."""
    with _owner() as connection:
        older = connection.execute(
            "select datname from pg_database where datname like 'template\\_%%' and datname <> %s", [newest]
        ).fetchall()
        for (name,) in older:
            with contextlib.suppress(psycopg.errors.ObjectInUse):
                connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


def _digest() -> str:
    """Changes when anything that shapes the database changes."""
    shaping = [
        path
        for pattern in (
            "**/migrations/*.py",
            "**/*.sql",
            "**/models.py",
            "**/models/*.py",
            "foundation/tenancy/*.py",
        )
        for path in SOURCE.glob(pattern)
    ]
    shaping += list(SOURCE.glob("registry/places/data/*"))
    total = hashlib.sha256()
    for path in sorted(set(shaping)):
        total.update(str(path.relative_to(SOURCE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _create(name: str, template: str) -> None:
    with _owner() as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )


def _exists(name: str) -> bool:
    with _owner() as connection:
        return (
            connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None
        )


@contextmanager
def _owner() -> Iterator[psycopg.Connection]:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        yield connection

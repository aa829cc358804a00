"""Have the embedded server running: the one door for the rest of the program.

`ensure_running` may be called by any number of processes at once; the first starts the server, all of them
count as its users, and the last to exit stops it. Nothing here needs PostgreSQL's superuser once it is made.
"""

from __future__ import annotations

import atexit
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from . import configuration, layout, locks, passwords, postgres, programs, roles
from .layout import Layout
from .postgres import Postgres
from .refusals import NotOurFolder
from .roles import DATABASE, LOGINS, Role

_DATA_VARIABLE = "THUANNA_DATA"
_FAST_VARIABLE = "THUANNA_FAST_DATABASE"


@dataclass(frozen=True)
class Cluster:
    """A running embedded server: its addresses and its programs."""

    data_dir: Path
    socket: Path
    major: int
    passwords: dict[str, str] = field(repr=False)

    def url(self, role: Role, database: str = DATABASE) -> str:
        """The address for one of the three roles that log in."""
        return self._url(LOGINS[role], database)

    def superuser_url(self, database: str = "postgres") -> str:
        """The address that no part of the program needs: for upgrades and for tests of the guards."""
        return self._url(passwords.SUPERUSER, database)

    def program(self, name: str) -> Path:
        """Where the server's own ``pg_dump``, ``pg_restore``, ``psql`` … is."""
        return programs.find(self.major).path(name)

    def _url(self, user: str, database: str) -> str:
        host = quote(os.fsencode(self.socket), safe="")
        name = quote(database, safe="")
        return f"postgresql://{user}:{self.passwords[user]}@:{configuration.PORT}/{name}?host={host}"


def default_data_dir() -> Path:
    """THUANNA_DATA, else `thuanna` in the user's data folder."""
    given = os.environ.get(_DATA_VARIABLE)
    if given:
        return Path(given).expanduser()
    shared = Path(os.environ.get("XDG_DATA_HOME") or "")
    return (shared if shared.is_absolute() else Path.home() / ".local" / "share") / "thuanna"


def ensure_running(data_dir: Path, *, durable: bool | None = None) -> Cluster:
    """Start the server unless it runs, and count this process among its users until it exits.

    :param durable: False trades safety after a power cut for speed, for tests; unless given, the variable
        THUANNA_FAST_DATABASE decides
    :raises DatabaseRefused: it cannot be started; the words say what to do
    """
    place = Layout.of(data_dir)
    layout.make_data_dir(place)
    with locks.exclusive(place.start_lock):
        if locks.join(place.users_lock):
            atexit.register(leave, data_dir)
        cluster = _running(place)
        if cluster is None:
            _start(place, durable=not os.environ.get(_FAST_VARIABLE) if durable is None else durable)
            cluster = _running(place)
    assert cluster is not None, "a server that was just started answers"
    return cluster


def running(data_dir: Path) -> Cluster | None:
    """The server of `data_dir` if it answers; starts nothing and does not become a user."""
    return _running(Layout.of(data_dir))


def leave(data_dir: Path) -> None:
    """Stop using the server; the last to leave stops it. Happens by itself at exit."""
    place = Layout.of(data_dir)
    if not place.data_dir.is_dir():
        return  # someone removed the whole folder; its server ends by itself
    with locks.exclusive(place.start_lock):
        if locks.leave(place.users_lock):
            _stop(place)


def stop(data_dir: Path) -> None:
    """Stop the server now, whoever else uses it."""
    place = Layout.of(data_dir)
    if place.data_dir.is_dir():
        with locks.exclusive(place.start_lock):
            locks.leave(place.users_lock)
            _stop(place)


def _running(place: Layout) -> Cluster | None:
    try:
        major, secrets = place.major, passwords.read(place.secrets)
        if (
            major is None
            or not secrets
            or not place.ready(major).exists()
            or not postgres.answers(place.socket)
        ):
            return None
    except PermissionError as error:
        raise NotOurFolder(place.data_dir) from error
    return Cluster(place.data_dir, place.socket, major, secrets)


def _start(place: Layout, *, durable: bool) -> None:
    account = layout.make_cluster_folder(place)
    found = programs.find(place.major)
    server = Postgres(place, found.copied_to(place.programs) if account else found, account)
    ready = place.ready(found.major)
    secrets = passwords.read(place.secrets)
    if not secrets or place.major is None:
        secrets = secrets or passwords.generate()
        ready.unlink(missing_ok=True)
        if place.major is None:
            server.create(secrets[passwords.SUPERUSER], durable=durable)
        else:  # the file with the passwords is lost: whoever holds the data folder may set new ones
            _stop(place)
            server.reset_superuser(secrets[passwords.SUPERUSER])
        passwords.write(place.secrets, secrets)
    server.start(durable=durable)
    if not ready.exists():
        cluster = Cluster(place.data_dir, place.socket, found.major, secrets)
        roles.ensure(cluster.superuser_url(), {role: secrets[role] for role in LOGINS.values()})
        ready.touch()


def _stop(place: Layout) -> None:
    if place.major is not None:
        postgres.stop(place.data(place.major))

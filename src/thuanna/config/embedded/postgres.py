"""Running PostgreSQL's programs on one layout: make the data, start, ask, stop, recover."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from psycopg import conninfo, pq

from . import configuration, layout, passwords
from .layout import Account, Layout
from .programs import Programs
from .refusals import CannotStart, CannotStop

_BLINK = 0.02
_PATIENCE = 180  # seconds: replaying the log after a power cut takes its time
_LARGEST_LOG = 5_000_000
_SAME_EVERYWHERE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # PostgreSQL's own, from 17 on
_ENVIRONMENT = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}


def answers(folder: Path) -> bool:
    """Does a server answer on the socket in `folder`? Needs no password."""
    address = conninfo.make_conninfo(host=str(folder), port=configuration.PORT, dbname="postgres")
    return pq.PGconn.ping(address.encode()) == pq.Ping.OK


def stop(data: Path) -> None:
    """End all connections, write everything down, stop; nothing when no server runs."""
    pid = _postmaster(data)
    if pid is None or pid not in _processes_in(data):
        return
    os.kill(pid, signal.SIGINT)  # what PostgreSQL calls a fast shutdown
    deadline = time.monotonic() + _PATIENCE
    while pid in _processes_in(data):
        if time.monotonic() > deadline:
            raise CannotStop(pid)
        time.sleep(_BLINK)


@dataclass(frozen=True)
class Postgres:
    """The programs, the place and the account; held by whoever holds the start lock."""

    layout: Layout
    programs: Programs
    account: Account | None

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.layout.data(self.programs.major)

    def create(self, password: str, *, durable: bool) -> None:
        """Make an empty cluster under another name and move it into place when it is whole."""
        draft = self.data.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        layout.give(draft, self.account)
        with tempfile.NamedTemporaryFile("w", dir=self.layout.cluster, encoding="ascii") as secret:
            secret.write(password)
            secret.flush()
            layout.give(Path(secret.name), self.account)
            self._run(
                "initdb",
                *("-D", str(draft), f"--username={passwords.SUPERUSER}", f"--pwfile={secret.name}"),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"),
                *(_SAME_EVERYWHERE if self.programs.major >= 17 else ()),
                *(() if durable else ("--no-sync",)),
            )
        draft.rename(self.data)
        if durable:
            _flush(self.layout.cluster)

    def start(self, *, durable: bool) -> None:
        """Start the server and wait until it answers.

        :raises CannotStart: with the last lines of its log
        """
        if self._wait_for_what_is_left():
            return
        settings = configuration.write(self.layout, durable=durable)
        self._open_log()
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
        self._run(
            "pg_ctl",
            *("start", "-D", str(self.data), "-l", str(self.layout.log), "-o", options),
            *("-w", "-t", str(_PATIENCE), "-s"),
        )

    def reset_superuser(self, password: str) -> None:
        """Give a stopped server's superuser a new password, when the file that held the old one is lost."""
        self._wait_for_what_is_left()
        self._run(
            "postgres",
            *("--single", "-D", str(self.data), "postgres"),
            words=f"ALTER ROLE {passwords.SUPERUSER} PASSWORD '{password}';\n",
        )

    def _wait_for_what_is_left(self) -> bool:
        """After a kill: wait until an earlier server's processes are gone; True when it answers after all."""
        deadline = time.monotonic() + _PATIENCE
        while left := _processes_in(self.data):
            if answers(self.layout.socket):
                return True
            if time.monotonic() > deadline:
                raise CannotStart(self.layout.log, f"processes {left} do not end")
            time.sleep(_BLINK)
        _drop_misleading_pid_file(self.data)
        # The socket's folder is this server's alone, so its lock protects nothing and may mislead likewise.
        (self.layout.socket / f".s.PGSQL.{configuration.PORT}.lock").unlink(missing_ok=True)
        return False

    def _open_log(self) -> None:
        """Keep one older log; the server's account may write the file but not make others beside it."""
        log = self.layout.log
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.rename(log.with_suffix(".log.1"))
        log.touch(mode=0o600)
        layout.give(log, self.account)

    def _run(self, program: str, *arguments: str, words: str = "") -> None:
        """Run one program as the server's account, with nothing of our environment.

        :raises CannotStart: it failed
        """
        command: Sequence[str] = [str(self.programs.path(program)), *arguments]
        done = subprocess.run(
            command,
            input=words,
            capture_output=True,
            text=True,
            errors="replace",
            env=_ENVIRONMENT,
            cwd=self.layout.cluster,
            umask=0o077,
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
            check=False,
        )
        if done.returncode:
            raise CannotStart(self.layout.log, f"{done.stderr}\n{self._last_words()}")

    def _last_words(self) -> str:
        try:
            return "\n".join(self.layout.log.read_text(encoding="utf-8", errors="replace").splitlines()[-10:])
        except FileNotFoundError:
            return ""


def _drop_misleading_pid_file(data: Path) -> None:
    """Its number may be another program's by now, or a zombie's; PostgreSQL takes both for a running server.

    Otherwise the file stays: with it PostgreSQL itself makes sure that nobody else has the data open.
    """
    pid = _postmaster(data)
    if pid and Path(f"/proc/{pid}").exists():
        (data / "postmaster.pid").unlink()


def _postmaster(data: Path) -> int | None:
    try:
        first = (data / "postmaster.pid").read_text(encoding="ascii", errors="replace").partition("\n")[0]
    except FileNotFoundError:
        return None
    return int(first) if first.isdecimal() else None


def _processes_in(data: Path) -> list[int]:
    """The postgres processes that work in `data`, which is the folder they all stand in."""
    if not data.exists():
        return []
    real, owner, postmaster = os.path.realpath(data), data.stat().st_uid, _postmaster(data)
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (
                process.stat().st_uid != owner
                or (process / "comm").read_text(errors="replace") != "postgres\n"
            ):
                continue
            if os.readlink(process / "cwd") == real:
                found.append(int(process.name))
        except PermissionError:  # a container may hide the folder even from root; the pid file still tells
            if int(process.name) == postmaster:
                found.append(postmaster)
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return found


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

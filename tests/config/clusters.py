"""What the tests of the embedded database share: places for data, other users, other processes."""

from __future__ import annotations

import encodings.ascii  # noqa: F401  # loaded while we may: a stranger may not read our library
import os
import select
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from thuanna.config.embedded import programs, server

STRANGER = 54321  # a user number that nothing on the machine belongs to

_USER = """
import sys
from pathlib import Path
from thuanna.config.embedded import server
cluster = server.ensure_running(Path(sys.argv[1]), durable=False)
print(cluster.url("app"), flush=True)
sys.stdin.readline()
"""


@contextmanager
def place() -> Iterator[Path]:
    """A data folder to be made, which every user may reach, below a name with a space and Thai letters."""
    with tempfile.TemporaryDirectory(prefix="ถ้วน หน้า-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        data_dir = Path(folder) / "data"
        try:
            yield data_dir
        finally:
            server.stop(data_dir)


@contextmanager
def deep_place() -> Iterator[Path]:
    """The same, but with a path longer than the kernel allows for a socket."""
    with place() as data_dir:
        deep = data_dir / ("ลึก" * 12)
        try:
            yield deep
        finally:
            server.stop(deep)
            Path(os.readlink(deep / "cluster" / "socket")).rmdir()


@contextmanager
def user(data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server until the block ends."""
    command = [sys.executable, "-c", _USER, str(data_dir)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
            process.communicate("leave\n", timeout=30)
        finally:
            process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    """Wait until that user is served; the address it was given."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def one(url: str, query: str) -> object:
    """The one value that the query gives."""
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def as_stranger(act: Callable[[], object], uid: int = STRANGER) -> str:
    """Do it in a child that has become another user of this machine; its traceback, or nothing."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            act()
        except BaseException:
            said = traceback.format_exc()
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def copy_of_the_wheel(folder: Path) -> Path:
    """The wheel's programs where every user can run them; a folder for `sys.path`."""
    copied = programs.find().copied_to(folder).folder.parent
    (copied / "__init__.py").touch()
    return copied.parent


def postmaster(data_dir: Path) -> int:
    """The number of the running server."""
    first = next(iter((data_dir / "cluster").glob("data-*/postmaster.pid"))).read_text().splitlines()[0]
    return int(first)


def kill(pid: int) -> None:
    """Kill −9, and wait until the process is gone."""
    descriptor = os.pidfd_open(pid)
    with os.fdopen(descriptor) as handle:
        os.kill(pid, signal.SIGKILL)
        select.select([handle], [], [], 10)

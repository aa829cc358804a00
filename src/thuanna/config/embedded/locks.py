"""Two locks that the kernel frees when a process dies, however it dies.

The start lock is held by whoever starts or stops the server. The users' lock is shared by every process that
uses it: whoever can take it alone is the last.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .refusals import NotOurFolder

_held: dict[Path, int] = {}


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Be the only one inside the block, on this machine.

    :raises NotOurFolder: the file belongs to another user
    """
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def join(path: Path) -> bool:
    """Count this process among the users; False when it is already."""
    if path in _held:
        return False
    descriptor = _open(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    _held[path] = descriptor
    return True


def leave(path: Path) -> bool:
    """Stop counting this process; True when it was the last. Call it while holding the start lock."""
    descriptor = _held.pop(path, None)
    if descriptor is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError as error:
        raise NotOurFolder(path.parent) from error


def _count_the_child() -> None:
    """A forked child shares its parent's lock: give it one of its own, so that neither speaks for both."""
    for path, descriptor in list(_held.items()):
        os.close(descriptor)
        del _held[path]
        if path.exists():
            join(path)


os.register_at_fork(after_in_child=_count_the_child)

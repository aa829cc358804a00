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
_for_the_child: dict[Path, int] = {}


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
    _held[path] = _shared(path)
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


def _shared(path: Path) -> int:
    descriptor = _open(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError as error:
        raise NotOurFolder(path.parent) from error


def _before_fork() -> None:
    """A forked child would share our hold on the lock: give it one of its own before it exists."""
    for path in _held:
        if path.parent.is_dir():
            _for_the_child[path] = _shared(path)


def _in_the_parent() -> None:
    for descriptor in _for_the_child.values():
        os.close(descriptor)
    _for_the_child.clear()


def _in_the_child() -> None:
    for descriptor in _held.values():
        os.close(descriptor)
    _held.clear()
    _held.update(_for_the_child)
    _for_the_child.clear()


os.register_at_fork(before=_before_fork, after_in_parent=_in_the_parent, after_in_child=_in_the_child)

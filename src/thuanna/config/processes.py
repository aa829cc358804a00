"""Processes: a free port, children that do not outlive us, one place that starts and stops them together."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

_PR_SET_PDEATHSIG = 1
_PORTS_TRIED = 100
_HIGHEST_PORT = 65535
_PATIENCE = 10.0  # seconds between asking a child to stop and ending it
_ENDINGS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_WATCHED = {signal.SIGCHLD, *_ENDINGS}
_claims: list[socket.socket] = []  # kept open until this process ends


class FreePort(NamedTuple):
    """A port that nobody listens on, and whether the wanted one was taken."""

    port: int
    was_taken: bool


class NoFreePort(Refusal):
    """None of the ports that were tried may be listened on."""

    def __init__(self, wanted: int) -> None:
        super().__init__(
            t(
                "เปิดพอร์ต {wanted} ไม่ได้ โปรดเลือกพอร์ตอื่น เช่น PORT=8080",
                "port {wanted} cannot be opened; choose another, such as PORT=8080",
                wanted=wanted,
            ),
            code="no_free_port",
        )


def claim_port(wanted: int, host: str = "127.0.0.1") -> FreePort:
    """The wanted port or the next free one above it; no other `thuanna serve` gets it while this one lives.

    A server that shares ports (as granian does) would start beside an earlier one and get half its visitors,
    so we look first. Between looking and listening the database is brought up to date, which takes seconds:
    whoever is started meanwhile sees our claim.

    :raises NoFreePort: none nearby is free, or this user may not open it
    """
    for port in range(wanted, min(wanted + _PORTS_TRIED, _HIGHEST_PORT + 1)):
        try:
            if _is_free(port, host) and _claimed(port):
                return FreePort(port, was_taken=port != wanted)
        except PermissionError as error:
            raise NoFreePort(wanted) from error
    raise NoFreePort(wanted)


def _claimed(port: int) -> bool:
    """Take a name that only one process can have, if it is free; the kernel gives it back however we end."""
    if sys.platform != "linux":  # no other knows names without a file
        return True
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0thuanna-port-{port}")
    except OSError:
        claim.close()
        return False
    _claims.append(claim)
    return True


def _is_free(port: int, host: str) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Connections closed a moment ago do not count; a listener does, also one that shares its port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def die_with_parent(how: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel send us `how` when our parent dies, even by kill −9; on Linux, elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(how), 0, 0, 0)


@dataclass(frozen=True)
class Child:
    """A program that belongs to us: its name for people, its command, what it adds to the environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


class Family:
    """Children that live and end together: when one ends, or we are told to stop, all do."""

    def __init__(self, children: Sequence[Child], *, later: Sequence[Child] = ()) -> None:
        self._children, self._later = children, later
        self._running: list[subprocess.Popen[bytes]] = []

    def run(
        self, when_started: Callable[[], None] = lambda: None, *, meanwhile: Callable[[], None] | None = None
    ) -> int:
        """Start all, wait, stop all. Call it from the main thread.

        :param meanwhile: done while the first children run already; those for `later` start after it
        :returns: 0 when we were told to stop (Ctrl-C, SIGTERM, a closed terminal); else the exit status of
            the child that ended by itself, and at least 1, since a server is not meant to end
        """
        # Blocked signals wait for sigwait: none is lost between looking and waiting.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
        try:
            for child in self._children:
                self._running.append(_start(child, before))
            if meanwhile is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                meanwhile()
                signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
            for child in self._later:
                self._running.append(_start(child, before))
            when_started()
            ended = self._wait()
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
            self._stop()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return max(1, abs(ended.returncode)) if ended else 0

    def _wait(self) -> subprocess.Popen[bytes] | None:
        """The first child that ends by itself; None when we are told to stop."""
        while True:
            for child in self._running:
                if _has_ended(child):  # perhaps long ago, while nobody listened
                    return child
            if signal.sigwait(_WATCHED) in _ENDINGS:
                return None

    def _stop(self) -> None:
        """Ask the youngest first; end what does not listen in time, or at once when told to stop again."""
        for child in reversed(self._running):
            os.kill(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + _PATIENCE
        while not all(_has_ended(child) for child in self._running):
            told = signal.sigtimedwait(_WATCHED, max(0.0, deadline - time.monotonic()))
            if told is None or told.si_signo in _ENDINGS:
                break
        for child in self._running:
            # Its own children too. Until we have waited for it, nobody else can get its number.
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _start(child: Child, mask: set[signal.Signals | int]) -> subprocess.Popen[bytes]:
    parent = os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        die_with_parent()
        if os.getppid() != parent:
            os._exit(1)  # it died before the kernel knew

    return subprocess.Popen(
        child.command,
        env={**os.environ, **child.environment},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches us alone, and we tell them in order
        preexec_fn=prepare,  # safe here: the supervisor has no threads
    )


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    """Look without collecting its exit status, which would free its number."""
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None

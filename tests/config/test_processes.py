"""Ports and children: what is taken is seen, and nobody outlives the one who started them."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from thuanna.config import processes

_FAMILY = """
import os
import sys
from thuanna.config.processes import Child, Family
commands = [Child(str(n), [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[1:])]
sys.exit(Family(commands).run(lambda: os.write(1, b'started\\n')))
"""
_FAMILY_WITH_WORK = """
import os
import sys
from thuanna.config.processes import Child, Family
first, later = [Child(str(n), [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[1:3])]
family = Family([first], later=[later])
sys.exit(family.run(lambda: os.write(1, b'started\\n'), meanwhile=lambda: eval(sys.argv[3])))
"""
# A child that says its number on the shared output once it is up, and sleeps until it is ended. One write
# a line: two writers' halves would mingle.
_CLAIMER = """
import sys
from thuanna.config import processes
print(processes.claim_port(int(sys.argv[1])).port, flush=True)
sys.stdin.readline()
"""
_SLEEPER = (
    "import os, signal; signal.signal(signal.SIGUSR1, signal.SIG_IGN);"
    " os.write(1, b'%d\\n' % os.getpid()); signal.pause()"
)
_FAILS_WHEN_TOLD = (
    "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1});"
    " os.write(1, b'%d\\n' % os.getpid()); signal.sigwait({signal.SIGUSR1}); sys.exit(3)"
)
_STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {_SLEEPER}"
_GRANDPARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {_SLEEPER!r}]).wait()"


@contextmanager
def _listening(port: int = 0, *, shares_port: bool = False) -> Iterator[int]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(shares_port))
        listener.bind(("127.0.0.1", port))
        listener.listen()
        yield listener.getsockname()[1]


@contextmanager
def _family(*children: str) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A supervisor in a process of its own, and the numbers its children said."""
    command = [sys.executable, "-c", _FAMILY, *children]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        words = [supervisor.stdout.readline().strip() for _ in range(len(children) + 1)]
        try:
            yield supervisor, [int(word) for word in words if word != "started"]
        finally:
            supervisor.kill()


def _has_gone(pid: int) -> bool:
    """Wait until the process has ended (as a zombie it has); it was never our own child."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor) as handle:
        return bool(select.select([handle], [], [], 10)[0])


@pytest.mark.enable_socket
def test_a_free_port_is_taken_as_wanted() -> None:
    with _listening() as port:
        pass

    assert processes.claim_port(port) == (port, False)


@pytest.mark.enable_socket
def test_a_taken_port_gives_the_next_free_one_and_says_so() -> None:
    with _listening() as port:
        found = processes.claim_port(port)

    assert found.was_taken
    assert found.port > port


@pytest.mark.enable_socket
def test_a_server_that_would_share_its_port_still_counts_as_taken() -> None:
    with _listening(shares_port=True) as port:
        assert processes.claim_port(port).was_taken


@pytest.mark.enable_socket
def test_two_that_start_at_the_same_moment_get_two_ports() -> None:
    with _listening() as port:
        pass
    claim = (
        f"from thuanna.config import processes; print(processes.claim_port({port}).port, flush=True); input()"
    )
    command = [sys.executable, "-c", claim]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert int(other.stdout.readline()) == port  # which has not begun to listen

        found = processes.claim_port(port)
        other.communicate("\n", timeout=10)

    assert found.was_taken
    assert found.port > port


@pytest.mark.enable_socket
def test_a_port_whose_last_visitor_was_just_sent_away_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as visitor:
            server.accept()[0].close()  # who closes first keeps the address for a minute
            assert visitor.recv(1) == b""

    assert processes.claim_port(port) == (port, False)


@pytest.mark.enable_socket
def test_when_no_port_is_left_it_refuses_and_names_a_way_out() -> None:
    with _listening(65535), pytest.raises(processes.NoFreePort, match="PORT=8080"):
        processes.claim_port(65535)


def test_ctrl_c_ends_every_child_and_counts_as_success() -> None:
    with _family(_SLEEPER, _SLEEPER) as (supervisor, children):
        supervisor.send_signal(signal.SIGINT)
        status = supervisor.wait(10)

    assert status == 0
    assert all(_has_gone(child) for child in children)


def test_sigterm_ends_every_child_too() -> None:
    with _family(_SLEEPER) as (supervisor, children):
        supervisor.terminate()
        status = supervisor.wait(10)

    assert status == 0
    assert all(_has_gone(child) for child in children)


def test_asked_twice_it_does_not_wait_for_a_child_that_will_not_listen() -> None:
    with _family(_STUBBORN) as (supervisor, children):
        supervisor.send_signal(signal.SIGINT)
        supervisor.send_signal(signal.SIGTERM)
        status = supervisor.wait(5)

    assert status == 0
    assert all(_has_gone(child) for child in children)


def test_when_one_child_fails_the_others_end_and_its_status_is_passed_on() -> None:
    with _family(_SLEEPER, _FAILS_WHEN_TOLD) as (supervisor, children):
        for child in children:
            os.kill(child, signal.SIGUSR1)  # the sleeper does not mind
        status = supervisor.wait(10)

    assert status == 3
    assert all(_has_gone(child) for child in children)


def test_a_server_that_ends_without_an_error_has_failed_all_the_same() -> None:
    with _family("import os; os.write(1, b'0\\n')") as (supervisor, _children):
        assert supervisor.wait(10) == 1


def test_what_a_child_started_ends_with_it() -> None:
    with _family(_GRANDPARENT) as (supervisor, grandchildren):
        supervisor.send_signal(signal.SIGINT)
        supervisor.wait(10)

    assert all(_has_gone(process) for process in grandchildren)


def test_children_die_when_their_parent_is_killed_outright() -> None:
    with _family(_SLEEPER, _SLEEPER) as (supervisor, children):
        supervisor.kill()
        supervisor.wait(10)

    assert all(_has_gone(child) for child in children)


def test_a_program_that_cannot_be_started_stops_those_that_were() -> None:
    script = (
        "import sys; from thuanna.config.processes import Child, Family;"
        f"sleeper = Child('sleeper', [sys.executable, '-c', {_SLEEPER!r}]);"
        "Family([sleeper, Child('missing', ['/nonexistent'])]).run()"
    )

    # The output ends when the last process that holds it has.
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=10)

    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr


@contextmanager
def _family_with_work(first: str, later: str, work: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _FAMILY_WITH_WORK, first, later, work]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as supervisor:
        try:
            yield supervisor
        finally:
            supervisor.kill()


def test_work_is_done_while_the_first_child_runs_and_before_the_later_one() -> None:
    with _family_with_work(_SLEEPER, _SLEEPER, "os.write(1, b'work done\\n')") as supervisor:
        assert supervisor.stdout is not None
        said = [supervisor.stdout.readline().strip() for _ in range(4)]
        supervisor.send_signal(signal.SIGTERM)
        status = supervisor.wait(10)

    assert status == 0
    assert {"work done", "started"} <= set(said)
    assert all(_has_gone(int(word)) for word in said if word.isdecimal())


def test_work_that_fails_ends_the_children_that_run() -> None:
    with _family_with_work(_SLEEPER, _SLEEPER, "1 / 0") as supervisor:
        said, _ = supervisor.communicate(timeout=10)  # comes back when nobody holds the output any more

    assert supervisor.returncode != 0
    assert "started" not in said

"""Memory of everything at once: web workers, background worker and PostgreSQL, with a register of this size.

The unit is the megabyte, not the second: `seconds` is left at the time of the visits, `extra` has the memory.
Shared pages are counted once (proportional set size), so the sum is what the machine really gives.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from benchmarks.first_screen import wait_for
from benchmarks.measurement import Measurement, timed

NAME = "resident-memory"
DEFAULT_SIZE = 120_000
_PORT = 8766
_PAGES = ("/", "/t/noenkhram/", "/f/noenkhram-fund/", "/data/", "/staff/login/", "/api/v1/openapi.json")


def measure(size: int) -> Measurement:
    """Serve a demonstration with about `size` people, visit it, and add up the memory of every process."""
    scale = "village" if size < 10_000 else "town" if size < 60_000 else "province"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "THUANNA_"))}
    with tempfile.TemporaryDirectory(prefix="thuanna-bench-") as folder:
        command = [sys.executable, "-m", "thuanna", "serve", "--demo", "--scale", scale, "--port", str(_PORT)]
        environment = {**clean, "THUANNA_DATA": folder}
        serving = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{_PORT}/readyz")
            seconds = timed(lambda: [_visit(page) for _ in range(20) for page in _PAGES])
            memory = {kind: round(total, 1) for kind, total in _memory(serving.pid, folder).items()}
        finally:
            serving.terminate()
            serving.wait(timeout=60)
    floor_seconds = timed(lambda: subprocess.run([sys.executable, "-c", "import django"], check=True))
    extra = {"scale": scale, "total_mb": round(sum(memory.values()), 1), "memory_mb": memory}
    return Measurement(seconds, "starting Python with Django once", floor_seconds, extra)


def _visit(page: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}{page}", timeout=30) as answer:
        answer.read()


def _memory(root: int, folder: str) -> dict[str, float]:
    """Megabytes of the server's family, and of the PostgreSQL that works in this folder."""
    parents = {pid: _parent(pid) for pid in _processes()}
    # As root the cluster may lie elsewhere, behind a link: a system user cannot enter this folder.
    cluster = os.path.realpath(Path(folder) / "cluster").encode()
    database = {pid for pid in parents if cluster in _command(pid) and b"postgres" in _command(pid)}
    assert database, "the database that works in this folder was not found"
    family = _descendants({root}, parents) - database
    return {
        "web and worker": sum(map(_proportional_mb, family)),
        "database": sum(map(_proportional_mb, _descendants(database, parents))),
    }


def _descendants(roots: set[int], parents: dict[int, int]) -> set[int]:
    found = set(roots)
    while grown := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= grown
    return found


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _proportional_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

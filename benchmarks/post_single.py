"""One journal a durable commit: 1 and 8 clients, one book and fifty; beside pgbench and a bare insert.

Each client is a process of its own, as each web worker is. Everything runs on the same server one after the
other: `actions.post` with every guard, pgbench's TPC-B, and two rows inserted and committed without guards.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import books, posting_client
from benchmarks.measurement import Measurement, percentile

NAME = "post-single"
DEFAULT_SIZE = 2000
_BOOKS = 50
_ROOT = Path(__file__).resolve().parents[1]


def measure(size: int) -> Measurement:
    """Post `size` journals in each way; the floor of all is one client's bare insert and commit."""
    codes = [f"bench-{n}" for n in range(_BOOKS)]
    with books.durable_server() as server:
        books.opened(codes)
        _make_bare_table()
        bare = {clients: _run("bare", clients, size, codes[:1]) for clients in (1, 8)}
        posted = {
            f"{clients} client{'s' * (clients > 1)}, {many} book{'s' * (many > 1)}": _run(
                "post", clients, size, codes[:many]
            )
            for clients in (1, 8)
            for many in (1, _BOOKS)
        }
        pgbench = {clients: _pgbench(server, clients, size) for clients in (1, 8)}
    floor = bare[1]["seconds"]
    return Measurement(
        posted["1 client, 1 book"]["seconds"],
        "one client that inserts two bare rows and commits",
        floor,
        {
            "posted": posted,
            "bare_per_second": {clients: each["per_second"] for clients, each in bare.items()},
            "pgbench_per_second": pgbench,
            "load_average": [round(each, 1) for each in os.getloadavg()],
        },
    )


def _make_bare_table() -> None:
    """In a schema of its own: a strange table beside the book's would make the guards differ."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "create schema bench; create table bench.bare"
            " (id bigserial primary key, tenant_id int, name text, party int, satang bigint)"
        )


def _run(kind: str, clients: int, size: int, codes: list[str]) -> dict[str, Any]:
    """All clients at the same moment; wall-clock seconds, and how long one waits."""
    name = f"{kind}-{clients}-{len(codes)}"
    share = size // clients
    command = [sys.executable, "-m", posting_client.__name__, kind]
    running = [
        subprocess.Popen(
            [*command, f"{name}-{n}", str(share), *codes],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "thuanna.config.settings"},
        )
        for n in range(clients)
    ]
    for client in running:
        assert client.stdout
        assert client.stdout.readline() == "ready\n"
    begin = time.perf_counter()
    for client in running:
        assert client.stdin
        client.stdin.write("go\n")
        client.stdin.flush()
    times = [seconds for client in running for seconds in json.loads(client.stdout.readline())]  # type: ignore[union-attr]
    seconds = time.perf_counter() - begin
    for client in running:
        client.communicate(timeout=30)
    return {
        "seconds": round(seconds, 3),
        "per_second": round(share * clients / seconds),
        "p50_ms": round(percentile(times, 0.5) * 1000, 1),
        "p99_ms": round(percentile(times, 0.99) * 1000, 1),
    }


def _pgbench(server: books.Server, clients: int, size: int) -> int | None:
    """Transactions a second of TPC-B; None where this build of PostgreSQL brings no pgbench."""
    program = server.cluster.program("pgbench")
    if not program.exists():
        return None
    address = server.cluster.url("owner")
    subprocess.run([program, "-i", "-q", "-s", "10", address], check=True, capture_output=True)
    done = subprocess.run(
        [program, "-n", "-c", str(clients), "-j", "2", "-t", str(max(1, size // clients)), address],
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found, done.stdout
    return round(float(found[1]))

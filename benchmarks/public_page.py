"""Requests a second and their 95th percentile: public pages for 16 clients at once, beside /healthz."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlsplit

from benchmarks import served
from benchmarks.measurement import Measurement, percentile

NAME = "public-page"
DEFAULT_SIZE = 4000
CLIENTS = 16


_PAGES = {
    "fund": r"/f/[^/]+/",
    "page of the office": r"/t/[^/]+/p/announcement-1/",
    "guide": r"/t/[^/]+/help/elderly-funeral/",
    "project": r"/t/[^/]+/projects/[^/]+/",
    "what people told": r"/t/[^/]+/check/",
}
"""One page of each kind, by what its address looks like."""


def measure(size: int) -> Measurement:
    """Ask `size` times, shared among pages of every kind, and as often for a page without any work."""
    with served.site() as address:
        paths = chosen(served.pages(address))
        for path in ("/healthz", *paths.values()):
            load(address, path, CLIENTS * 8)
        floor_seconds, floor_times = load(address, "/healthz", size)
        asked = {kind: load(address, path, size // len(paths)) for kind, path in paths.items()}
    times = [one for _, found in asked.values() for one in found]
    return Measurement(
        sum(seconds for seconds, _ in asked.values()),
        f"GET /healthz, {CLIENTS} clients",
        floor_seconds,
        {
            "clients": CLIENTS,
            "p50_ms": round(percentile(times, 0.5) * 1000, 2),
            "p95_ms": round(percentile(times, 0.95) * 1000, 2),
            "p95_ms_by_kind": {
                kind: round(percentile(found, 0.95) * 1000, 2) for kind, (_, found) in asked.items()
            },
            "floor_p95_ms": round(percentile(floor_times, 0.95) * 1000, 2),
        },
    )


def chosen(paths: list[str]) -> dict[str, str]:
    """A page of every kind.

    :raises StopIteration: the site shows none of a kind
    """
    return {
        kind: next(path for path in paths if re.fullmatch(pattern, path)) for kind, pattern in _PAGES.items()
    }


def load(address: str, path: str, requests: int) -> tuple[float, list[float]]:
    """All requests shared among the clients: seconds of wall-clock time, and the time of each request."""
    share = requests // CLIENTS
    begin = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        times = [
            one
            for client in clients.map(lambda _: _one_client(address, path, share), range(CLIENTS))
            for one in client
        ]
    return time.perf_counter() - begin, times


def _one_client(address: str, path: str, requests: int) -> list[float]:
    """One client that asks again as soon as it has its answer, over one connection."""
    where = urlsplit(address)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=30)
    times = []
    for _ in range(requests):
        begin = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        times.append(time.perf_counter() - begin)
    connection.close()
    return times

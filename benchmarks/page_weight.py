"""What a phone must load for each public page: the first visit with fonts and styles, then the page alone."""

from __future__ import annotations

import time
from dataclasses import dataclass

from benchmarks import served
from benchmarks.measurement import Measurement

NAME = "page-weight"
DEFAULT_SIZE = 1
FIRST_VISIT_GOAL = 150 * 1024
LATER_VISIT_GOAL = 30 * 1024


@dataclass(frozen=True)
class Weight:
    """Bytes over the wire: the page, and everything it asks for besides."""

    page: int
    rest: int

    @property
    def first(self) -> int:
        return self.page + self.rest


def measure(size: int) -> Measurement:
    """Load every public page `size` times as a browser would; the floor is as many pages without work."""
    with served.site() as address:
        begin = time.perf_counter()
        for _ in range(size):
            weights = {path: weigh(address, path) for path in served.pages(address)}
        seconds = time.perf_counter() - begin
        begin = time.perf_counter()
        for _ in range(size * len(weights)):
            served.get(f"{address}/healthz")
        floor_seconds = time.perf_counter() - begin
    return Measurement(
        seconds,
        "the same number of GET /healthz",
        floor_seconds,
        {
            "pages": {
                path: {"first_bytes": one.first, "later_bytes": one.page} for path, one in weights.items()
            },
            "heaviest_first_bytes": max(one.first for one in weights.values()),
            "heaviest_later_bytes": max(one.page for one in weights.values()),
            "goal_first_bytes": FIRST_VISIT_GOAL,
            "goal_later_bytes": LATER_VISIT_GOAL,
            "is_met": all(
                one.first <= FIRST_VISIT_GOAL and one.page <= LATER_VISIT_GOAL for one in weights.values()
            ),
        },
    )


def weigh(address: str, path: str) -> Weight:
    """The bytes of a page and of everything it links to that a browser loads."""
    page = served.get(address + path)
    loaded = served.assets(address, page.text)
    return Weight(page.size, sum(served.get(one).size for one in loaded))

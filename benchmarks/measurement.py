"""What a benchmark gives: its own time, and the time of the least that any program would need."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Measurement:
    """One measurement beside its floor.

    :ivar seconds: what the program needed
    :ivar floor: what the floor is, in words
    :ivar floor_seconds: what the floor needed, in the same run on the same machine
    :ivar extra: further figures, such as percentiles
    """

    seconds: float
    floor: str
    floor_seconds: float
    extra: dict[str, Any] = field(default_factory=dict)


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall-clock time."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def percentile(times: list[float], share: float) -> float:
    """The value below which `share` of the times lie."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def of_questions(
    times: dict[str, list[float]], *, floor: str, floor_times: list[float], **more: Any
) -> Measurement:
    """Questions of several kinds, each asked many times, beside the floor of a single answer.

    :param times: by kind, what each question took
    """
    asked = [seconds for measured in times.values() for seconds in measured]
    return Measurement(
        seconds=sum(asked) / len(asked),
        floor=floor,
        floor_seconds=sum(floor_times) / len(floor_times),
        extra={
            "p50_ms": _ms(percentile(asked, 0.50)),
            "p95_ms": _ms(percentile(asked, 0.95)),
            "p99_ms": _ms(percentile(asked, 0.99)),
            "p95_ms_by_kind": {kind: _ms(percentile(measured, 0.95)) for kind, measured in times.items()},
            "questions": len(asked),
        }
        | more,
    )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)

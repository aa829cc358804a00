"""Half-open periods of days: `starts_on` is in, `ends_before` is out, None has no end.

Owns the arithmetic of intervals; what a period means (a term, an address, a membership) is others'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .language import t
from .refusals import Refusal


class PeriodBackwards(Refusal):
    """A period would end before it has begun."""

    code = "period_backwards"


@dataclass(frozen=True)
class Period:
    """The days from `starts_on` up to, not including, `ends_before`."""

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            raise PeriodBackwards(
                t(
                    "วันสิ้นสุดต้องอยู่หลังวันเริ่ม กรุณาตรวจทั้งสองวัน",
                    "The end must come after the start. Please check both dates.",
                )
            )

    @property
    def days(self) -> int | None:
        """How many days; None when there is no end."""
        return None if self.ends_before is None else (self.ends_before - self.starts_on).days

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day; periods that merely touch do not."""
        return self.intersect(other) is not None

    def intersect(self, other: Period) -> Period | None:
        """The days in both, or None."""
        starts_on = max(self.starts_on, other.starts_on)
        ends = [end for end in (self.ends_before, other.ends_before) if end is not None]
        ends_before = min(ends, default=None)
        if ends_before is not None and ends_before <= starts_on:
            return None
        return Period(starts_on, ends_before)


@dataclass(frozen=True)
class OverlapsAndGaps:
    """What keeps periods from following each other day by day."""

    overlaps: tuple[Period, ...]
    gaps: tuple[Period, ...]

    @property
    def is_seamless(self) -> bool:
        """Whether each period begins where the last one ended."""
        return not (self.overlaps or self.gaps)


def find_overlaps_and_gaps(periods: Iterable[Period]) -> OverlapsAndGaps:
    """Compare periods in order of their start: days counted twice, and days between that none covers."""
    ordered = sorted(periods, key=lambda period: period.starts_on)
    overlaps: list[Period] = []
    gaps: list[Period] = []
    if not ordered:
        return OverlapsAndGaps((), ())
    covered = ordered[0]
    for period in ordered[1:]:
        shared = covered.intersect(period)
        if shared is not None:
            overlaps.append(shared)
        elif covered.ends_before is not None and covered.ends_before < period.starts_on:
            gaps.append(Period(covered.ends_before, period.starts_on))
        covered = _longer(covered, period)
    return OverlapsAndGaps(tuple(overlaps), tuple(gaps))


def _longer(covered: Period, period: Period) -> Period:
    if covered.ends_before is None or period.ends_before is None:
        return Period(covered.starts_on)
    return Period(covered.starts_on, max(covered.ends_before, period.ends_before))

"""What became of a membership, as rows to keep: from the dates and the status word of one line."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .facts import MemberRow

LATER = ("suspended", "resigned", "ended", "deceased")


class Step(NamedTuple):
    """One status and the day from which it holds."""

    status: str
    starts_on: datetime.date


def history(row: MemberRow, *, today: datetime.date) -> list[Step]:
    """Steps in the order of their days; what nobody dated is put on the day of the import."""
    start = row.admitted_on or row.applied_on
    if row.status == "applied":
        return [Step("applied", row.applied_on or row.admitted_on or today)]
    steps = []
    if row.applied_on is not None and row.admitted_on is not None:
        steps.append(Step("applied", row.applied_on))
    later = _later(row, today)
    first_day = min((step.starts_on for step in later), default=today)
    steps.append(Step("active", start or min(first_day, today)))
    return steps + later


def _later(row: MemberRow, today: datetime.date) -> list[Step]:
    days = {"resigned": row.resigned_on, "deceased": row.died_on}
    if row.status in LATER and days.get(row.status) is None:
        days[row.status] = row.status_on or today
    steps = [Step(status, day) for status, day in days.items() if day is not None]
    return sorted(steps, key=lambda step: (step.starts_on, LATER.index(step.status)))


def is_undated(row: MemberRow) -> bool:
    """Whether nobody wrote since when the person is a member."""
    return row.admitted_on is None and row.applied_on is None


def is_end_undated(row: MemberRow) -> bool:
    """Whether the status says that something ended, and no date says when."""
    dated = {"resigned": row.resigned_on, "deceased": row.died_on}
    return row.status in LATER and dated.get(row.status) is None and row.status_on is None

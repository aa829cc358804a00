"""Places in a row of rows: the last one taken, counted from one. Whoever adds the next holds a lock."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet


def last_of(rows: QuerySet[Any], field: str) -> int:
    """The highest number among these rows; 0 while there is none."""
    last: int | None = rows.aggregate(last=Max(field))["last"]
    return last or 0

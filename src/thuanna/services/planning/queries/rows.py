"""Rows put in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any


def facts_of(rows: Iterable[Any], key: str) -> dict[Any, list[Any]]:
    """Rows by one of their columns, in their order."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found

"""What the fund's regulation says to the criteria. Kept on paper alone, a person looks at the paper."""

from __future__ import annotations

import datetime
from typing import Any

from .items import Item


def in_force(on: datetime.date) -> tuple[dict[str, Any], dict[str, tuple[Item, ...]]]:
    """Whether a regulation is in force on a day, and by which resolution."""
    return {"regulation": None}, {"regulation": ()}


def benefits(on: datetime.date) -> tuple[set[str], bool, bool]:
    """The kinds it promises, whether some reach people of the community, and whether some are not money."""
    return set(), False, False

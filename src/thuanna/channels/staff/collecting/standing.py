"""Where members stand by the fund's regulation, for the pages of collecting.

A fund that has adopted no regulation has no standing and no dues; its pages then say nothing of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from thuanna.money.funds.queries.passbooks import Missed


def of(member_ids: Collection[int], on: datetime.date) -> Mapping[int, Any]:
    """The standing of each, explained."""
    del member_ids, on
    return {}


def missed_of(member_ids: Collection[int], on: datetime.date) -> Mapping[int, Sequence[Missed]]:
    """The periods each has not paid, by the regulation."""
    del member_ids, on
    return {}

"""What the fund's regulation in force says to the criteria, and which members are in arrears by it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from thuanna.kernel.language import t
from thuanna.money.funds.queries import fund as funds
from thuanna.money.regulations import queries as regulations
from thuanna.money.regulations.deciding.standing import State

from .items import Item

_BEHIND = frozenset({State.IN_ARREARS, State.SUSPENDED})


def in_force(on: datetime.date) -> tuple[dict[str, Any], dict[str, tuple[Item, ...]]]:
    """Whether a regulation is in force on a day, and by which resolution."""
    adopted = regulations.regulation_on(funds.fund(), on)
    if adopted is None:
        return {"regulation": False}, {"regulation": ()}
    words = t(
        "ระเบียบฉบับที่ {n} มติ {resolution}",
        "regulation {n}, resolution {resolution}",
        n=adopted.version.number,
        resolution=adopted.version.resolution_no,
    )
    return {"regulation": True}, {"regulation": (Item(words, "regulation", adopted.version.pk),)}


def benefits(on: datetime.date) -> tuple[set[str], bool, bool]:
    """The kinds it promises, whether some reach people of the community, and whether some are not money."""
    adopted = regulations.regulation_on(funds.fund(), on)
    if adopted is None:
        return set(), False, False
    promised = adopted.regulation.benefits
    return (
        {benefit.kind for benefit in promised},
        any("community" in benefit.relations for benefit in promised),
        any(benefit.non_cash is not None for benefit in promised),
    )


def behind(member_ids: Collection[int], on: datetime.date) -> set[int] | None:
    """Which of these members owe contributions on a day; None while no regulation says what is owed."""
    if regulations.regulation_on(funds.fund(), on) is None:
        return None
    standings = regulations.standings_of(member_ids, on)
    return {member_id for member_id, standing in standings.items() if standing.state in _BEHIND}

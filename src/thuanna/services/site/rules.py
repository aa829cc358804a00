"""Pure decisions about pages: where a version stands, who may approve it, whether news may go out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from thuanna.kernel.language import Phrase, t


class State(StrEnum):
    """Where a version stands; told by its newest step."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


STATE_WORDS: Final[dict[State, Phrase]] = {
    State.DRAFT: t("กำลังเขียน", "being written"),
    State.SUBMITTED: t("รออนุมัติ", "waits for approval"),
    State.RETURNED: t("ส่งกลับให้แก้", "sent back"),
    State.APPROVED: t("เผยแพร่แล้ว", "published"),
    State.WITHDRAWN: t("ถอนแล้ว", "withdrawn"),
}
EDITABLE: Final = frozenset({State.DRAFT, State.RETURNED})
OPEN: Final = frozenset({State.DRAFT, State.SUBMITTED, State.RETURNED})


def state_of(newest_step: str | None) -> State:
    """Where a version stands after its newest step; none yet means it is being written."""
    return State(newest_step) if newest_step else State.DRAFT


def is_own_work(approver: int | None, hands: Iterable[int | None]) -> bool:
    """Whether somebody would approve what they wrote or submitted themselves."""
    return approver is not None and approver in set(hands)


def is_frozen(
    *, is_news: bool, periods: Iterable[tuple[datetime.date, datetime.date]], on: datetime.date
) -> bool:
    """Whether an election period keeps this page in the drawer on a day."""
    return is_news and any(starts_on <= on < ends_before for starts_on, ends_before in periods)

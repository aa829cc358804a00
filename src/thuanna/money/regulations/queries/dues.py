"""What members owe, what is next, and which periods were paid when (for passbooks and sheets)."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries.passbooks import Missed
from thuanna.money.regulations.deciding.dues import Due, pay_ahead
from thuanna.money.regulations.deciding.history import History
from thuanna.money.regulations.deciding.standing import Standing, periods_until, standing_on

from .standing import histories_of
from .versions import Texts, texts


@dataclass(frozen=True)
class Owed:
    """What is to be paid on a day.

    :ivar owed: due and not paid
    :ivar next: the oldest period that is not paid in full: its days, its price, its last day
    :ivar left_of_next: what is still missing of it
    """

    standing: Standing
    owed: Money
    next: Due
    left_of_next: Money
    plan: str
    _history: History
    _texts: Texts

    def ahead(self, periods: int) -> tuple[Money, datetime.date]:
        """What the next so many periods cost together, and the first day then no longer paid for."""
        total, until = pay_ahead(self._history, self._texts.in_force, self.next.starts_on, max(1, periods))
        return total - (self.next.amount - self.left_of_next), until


def due_of(member: Member, on: datetime.date) -> Owed | None:
    """What a member is to pay on a day; None without a regulation or while there is no membership."""
    return dues_of([member.pk], on).get(member.pk)


def dues_of(member_ids: Collection[int], on: datetime.date) -> dict[int, Owed]:
    """What these members are to pay on a day; those whose membership does not run are left out."""
    found = texts()
    if found is None:
        return {}
    owed = {}
    for pk, history in histories_of(member_ids, found).items():
        standing = standing_on(history, found.in_force, on)
        if standing.is_member and standing.next_due is not None:
            owed[pk] = Owed(
                standing=standing,
                owed=standing.owed,
                next=standing.next_due,
                left_of_next=standing.left_of_next,
                plan=standing.next_due.plan.code,
                _history=history,
                _texts=found,
            )
    return owed


def missed_of(member_ids: Collection[int], on: datetime.date) -> dict[int, list[Missed]]:
    """The periods of each member that were due by a day and are not paid; nothing without a regulation."""
    found = texts()
    if found is None:
        return {}
    return {
        member_id: [
            Missed(due.starts_on, due.ends_before, due.amount)
            for due, paid_on in periods_until(history, found.in_force, on)
            if paid_on is None and due.due_on < on
        ]
        for member_id, history in histories_of(member_ids, found).items()
        if history.joined_on is not None and history.joined_on <= on
    }


def periods_of(member: Member, on: datetime.date) -> list[tuple[Due, datetime.date | None]]:
    """The periods that had begun by a day, each with the day on which it was paid; for the passbook."""
    found = texts()
    if found is None:
        return []
    history = histories_of([member.pk], found)[member.pk]
    if history.joined_on is None or on < history.joined_on:
        return []
    return list(periods_until(history, found.in_force, on))

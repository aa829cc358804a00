"""The facts about one member from which standing follows: nothing but the register and the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that reached the member's account in the book on a day; a reversal is negative."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What the register says from a day on."""

    on: date
    status: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a member chose to pay from a day on: the plan, perhaps a day of the month of their own."""

    since: date
    plan: str
    due_day: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """From when the standing is counted.

    Before the fund kept its book here, and after somebody was taken back, the ledger does not tell all: then
    a dated row says until when the member counts as paid.

    :ivar since: payments on and after this day count
    :ivar paid_until: the first day that is not paid for
    :ivar time_from: from when the time of membership counts
    :ivar suspended_before: entitlement rests until this day
    """

    since: date
    paid_until: date
    time_from: date
    suspended_before: date | None = None
    is_return: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """All that is asked of one member.

    :ivar bases: the first one is the day of joining, or the day from which the fund counts
    """

    bases: tuple[Base, ...]
    statuses: tuple[StatusChange, ...]
    payments: tuple[Payment, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    born: PartialDate | None = None
    categories: frozenset[str] = frozenset()

    @property
    def joined_on(self) -> date | None:
        """The first day of membership."""
        return next((change.on for change in self.statuses if change.status == "active"), None)

    def chosen_on(self, on: date) -> Chosen:
        """The plan on a day; before the first choice, the first; without any, the regulation's own first."""
        begun = [choice for choice in self.chosen if choice.since <= on]
        if begun:
            return begun[-1]
        return self.chosen[0] if self.chosen else Chosen(on, "")

    def base_on(self, on: date) -> Base:
        """The base that counts on a day."""
        begun = [base for base in self.bases if base.since <= on]
        return begun[-1] if begun else self.bases[0]

    def status_on(self, on: date) -> StatusChange | None:
        """What the register says on a day."""
        begun = [change for change in self.statuses if change.on <= on]
        return begun[-1] if begun else None

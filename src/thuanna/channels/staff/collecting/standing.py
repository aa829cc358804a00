"""Where members stand by the fund's regulation, for the pages of collecting.

A fund that has adopted no regulation has no standing and no dues; its pages then say nothing of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.queries import covered
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.regulations import queries
from thuanna.money.regulations.deciding.dues import price
from thuanna.money.regulations.deciding.standing import Standing
from thuanna.money.regulations.queries import Owed

_LONGEST = 24
"""Months for which people pay ahead."""


def of(member_ids: Collection[int], on: datetime.date) -> Mapping[int, Standing]:
    """The standing of each, explained; nothing without a regulation."""
    return queries.standings_of(member_ids, on)


def owed_by(member_ids: Collection[int], on: datetime.date) -> Mapping[int, Owed]:
    """What each is to pay; nothing without a regulation."""
    return queries.dues_of(member_ids, on)


def usual_of(months: int, first: datetime.date) -> Money | None:
    """What the regulation asks of most members for so many months from one on; None where it says none."""
    found = queries.texts()
    plans = found.in_force(first).contributions.plans if found is not None else ()
    fitting = next((plan for plan in plans if plan.months == months), None)
    return price(fitting, first, month_later(first, months)) if fitting is not None else None


def dues_for(
    member_ids: Iterable[int], first_month: datetime.date, months: int, on: datetime.date
) -> dict[int, Money]:
    """What single members owe for a period, where the regulation says other than the usual sum.

    Nothing from who has paid beyond it; the reduced price, perhaps none, from who has a relief by rule.
    """
    until = month_later(first_month, months)
    dues: dict[int, Money] = {}
    for member_id, owed in queries.dues_of(list(member_ids), on).items():
        paid_until = owed.standing.paid_until
        if paid_until is not None and paid_until >= until:
            dues[member_id] = ZERO
        elif owed.next.plan.months == months:
            dues[member_id] = owed.next.amount
    return dues


def prices_of(member_ids: Collection[int], on: datetime.date) -> dict[int, dict[Money, int]]:
    """What each may bring at once, and for how many months it pays: by the regulation, else by custom."""
    owed = owed_by(member_ids, on)
    if owed:
        return {member_id: _prices(each) for member_id, each in owed.items()}
    usual = covered.usual_amount(1)
    by_custom = {usual * months: months for months in range(1, _LONGEST + 1)} if usual is not None else {}
    return dict.fromkeys(member_ids, by_custom)


def _prices(owed: Owed) -> dict[Money, int]:
    months = owed.next.plan.months
    periods = range(1, _LONGEST // months + 1)
    return {owed.ahead(count)[0]: count * months for count in reversed(periods)}

"""What is to be paid, for which days, and when it is due.

Periods follow each other from the day until which the member counts as paid. Which plan and price hold is
asked of the regulation in force on a period's first day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thuanna.kernel.ages import age_on
from thuanna.kernel.money import ZERO, Money
from thuanna.money.regulations.schema import Contributions, Plan, Regulation, Relief
from thuanna.money.regulations.schema.lengths import add_months

from .history import History

InForce = Callable[[date], Regulation]
"""The regulation in force on a day; before the first one, the first."""


@dataclass(frozen=True, slots=True)
class Due:
    """One period: its days, its price, and the last day on which it may be paid without arrears."""

    starts_on: date
    ends_before: date
    due_on: date
    amount: Money
    plan: Plan
    relief: Relief | None = None


def dues(history: History, in_force: InForce, start: date) -> Iterator[Due]:
    """The periods from a day on, without end."""
    anchor, counted, months = start, 0, 0
    while True:
        first = add_months(anchor, counted)
        found = in_force(first).contributions
        plan = found.plan(history.chosen_on(first).plan)
        if found.starts == "calendar":
            ends_before = _next_boundary(first, plan.months, found.year_begins)
            anchor, counted = ends_before, 0
        else:
            if months and months != plan.months:
                anchor, counted = first, 0
            counted += plan.months
            months = plan.months
            ends_before = add_months(anchor, counted)
        yield _due(history, found, plan, first, ends_before)


def _due(history: History, found: Contributions, plan: Plan, first: date, ends_before: date) -> Due:
    relief = relief_of(found, history, first)
    return Due(
        starts_on=first,
        ends_before=ends_before,
        due_on=due_on(found, first, ends_before, history.chosen_on(first).due_day),
        amount=_reduced(price(plan, first, ends_before), relief),
        plan=plan,
        relief=relief,
    )


def price(plan: Plan, first: date, ends_before: date) -> Money:
    """What a period costs without any relief."""
    return plan.amount if plan.per == "period" else plan.amount * (ends_before - first).days


def due_on(found: Contributions, first: date, ends_before: date, due_day: int | None) -> date:
    """The last day on which a period may be paid without arrears; a member may have a day of their own."""
    day = first if found.due_at == "start" else ends_before - timedelta(days=1)
    if due_day is not None:
        this_month = day.replace(day=due_day)
        day = this_month if this_month >= day else add_months(this_month, 1)
    return day + timedelta(days=found.grace_days)


def relief_of(found: Contributions, history: History, on: date) -> Relief | None:
    """The relief that this member has on a day, the largest first."""
    fitting = [relief for relief in found.reliefs if _fits(relief, history, on)]
    return min(fitting, key=lambda relief: relief.pays_percent, default=None)


def _fits(relief: Relief, history: History, on: date) -> bool:
    if relief.categories and relief.categories & history.categories:
        return True
    if relief.min_age is None and relief.max_age is None:
        return False
    if history.born is None or history.born.first_day() > on:
        return False
    age = age_on(history.born, on)
    return (relief.min_age or 0) <= age <= (relief.max_age if relief.max_age is not None else 999)


def _reduced(amount: Money, relief: Relief | None) -> Money:
    if relief is None:
        return amount
    return amount.allot([relief.pays_percent, 100 - relief.pays_percent])[0]


def _next_boundary(day: date, months: int, year_begins: int) -> date:
    """The first day of the next calendar period: month, quarter, half-year or year of the fund."""
    counted = day.year * 12 + day.month - 1
    passed = (counted - (year_begins - 1)) % months
    counted += months - passed
    return date(counted // 12, counted % 12 + 1, 1)


def pay_ahead(history: History, in_force: InForce, start: date, periods: int) -> tuple[Money, date]:
    """What so many periods from a day on cost together, and the first day no longer paid for."""
    total, until = ZERO, start
    walked = dues(history, in_force, start)
    for _ in range(periods):
        found = next(walked)
        total, until = total + found.amount, found.ends_before
    return total, until

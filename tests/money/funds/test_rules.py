"""Pure decisions: which status may follow, of what category somebody is, the lines of an opening."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.foundation.law import queries as law
from thuanna.kernel.ages import age_on
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import openings, rules
from thuanna.money.funds.openings import Opening

DAY = datetime.date(2026, 11, 21)
LAW = law.book(rules.LAW, on=DAY)

amounts = st.integers(min_value=0, max_value=10**10).map(Money)


def test_after_death_nothing_may_follow():
    assert rules.statuses_after("deceased") == []


def test_somebody_who_resigned_can_come_back():
    assert "active" in rules.statuses_after("resigned")


def test_a_refusal_names_both_statuses():
    with pytest.raises(rules.StatusRefused, match="เสียชีวิต"):
        rules.refuse_status(rules.Standing("deceased", DAY), "active", DAY + datetime.timedelta(days=1))


def test_every_category_has_its_place_in_the_order():
    assert set(rules.precedence(LAW)) == set(rules.CATEGORY_WORDS)


@given(st.dates(datetime.date(1900, 1, 1), DAY))
def test_everybody_is_counted_in_one_category_by_age(born: datetime.date):
    limits = rules.AgeLimits.of(LAW)
    age = age_on(PartialDate.of(born), DAY)

    band = limits.band(age)

    assert (band == "child") == (age <= limits.child_years_max)
    assert (band == "older") == (age >= limits.older_years_min)


def test_an_unknown_age_counts_as_general():
    assert rules.AgeLimits.of(LAW).band(None) == "general"


@given(
    bank=amounts,
    treasurer=amounts,
    points=st.dictionaries(st.integers(1, 5), amounts, max_size=4),
    members=st.dictionaries(st.integers(1, 9), amounts, max_size=9),
    share=st.integers(0, 100),
)
def test_an_opening_balances_for_each_funder_and_keeps_every_members_sum(
    bank: Money, treasurer: Money, points: dict[int, Money], members: dict[int, Money], share: int
):
    held = bank + treasurer + sum(points.values(), ZERO) + Money(1)
    of_state, _ = held.allot([share, 100 - share])
    opening = Opening(
        bank=bank + Money(1), treasurer=treasurer, points=points, funders={"state": of_state}, members=members
    )

    lines = openings.lines_of(opening, contributions="3100")

    for funder in ("state", "member"):
        assert sum((line.amount for line in lines if line.funder == funder), ZERO) == ZERO
    owed = {line.party: -line.amount for line in lines if line.account == "3100"}
    assert owed == {member: amount for member, amount in members.items() if amount}
    assert all(line.amount for line in lines)

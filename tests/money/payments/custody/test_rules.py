"""How old cash is when what came first leaves first; what notes and coins are worth."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from thuanna.foundation.law import queries as law
from thuanna.kernel.money import ZERO, Money
from thuanna.money.payments.custody import rules
from thuanna.money.payments.custody.rules import Layer, Limit

DAYS = [datetime.date(2026, 11, day) for day in (1, 5, 9)]


def test_what_came_first_left_first():
    newest_first = [(DAYS[2], Money.baht(30)), (DAYS[1], Money.baht(50)), (DAYS[0], Money.baht(100))]

    found = rules.layers(newest_first, Money.baht(60))

    assert found == [Layer(DAYS[1], Money.baht(30)), Layer(DAYS[2], Money.baht(30))]


def test_an_empty_place_has_no_age():
    assert rules.days_old(rules.layers([(DAYS[0], Money.baht(5))], ZERO), DAYS[2]) == 0


def test_the_age_is_that_of_the_oldest_part():
    found = [Layer(DAYS[0], Money.baht(1)), Layer(DAYS[2], Money.baht(9))]

    assert rules.days_old(found, datetime.date(2026, 11, 21)) == 20


def test_nothing_is_read_that_is_not_needed():
    def inflows():
        yield DAYS[2], Money.baht(100)
        raise AssertionError("read on")

    assert rules.layers(inflows(), Money.baht(100)) == [Layer(DAYS[2], Money.baht(100))]


def test_notes_and_coins_add_up():
    assert rules.worth({"baht_1000": 2, "baht_20": 3, "satang_25": 3}) == Money.baht("2060.75")


def test_the_programs_limit_is_read_from_the_rules():
    limit = Limit.of(law.book(rules.LAW, on=DAYS[0]))

    assert (limit.amount, limit.days_most, limit.resolution_no) == (Money.baht(5_000), 35, "")


@given(
    flows=st.lists(st.integers(1, 500), min_size=1, max_size=20),
    share=st.integers(0, 100),
)
def test_the_layers_are_what_is_left_when_the_oldest_is_spent_first(flows: list[int], share: int):
    spent = sum(flows) * share // 100
    left = [(place, amount) for place, amount in enumerate(flows)]
    expected = []
    for place, amount in left:
        gone = min(spent, amount)
        spent -= gone
        expected += [(place, amount - gone)] if amount > gone else []
    day = datetime.date(2026, 1, 1)
    inflows = [(day + datetime.timedelta(days=place), Money(amount)) for place, amount in left[::-1]]

    found = rules.layers(inflows, Money(sum(amount for _, amount in expected)))

    assert [((layer.since - day).days, layer.amount.satang) for layer in found] == expected

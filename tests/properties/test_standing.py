"""Standing is a function of the ledger and the regulation alone, under every shipped regulation and plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.regulations import history, regulation
from thuanna.kernel.money import ZERO, Money
from thuanna.money.regulations.deciding.dues import dues, pay_ahead
from thuanna.money.regulations.deciding.history import History, Payment
from thuanna.money.regulations.deciding.standing import periods_until, standing_on
from thuanna.money.regulations.schema import Regulation

TEXTS = {code: regulation(code) for code in ("model", "yasothon", "sadao", "that_choeng_chum", "sap_anan")}
WAYS = [(code, plan.code) for code, text in TEXTS.items() for plan in text.contributions.plans]
JOINED = date(2027, 1, 31)
A_YEAR = 366

paid = st.lists(st.tuples(st.integers(0, A_YEAR), st.integers(-20_000, 40_000)), max_size=8)


def member_of(code: str, plan: str, payments: list[tuple[int, int]]) -> tuple[History, Regulation]:
    """Who joined on the last day of January, and brought or got back money on these days."""
    told = sorted(payments)
    booked = tuple(Payment(JOINED + timedelta(days=day), Money(satang)) for day, satang in told)
    return replace(history(JOINED, plan=plan), payments=booked), TEXTS[code]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WAYS), paid)
def test_a_year_replayed_day_by_day_is_the_year_asked_at_once(
    way: tuple[str, str], payments: list[tuple[int, int]]
) -> None:
    whole, text = member_of(*way, payments)
    known: list[Payment] = []
    replayed, waiting = [], list(whole.payments)
    for step in range(A_YEAR + 1):
        today = JOINED + timedelta(days=step)
        known += [payment for payment in waiting if payment.on == today]
        replayed.append(standing_on(replace(whole, payments=tuple(known)), lambda _: text, today))

    at_once = [
        standing_on(whole, lambda _: text, JOINED + timedelta(days=step)) for step in range(A_YEAR + 1)
    ]

    assert replayed == at_once


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WAYS), paid, st.randoms(use_true_random=False), st.integers(0, 800))
def test_in_what_order_a_days_money_was_entered_changes_nothing(
    way: tuple[str, str], payments: list[tuple[int, int]], chance: object, after: int
) -> None:
    whole, text = member_of(*way, payments)
    shuffled = list(whole.payments)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of Hypothesis
    entered = tuple(sorted(shuffled, key=lambda payment: payment.on))
    on = JOINED + timedelta(days=after)

    assert standing_on(replace(whole, payments=entered), lambda _: text, on) == standing_on(
        whole, lambda _: text, on
    )


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WAYS), st.integers(0, 800), st.integers(1, 24))
def test_paying_ahead_pays_for_exactly_the_periods_it_names(
    way: tuple[str, str], after: int, periods: int
) -> None:
    newcomer, text = member_of(*way, [])
    price, until = pay_ahead(newcomer, lambda _: text, JOINED, periods)
    payer = replace(newcomer, payments=(Payment(JOINED, price),))

    found = standing_on(payer, lambda _: text, JOINED + timedelta(days=min(after, (until - JOINED).days - 1)))

    assert found.paid_until == until
    assert found.owed == ZERO
    assert found.arrears_since is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WAYS), paid, st.integers(0, 800))
def test_what_is_owed_and_what_was_paid_come_to_what_was_due(
    way: tuple[str, str], payments: list[tuple[int, int]], after: int
) -> None:
    whole, text = member_of(*way, payments)
    on = JOINED + timedelta(days=after)
    brought = max(sum((each.amount for each in whole.payments if each.on <= on), ZERO), ZERO)
    due = sum((one.amount for one, _ in periods_until(whole, lambda _: text, on) if one.due_on < on), ZERO)

    assert standing_on(whole, lambda _: text, on).owed == max(due - brought, ZERO)


@pytest.mark.parametrize("year", [2027, 2028])
def test_one_baht_a_day_costs_the_days_of_the_calendar_leap_years_too(year: int) -> None:
    text = TEXTS["that_choeng_chum"]
    plan = next(plan for plan in text.contributions.plans if plan.months == 1)
    begin, end = date(year, 1, 1), date(year + 1, 1, 1)
    walked = dues(history(begin, plan=plan.code), lambda _: text, begin)

    year_of_months = [next(walked).amount for _ in range(12)]

    assert sum(year_of_months, ZERO) == Money.baht((end - begin).days)
    assert year_of_months[1] == Money.baht(29 if year == 2028 else 28)


def test_twelve_times_thirty_and_flat_three_hundred_sixty_five_do_not_follow_the_calendar() -> None:
    leap = date(2028, 1, 1)

    def price(code: str, months: int) -> Money:
        text = TEXTS[code]
        plan = next(plan for plan in text.contributions.plans if plan.months == months)
        return pay_ahead(history(leap, plan=plan.code), lambda _: text, leap, 12 // months)[0]

    assert [str(price("yasothon", months)) for months in (1, 3, 6, 12)] == ["360.00"] * 4
    assert str(price("sap_anan", 12)) == "365.00"

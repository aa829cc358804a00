"""Standing as a function of payments and regulation."""

from __future__ import annotations

import datetime
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.regulations import history, regulation
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.regulations.deciding.history import Base, History, Payment, StatusChange
from thuanna.money.regulations.deciding.standing import State, periods_until, standing_on

JOINED = date(2026, 1, 1)
MODEL = regulation("model")


def _model(on: date) -> object:
    return MODEL


def _on(found: History, on: date) -> object:
    return standing_on(found, _model, on)  # type: ignore[arg-type]


def test_money_fills_the_oldest_month_first() -> None:
    found = standing_on(history(JOINED, (date(2026, 3, 1), "60.00")), lambda on: MODEL, date(2026, 3, 2))

    assert found.paid_until == date(2026, 3, 1)
    assert found.left_of_next == Money.baht(30)


def test_a_reversed_receipt_counts_until_the_day_of_its_reversal() -> None:
    paid = history(JOINED, (date(2026, 1, 5), "120.00"), (date(2026, 4, 1), "-120.00"))

    before = standing_on(paid, lambda on: MODEL, date(2026, 3, 31))
    after = standing_on(paid, lambda on: MODEL, date(2026, 4, 1))

    assert before.state is State.IN_ORDER
    assert after.state is State.IN_ARREARS
    assert after.owed == Money.baht(60)


def test_the_register_outranks_the_money_when_somebody_resigned() -> None:
    left = history(JOINED, (date(2026, 1, 5), "360.00"))
    left = History(
        bases=left.bases,
        statuses=(*left.statuses, StatusChange(date(2026, 6, 1), "resigned")),
        payments=left.payments,
        chosen=left.chosen,
    )

    assert standing_on(left, lambda on: MODEL, date(2026, 5, 31)).state is State.IN_ORDER
    assert standing_on(left, lambda on: MODEL, date(2026, 6, 1)).state is State.RESIGNED


def test_who_was_taken_back_in_waits_and_then_is_entitled() -> None:
    back = Base(
        since=date(2027, 6, 1),
        paid_until=date(2027, 6, 1),
        time_from=JOINED,
        suspended_before=date(2027, 9, 1),
        is_return=True,
    )
    found = history(JOINED, (date(2027, 6, 1), "360.00"))
    found = History(
        bases=(*found.bases, back), statuses=found.statuses, payments=found.payments, chosen=found.chosen
    )

    states = [
        standing_on(found, lambda on: MODEL, on).state
        for on in (date(2027, 5, 31), date(2027, 8, 31), date(2027, 9, 1))
    ]
    assert states == [State.ENDED, State.SUSPENDED, State.IN_ORDER]


def test_who_pays_nothing_by_rule_is_never_in_arrears() -> None:
    old = history(JOINED, plan="yearly", born=PartialDate.of(date(1940, 1, 1)))

    assert standing_on(old, lambda on: MODEL, date(2040, 1, 1)).state is State.IN_ORDER


def test_the_price_changes_with_the_regulation_in_force_on_the_first_day_of_a_period() -> None:
    dearer = regulation("that_choeng_chum")
    change = date(2026, 3, 1)
    walked = periods_until(history(JOINED), lambda on: MODEL if on < change else dearer, date(2026, 3, 31))

    assert [str(due.amount) for due, _ in walked] == ["30.00", "30.00", "31.00"]


payments = st.lists(st.tuples(st.dates(JOINED, date(2028, 12, 31)), st.integers(1, 40_000)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(payments, st.dates(JOINED, date(2029, 6, 30)))
def test_replaying_day_by_day_gives_what_asking_at_once_gives(paid: list[tuple[date, int]], on: date) -> None:
    everything = tuple(Payment(day, Money(satang)) for day, satang in sorted(paid))
    whole = history(JOINED)
    whole = History(bases=whole.bases, statuses=whole.statuses, payments=everything, chosen=whole.chosen)
    known_then = History(
        bases=whole.bases,
        statuses=whole.statuses,
        payments=tuple(payment for payment in everything if payment.on <= on),
        chosen=whole.chosen,
    )

    assert _on(whole, on) == _on(known_then, on)


@settings(max_examples=60, deadline=None)
@given(payments, st.dates(JOINED, date(2028, 6, 30)))
def test_a_membership_that_ended_by_arrears_stays_ended(paid: list[tuple[date, int]], on: date) -> None:
    everything = tuple(Payment(day, Money(satang)) for day, satang in sorted(paid))
    whole = history(JOINED)
    whole = History(bases=whole.bases, statuses=whole.statuses, payments=everything, chosen=whole.chosen)

    now = standing_on(whole, lambda day: MODEL, on)
    later = standing_on(whole, lambda day: MODEL, on + datetime.timedelta(days=400))

    assert now.state is not State.ENDED or (later.state is State.ENDED and later.since == now.since)

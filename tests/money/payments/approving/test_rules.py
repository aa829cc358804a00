"""How an order stands, and when a third person is needed."""

from __future__ import annotations

import pytest

from thuanna.kernel.money import Money
from thuanna.money.payments.approving import rules
from thuanna.money.payments.approving.rules import State


@pytest.mark.parametrize(
    ("verdicts", "needs_approval", "is_paid", "is_void", "state"),
    [
        ((), True, False, False, State.WAITS),
        ((), False, False, False, State.READY),
        (("approved",), True, False, False, State.READY),
        (("sent_back",), True, False, False, State.SENT_BACK),
        (("approved", "withdrawn"), True, False, False, State.WITHDRAWN),
        (("approved",), True, True, False, State.PAID),
        (("approved",), True, True, True, State.VOID),
    ],
)
def test_rows_say_how_an_order_stands(verdicts, needs_approval, is_paid, is_void, state):
    found = rules.state_of(
        verdicts=frozenset(verdicts), needs_approval=needs_approval, is_paid=is_paid, is_void=is_void
    )

    assert found == state


def test_the_threshold_itself_needs_an_approval():
    assert rules.needs_approval(Money.baht(500), Money.baht(500))
    assert not rules.needs_approval(Money(49_999), Money.baht(500))


def test_the_payer_is_neither_maker_nor_checker():
    assert [rules.may_pay(user, prepared_by=1, approved_by=2) for user in (1, 2, 3)] == [False, False, True]


def test_without_a_checker_anybody_but_the_maker_pays():
    assert rules.may_pay(2, prepared_by=1, approved_by=None)

"""Which lines each event makes: every event balances, for each funder on its own."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import Line
from thuanna.money.payments.events import rules
from thuanna.money.payments.orders import Into

CASH, BANK, POINT = Into(account=chart.CASH), Into(account=chart.BANK), Into(account=chart.CUSTODY, party=7)
BAHT = Money.baht(250)
FUNDERS = ("member", "local_government", "state", "donor", "other")
EVENTS = {
    "donation": rules.income("donation", BAHT, CASH),
    "interest": rules.income("interest", BAHT, BANK),
    "matching by the state": rules.income("matching", BAHT, BANK, "state_codi"),
    "seed money": rules.income("matching", BAHT, BANK, "codi"),
    "support of the local government": rules.income("matching", BAHT, BANK, "local_government"),
    "support of another state body": rules.income("matching", BAHT, BANK, "other_state"),
    "benefit": rules.spending(chart.BENEFITS, 7, BAHT, BANK, "state"),
    "help to a non-member": rules.spending(chart.OUTSIDE_HELP, 0, BAHT, CASH, "donor"),
    "expense": rules.spending(chart.TRAVEL, 0, BAHT, POINT, "member"),
    "deposit": rules.movement({"member": BAHT, "donor": BAHT}, POINT, BANK),
    "withdrawal": rules.movement({"state": BAHT}, BANK, CASH),
    "handover": rules.movement({"member": BAHT}, POINT, CASH),
}


def sums(lines: list[Line]) -> dict[str, int]:
    by_funder: dict[str, int] = defaultdict(int)
    for line in lines:
        by_funder[line.funder] += line.amount.satang
    return dict(by_funder)


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_balances_for_each_funder_on_its_own(name: str):
    assert set(sums(EVENTS[name]).values()) == {0}


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_moves_what_it_says(name: str):
    taken = [line.amount for line in EVENTS[name] if line.amount > ZERO]

    assert sum(taken, ZERO) == BAHT * len(sums(EVENTS[name]))


@pytest.mark.parametrize(
    ("kind", "account"),
    [
        ("staff_pay", chart.STAFF_PAY),
        ("travel", chart.TRAVEL),
        ("documents", chart.STATIONERY),
        ("activities", chart.ACTIVITIES),
        ("other_expense", chart.OTHER_EXPENSES),
    ],
)
def test_a_running_cost_stands_on_its_line_of_the_form(kind: str, account: str):
    assert rules.account_of_spending("expense", kind) == account


def test_a_benefit_stands_on_the_members_own_account():
    assert rules.account_of_spending("benefit", "birth") == chart.BENEFITS


def test_what_was_given_for_a_purpose_is_moved_first():
    parts = rules.parts_to_move(Money.baht(120), {"member": Money.baht(100), "donor": Money.baht(80)})

    assert parts == {"donor": Money.baht(80), "member": Money.baht(40)}


def test_more_than_a_place_holds_is_refused_and_says_how_much_it_holds():
    with pytest.raises(rules.NotEnough, match=r"100\.00"):
        rules.parts_to_move(Money.baht(101), {"member": Money.baht(100)})


@given(
    held=st.dictionaries(st.sampled_from(FUNDERS), st.integers(0, 10_000).map(Money)),
    share=st.integers(0, 100),
)
def test_parts_add_up_and_none_exceeds_what_is_held(held: dict[str, Money], share: int):
    total = sum(held.values(), ZERO)
    amount = Money(total.satang * share // 100)

    parts = rules.parts_to_move(amount, held)

    assert sum(parts.values(), ZERO) == amount
    assert all(ZERO < part <= held[funder] for funder, part in parts.items())

"""Real commits, several connections at once: one order is paid once, and one decision counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import cash, funds, tenants
from tests.factories.races import at_once, refusals
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.approving import actions
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.models import HandoverAnswer, OrderDecision, Voucher
from thuanna.money.payments.orders import Into

POINT = Into(account=chart.CUSTODY, party=3)
AT_ONCE = 6


@pytest.fixture
def own_tenant(committed: str) -> Tenant:
    return tenants.tenant("committed-fund")


@pytest.fixture
def people(own_tenant: Tenant) -> Iterator[cash.People]:
    everybody = cash.people(own_tenant)
    with acting_for(own_tenant):
        funds.fund_with_book(everybody.secretary)
        cash.cash(5_000, everybody.treasurer)
        yield everybody


def test_one_press_sent_six_times_pays_once(own_tenant: Tenant, people: cash.People):
    order = cash.prepared(people.secretary)
    press = lambda: cash.paid(order, people.treasurer, "one-press")  # noqa: E731  # six of the same

    vouchers = at_once(own_tenant, *[press] * AT_ONCE)

    assert len({voucher.pk for voucher in vouchers}) == 1
    assert book.balance(chart.CASH) == Money.baht(4_900)


def test_six_who_pay_one_order_pay_it_once(own_tenant: Tenant, people: cash.People):
    order = cash.prepared(people.secretary)

    answers = at_once(own_tenant, *[lambda: cash.paid(order, people.treasurer)] * AT_ONCE)

    assert refusals(answers).count("payment_order_closed") == AT_ONCE - 1
    assert Voucher.objects.count() == 1


def test_paying_and_withdrawing_at_once_leaves_one_of_them(own_tenant: Tenant, people: cash.People):
    order = cash.prepared(people.secretary)

    at_once(
        own_tenant,
        lambda: cash.paid(order, people.treasurer),
        lambda: actions.withdraw(order_id=order.pk, reason="not_due", on=cash.TODAY, by=people.secretary),
    )

    assert Voucher.objects.count() + OrderDecision.objects.count() == 1


def test_six_payments_at_once_leave_no_gap(own_tenant: Tenant, people: cash.People):
    orders = [cash.prepared(people.secretary) for _ in range(AT_ONCE)]
    pays = [lambda order=order: cash.paid(order, people.treasurer) for order in orders]

    at_once(own_tenant, *pays)

    numbers = Voucher.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, AT_ONCE + 1))


def test_a_handover_confirmed_six_times_at_once_moves_once(own_tenant: Tenant, people: cash.People):
    cash.cash(300, people.secretary, into=POINT)
    handover = cash.handed_over(people.collector, POINT, 200)
    confirm = lambda: custody.confirm(  # noqa: E731  # six of the same
        handover_id=handover.pk, on=cash.TODAY, by=people.treasurer
    )

    answers = at_once(own_tenant, *[confirm] * AT_ONCE)

    assert refusals(answers).count("handover_answered") == AT_ONCE - 1
    assert HandoverAnswer.objects.count() == 1
    assert book.balance(chart.CUSTODY, party=3) == Money.baht(100)


def test_the_same_cash_is_not_promised_twice(own_tenant: Tenant, people: cash.People):
    cash.cash(300, people.secretary, into=POINT)

    answers = at_once(own_tenant, *[lambda: cash.handed_over(people.collector, POINT, 200)] * 2)

    assert refusals(answers).count("money_not_enough") == 1

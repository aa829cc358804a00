"""Two who close at once, and money that comes while a month or a year is closing."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import tenants
from tests.factories.races import at_once, refusals
from tests.money.payments.closing.conftest import keeper_of
from tests.money.payments.closing.test_years import LAST_DAY, YEAR, adopt, state_every_month
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger import queries, verification
from thuanna.money.ledger.models import Journal, PeriodClosing
from thuanna.money.payments.closing import actions
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.models import YearClosing

AFTER = datetime.date(2027, 10, 4)
OCTOBER = datetime.date(2026, 10, 20)


@pytest.fixture
def keeper(committed):
    tenant = tenants.tenant()
    with acting_for(tenant):
        yield keeper_of(tenant, committed)


def test_of_four_who_close_a_month_one_succeeds(keeper):
    keeper.earned(300)
    keeper.state_bank(300)

    answers = at_once(keeper.book.tenant, *[keeper.close] * 4)

    assert len(refusals(answers)) == 3
    assert PeriodClosing.objects.count() == 1


@pytest.mark.parametrize("round_", range(4))
def test_money_that_comes_while_a_month_closes_is_in_before_or_refused(keeper, round_):
    keeper.earned(300)
    keeper.state_bank(300)

    closed, *posted = at_once(
        keeper.book.tenant, keeper.close, *[lambda n=n: keeper.earned(n + 1, OCTOBER) for n in range(3)]
    )

    held = queries.balance_on("1200", OCTOBER)
    # Either the month closed on the balance that the bank shows, or the money came first and it stayed open.
    assert isinstance(closed, Refusal) != (held == Money.baht(300) and len(refusals(posted)) == 3)
    assert PeriodClosing.objects.count() == int(not isinstance(closed, Refusal))
    assert verification.verify([keeper.book.tenant]).findings == ()


def test_of_two_who_close_a_year_one_succeeds_and_the_surplus_is_split_once(keeper):
    keeper.earned("100.01", datetime.date(2026, 10, 5))
    state_every_month(keeper, "100.01")
    adopt(tenants.member_of(keeper.book.tenant, "chair", username="chair"))
    for month in YEAR.months[:-1]:
        keeper.close(month)

    answers = at_once(
        keeper.book.tenant,
        *[lambda: actions.close_year(year=YEAR, on=AFTER, proof=closing.prove(), by=keeper.by)] * 2,
        lambda: keeper.took_cash(5, LAST_DAY),
    )

    closed = [answer for answer in answers if isinstance(answer, YearClosing)]
    assert len(closed) <= 1
    assert Journal.objects.filter(kind="surplus").count() == len(closed) == YearClosing.objects.count()
    assert verification.verify([keeper.book.tenant]).findings == ()

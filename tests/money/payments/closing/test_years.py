"""The end of a year: a surplus split by the members' resolution, and no way back."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import tenants
from tests.money.payments.closing.conftest import keeper_of
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import queries, refusals
from thuanna.money.ledger.models import Journal, Period
from thuanna.money.ledger.statements import balances, flows, form10
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.payments.closing import actions
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.closing.actions import ShareOrder
from thuanna.money.payments.models import SurplusPolicy, YearClosing

YEAR = FiscalYear(2570)
LAST_DAY = datetime.date(2027, 9, 30)
AFTER = datetime.date(2027, 10, 4)
THREE = (
    ShareOrder(name_th="กองทุนสำรองสวัสดิการ", name_en="Welfare reserve", basis_points=5000),
    ShareOrder(name_th="พัฒนาชุมชน", name_en="Community work", basis_points=3000),
    ShareOrder(name_th="บริหารกองทุน", name_en="Running the fund", basis_points=2000),
)


@pytest.fixture
def chair(acting):
    return tenants.member_of(acting, "chair", username="chair")


def adopt(chair, shares=THREE, starts_on=datetime.date(2026, 10, 1)):
    return actions.adopt_surplus_policy(
        starts_on=starts_on, resolution_no="ประชุมใหญ่ 1/2570", shares=shares, by=chair
    )


def state_every_month(keeper, baht):
    for month in YEAR.months:
        keeper.state_bank(baht, Span.month(month).last_day)


def close_eleven(keeper):
    for month in YEAR.months[:-1]:
        keeper.close(month)


def close_year(keeper, **given):
    given = {"on": AFTER, "proof": keeper.prove(), "by": keeper.by, **given}
    return actions.close_year(year=YEAR, **given)


@pytest.fixture
def ready(keeper):
    """A year that earned 100.01 in October, with every month but the last closed."""
    keeper.earned("100.01", datetime.date(2026, 10, 5))
    state_every_month(keeper, "100.01")
    close_eleven(keeper)
    return keeper


def test_the_surplus_is_split_to_the_satang_by_the_policy_in_force(ready, chair):
    adopt(chair)

    closed = close_year(ready)

    shares = [line.amount for line in queries.lines_of(closed.journal_id)]
    assert shares == [Money.baht("100.01"), *(-Money.baht(baht) for baht in ("50.01", "30.00", "20.00"))]
    assert Journal.objects.get(pk=closed.journal_id).happened_on == LAST_DAY
    assert closed.surplus_satang == 10_001


def test_the_next_year_is_open_and_the_closed_one_takes_nothing(ready, chair):
    adopt(chair)
    close_year(ready)

    with pytest.raises(refusals.NoOpenPeriod):
        ready.earned(1, LAST_DAY)
    assert ready.earned(1, datetime.date(2027, 10, 1))
    assert [period.year for period in queries.open_periods()] == [2571] * 12


def test_statements_show_the_split_as_the_funds_own_money_and_form_ten_is_untouched(ready, chair):
    before = form10.sources_and_uses(LAST_DAY)
    adopt(chair)
    close_year(ready)

    sheet = balances.balance_sheet(LAST_DAY)
    names = {str(row.cells[0]): row.cells[1] for row in sheet.rows}
    assert names["กองทุนสำรองสวัสดิการ"] == Money.baht("50.01")
    assert names["ส่วนเกินที่จัดสรรแล้ว"] == -Money.baht("100.01")
    assert sheet.holds
    assert form10.sources_and_uses(LAST_DAY) == before
    assert flows.surplus_of(Span.year(YEAR)) == Money.baht("100.01")
    assert flows.receipts_and_payments(Span.year(YEAR)).holds


def test_a_surplus_without_a_resolution_keeps_the_year_open(ready):
    with pytest.raises(closing.NoSurplusPolicy) as refused:
        close_year(ready)

    assert "100.01" in str(refused.value)
    assert not YearClosing.objects.exists()


def test_a_year_without_surplus_closes_without_a_split(keeper):
    close_eleven(keeper)

    closed = close_year(keeper)

    assert (closed.surplus_satang, closed.journal_id, closed.policy_id) == (0, None, None)


def test_the_last_month_is_not_closed_by_itself(ready):
    with pytest.raises(actions.NotThisWay):
        ready.close(LAST_DAY)


def test_the_year_does_not_close_while_a_month_is_open(keeper, chair):
    keeper.earned(100, datetime.date(2026, 10, 5))
    adopt(chair)

    with pytest.raises(refusals.PeriodCannotClose):
        close_year(keeper)
    assert not Journal.objects.filter(kind="surplus").exists()


def test_an_open_point_takes_the_whole_closing_back(ready, chair):
    adopt(chair)
    ready.earned(5, LAST_DAY)

    with pytest.raises(actions.MonthNotReady):
        close_year(ready)

    assert not Journal.objects.filter(kind="surplus").exists()
    assert Period.objects.filter(year=2571).count() == 0


def test_a_year_closes_once(ready, chair):
    adopt(chair)
    close_year(ready)

    with pytest.raises(refusals.BookRefusal):
        close_year(ready)
    assert YearClosing.objects.count() == 1


def test_the_policy_of_the_last_day_counts(ready, chair):
    adopt(chair)
    later = (ShareOrder(name_th="กองทุนสำรองสวัสดิการ", name_en="Welfare reserve", basis_points=10_000),)
    policy = adopt(chair, later, datetime.date(2027, 9, 1))

    closed = close_year(ready)

    assert closed.policy == policy
    assert [str(line.amount) for line in queries.lines_of(closed.journal_id)] == ["100.01", "-100.01"]


@pytest.mark.parametrize("parts", [(5000, 4999), (10_000, 0), (12_000, -2000), ()])
def test_shares_that_do_not_make_a_whole_are_refused(keeper, chair, parts):
    shares = [
        ShareOrder(name_th=f"ส่วนที่ {place}", name_en="", basis_points=part) for place, part in enumerate(parts)
    ]

    with pytest.raises(actions.SharesUneven):
        adopt(chair, shares)
    assert not SurplusPolicy.objects.exists()


@pytest.mark.parametrize("starts_on", [datetime.date(2026, 10, 1), LAST_DAY])
def test_a_policy_cannot_begin_in_a_closed_year_or_twice_on_a_day(ready, chair, starts_on):
    adopt(chair)
    close_year(ready)

    with pytest.raises(actions.PolicyTooEarly):
        adopt(chair, starts_on=starts_on)


def test_a_treasurer_does_not_decide_how_the_surplus_is_split(keeper):
    with pytest.raises(NotAllowed):
        adopt(keeper.by)


def test_the_neighbour_has_its_own_policy_or_none(keeper, chair, neighbour):
    adopt(chair)

    with acting_for(neighbour):
        theirs = keeper_of(neighbour, username="their-treasurer")

        assert closing.policy_on(LAST_DAY) is None
        assert theirs.checklist().is_ready


@pytest.mark.parametrize("table", ["payments_yearclosing", "payments_surplusshare", "payments_closingnote"])
def test_nothing_of_a_closing_is_ever_changed(ready, chair, table):
    adopt(chair)
    close_year(ready)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update {table} set tenant_id = tenant_id")


def test_no_policy_leaves_a_loss_alone(keeper):
    assert closing.year_end(YEAR).surplus == ZERO

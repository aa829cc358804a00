"""The end of a month: what the checklist finds, and what it refuses."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import books, tenants
from tests.money.payments.closing.conftest import OCTOBER, keeper_of
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart, queries, refusals
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import Period, PeriodClosing
from thuanna.money.payments.closing import actions, cash, rules
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.closing.queries import Proof

NOVEMBER = datetime.date(2026, 11, 30)


def open_points(checklist):
    return [point.item.code for point in checklist.points if point.state is rules.State.OPEN]


def test_a_year_is_opened_as_its_twelve_months(keeper):
    months = list(Period.objects.order_by("starts_on"))

    assert [(month.year, month.starts_on.month) for month in months] == [
        (2570, number) for number in (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    ]
    assert months[-1].ends_before == datetime.date(2027, 10, 1)


def test_an_earlier_year_joins_month_by_month_too(keeper):
    ledger.open_months(year=FiscalYear(2569), by=keeper.book.by)

    assert queries.period_of(datetime.date(2025, 10, 1)).year == 2569


def test_numbers_run_through_the_months_of_a_year(keeper):
    numbers = [
        keeper.book.contribution(happened_on=datetime.date(2026, month, 5)).reference for month in (10, 11)
    ]

    assert numbers == ["RC-2570-000001", "RC-2570-000002"]


def test_a_settled_month_closes_and_takes_nothing_more(keeper):
    keeper.earned(300)
    keeper.state_bank(300)

    closing_row = keeper.close()

    assert closing_row.period == keeper.month()
    with pytest.raises(refusals.NoOpenPeriod):
        keeper.earned(1)
    keeper.earned(1, datetime.date(2026, 11, 1))
    assert AuditEntry.objects.filter(verb="ledger.period_closed").count() == 1


def test_a_month_that_is_not_over_is_not_closed(keeper):
    with pytest.raises(actions.MonthNotReady):
        keeper.close(on=OCTOBER)


def test_an_earlier_month_goes_first(keeper):
    with pytest.raises(refusals.PeriodCannotClose):
        keeper.close(NOVEMBER)
    assert open_points(keeper.checklist(NOVEMBER)) == ["earlier_closed"]


def test_without_the_balance_of_the_banks_book_the_month_stays_open(keeper):
    keeper.earned(300)

    with pytest.raises(actions.MonthNotReady) as refused:
        keeper.close()

    assert "สมุดธนาคาร" in str(refused.value)
    assert not PeriodClosing.objects.exists()
    assert open_points(keeper.checklist()) == ["bank_stated"]


def test_a_balance_that_differs_blocks_the_month_and_cannot_be_explained(keeper):
    keeper.earned(300)
    keeper.state_bank(299)

    assert open_points(keeper.checklist()) == ["bank_agrees"]
    with pytest.raises(actions.NothingToExplain):
        actions.explain(period_id=keeper.month().pk, item="bank_agrees", words="ค่าธรรมเนียม", by=keeper.by)
    with pytest.raises(actions.MonthNotReady):
        keeper.close()


def test_old_cash_blocks_the_month_until_it_is_explained(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 5))
    keeper.count(500)
    assert open_points(keeper.checklist()) == ["cash_deposited"]

    actions.explain(period_id=keeper.month().pk, item="cash_deposited", words="ธนาคารปิดหลายวัน", by=keeper.by)

    point = next(p for p in keeper.checklist().points if p.item.code == "cash_deposited")
    assert point.state is rules.State.EXPLAINED
    assert [note.words for note in point.notes] == ["ธนาคารปิดหลายวัน"]
    assert keeper.close()


def test_cash_of_the_last_days_may_wait(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 28))
    keeper.count(500)

    assert keeper.checklist().is_ready


def test_the_age_of_cash_counts_from_what_came_last(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 5))
    keeper.took_cash(200, datetime.date(2026, 10, 29))
    keeper.book.post(
        [debit(chart.BANK, Money.baht(500)), credit(chart.CASH, Money.baht(500))],
        kind="deposit",
        happened_on=datetime.date(2026, 10, 30),
    )

    (holder,) = cash.holders(OCTOBER)

    assert (holder.held, holder.since) == (Money.baht(200), datetime.date(2026, 10, 29))


def test_a_deposit_that_is_taken_back_makes_no_cash_younger(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 5))
    deposit = keeper.book.post(
        [debit(chart.BANK, Money.baht(500)), credit(chart.CASH, Money.baht(500))],
        kind="deposit",
        happened_on=datetime.date(2026, 10, 30),
    )
    ledger.reverse(
        journal_id=deposit.journal_id, on=OCTOBER, idempotency_key="back", reason="twice", by=keeper.by
    )

    (holder,) = cash.holders(OCTOBER)

    assert (holder.held, holder.since) == (Money.baht(500), datetime.date(2026, 10, 5))


def test_cash_that_nobody_counted_blocks_the_month(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 28))

    assert open_points(keeper.checklist()) == ["cash_counted"]


def test_a_count_of_two_weeks_before_is_not_the_months(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 28))
    keeper.count(500, day=datetime.date(2026, 10, 15))

    assert open_points(keeper.checklist()) == ["cash_counted"]


def test_a_count_that_differs_must_be_explained(keeper):
    keeper.took_cash(500, datetime.date(2026, 10, 28))
    keeper.count(490, 500, why="unknown")
    assert open_points(keeper.checklist()) == ["counts_agree"]

    actions.explain(period_id=keeper.month().pk, item="counts_agree", words="ทอนผิดที่ตลาด", by=keeper.by)

    assert keeper.checklist().is_ready


def test_a_proof_with_findings_keeps_the_month_open(keeper):
    with pytest.raises(actions.MonthNotReady):
        keeper.close(proof=Proof(0, b"", findings=2))


def test_a_proof_of_another_book_is_none(keeper):
    with pytest.raises(actions.MonthNotReady):
        keeper.close(proof=Proof(seq=99, hash=b"\0" * 32, findings=0))


def test_an_explanation_says_something(keeper):
    with pytest.raises(actions.NothingToExplain):
        actions.explain(period_id=keeper.month().pk, item="cash_deposited", words="  ", by=keeper.by)


def test_only_those_who_may_close_do(keeper, acting):
    secretary = tenants.member_of(acting, "secretary", username="sec")

    with pytest.raises(NotAllowed):
        keeper.close(by=secretary)
    with pytest.raises(NotAllowed):
        actions.explain(period_id=keeper.month().pk, item="cash_deposited", words="x", by=secretary)


def test_the_neighbour_neither_sees_nor_closes_the_month(keeper, neighbour):
    period_id = keeper.month().pk

    with acting_for(neighbour):
        theirs = keeper_of_neighbour(neighbour)
        with pytest.raises(closing.MonthUnknown):
            actions.close_month(period_id=period_id, on=books.DAY, proof=closing.prove(), by=theirs)


def keeper_of_neighbour(neighbour):
    return tenants.member_of(neighbour, "treasurer", username="their-treasurer")


def test_a_book_without_a_bank_and_without_cash_closes_by_the_calendar(neighbour):
    with acting_for(neighbour):
        keeper = keeper_of(neighbour)

        assert keeper.close()

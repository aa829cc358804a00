from datetime import date

import pytest

from thuanna.kernel.fiscal_year import FiscalYear, FiscalYearImplausible
from thuanna.kernel.periods import Period


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2009, 9, 30), 2552),
        (date(2009, 10, 1), 2553),
        (date(2009, 12, 31), 2553),
        (date(2010, 1, 1), 2553),
        (date(2010, 9, 30), 2553),
        (date(2010, 10, 1), 2554),
    ],
)
def test_the_fiscal_year_turns_on_1_october(day, year):
    assert FiscalYear.of(day) == FiscalYear(year)


def test_a_fiscal_year_runs_from_october_to_september():
    year = FiscalYear(2553)

    assert year.period == Period(date(2009, 10, 1), date(2010, 10, 1))
    assert year.contains(date(2009, 10, 1))
    assert year.contains(date(2010, 9, 30))
    assert not year.contains(date(2010, 10, 1))
    assert not year.contains(date(2009, 9, 30))


def test_fiscal_years_follow_each_other():
    assert FiscalYear(2553).next == FiscalYear(2554)
    assert FiscalYear(2553).previous == FiscalYear(2552)
    assert FiscalYear(2553) < FiscalYear(2554)
    assert str(FiscalYear(2553)) == "2553"


@pytest.mark.parametrize("year", [2026, 53, 0, 2393, 2744])
def test_a_year_that_is_not_buddhist_is_refused(year):
    with pytest.raises(FiscalYearImplausible):
        FiscalYear(year)

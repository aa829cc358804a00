from datetime import date

import pytest

from thuanna.kernel import ages
from thuanna.kernel.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (PartialDate(1967, 5, 5), date(2027, 5, 4), 59),
        (PartialDate(1967, 5, 5), date(2027, 5, 5), 60),
        (PartialDate(1967, 5, 5), date(1967, 5, 5), 0),
        (PartialDate(1967), date(2027, 1, 1), 60),
        (PartialDate(1967), date(2026, 12, 31), 59),
        (PartialDate(1967, 5), date(2027, 5, 1), 60),
        (PartialDate(1967, 5), date(2027, 4, 30), 59),
        (PartialDate(1968, 2, 29), date(2027, 2, 28), 58),
        (PartialDate(1968, 2, 29), date(2027, 3, 1), 59),
        (PartialDate(1968, 2, 29), date(2028, 2, 28), 59),
        (PartialDate(1968, 2, 29), date(2028, 2, 29), 60),
    ],
)
def test_age_turns_on_the_birthday(birth, on, age):
    assert ages.age_on(birth, on) == age


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ages.NotBornYet):
        ages.age_on(PartialDate(2026, 11, 22), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (date(2027, 2, 1), 150),
        (date(2027, 3, 3), 180),
        (date(2026, 9, 4), 0),
        (date(2026, 9, 5), 1),
        (date(2026, 9, 3), 0),
    ],
)
def test_days_of_membership_leave_out_the_day_of_joining(on, days):
    assert ages.membership_days(date(2026, 9, 4), on) == days


@pytest.mark.parametrize(
    ("joined_on", "on", "months", "years"),
    [
        (date(2020, 1, 31), date(2020, 2, 28), 0, 0),
        (date(2020, 1, 31), date(2020, 2, 29), 1, 0),
        (date(2021, 1, 31), date(2021, 2, 28), 1, 0),
        (date(2020, 2, 29), date(2021, 2, 27), 11, 0),
        (date(2020, 2, 29), date(2021, 2, 28), 12, 1),
        (date(2020, 5, 15), date(2025, 5, 14), 59, 4),
        (date(2020, 5, 15), date(2025, 5, 15), 60, 5),
        (date(2020, 5, 15), date(2020, 5, 15), 0, 0),
        (date(2020, 5, 15), date(2019, 5, 15), 0, 0),
    ],
)
def test_months_and_years_of_membership_are_full_ones(joined_on, on, months, years):
    assert ages.full_months(joined_on, on) == months
    assert ages.full_years(joined_on, on) == years

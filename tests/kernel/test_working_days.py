"""Working days leave out week-ends and the days on which offices are closed."""

from datetime import date

import pytest

from thuanna.kernel.working_days import Calendar, read_days, read_every_year

CALENDAR = Calendar({2026: read_days("2026-12-07 2026-12-10 2026-12-31")}, read_every_year("01-01 12-31"))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-12-04", True),  # Friday
        ("2026-12-05", False),  # Saturday
        ("2026-12-06", False),  # Sunday
        ("2026-12-07", False),  # closed in lieu
        ("2026-12-08", True),
        ("2027-01-01", False),  # a year not announced keeps what is the same every year
        ("2027-12-10", True),  # and knows nothing of the rest
    ],
)
def test_a_day_is_a_working_day_or_not(day, is_open):
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is is_open


def test_a_term_counts_working_days_from_the_day_after():
    assert CALENDAR.after(date(2026, 12, 4), 3) == date(2026, 12, 11)


def test_a_term_of_no_days_ends_on_its_own_day():
    assert CALENDAR.after(date(2026, 12, 5), 0) == date(2026, 12, 5)


def test_a_term_that_ends_on_a_closed_day_goes_on_to_the_next_working_day():
    assert CALENDAR.on_or_after(date(2026, 12, 5)) == date(2026, 12, 8)


def test_working_days_between_two_days_leave_out_the_first():
    assert CALENDAR.between(date(2026, 12, 4), date(2026, 12, 11)) == 3
    assert CALENDAR.between(date(2026, 12, 11), date(2026, 12, 4)) == 0


def test_what_after_gives_between_counts():
    start = date(2026, 12, 1)

    assert [CALENDAR.between(start, CALENDAR.after(start, n)) for n in range(1, 15)] == list(range(1, 15))


def test_whether_a_year_was_announced_is_known():
    assert CALENDAR.is_known(2026)
    assert not CALENDAR.is_known(2027)


def test_what_is_no_date_is_refused():
    with pytest.raises(ValueError, match="day is out of range"):
        read_days("2026-02-30")

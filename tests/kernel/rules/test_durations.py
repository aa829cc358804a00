"""A keeping period, looked at from its end."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.rules import Duration

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "on", "earliest"),
    [
        ("90 days", "2026-11-21", "2026-08-24"),
        ("1 year", "2026-11-21", "2025-11-22"),
        ("1 month", "2026-03-31", "2026-03-01"),
        ("forever", "2026-11-21", "0001-01-01"),
    ],
)
def test_the_earliest_day_still_kept(text, on, earliest):
    kept = Duration.read(text).earliest_holding(datetime.date.fromisoformat(on))

    assert kept.isoformat() == earliest


@given(DAYS, st.sampled_from(["1 day", "90 days", "1 month", "7 months", "1 year", "10 years"]))
def test_the_earliest_day_is_kept_and_the_day_before_has_run_out(on, text):
    duration = Duration.read(text)
    earliest = duration.earliest_holding(on)

    assert duration.ends_before(earliest) > on
    assert duration.ends_before(earliest - datetime.timedelta(days=1)) <= on

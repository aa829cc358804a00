"""Lengths of time as the law counts them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.rules import BadRule, Duration


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ("90 days", date(2026, 1, 1), date(2026, 4, 1)),
        ("1 month", date(2026, 1, 15), date(2026, 2, 15)),
        ("1 month", date(2026, 1, 31), date(2026, 3, 1)),
        ("1 month", date(2026, 12, 31), date(2027, 1, 31)),
        ("11 months", date(2026, 12, 31), date(2027, 12, 1)),
        ("1 year", date(2028, 2, 29), date(2029, 3, 1)),
        ("4 years", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_period_ends_before_the_corresponding_day(length, start, end):
    assert Duration.read(length).ends_before(start) == end


def test_forever_never_ends():
    assert Duration.read("forever").ends_before(date(2026, 1, 1)) is None


@pytest.mark.parametrize("text", ["", "10", "ten years", "-1 days", "1 week", "10 years ago"])
def test_other_words_are_refused_with_an_example(text):
    with pytest.raises(BadRule, match="10 years"):
        Duration.read(text)


@given(
    st.dates(date(1900, 1, 1), date(2500, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["day", "month", "year"]),
)
def test_a_longer_period_never_ends_earlier(start, count, step):
    shorter, longer = (Duration(n, step).ends_before(start) for n in (count, count + 1))

    assert start < shorter <= longer


@given(st.integers(1, 9999), st.sampled_from(["day", "month", "year"]))
def test_a_length_reads_back_as_it_is_written(count, step):
    assert Duration.read(str(Duration(count, step))) == Duration(count, step)

from datetime import date

import pytest

from thuanna.kernel.periods import OverlapsAndGaps, Period, PeriodBackwards, find_overlaps_and_gaps


def january(first: int, before: int | None = None) -> Period:
    return Period(date(2026, 1, first), None if before is None else date(2026, 1, before))


def test_the_start_is_in_and_the_end_is_out():
    period = january(5, 10)

    assert period.contains(date(2026, 1, 5))
    assert period.contains(date(2026, 1, 9))
    assert not period.contains(date(2026, 1, 10))
    assert not period.contains(date(2026, 1, 4))
    assert period.days == 5


def test_a_period_without_an_end_goes_on():
    assert january(5).contains(date(9999, 12, 31))
    assert january(5).days is None


@pytest.mark.parametrize("before", [5, 4])
def test_a_period_cannot_end_before_it_has_begun(before):
    with pytest.raises(PeriodBackwards):
        january(5, before)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (january(1, 10), january(5, 15), january(5, 10)),
        (january(1, 10), january(10, 15), None),
        (january(1, 10), january(9, 15), january(9, 10)),
        (january(1), january(5, 15), january(5, 15)),
        (january(1), january(5), january(5)),
        (january(1, 20), january(5, 10), january(5, 10)),
        (january(11), january(1, 11), None),
    ],
)
def test_what_two_periods_share(one, other, shared):
    assert one.intersect(other) == other.intersect(one) == shared
    assert one.overlaps(other) == (shared is not None)


@pytest.mark.parametrize(
    ("periods", "overlaps", "gaps"),
    [
        ([], [], []),
        ([january(1, 5)], [], []),
        ([january(5, 10), january(1, 5)], [], []),
        ([january(1, 5), january(7, 10)], [], [january(5, 7)]),
        ([january(1, 5), january(4, 10)], [january(4, 5)], []),
        ([january(1, 20), january(2, 5), january(10, 25)], [january(2, 5), january(10, 20)], []),
        ([january(1), january(5, 10), january(20)], [january(5, 10), january(20)], []),
    ],
)
def test_overlaps_and_gaps_are_found_in_any_order(periods, overlaps, gaps):
    found = find_overlaps_and_gaps(periods)

    assert found == OverlapsAndGaps(tuple(overlaps), tuple(gaps))
    assert found.is_seamless == (not overlaps and not gaps)

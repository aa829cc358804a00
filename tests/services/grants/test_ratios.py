"""Ratios in exact fractions, read as people read them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from thuanna.kernel.money import Money
from thuanna.services.grants.rules.ratios import percent, share


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(1, 3, "33.3%"), (1, 2, "50.0%"), (2, 3, "66.7%"), (1, 2000, "0.1%"), (7, 5, "140.0%"), (0, 9, "0.0%")],
)
def test_a_share_is_rounded_half_up_to_one_place(part, whole, shown):
    assert percent(Fraction(part, whole)) == shown


def test_there_is_no_share_of_nothing():
    assert share(5, 0) is None
    assert share(Money.baht("20"), Money.baht("100")) == Fraction(1, 5)

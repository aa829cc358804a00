"""Arithmetic of the thin bars inside tables: shares as text for SVG, without a float near money."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from thuanna.kernel.money import Money

Measure = int | Decimal | Fraction | Money

_TENTHS_OF_PERCENT = 1000


def share_of(value: Measure, most: Measure) -> str:
    """`value` as a part of `most`, as an SVG width such as "43.2%"; kept between nothing and all."""
    part, whole = _exact(value), _exact(most)
    if whole <= 0 or part <= 0:
        return "0%"
    tenths = min(_TENTHS_OF_PERCENT, round(part * _TENTHS_OF_PERCENT / whole))
    return f"{tenths // 10}.{tenths % 10}%"


def _exact(measure: Measure) -> Fraction:
    return Fraction(measure.satang if isinstance(measure, Money) else measure)

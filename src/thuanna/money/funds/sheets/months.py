"""Counting in whole months."""

from __future__ import annotations

from datetime import date


def month_later(first: date, months: int) -> date:
    """The first day of the month so many months after that of `first`."""
    counted = first.year * 12 + first.month - 1 + months
    return date(counted // 12, counted % 12 + 1, 1)


def months_between(starts_on: date, ends_before: date) -> int:
    """How many months lie between two first days."""
    return (ends_before.year - starts_on.year) * 12 + ends_before.month - starts_on.month

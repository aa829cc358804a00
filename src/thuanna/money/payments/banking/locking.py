"""Whoever works on a bank account's lines does so alone."""

from __future__ import annotations

from thuanna.foundation.tenancy import locks
from thuanna.money.ledger.models import Account


def one_at_a_time(account: Account) -> None:
    """One import, match or undoing of an account after another; held until COMMIT."""
    locks.one_at_a_time(f"bank:{account.code}")

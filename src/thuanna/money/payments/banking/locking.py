"""Whoever works on a bank account's lines does so alone."""

from __future__ import annotations

from thuanna.money.ledger.models import Account
from thuanna.money.payments import waiting


def one_at_a_time(account: Account) -> None:
    """One import, match or undoing of an account after another; held until COMMIT."""
    waiting.for_twins(account.tenant_id, f"bank:{account.code}")

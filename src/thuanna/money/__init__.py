"""Tier 4: the books: ledger, payments, funds."""

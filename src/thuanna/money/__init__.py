"""Tier 4: the books. ``ledger`` knows amounts and accounts, ``payments`` receipts, ``funds`` members."""

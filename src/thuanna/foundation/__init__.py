"""Tier 2: what every app stands on: tenants, accounts, audit, access, outbox, law, documents, packets."""

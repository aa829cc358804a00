"""A device's mark in a poll, derived from the tenant's own key; only its digest is stored."""

from __future__ import annotations

from thuanna.foundation.tenancy.keys import Purpose, key_of
from thuanna.kernel.sealing import blind_index, joined


def ballot_digest(token: str, poll_id: int, *, tenant_id: int) -> str:
    """A device's mark in one poll; from it nobody can tell its mark in another."""
    return blind_index(key_of(tenant_id, Purpose.BALLOT), joined("poll", poll_id, token)).hex()

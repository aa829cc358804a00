"""The codes and marks of the people's voice, derived from the tenant's own keys; only digests are stored."""

from __future__ import annotations

from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.codes import request_digest
from thuanna.foundation.tenancy.keys import Purpose, key_of
from thuanna.kernel.sealing import blind_index, joined

__all__ = ["ballot_digest", "code_digest", "code_for", "request_digest"]


def code_for(request_token: str, *, tenant_id: int) -> str:
    """The secret code of the matter that this form told."""
    return codes.code_for(request_token, Purpose.MATTER_CODE, tenant_id=tenant_id)


def code_digest(code: str, *, tenant_id: int) -> str:
    """What is stored of a matter's code."""
    return codes.code_digest(code, Purpose.MATTER_CODE, tenant_id=tenant_id)


def ballot_digest(token: str, poll_id: int, *, tenant_id: int) -> str:
    """A device's mark in one poll; from it nobody can tell its mark in another."""
    return blind_index(key_of(tenant_id, Purpose.BALLOT), joined("poll", poll_id, token)).hex()

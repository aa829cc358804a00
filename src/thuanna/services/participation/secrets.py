"""The codes and tokens of the people's voice, derived from the tenant's own keys; only digests are stored.

A code follows from the form's token, so that a form sent twice gives one number and the same code.
"""

from __future__ import annotations

import hashlib

from thuanna.foundation.tenancy.keys import Purpose, key_of
from thuanna.kernel.sealing import blind_index, joined
from thuanna.kernel.tokens import ALPHABET

_CODE_LENGTH = 12
_GROUP = 4


def request_digest(request_token: str) -> str:
    """What is stored of the token of a form that was sent."""
    return hashlib.sha256(request_token.encode()).hexdigest()


def code_for(request_token: str, *, tenant_id: int) -> str:
    """The secret code of what this form told: sixty bits that nobody else can reckon, ``7k2m-x9vq-03fh``."""
    seed = blind_index(key_of(tenant_id, Purpose.MATTER_CODE), request_token.encode())
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in seed[:_CODE_LENGTH])
    return "-".join(letters[start : start + _GROUP] for start in range(0, _CODE_LENGTH, _GROUP))


def code_digest(code: str, *, tenant_id: int) -> str:
    """What is stored of a code, with the tenant's key: a copy of the database opens nothing."""
    return blind_index(key_of(tenant_id, Purpose.MATTER_CODE), joined("digest", code)).hex()


def ballot_digest(token: str, poll_id: int, *, tenant_id: int) -> str:
    """A device's mark in one poll; from it nobody can tell its mark in another."""
    return blind_index(key_of(tenant_id, Purpose.BALLOT), joined("poll", poll_id, token)).hex()

"""Seals what an account's second factor is made of, with a key derived from the master key."""

from __future__ import annotations

import base64

from django.conf import settings

from thuanna.kernel import sealing


def encrypt(text: str, *, purpose: str) -> str:
    """Seal a text for one purpose; another purpose's key cannot open it."""
    return base64.b64encode(sealing.seal(_key(purpose), text.encode(), purpose)).decode("ascii")


def decrypt(encrypted: str, *, purpose: str) -> str:
    """Open what `encrypt` sealed.

    :raises SealBroken: other key, other purpose, or changed bytes
    """
    return sealing.unseal(_key(purpose), base64.b64decode(encrypted), purpose).decode()


def _key(purpose: str) -> bytes:
    return sealing.derive_key(settings.MASTER_KEY, "accounts", purpose)

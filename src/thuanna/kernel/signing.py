"""Signing what is handed over, so that anybody who has the sender's public key can check it.

Owns the cryptography: Ed25519 over what the caller says it signs. Whose key it is, and whether it is
trusted, is `foundation.exchange`'s business.
"""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .sealing import KEY_BYTES, joined

PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64
_GROUPS, _GROUP_LENGTH = 8, 4


def public_key_of(secret: bytes) -> bytes:
    """The key by which signatures made with a secret are checked."""
    return _private(secret).public_key().public_bytes_raw()


def sign(secret: bytes, purpose: str, message: bytes) -> bytes:
    """A signature that holds for one purpose only."""
    return _private(secret).sign(joined(purpose, message))


def is_signed(public_key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
    """Whether the owner of a public key signed just this for this purpose."""
    if len(public_key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, joined(purpose, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """128 bits of a key's hash in groups that two people can read to each other: ``3f2a 91bc …``."""
    digest = hashlib.sha256(public_key).hexdigest()
    starts = range(0, _GROUPS * _GROUP_LENGTH, _GROUP_LENGTH)
    return " ".join(digest[start : start + _GROUP_LENGTH] for start in starts)


def _private(secret: bytes) -> Ed25519PrivateKey:
    assert len(secret) == KEY_BYTES, "a signing secret has 32 bytes"
    return Ed25519PrivateKey.from_private_bytes(secret)

"""Sealing short secrets, and finding them again without opening them.

Owns the cryptography: key derivation (HKDF-SHA256), sealing (AES-256-GCM with associated data) and the
blind index (HMAC-SHA256). Which keys exist, and whose, is `foundation.tenancy.keys`; what is sealed is
the register's business. A keyed hash of a citizen number is still personal data: there are at most 10¹²
numbers, so whoever holds the key can turn the index back.
"""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32

_FORM = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_LENGTH_BYTES = 4


class SealBroken(Exception):
    """The sealed bytes were changed, moved to another place, or sealed with another key."""


def derive_key(master: bytes, *purpose: str | int) -> bytes:
    """A key for one purpose only; nothing about the master key or its other keys follows from it."""
    assert len(master) == KEY_BYTES, "a master key has 32 bytes"
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=joined(*purpose)).derive(master)


def seal(key: bytes, clear: bytes, *place: str | int | bytes) -> bytes:
    """Seal `clear` for one `place`; sealing twice gives different bytes.

    :param place: where the bytes will stand (tenant, table, …); not stored, needed again to open
    """
    return Sealer(key, *place).seal(clear)


class Sealer:
    """One key and the beginning of one place, made ready once for sealing many things there."""

    def __init__(self, key: bytes, *place: str | int | bytes) -> None:
        self._cipher = AESGCM(key)
        self._place = _FORM + joined(*place)

    def seal(self, clear: bytes, *place: str | int | bytes) -> bytes:
        """As `seal` does, where `place` goes on from the beginning given before."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _FORM + nonce + self._cipher.encrypt(nonce, clear, self._place + joined(*place))


def unseal(key: bytes, sealed: bytes, *place: str | int | bytes) -> bytes:
    """Open what `seal` closed with the same key for the same place.

    :raises SealBroken: another key or place, or not a byte is as it was
    """
    if sealed[:1] != _FORM or len(sealed) < len(_FORM) + _NONCE_BYTES + _TAG_BYTES:
        raise SealBroken("not a seal of a known form")
    nonce, closed = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, closed, _FORM + joined(*place))
    except InvalidTag:
        raise SealBroken("the seal does not open with this key in this place") from None


def blind_index(key: bytes, clear: bytes) -> bytes:
    """The same 32 bytes for the same secret under the same key: equal secrets are found, nothing is read."""
    return hmac.digest(key, clear, "sha256")


def joined(*parts: str | int | bytes) -> bytes:
    """Parts with their lengths, so that ("ab", "c") and ("a", "bc") differ."""
    return b"".join(_with_length(part) for part in parts)


def _with_length(part: str | int | bytes) -> bytes:
    plain = part if isinstance(part, bytes) else str(part).encode()
    return len(plain).to_bytes(_LENGTH_BYTES, "big") + plain

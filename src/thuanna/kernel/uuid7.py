"""UUID version 7 (RFC 9562): identifiers made away from the database that sort by time of making."""

from __future__ import annotations

import secrets
from uuid import UUID

RANDOM_BITS = 74
_MILLISECOND_BITS = 48
_LOW_BITS = 62


def uuid7(at_ms: int, random_bits: int) -> UUID:
    """The identifier for a moment in Unix milliseconds and 74 random bits.

    :raises ValueError: either does not fit
    """
    if not 0 <= at_ms < 1 << _MILLISECOND_BITS:
        raise ValueError("the moment does not fit in 48 bits")
    if not 0 <= random_bits < 1 << RANDOM_BITS:
        raise ValueError("there are 74 random bits")
    high, low = divmod(random_bits, 1 << _LOW_BITS)
    return UUID(int=at_ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def new_uuid7(at_ms: int) -> UUID:
    """A fresh identifier; the clock comes in from the caller."""
    return uuid7(at_ms, secrets.randbits(RANDOM_BITS))


def made_at_ms(identifier: UUID) -> int:
    """The moment of making, in Unix milliseconds.

    :raises ValueError: not version 7
    """
    if identifier.version != 7:
        raise ValueError("only version 7 carries its moment")
    return identifier.int >> 80

"""The bytes and hashes of the chain, as docs/algorithms/book-of-account-seal.md writes them down.

The same stands in ``sql/canonical.sql`` and in ``tools/verify_book.py``: change one, change all, and raise
the version. Plain Python, knows no table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

VERSION = 1
NO_HASH = bytes(32)
_LEAF_PREFIX, _NODE, _LINK_PREFIX = bytes([0, VERSION]), b"\x01", bytes([2, VERSION])
_SHORT = tuple("\0\0\0" + chr(length) for length in range(128))


def text(value: Any) -> str:
    """The one way a value is written: ISO days, UTC moments to the microsecond, hexadecimal, decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes | memoryview):
        return value.hex()
    return str(value)


def field(value: Any) -> bytes:
    """One field: its length in four bytes, big-endian, then its UTF-8."""
    written = text(value).encode()
    return len(written).to_bytes(4, "big") + written


def fields(values: Iterable[Any]) -> bytes:
    """Fields, one after another."""
    texts = [value if type(value) is str else text(value) for value in values]
    try:
        # Nearly all fields are short and ASCII: their length is one character below 128.
        return "".join([_SHORT[len(each)] + each for each in texts]).encode("ascii")
    except (IndexError, UnicodeEncodeError):
        return b"".join(map(field, texts))


def leaf(values: Iterable[Any]) -> bytes:
    """The hash of one entry: tag 0, the version, its fields."""
    return hashlib.sha256(_LEAF_PREFIX + fields(values)).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree root of RFC 6962: a last node without a partner goes up as it is."""
    nodes = list(leaves)
    while len(nodes) > 1:
        pairs = [_node(nodes[i], nodes[i + 1]) for i in range(0, len(nodes) - 1, 2)]
        nodes = pairs + nodes[len(pairs) * 2 :]
    return nodes[0]


@dataclass(frozen=True, slots=True)
class Step:
    """A neighbour on the way from a leaf to the root, and on which side it stands."""

    is_left: bool
    hash: bytes


def path(leaves: Sequence[bytes], place: int) -> list[Step]:
    """The neighbours from the leaf at `place` up to the root: an inclusion proof."""
    nodes, steps = list(leaves), []
    while len(nodes) > 1:
        neighbour = place ^ 1
        if neighbour < len(nodes):
            steps.append(Step(is_left=neighbour < place, hash=nodes[neighbour]))
        pairs = [_node(nodes[i], nodes[i + 1]) for i in range(0, len(nodes) - 1, 2)]
        nodes = pairs + nodes[len(pairs) * 2 :]
        place //= 2
    return steps


def climb(start: bytes, steps: Iterable[Step]) -> bytes:
    """The root that a leaf and its neighbours lead to."""
    reached = start
    for step in steps:
        reached = _node(step.hash, reached) if step.is_left else _node(reached, step.hash)
    return reached


def link(
    *,
    tenant_id: int,
    seq: int,
    prev_hash: bytes,
    root_hash: bytes,
    entries: int,
    linked_at: datetime,
    journals: int,
    total_satang: int,
) -> bytes:
    """The hash of one link: tag 2, the version, its fields in this order."""
    values = (tenant_id, seq, prev_hash, root_hash, entries, linked_at, journals, total_satang)
    return hashlib.sha256(_LINK_PREFIX + fields(values)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()

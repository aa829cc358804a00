"""One way to write something down that leaves the house, so that its hash can be checked by anybody.

Canonical bytes are JSON with sorted keys, no spaces, no escapes, UTF-8; there are no fractions in it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_bytes(content: Any) -> bytes:
    """The bytes over which the hash is taken."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def sha256_of(content: Any) -> str:
    """The hash by which a version or a packet is known."""
    return hashlib.sha256(canonical_bytes(content)).hexdigest()

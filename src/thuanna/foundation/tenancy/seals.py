"""Facts as they lie sealed in a column: readable only with the tenant's key, and only in their own row.

Whoever holds a copy of the database without the master key reads nothing of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.kernel import sealing

from . import keys
from .keys import Purpose


@dataclass(frozen=True)
class Seal:
    """One sealed column.

    :ivar column: ``"app_table.column"``; what is moved elsewhere stays shut
    """

    purpose: Purpose
    column: str

    def close(self, facts: Mapping[str, Any], row: str, *, tenant_id: int) -> bytes:
        """Seal facts for the row known by `row`, with the key of `keys.CURRENT_VERSION`."""
        clear = json.dumps(dict(facts), ensure_ascii=False).encode()
        place = (self.column, tenant_id, keys.CURRENT_VERSION, row)
        return sealing.seal(keys.key_of(tenant_id, self.purpose), clear, *place)

    def open(self, sealed: bytes | memoryview, row: str, version: int, *, tenant_id: int) -> dict[str, Any]:
        """The facts of a row.

        :raises SealBroken: changed, moved to another row or office, or the master key is another
        :raises UnknownKeyVersion: sealed with keys this installation does not have
        """
        key = keys.key_of(tenant_id, self.purpose, version=version)
        place = (self.column, tenant_id, version, row)
        found: dict[str, Any] = json.loads(sealing.unseal(key, bytes(sealed), *place))
        return found

"""Words as they lie in the database: sealed with the town's own key, each for one row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.seals import Seal

from .models import CaseWords

_SEAL: Final = Seal(Purpose.CASE_SEAL, "cases_casewords.sealed")


def close(facts: Mapping[str, Any], digest: str, *, tenant_id: int) -> bytes:
    """Seal facts for the row with this digest."""
    return _SEAL.close(facts, digest, tenant_id=tenant_id)


def opened(words: CaseWords) -> dict[str, Any]:
    """What was said.

    :raises SealBroken: changed, moved to another row or office, or the master key is another
    """
    return _SEAL.open(words.sealed, words.request_digest, words.key_version, tenant_id=words.tenant_id)

"""Each tenant's own keys, one for each purpose, all derived from the master key outside the database.

Nothing derived is stored: a copy of the database without the master key opens no number and matches none.
The same number gives another index in every tenant, so registers cannot be joined on it.
"""

from __future__ import annotations

import functools
from enum import StrEnum

from django.conf import settings

from thuanna.kernel import sealing

CURRENT_VERSION = 1
"""Stored beside what is sealed, so that old seals are told from new ones when keys are renewed."""


class Purpose(StrEnum):
    """What a key is for; a key never serves two purposes. Renaming one loses what it sealed."""

    CITIZEN_NUMBER_SEAL = "citizen number seal"
    CITIZEN_NUMBER_INDEX = "citizen number index"
    SEARCH_IN_SESSION = "search kept in the session"
    FORM_SEAL = "form saved by a code"
    FORM_CODE = "code of a saved form"
    MATTER_CODE = "code that follows a matter"
    SIGN_UP_CODE = "code of a sign-up"
    COMMENT_SEAL = "comment seal"
    BALLOT = "ballot of a device"
    PARTICIPANT_SEAL = "who a participant is"
    PACKET_SIGNATURE = "signature of packets"
    DISCLOSURE_CODE = "code of a sealed disclosure"
    DISCLOSURE_SEAL = "sealed disclosure"
    CASE_CODE = "code that follows a request for help"
    CASE_SEAL = "words of a request for help"


class UnknownKeyVersion(LookupError):
    """Something was sealed with a key this installation does not have."""


def key_of(tenant_id: int, purpose: Purpose, *, version: int = CURRENT_VERSION) -> bytes:
    """The tenant's key for one purpose.

    :raises UnknownKeyVersion: no such version here
    """
    if version != CURRENT_VERSION:
        raise UnknownKeyVersion(f"no key of version {version}")
    return _derived(settings.MASTER_KEY, tenant_id, purpose, version)


@functools.lru_cache(maxsize=1024)
def _derived(master: bytes, tenant_id: int, purpose: Purpose, version: int) -> bytes:
    return sealing.derive_key(master, "thuanna", "tenant", tenant_id, purpose.value, version)

"""Citizen numbers as the register keeps them: sealed, found by a blind index, shown by their last digits.

The only place that joins the tenant's keys with a number. It opens one number at a time, for `actions.views`.
"""

from __future__ import annotations

from typing import NamedTuple

from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.kernel import sealing
from thuanna.kernel.citizen_number import CitizenNumber

_TABLE = "people_person.number"


class SealedNumber(NamedTuple):
    """What the columns of a person hold instead of the number."""

    sealed: bytes
    blind_index: bytes
    key_version: int
    tail: str
    kind: str


def seal(number: CitizenNumber, *, tenant_id: int) -> SealedNumber:
    """Seal a number for one tenant. The seal is bound to its index: in another person's row it stays shut."""
    key = keys.key_of(tenant_id, Purpose.CITIZEN_NUMBER_SEAL)
    index = index_of(number, tenant_id=tenant_id)
    place = (_TABLE, tenant_id, keys.CURRENT_VERSION, index)
    sealed = sealing.seal(key, number.digits.encode(), *place)
    return SealedNumber(sealed, index, keys.CURRENT_VERSION, number.digits[-3:], number.kind.value)


def unseal(
    sealed: bytes | memoryview, blind_index: bytes | memoryview, key_version: int, *, tenant_id: int
) -> CitizenNumber:
    """The number behind a seal.

    :raises SealBroken: changed, moved to another row or tenant, or the master key is another
    :raises UnknownKeyVersion: sealed with keys this installation does not have
    """
    key = keys.key_of(tenant_id, Purpose.CITIZEN_NUMBER_SEAL, version=key_version)
    place = (_TABLE, tenant_id, key_version, bytes(blind_index))
    return CitizenNumber(sealing.unseal(key, bytes(sealed), *place).decode())


def index_of(number: CitizenNumber, *, tenant_id: int) -> bytes:
    """The blind index under which this tenant keeps the number; another tenant's is unrelated."""
    key = keys.key_of(tenant_id, Purpose.CITIZEN_NUMBER_INDEX)
    return sealing.blind_index(key, number.digits.encode())

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


class Load:
    """The numbers of one load into one tenant's register: keys made ready once, each index counted once.

    Forgotten with the load; nothing of a number stays in memory behind it.
    """

    def __init__(self, tenant_id: int) -> None:
        self._index_key = keys.key_of(tenant_id, Purpose.CITIZEN_NUMBER_INDEX)
        seal_key = keys.key_of(tenant_id, Purpose.CITIZEN_NUMBER_SEAL)
        self._sealer = sealing.Sealer(seal_key, _TABLE, tenant_id, keys.CURRENT_VERSION)
        self._indexes: dict[str, bytes] = {}

    def index_of(self, number: CitizenNumber) -> bytes:
        """The blind index of a number, as `index_of` gives it."""
        index = self._indexes.get(number.digits)
        if index is None:
            index = sealing.blind_index(self._index_key, number.digits.encode())
            self._indexes[number.digits] = index
        return index

    def seal(self, number: CitizenNumber) -> SealedNumber:
        """Seal a number. The seal is bound to its index: in another person's row it stays shut."""
        index = self.index_of(number)
        sealed = self._sealer.seal(number.digits.encode(), index)
        return SealedNumber(sealed, index, keys.CURRENT_VERSION, number.digits[-3:], number.kind.value)


def seal(number: CitizenNumber, *, tenant_id: int) -> SealedNumber:
    """Seal one number for one tenant."""
    return Load(tenant_id).seal(number)


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
    return Load(tenant_id).index_of(number)

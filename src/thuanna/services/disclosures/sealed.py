"""Words and pictures as they lie in the database: sealed for one thread and one place in it.

Moved to another thread, another place or another town they stay shut.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.seals import Seal
from thuanna.kernel import sealing

_SEAL = Seal(Purpose.DISCLOSURE_SEAL, "disclosures_disclosureentry.sealed")
_PICTURES = "disclosures_disclosurepicture.sealed"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an entry stands: whose, in which thread, and after which others.

    :ivar digest: of the thread's code
    """

    tenant_id: int
    digest: str
    seq: int
    version: int = keys.CURRENT_VERSION

    @property
    def row(self) -> str:
        """The thread and the place in it, as one word."""
        return f"{self.digest}/{self.seq}"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an entry says. Every field besides the words belongs to some kinds of entry only.

    :ivar kind: of what was told: violence or corruption
    :ivar recipient: to whom it may be, or was, passed on
    :ivar ground: on what ground it was passed on
    :ivar outcome: how it ended
    """

    words: str = ""
    kind: str = ""
    recipient: str = ""
    ground: str = ""
    outcome: str = ""


def seal(said: Said, place: Place) -> bytes:
    """Seal what an entry says."""
    facts = {name: value for name, value in asdict(said).items() if value}
    return _SEAL.close(facts, place.row, tenant_id=place.tenant_id)


def opened(closed: bytes, place: Place) -> Said:
    """What an entry says.

    :raises SealBroken: it was changed, moved, or sealed with another key
    """
    return Said(**_SEAL.open(closed, place.row, place.version, tenant_id=place.tenant_id))


def seal_picture(content: bytes, place: Place, number: int) -> bytes:
    """Seal a picture beside an entry."""
    return sealing.seal(_key(place), content, *_beside(place, number))


def opened_picture(closed: bytes, place: Place, number: int) -> bytes:
    """A picture beside an entry.

    :raises SealBroken: it was changed, moved, or sealed with another key
    """
    return sealing.unseal(_key(place), closed, *_beside(place, number))


def _key(place: Place) -> bytes:
    return keys.key_of(place.tenant_id, _SEAL.purpose, version=place.version)


def _beside(place: Place, number: int) -> tuple[str, int, str, int]:
    return (_PICTURES, place.tenant_id, place.row, number)

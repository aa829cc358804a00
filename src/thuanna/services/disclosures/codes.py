"""The teller's code and the thread's number; only a keyed digest of the code is stored.

Both follow from the form's own token, so a form sent twice gives one thread and the same code. The number is
drawn the same way and says nothing about order or count.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import Purpose, key_of
from thuanna.kernel.sealing import blind_index, joined

GROUPS = 4
"""Eighty bits: sixteen characters to write down, and nothing to find by trying."""

_LEAST, _SPAN = 100_000, 900_000


def code_for(request_token: str, *, tenant_id: int) -> str:
    """The secret code of the form with this token: ``7k2m-x9vq-03fh-8w5d``."""
    return codes.code_for(request_token, Purpose.DISCLOSURE_CODE, tenant_id=tenant_id, groups=GROUPS)


def digest_of(code: str, *, tenant_id: int) -> str:
    """What is stored of a code: without the key outside the database nobody can try codes against it."""
    return codes.code_digest(code, Purpose.DISCLOSURE_CODE, tenant_id=tenant_id)


def numbers_for(request_token: str, *, tenant_id: int) -> Iterator[int]:
    """Numbers of six digits to take the first free one of."""
    key = key_of(tenant_id, Purpose.DISCLOSURE_CODE)
    for attempt in itertools.count():
        mark = blind_index(key, joined("number", request_token, attempt))
        yield _LEAST + int.from_bytes(mark[:8], "big") % _SPAN

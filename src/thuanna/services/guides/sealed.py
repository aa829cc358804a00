"""Answers as they lie in the database: sealed for one form, found by a keyed digest of its code.

Whoever holds a copy of the database without the master key reads no answer and can try no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thuanna.foundation.tenancy.codes import code_digest
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.seals import Seal

from .models import FiledForm

_SEAL = Seal(Purpose.FORM_SEAL, "guides_filedform.sealed")


@dataclass(frozen=True)
class Filled:
    """What is sealed: the answers, and the sections that were filled in."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    done: tuple[str, ...] = ()


def digest_of(code: str, *, tenant_id: int) -> str:
    """What stands in the table instead of the code."""
    return code_digest(code, Purpose.FORM_CODE, tenant_id=tenant_id)


def seal(filled: Filled, digest: str, *, tenant_id: int) -> bytes:
    """Seal answers for the form with this digest; in another row they stay shut."""
    facts = {"answers": dict(filled.answers), "done": list(filled.done)}
    return _SEAL.close(facts, digest, tenant_id=tenant_id)


def opened(form: FiledForm) -> Filled:
    """The answers of a form.

    :raises SealBroken: changed, moved to another row or office, or the master key is another
    """
    clear = _SEAL.open(form.sealed, form.digest, form.key_version, tenant_id=form.tenant_id)
    return Filled(clear["answers"], tuple(clear["done"]))

"""Codes by which somebody without an account finds their own thing again; only digests are stored.

A code follows from the form's token, so that a form sent twice gives one thing and the same code. Each use
has a key of its own for each tenant: a copy of the database opens nothing and can try no code.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import QuerySet

from thuanna.kernel.references import Reference, ReferenceNotUnderstood
from thuanna.kernel.sealing import blind_index, joined
from thuanna.kernel.tokens import CodeNotUnderstood, code_from, read_code

from .context import required_tenant_id
from .keys import Purpose, key_of

_GROUPS = 3


def request_digest(request_token: str) -> str:
    """What is stored of the token of a form that was sent."""
    return hashlib.sha256(request_token.encode()).hexdigest()


def code_for(request_token: str, purpose: Purpose, *, tenant_id: int, groups: int = _GROUPS) -> str:
    """The secret code of what this form told: sixty bits that nobody else can reckon, ``7k2m-x9vq-03fh``.

    :param groups: twenty bits each
    """
    return code_from(blind_index(key_of(tenant_id, purpose), request_token.encode()), groups)


def code_digest(code: str, purpose: Purpose, *, tenant_id: int) -> str:
    """What is stored of a code, with the tenant's key."""
    return blind_index(key_of(tenant_id, purpose), joined("digest", code)).hex()


def row_with_code(rows: QuerySet[Any], code: str, purpose: Purpose, *, reference: str | None = None) -> Any:
    """The row that a code was given for, whatever was typed for letters and spaces.

    :param reference: the number that was typed with it, where both are asked for
    :returns: None where either is unread or unknown; nobody is told which
    """
    try:
        digest = code_digest(read_code(code), purpose, tenant_id=required_tenant_id())
        if reference is not None:
            rows = rows.filter(reference=str(Reference.parse(reference)))
    except (CodeNotUnderstood, ReferenceNotUnderstood):
        return None
    return rows.filter(code_digest=digest).first()

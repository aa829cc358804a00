"""Writes one tenant's book into a folder, in one snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger import queries
from thuanna.money.ledger.verification.run import snapshot

from . import jsonl, plain_text

FORMATS: dict[str, Callable[[Tenant, Path], list[Path]]] = {
    "jsonl": jsonl.write,
    "hledger": plain_text.write_hledger,
    "beancount": plain_text.write_beancount,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    journals: int
    seq: int


def export(tenant: Tenant, *, to: Path, form: str) -> Exported:
    """Write the book of `tenant` into the folder `to`, made if missing; `form` is one of `FORMATS`."""
    to.mkdir(parents=True, exist_ok=True)
    with acting_for(tenant), snapshot():
        files = FORMATS[form](tenant, to)
        head = queries.head()
    return Exported(tuple(files), head.journals if head else 0, head.seq if head else 0)

"""Who may see and keep a fund's evidence, judge a check and claim a round: one row filter for all of it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

VIEW = "grants.view"
KEEP = "grants.keep"
JUDGE = "grants.judge"
CLAIM = "grants.claim"
CONSIDER = "grants.consider"

M = TypeVar("M", bound=TenantOwned)


class EvidenceUnknown(NotHere):
    """No such evidence or round of this fund."""

    code = "evidence_unknown"


def seen(by: Actor, model: type[M]) -> QuerySet[M]:
    """The rows of one of this app's tables that the actor may read.

    :raises NotAllowed: without the right to see them
    """
    return rows_for(by, VIEW, model)


def locked(by: Actor, permission: str, model: type[M], row_id: int) -> M:
    """One row to be written about, locked.

    :raises NotAllowed: without the right
    :raises EvidenceUnknown: it is not this fund's
    """
    found: M | None = rows_for(by, permission, model).select_for_update().filter(pk=row_id).first()
    if found is None:
        raise unknown()
    return found


def unknown() -> EvidenceUnknown:
    """Say where to look."""
    return EvidenceUnknown(
        t(
            "ไม่พบรายการนี้ในกองทุน กรุณาเลือกจากรายการ",
            "This was not found in the fund. Please choose it from the list.",
        )
    )

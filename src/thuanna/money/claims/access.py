"""Who may see, make, certify, decide and answer: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

from .models import Claim

VIEW = "claims.view"
MAKE = "claims.make"
CERTIFY = "claims.certify"
DECIDE = "claims.decide"
ANSWER = "claims.answer"
CLOSE = "claims.close"


class ClaimUnknown(NotHere):
    """No such claim in this fund."""

    code = "claim_unknown"

    def __init__(self) -> None:
        super().__init__(
            t("ไม่พบคำขอนี้ กรุณาเลือกจากรายการ", "There is no such claim. Please choose it from the list.")
        )


def claims_for(by: Actor, permission: str) -> TenantQuerySet[Claim]:
    """The claims this actor may see or act on; a role limited to a village sees that village's.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    claims = rows_for(by, permission, Claim)
    return claims.filter(community_id=by.unit_id) if by.unit_id is not None else claims


def claim_for(by: Actor, permission: str, claim_id: int) -> Claim:
    """One claim.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises ClaimUnknown: not in this fund, or of another village
    """
    found = (
        claims_for(by, permission).select_related("member__person", "community").filter(pk=claim_id).first()
    )
    if found is None:
        raise ClaimUnknown
    return found

"""Who may see, issue and void receipts: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

from .models import Receipt

VIEW = "payments.receipt.view"
ISSUE = "payments.receipt.issue"
VOID = "payments.receipt.void"


class ReceiptUnknown(NotHere):
    """No such receipt in this organisation's books."""

    code = "receipt_unknown"


def receipts_for(by: Actor, permission: str) -> TenantQuerySet[Receipt]:
    """The receipts this actor may see or void.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, Receipt)


def receipt_for(by: Actor, permission: str, receipt_id: int) -> Receipt:
    """One receipt.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises ReceiptUnknown: not in these books
    """
    found = receipts_for(by, permission).filter(pk=receipt_id).first()
    if found is None:
        raise ReceiptUnknown(
            t(
                "ไม่พบใบเสร็จนี้ในสมุดของหน่วยงาน กรุณาตรวจเล่มที่และเลขที่",
                "There is no such receipt in these books. Please check its book and number.",
            )
        )
    return found

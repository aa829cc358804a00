"""Who may see, print and void vouchers: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere
from thuanna.money.payments.models import Voucher

VIEW = "payments.voucher.view"
VOID = "payments.voucher.void"


class VoucherUnknown(NotHere):
    """No such voucher in this organisation's books."""

    code = "voucher_unknown"


def vouchers_for(by: Actor, permission: str) -> TenantQuerySet[Voucher]:
    """The vouchers this actor may see or void.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, Voucher)


def voucher_for(by: Actor, permission: str, voucher_id: int) -> Voucher:
    """One voucher.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises VoucherUnknown: not in these books
    """
    found = vouchers_for(by, permission).select_related("order").filter(pk=voucher_id).first()
    if found is None:
        raise VoucherUnknown(
            t(
                "ไม่พบใบสำคัญจ่ายนี้ในสมุดของหน่วยงาน กรุณาตรวจเล่มที่และเลขที่",
                "There is no such voucher in these books. Please check its book and number.",
            )
        )
    return found

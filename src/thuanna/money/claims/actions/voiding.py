"""Voiding a voucher, seen from the claims: money that came back in parts is not given back a second time."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims.queries import recoveries
from thuanna.money.payments.models import VoucherVoid
from thuanna.money.payments.vouchers import access, actions


class ComesBackInParts(Refusal):
    """A part of this money came back by receipts; the whole is not reversed as well."""

    code = "voucher_comes_back_in_parts"


@transaction.atomic
def void_voucher(*, voucher_id: int, on: datetime.date, reason: str, by: Actor) -> VoucherVoid:
    """Void a voucher, as the payments do, unless a part of its money came back already.

    :raises ComesBackInParts: it did; its receipts would have to be voided first
    :raises Refusal: what the payments refuse
    """
    voucher = access.voucher_for(by, access.VOID, voucher_id)
    claim_id = recoveries.claim_of_order(voucher.order_id)
    if claim_id is not None:
        one_at_a_time(f"claim:{claim_id}")
    if recoveries.standing_receipts().filter(recovery__order_id=voucher.order_id).exists():
        raise ComesBackInParts(
            t(
                "เงินของใบสำคัญนี้รับคืนเป็นงวดอยู่แล้ว ยกเลิกทั้งใบไม่ได้ ถ้าจำเป็นให้ยกเลิกใบเสร็จรับคืนก่อน",
                "Money of this voucher comes back in parts. Void the receipts of those parts first.",
            )
        )
    return actions.void_voucher(voucher_id=voucher_id, on=on, reason=reason, by=by)

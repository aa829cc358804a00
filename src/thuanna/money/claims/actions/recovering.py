"""Asking back what was paid wrongly: agreed in instalments, taken against receipts, or waived by resolution.

Each repayment lowers what the book says was spent on the benefit, in the money of the funder it came from.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, refusals
from thuanna.money.claims.models import (
    Recovery,
    RecoveryInstalment,
    RecoveryReceipt,
    RecoveryWaiver,
)
from thuanna.money.claims.queries import recoveries
from thuanna.money.funds.actions.members import Resolution
from thuanna.money.ledger import actions as ledger
from thuanna.money.payments import actions as receipts
from thuanna.money.payments.models import Receipt
from thuanna.money.payments.orders import MEMBER, OTHER, Into, LineOrder, PaperNumber, Payer, ReceiptOrder

MOST_INSTALMENTS = 60


class RecoveryUnknown(NotHere):
    """No such recovery in this fund."""

    code = "recovery_unknown"


class NothingToRecover(Refusal):
    """The claim is not paid, its money is asked back already, or the sums do not fit."""

    code = "recovery_refused"


class RecoveryOver(Refusal):
    """Everything came back, or the rest was waived."""

    code = "recovery_over"


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What was agreed: how much, with whom, why, and by when each part."""

    with_whom: str
    reason: str
    parts: Sequence[tuple[datetime.date, Money]]

    @property
    def total(self) -> Money:
        """What comes back in all."""
        return sum((amount for _, amount in self.parts), ZERO)


@dataclass(frozen=True, kw_only=True)
class Returned:
    """Money that somebody brings back."""

    amount: Money
    brought_by: str
    into: Into
    happened_on: datetime.date
    paper: PaperNumber | None = None


@transaction.atomic
def agree_recovery(*, claim_id: int, agreed: Agreed, on: datetime.date, by: Actor) -> Recovery:
    """Write down that a wrong payment, or a part of it, is paid back by instalments.

    :raises NotAllowed: without the right to close claims
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises NothingToRecover: not paid, asked back already, more than was paid, or no reason
    """
    claim = access.claim_for(by, access.CLOSE, claim_id)
    refusals.refuse_closed(claim)
    one_at_a_time(f"claim:{claim_id}")
    paid = recoveries.paid_order(claim_id)
    if paid is None or Recovery.objects.filter(order_id=paid.order_id).exists():
        raise NothingToRecover(
            t(
                "ขอคืนเงินได้เมื่อจ่ายแล้วและยังไม่ได้ทำข้อตกลงคืนเงิน ถ้ายังไม่จ่ายให้ถอนใบสั่งจ่ายแทน",
                "Money is asked back once it was paid, and once only. Withdraw an unpaid payment instead.",
            )
        )
    _refuse_misfit(agreed, paid.order.amount, on)
    made: Recovery = Recovery.objects.create(
        claim=claim,
        order_id=paid.order_id,
        amount_satang=agreed.total.satang,
        agreed_with=clean_line(agreed.with_whom),
        reason=clean_line(agreed.reason)[:300],
        agreed_on=on,
        recorded_by_id=by.user_id,
    )
    RecoveryInstalment.objects.bulk_create(
        RecoveryInstalment(recovery=made, place=place, due_on=due_on, amount_satang=amount.satang)
        for place, (due_on, amount) in enumerate(agreed.parts, 1)
    )
    audit.record(
        by, "claims.recovery_agreed", claim, satang=made.amount_satang, parts=len(agreed.parts), on=on
    )
    return made


@transaction.atomic
def take_back_money(*, recovery_id: int, returned: Returned, request_id: str, by: Actor) -> Receipt:
    """Take money that comes back, and give its receipt. The same `request_id` gives the same receipt.

    :raises NotAllowed: without the right to see claims and to issue receipts
    :raises RecoveryUnknown: not in this fund
    :raises RecoveryOver: nothing is asked for any more
    :raises NothingToRecover: more than is still out, or nobody named
    :raises Refusal: what the receipt or the book refuses
    """
    recovery = _recovery(recovery_id, access.VIEW, by)
    request = f"recovery:{recovery_id}:{request_id}"
    known = RecoveryReceipt.objects.filter(receipt__request_id=request).select_related("receipt").first()
    if known is not None:
        found: Receipt = known.receipt
        return found
    left = _left(recovery)
    name = clean_line(returned.brought_by)
    if not ZERO < returned.amount <= left or not name:
        raise NothingToRecover(
            t(
                "รับคืนได้ตั้งแต่ 0.01 ถึง {left} บาท และต้องมีชื่อผู้นำเงินมาคืน",
                "Between 0.01 and {left} baht may be taken back, from somebody named.",
                left=left,
            )
        )
    ledger.open_year_of(on=returned.happened_on, by=by)
    receipt = receipts.issue_receipt(order=_order(recovery, returned, name), request_id=request, by=by)
    RecoveryReceipt.objects.create(recovery=recovery, receipt=receipt)
    audit.record(by, "claims.recovery_paid", recovery.claim, receipt=receipt.pk, on=returned.happened_on)
    return receipt


@transaction.atomic
def waive_rest(*, recovery_id: int, resolution: Resolution, reason: str, by: Actor) -> RecoveryWaiver:
    """Stop asking for the rest, by a resolution of the committee. What was spent stays spent in the book.

    :raises NotAllowed: without the right to close claims
    :raises RecoveryUnknown: not in this fund
    :raises RecoveryOver: nothing is asked for any more
    :raises NothingToRecover: no resolution, or no reason
    """
    recovery = _recovery(recovery_id, access.CLOSE, by)
    _left(recovery)
    number, why = clean_line(resolution.number), clean_line(reason)
    if not number or not why:
        raise NothingToRecover(
            t("กรุณากรอกเลขที่มติและเหตุผล", "Please give the resolution's number and the reason."),
            code="recovery_waiver_incomplete",
        )
    made: RecoveryWaiver = RecoveryWaiver.objects.create(
        recovery=recovery,
        resolution_no=number,
        resolution_on=resolution.on,
        reason=why[:300],
        recorded_by_id=by.user_id,
    )
    audit.record(by, "claims.recovery_waived", recovery.claim, resolution_no=number, on=resolution.on)
    return made


def _recovery(recovery_id: int, permission: str, by: Actor) -> Recovery:
    """The recovery, with nobody else at work on its claim."""
    by.must(permission)
    found: Recovery | None = Recovery.objects.filter(pk=recovery_id).first()
    if found is None:
        raise RecoveryUnknown(
            t("ไม่พบข้อตกลงคืนเงินนี้ กรุณาเปิดจากหน้าคำขอ", "There is no such agreement. Open it from the claim.")
        )
    access.claim_for(by, permission, found.claim_id)
    one_at_a_time(f"claim:{found.claim_id}")
    return found


def _left(recovery: Recovery) -> Money:
    """What is still out.

    :raises RecoveryOver: nothing is
    """
    left = recoveries.sheet(recovery).left
    if not left:
        raise RecoveryOver(
            t("ได้เงินคืนครบหรือมีมติไม่เรียกคืนส่วนที่เหลือแล้ว", "Everything came back, or the rest was waived.")
        )
    return left


def _refuse_misfit(agreed: Agreed, paid: Money, on: datetime.date) -> None:
    """Go on only if the parts are in order and come to no more than was paid."""
    days = [due_on for due_on, _ in agreed.parts]
    is_ordered = bool(days) and days == sorted(days) and days[0] >= on and len(days) <= MOST_INSTALMENTS
    is_each = all(amount > ZERO for _, amount in agreed.parts)
    is_said = clean_line(agreed.with_whom) and clean_line(agreed.reason)
    if is_ordered and is_each and is_said and agreed.total <= paid:
        return
    raise NothingToRecover(
        t(
            "ยอดที่ขอคืนต้องไม่เกิน {paid} บาทที่จ่ายไป แบ่งไม่เกิน {most} งวดตั้งแต่วันนี้ และบอกว่าตกลงกับใครเพราะอะไร",
            "At most the {paid} baht that were paid, in up to {most} parts from today on, with whom and why.",
            paid=paid,
            most=MOST_INSTALMENTS,
        ),
        code="recovery_misfit",
    )


def _order(recovery: Recovery, returned: Returned, name: str) -> ReceiptOrder:
    """The receipt: into somebody's hands, against what was spent, in the same funder's money."""
    paid, member_id = recovery.order, recovery.claim.member_id
    payer = (
        Payer(name=name, kind=MEMBER, ref=member_id)
        if member_id is not None
        else Payer(name=name, kind=OTHER)
    )
    line = LineOrder(
        kind="other", amount=returned.amount, account=paid.account, party=paid.party, funder=paid.funder
    )
    return ReceiptOrder(
        journal_kind="correction",
        happened_on=returned.happened_on,
        lines=(line,),
        into=returned.into,
        payer=payer,
        paper=returned.paper,
    )

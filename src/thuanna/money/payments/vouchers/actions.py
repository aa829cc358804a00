"""Paying an order, voiding and printing its voucher. Voucher and journal are written together or not."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import Posted
from thuanna.money.payments import guarded, photos
from thuanna.money.payments.approving import access as orders_access
from thuanna.money.payments.approving import orders
from thuanna.money.payments.approving import queries as order_queries
from thuanna.money.payments.approving.orders import Handed
from thuanna.money.payments.approving.rules import State, may_pay
from thuanna.money.payments.custody import queries as custody
from thuanna.money.payments.events import rules as events
from thuanna.money.payments.models import (
    OrderDecision,
    PayeeName,
    PaymentOrder,
    Voucher,
    VoucherPrint,
    VoucherSigner,
    VoucherVoid,
)
from thuanna.money.payments.orders import Into

from . import access

_Part = VoucherSigner.Part


class AlreadyVoided(Refusal):
    """The voucher is void already."""

    code = "voucher_already_voided"


class VoidTooEarly(Refusal):
    """A voucher cannot be voided before the day of the money."""

    code = "voucher_void_too_early"


class NotEnoughOfFunder(Refusal):
    """The place holds less of this funder's money."""

    code = "voucher_funder_short"


@transaction.atomic
def pay(
    *, order_id: int, handed: Handed, request_id: str, by: Actor, series: str = chart.VOUCHERS
) -> Voucher:
    """Pay what was prepared, and approved where its size asks for it: one journal, one number.

    The same `request_id` again gives the same voucher.

    :raises NotAllowed: without the right to pay
    :raises OrderUnknown: not in these books
    :raises NeedsApproval: nobody has approved it yet
    :raises SamePerson: the payer prepared or approved it
    :raises NotAsApproved: it is not what was prepared and approved
    :raises OrderClosed: it is paid, sent back or withdrawn
    :raises NotEnoughOfFunder: the place holds less of that money
    :raises PaperNumberUsed: the paper voucher is recorded already
    :raises BookRefusal: what the book does not take, such as a day in no open period
    """
    order = orders_access.order_for(by, orders_access.PAY, order_id)
    payer = orders_access.person(by)
    one_at_a_time(f"order:{order_id}")
    known: Voucher | None = Voucher.objects.filter(request_id=request_id, order=order).first()
    if known is not None:
        return known
    checker = _checker(order)
    names = _refuse_unready(order, payer, checker)
    posted = _post(order, handed.happened_on, series, by)
    with guarded.refusing():
        voucher: Voucher = Voucher.objects.create(
            series=series,
            year=posted.year,
            number=posted.number,
            journal_id=posted.journal_id,
            order=order,
            request_id=request_id,
            happened_on=handed.happened_on,
            total_satang=order.amount_satang,
            paper_book=handed.paper.book if handed.paper else "",
            paper_number=handed.paper.number if handed.paper else "",
            bank_reference=clean_line(handed.bank_reference),
            evidence=photos.keep(handed.photo, by=by),
            prepared_by_id=order.prepared_by_id,
            approved_by_id=checker,
            paid_by_id=payer,
        )
    _sign(voucher, names, handed)
    _record_paid(voucher, by)
    return voucher


@transaction.atomic
def void_voucher(*, voucher_id: int, on: datetime.date, reason: str, by: Actor) -> VoucherVoid:
    """Void a voucher: its number stays, the book gets the exact reverse, with a reason.

    :param reason: one of ``VoucherVoid.Reason``
    :raises NotAllowed: without the right to void vouchers
    :raises VoucherUnknown: not in these books
    :raises AlreadyVoided: it is void already
    :raises VoidTooEarly: before the day of the money
    :raises BookRefusal: the day lies in no open period
    """
    voucher = access.voucher_for(by, access.VOID, voucher_id)
    one_at_a_time(f"void-voucher:{voucher_id}")
    if VoucherVoid.objects.filter(voucher=voucher).exists():
        raise AlreadyVoided(
            t(
                "ใบสำคัญจ่ายนี้ยกเลิกไปแล้ว ไม่ต้องทำซ้ำ",
                "This voucher is void already; nothing more is needed.",
            )
        )
    if on < voucher.happened_on:
        raise VoidTooEarly(
            t(
                "วันที่ยกเลิกต้องไม่ก่อนวันที่จ่ายเงิน กรุณาตรวจวันที่",
                "A voucher is not voided before the day of the money. Please check the date.",
            )
        )
    reversal = ledger.reverse(
        journal_id=voucher.journal_id,
        on=on,
        idempotency_key=f"void-voucher:{voucher_id}",
        reason=reason,
        by=by,
    )
    with guarded.refusing():
        void: VoucherVoid = VoucherVoid.objects.create(
            voucher=voucher,
            reversal_id=reversal.journal_id,
            reason=reason,
            voided_on=on,
            voided_by_id=by.user_id,
        )
    audit.record(by, "payments.voucher_voided", voucher, reason=reason, number=voucher.reference, on=on)
    outbox.publish("payments.voucher_voided", voucher_id=voucher.pk)
    return void


@transaction.atomic
def log_print(*, voucher_id: int, by: Actor) -> int:
    """Write down that a voucher is printed; give which time it is, 1 for the first.

    :raises NotAllowed: without the right to see vouchers
    :raises VoucherUnknown: not in these books
    """
    voucher = access.voucher_for(by, access.VIEW, voucher_id)
    one_at_a_time(f"print-voucher:{voucher_id}")
    place = VoucherPrint.objects.filter(voucher=voucher).count() + 1
    VoucherPrint.objects.create(voucher=voucher, place=place, printed_by_id=by.user_id)
    audit.record(by, "payments.voucher_printed", voucher, place=place)
    return place


def _post(order: PaymentOrder, on: datetime.date, series: str, by: Actor) -> Posted:
    """The order's two lines, sealed with the digest that was approved."""
    out_of = Into(account=order.out_account, party=order.out_party)
    ledger.open_year_of(on=on, by=by)
    return ledger.post(
        kind=order.kind,
        happened_on=on,
        lines=events.spending(order.account, order.party, order.amount, out_of, order.funder),
        idempotency_key=f"voucher:{order.pk}",
        by=by,
        series=series,
        document_digest=bytes(order.digest),
    )


def _checker(order: PaymentOrder) -> int | None:
    """Who approved it, if somebody did."""
    approvals = OrderDecision.objects.filter(order=order, verdict="approved")
    return approvals.values_list("decided_by_id", flat=True).first()


def _refuse_unready(order: PaymentOrder, payer: int, checker: int | None) -> PayeeName:
    """Go on only if this person may pay this order now, and it is what was prepared."""
    stands = order_queries.state(order)
    if stands == State.WAITS:
        raise guarded.needs_approval()
    if stands != State.READY:
        raise guarded.order_closed()
    if not may_pay(payer, prepared_by=order.prepared_by_id, approved_by=checker):
        raise guarded.same_person()
    names: PayeeName | None = PayeeName.objects.filter(order=order).first()
    if names is None or orders.digest(order, names) != bytes(order.digest):
        raise guarded.not_as_approved()
    _refuse_short(order)
    return names


def _refuse_short(order: PaymentOrder) -> None:
    place = Into(account=order.out_account, party=order.out_party)
    held = custody.held_by_funder(place).get(order.funder)
    if held is not None and held >= order.amount:
        return
    raise NotEnoughOfFunder(
        t(
            "ที่นี่มีเงินของแหล่งนี้ {held} บาท ไม่พอจ่าย {amount} บาท ย้ายเงินมาก่อน หรือถอนเรื่องแล้วเลือกที่จ่ายใหม่",
            "This place holds {held} baht of this money, less than {amount}. Bring money here first, "
            "or withdraw the payment and choose another place.",
            held=held if held is not None else "0.00",
            amount=order.amount,
        )
    )


def _sign(voucher: Voucher, names: PayeeName, handed: Handed) -> None:
    """The names over the signature lines, as they were that day."""
    people = User.objects.filter(pk__in=[voucher.paid_by_id, voucher.approved_by_id])
    shown = dict(people.values_list("pk", "display_name"))
    signers = {
        _Part.RECIPIENT: clean_line(handed.recipient) or names.name,
        _Part.PAYER: shown.get(voucher.paid_by_id, ""),
        _Part.WITNESS: clean_line(handed.witness),
        _Part.APPROVER: shown.get(voucher.approved_by_id, "") if voucher.approved_by_id else "",
    }
    VoucherSigner.objects.bulk_create(
        VoucherSigner(voucher=voucher, part=part, name=name) for part, name in signers.items() if name
    )


def _record_paid(voucher: Voucher, by: Actor) -> None:
    audit.record(
        by,
        "payments.voucher_paid",
        voucher,
        number=voucher.reference,
        order=voucher.order_id,
        total_satang=voucher.total_satang,
        on=voucher.happened_on,
    )
    outbox.publish("payments.voucher_paid", voucher_id=voucher.pk)

"""Preparing, approving and paying. Each step is another person's; the database compares what they saw."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel import tokens
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.payments import guarded, photos
from thuanna.money.payments.models import ApprovalThreshold, OrderDecision, PayeeName, PaymentOrder

from . import access, orders, queries, rules
from .orders import Asked

_RULES, _RESOLUTION = ApprovalThreshold.Source.RULES, ApprovalThreshold.Source.RESOLUTION


class OrderEmpty(Refusal):
    """A payment has a payee, a purpose and an amount above zero."""

    code = "payment_order_empty"


class RequestUsed(Refusal):
    """The request was used before for something else."""

    code = "payment_request_used"


ThresholdRefused = guarded.ThresholdRefused


@transaction.atomic
def prepare(
    *, asked: Asked, on: datetime.date, request_id: str, by: Actor, replaces: int | None = None
) -> PaymentOrder:
    """Prepare a payment and freeze it. Nothing moves yet.

    The same `request_id` again gives the same order.

    :param replaces: the order that was sent back, withdrawn or voided
    :raises NotAllowed: without the right to prepare payments
    :raises OrderEmpty: no payee, no purpose, or no amount
    :raises RequestUsed: the request was used for something else
    :raises OrderClosed: the order it would replace still stands
    """
    by.must(access.PREPARE)
    maker = access.person(by)
    payee, what_for = clean_line(asked.payee), clean_line(asked.what_for)
    if asked.amount <= ZERO or not payee or not what_for:
        raise OrderEmpty(
            t(
                "กรุณากรอกชื่อผู้รับเงิน จ่ายค่าอะไร และจำนวนเงินที่มากกว่าศูนย์บาท",
                "Please give the payee, what it is for, and an amount above zero.",
            )
        )
    one_at_a_time(f"prepare:{request_id}")
    known: PaymentOrder | None = PaymentOrder.objects.filter(request_id=request_id).first()
    if known is not None:
        return _same_or_refuse(known, asked, payee, what_for)
    _refuse_standing(replaces, by)
    threshold = _threshold_in_force(on, by)
    order = _frozen(asked, on, request_id, maker)
    names = PayeeName(name=payee, what_for=what_for)
    order.digest = orders.digest(order, names)
    order.replaces_id = replaces
    order.evidence = photos.keep(asked.photo, by=by)
    PaymentOrder.objects.bulk_create([order])
    names.order = order
    with guarded.refusing():
        PayeeName.objects.bulk_create([names])
    audit.record(
        by,
        "payments.order_prepared",
        order,
        kind=order.kind,
        total_satang=order.amount_satang,
        on=on,
        approve_from_satang=threshold.approve_from_satang,
    )
    outbox.publish("payments.order_prepared", order_id=order.pk)
    return order


@transaction.atomic
def approve(*, order_id: int, digest: bytes, on: datetime.date, by: Actor) -> OrderDecision:
    """Approve exactly what was seen.

    :param digest: of the order as the page showed it
    :raises NotAllowed: without the right to approve payments
    :raises OrderUnknown: not in these books
    :raises SamePerson: the maker may not approve
    :raises NotAsApproved: the order is not what was seen
    :raises OrderClosed: it is paid, sent back, withdrawn or approved already
    """
    order = access.order_for(by, access.APPROVE, order_id)
    if access.person(by) == order.prepared_by_id:
        raise guarded.same_person()
    return _decide(order, OrderDecision.Verdict.APPROVED, digest, "", on, by)


@transaction.atomic
def send_back(*, order_id: int, reason: str, on: datetime.date, by: Actor) -> OrderDecision:
    """Do not approve; its maker prepares a new one. `reason` is a code.

    :raises NotAllowed: without the right to approve payments
    :raises OrderUnknown: not in these books
    :raises SamePerson: the maker withdraws instead
    :raises OrderClosed: it is paid, sent back or withdrawn already
    """
    order = access.order_for(by, access.APPROVE, order_id)
    if access.person(by) == order.prepared_by_id:
        raise guarded.same_person()
    verdict = OrderDecision.Verdict.SENT_BACK
    return _decide(order, verdict, bytes(order.digest), reason, on, by)


@transaction.atomic
def withdraw(*, order_id: int, reason: str, on: datetime.date, by: Actor) -> OrderDecision:
    """Its maker takes it back before it is paid. `reason` is a code.

    :raises NotAllowed: without the right to prepare payments
    :raises OrderUnknown: not in these books
    :raises SamePerson: somebody else prepared it
    :raises OrderClosed: it is paid, sent back or withdrawn already
    """
    order = access.order_for(by, access.PREPARE, order_id)
    if access.person(by) != order.prepared_by_id:
        raise guarded.SamePerson(
            t(
                "ถอนเรื่องได้เฉพาะผู้จัดทำ ผู้อนุมัติใช้ปุ่มส่งกลับให้แก้",
                "Only its maker withdraws it; who approves sends it back.",
            )
        )
    verdict = OrderDecision.Verdict.WITHDRAWN
    return _decide(order, verdict, bytes(order.digest), reason, on, by)


@transaction.atomic
def set_threshold(
    *, starts_on: datetime.date, approve_from: Money, resolution_no: str, today: datetime.date, by: Actor
) -> ApprovalThreshold:
    """From this day on payments of this sum and more need an approval, by a resolution of the fund.

    :raises NotAllowed: without the right to set limits
    :raises ThresholdRefused: it has no resolution, would begin in the past or before
        a payment that is prepared already, or that day has one
    """
    by.must(access.SET_LIMITS)
    taken = ApprovalThreshold.objects.filter(starts_on=starts_on, source=_RESOLUTION).exists()
    if taken or starts_on < today or not clean_line(resolution_no) or approve_from < ZERO:
        raise ThresholdRefused(
            t(
                "กำหนดวงเงินต้องมีเลขที่มติ เริ่มใช้วันนี้หรือหลังจากนี้ และหนึ่งวันมีได้วงเงินเดียว",
                "A threshold names its resolution, begins today or later, and a day has one only.",
            )
        )
    with guarded.refusing():
        threshold: ApprovalThreshold = ApprovalThreshold.objects.create(
            starts_on=starts_on,
            approve_from_satang=approve_from.satang,
            source=_RESOLUTION,
            resolution_no=clean_line(resolution_no),
            set_by_id=by.user_id,
        )
    audit.record(
        by, "payments.threshold_set", threshold, starts_on=starts_on, satang=threshold.approve_from_satang
    )
    return threshold


def _decide(
    order: PaymentOrder, verdict: str, digest: bytes, reason: str, on: datetime.date, by: Actor
) -> OrderDecision:
    one_at_a_time(f"order:{order.pk}")
    if queries.state(order) not in (rules.State.WAITS, rules.State.READY):
        raise guarded.order_closed()
    with guarded.refusing():
        decision: OrderDecision = OrderDecision.objects.create(
            order=order,
            verdict=verdict,
            digest=digest,
            prepared_by_id=order.prepared_by_id,
            decided_by_id=access.person(by),
            decided_on=on,
            reason=reason,
        )
    audit.record(by, f"payments.order_{verdict}", order, reason=reason, on=on)
    outbox.publish(f"payments.order_{verdict}", order_id=order.pk)
    return decision


def _frozen(asked: Asked, on: datetime.date, request_id: str, maker: int) -> PaymentOrder:
    return PaymentOrder(
        request_id=request_id,
        kind=asked.kind,
        purpose=asked.purpose,
        account=asked.account,
        party=asked.party,
        funder=asked.funder,
        amount_satang=asked.amount.satang,
        out_account=asked.out_of.account,
        out_party=asked.out_of.party,
        nonce=tokens.new_token(),
        prepared_on=on,
        prepared_by_id=maker,
    )


def _same_or_refuse(known: PaymentOrder, asked: Asked, payee: str, what_for: str) -> PaymentOrder:
    """The order of an earlier press of the same button."""
    again = _frozen(asked, known.prepared_on, known.request_id, known.prepared_by_id)
    again.nonce = known.nonce
    if orders.digest(again, PayeeName(name=payee, what_for=what_for)) == bytes(known.digest):
        return known
    raise RequestUsed(
        t(
            "คำขอนี้จัดทำใบสั่งจ่ายไปแล้วด้วยข้อมูลอื่น กรุณาเริ่มรายการใหม่",
            "A payment was prepared for this request with other content. Please start a new entry.",
        )
    )


def _refuse_standing(replaces: int | None, by: Actor) -> None:
    if replaces is None:
        return
    before = queries.state(access.order_for(by, access.PREPARE, replaces))
    if before in (rules.State.WAITS, rules.State.READY, rules.State.PAID):
        raise guarded.OrderClosed(
            t(
                "ใบสั่งจ่ายเดิมยังใช้อยู่ ถอนเรื่องหรือยกเลิกใบสำคัญจ่ายก่อน แล้วจึงจัดทำใหม่แทน",
                "The earlier payment still stands. Withdraw it or void its voucher; then prepare another.",
            )
        )


def _threshold_in_force(on: datetime.date, by: Actor) -> ApprovalThreshold:
    """The fund's own threshold, or the program's, put down so that the database holds payments to it."""
    found = queries.threshold(on)
    if found is not None and found.source == _RESOLUTION:
        return found
    since, amount = law.book(rules.LAW, on=on).parameter("approve_from").in_force(on)
    assert isinstance(amount, Money), "a threshold is in baht"
    if found is None or found.starts_on < since:
        row = ApprovalThreshold(
            starts_on=since, approve_from_satang=amount.satang, source=_RULES, set_by_id=by.user_id
        )
        ApprovalThreshold.objects.bulk_create([row], ignore_conflicts=True)
    found = queries.threshold(on)
    assert found is not None, "it was put down just now"
    return found

"""Recording and correcting money events: one action for all of them, one journal each."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.refusals import BelowZero
from thuanna.money.payments import actions as receipts
from thuanna.money.payments import photos
from thuanna.money.payments.custody import access as custody_access
from thuanna.money.payments.custody import queries as custody
from thuanna.money.payments.models import MoneyEvent
from thuanna.money.payments.orders import LineOrder, Payer, ReceiptOrder

from . import access, rules
from .orders import EventOrder

_MOVES = frozenset({"deposit", "withdrawal"})
_WITH_RECEIPT = {"donation": "donation", "matching": "support"}


class NothingToRecord(Refusal):
    """An event moves more than nothing, and a receipt names its giver."""

    code = "event_empty"


class RequestUsed(Refusal):
    """The request was recorded before with other content."""

    code = "event_request_used"


class AlreadyCorrected(Refusal):
    """The event was corrected or taken back already."""

    code = "event_already_corrected"


class CorrectedTooEarly(Refusal):
    """A correction cannot lie before what it corrects."""

    code = "event_corrected_too_early"


@transaction.atomic
def record(*, order: EventOrder, request_id: str, by: Actor) -> MoneyEvent:
    """Record a donation, interest, support, a deposit or a withdrawal: one journal, with receipt where due.

    The same `request_id` again gives the same event and records nothing.

    :raises NotAllowed: without the right to record this kind
    :raises NothingToRecord: no amount, or no giver on a receipt
    :raises NotEnough: the place holds less than is moved out of it
    :raises RequestUsed: the request was used for something else
    :raises Refusal: what the book or the receipt refuses
    """
    by.must(_right_to(order))
    _refuse_empty(order)
    one_at_a_time(f"event:{request_id}")
    known: MoneyEvent | None = MoneyEvent.objects.filter(request_id=request_id).first()
    if known is not None:
        return _same_or_refuse(known, order)
    return _write(order, request_id, by)


@transaction.atomic
def correct(
    *, event_id: int, order: EventOrder | None, reason: str, on: datetime.date, request_id: str, by: Actor
) -> MoneyEvent | None:
    """Reverse an event and, with `order`, record what it should have been. Both stay in the book.

    :param order: what it should have been; None when it should not be there at all
    :param reason: one of ``MoneyEvent.Reason``
    :raises NotAllowed: without the right to correct
    :raises EventUnknown: not in these books
    :raises AlreadyCorrected: somebody did so before
    :raises CorrectedTooEarly: before the day of the event
    :raises Refusal: what the book refuses, such as money that has moved on since
    """
    event = access.event_for(by, access.CORRECT, event_id)
    one_at_a_time(f"correct:{event_id}")
    known: MoneyEvent | None = MoneyEvent.objects.filter(request_id=request_id).first()
    if known is not None and known.corrects_id == event_id and order is not None:
        return _same_or_refuse(known, order)
    if book.is_reversed(event.journal_id):
        raise AlreadyCorrected(
            t(
                "รายการนี้แก้ไขหรือยกเลิกไปแล้ว ไม่ต้องทำซ้ำ",
                "This entry was corrected or taken back already; nothing more is needed.",
            )
        )
    if on < event.happened_on:
        raise CorrectedTooEarly(
            t(
                "วันที่แก้ไขต้องไม่ก่อนวันที่ของรายการเดิม กรุณาตรวจวันที่",
                "A correction does not lie before the day of the entry. Please check the date.",
            )
        )
    if order is not None:
        _refuse_empty(order)
    ledger.open_year_of(on=on, by=by)
    if order is None:
        _reverse(event, reason, on, by)
        return None
    try:
        with transaction.atomic():
            _reverse(event, reason, on, by)
            return _write(order, request_id, by, corrects=event, reason=reason)
    except BelowZero:
        # Of what was put down too high, the true part has moved on: put that down before taking all back.
        right = _write(order, request_id, by, corrects=event, reason=reason)
        _reverse(event, reason, on, by)
        return right


def _right_to(order: EventOrder) -> str:
    """A deposit takes cash out of somebody's hands: it asks for the right to that cash."""
    assert (order.out_of is not None) == (order.kind in _MOVES), "only what moves comes out of a place"
    if order.kind == "deposit" and order.out_of is not None:
        return custody_access.to_answer_for(order.out_of)
    return access.RECORD


def _refuse_empty(order: EventOrder) -> None:
    if order.amount <= ZERO or (order.kind in _WITH_RECEIPT and not clean_line(order.giver)):
        raise NothingToRecord(
            t(
                "กรุณากรอกจำนวนเงินมากกว่าศูนย์บาท และชื่อผู้ให้เงินถ้าต้องออกใบเสร็จ",
                "Please give an amount above zero, and the giver's name where a receipt is due.",
            )
        )


def _same_or_refuse(known: MoneyEvent, order: EventOrder) -> MoneyEvent:
    if all(getattr(known, name) == value for name, value in _columns(order).items()):
        return known
    raise RequestUsed(
        t(
            "คำขอนี้บันทึกไปแล้วด้วยข้อมูลอื่น กรุณาเริ่มรายการใหม่",
            "This request was recorded before with other content. Please start a new entry.",
        )
    )


def _columns(order: EventOrder) -> dict[str, object]:
    """What of an order stands in the event's own row."""
    return {
        "kind": order.kind,
        "happened_on": order.happened_on,
        "amount_satang": order.amount.satang,
        "out_account": order.out_of.account if order.out_of else "",
        "out_party": order.out_of.party if order.out_of else 0,
        "into_account": order.into.account,
        "into_party": order.into.party,
        "supporter": order.supporter,
        "round": order.round,
        "bank_reference": clean_line(order.bank_reference),
    }


def _write(
    order: EventOrder, request_id: str, by: Actor, corrects: MoneyEvent | None = None, reason: str = ""
) -> MoneyEvent:
    ledger.open_year_of(on=order.happened_on, by=by)
    receipt_id, journal_id = _post(order, request_id, by)
    event: MoneyEvent = MoneyEvent.objects.create(
        **_columns(order),
        request_id=request_id,
        journal_id=journal_id,
        receipt_id=receipt_id,
        evidence=photos.keep(order.photo, by=by),
        corrects=corrects,
        reason=reason,
        recorded_by_id=by.user_id,
    )
    audit.record(
        by,
        "payments.event_recorded",
        event,
        kind=order.kind,
        total_satang=order.amount.satang,
        on=order.happened_on,
        corrects=corrects.pk if corrects else None,
    )
    outbox.publish("payments.event_recorded", event_id=event.pk)
    return event


def _post(order: EventOrder, request_id: str, by: Actor) -> tuple[int | None, int]:
    """Put it into the book, with its receipt where one is due."""
    if order.kind in _WITH_RECEIPT:
        source = rules.source_of(order.kind, order.supporter)
        line = LineOrder(
            kind=_WITH_RECEIPT[order.kind], amount=order.amount, account=source.account, funder=source.funder
        )
        receipt = receipts.issue_receipt(
            order=ReceiptOrder(
                journal_kind=order.kind,
                happened_on=order.happened_on,
                lines=(line,),
                into=order.into,
                payer=Payer(name=clean_line(order.giver)),
                paper=order.paper,
            ),
            request_id=f"event:{request_id}",
            by=by,
        )
        return receipt.pk, receipt.journal_id
    if order.out_of is None:
        lines = rules.income(order.kind, order.amount, order.into)
    else:
        parts = rules.parts_to_move(order.amount, custody.held_by_funder(order.out_of))
        lines = rules.movement(parts, order.out_of, order.into)
    posted = ledger.post(
        kind=order.kind,
        happened_on=order.happened_on,
        lines=lines,
        idempotency_key=f"event:{request_id}",
        by=by,
    )
    return None, posted.journal_id


def _reverse(event: MoneyEvent, reason: str, on: datetime.date, by: Actor) -> None:
    if event.receipt_id is not None:
        receipts.void_receipt(receipt_id=event.receipt_id, on=on, reason=reason, by=by)
    else:
        ledger.reverse(
            journal_id=event.journal_id, on=on, idempotency_key=f"correct:{event.pk}", reason=reason, by=by
        )
    audit.record(by, "payments.event_reversed", event, reason=reason, on=on)

"""Issuing, voiding and printing receipts. A receipt and its journal are written together or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel import tokens
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.models import Journal

from . import access, issuing
from .models import PayerName, Receipt, ReceiptLine, ReceiptPrint, ReceiptVoid
from .orders import PaperNumber, ReceiptOrder

_PAPER_ONCE = "receipt_paper_number_once"


class EmptyReceipt(Refusal):
    """A receipt needs a payer and at least one line, each above zero."""

    code = "receipt_empty"


class PaperNumberUsed(Refusal):
    """A receipt with this paper number is recorded already."""

    code = "receipt_paper_number_used"


class RequestUsed(Refusal):
    """The request was recorded before with other content."""

    code = "receipt_request_used"


class AlreadyVoided(Refusal):
    """The receipt is void already."""

    code = "receipt_already_voided"


class VoidTooEarly(Refusal):
    """A receipt cannot be voided before the day of the money."""

    code = "receipt_void_too_early"


@transaction.atomic
def issue_receipt(
    *, order: ReceiptOrder, request_id: str, by: Actor, series: str = chart.RECEIPTS
) -> Receipt:
    """Record money that was taken, and give its receipt: one journal, one number.

    The same `request_id` again gives the same receipt and records nothing.

    :raises NotAllowed: without the right to issue receipts
    :raises EmptyReceipt: no payer, no line, or a line that is not above zero
    :raises RequestUsed: the request was used for something else
    :raises PaperNumberUsed: the paper receipt is recorded already
    :raises BookRefusal: what the book does not take, such as a day in no open period
    """
    by.must(access.ISSUE)
    if _is_empty(order):
        raise _empty_receipt()
    one_at_a_time(request_id)
    known: Receipt | None = Receipt.objects.filter(request_id=request_id).first()
    if known is not None:
        return _same_or_refuse(known, order)
    receipt = _write(order, request_id, series, by)
    audit.record(
        by,
        "payments.receipt_issued",
        receipt,
        number=receipt.reference,
        total_satang=receipt.total_satang,
        on=receipt.happened_on,
    )
    outbox.publish("payments.receipt_issued", receipt_id=receipt.pk)
    return receipt


@transaction.atomic
def issue_receipts(
    *, asked: Sequence[issuing.Asked], by: Actor, series: str = chart.RECEIPTS
) -> list[Receipt]:
    """Record what many people paid at once, each with a receipt: all of them or none, set by set.

    For a sheet of a village or a household. Unlike `issue_receipt` it answers nothing twice: whoever asks
    knows by a row of their own whether it was done.

    :raises NotAllowed: without the right to issue receipts
    :raises EmptyReceipt: nothing is asked for, or one has no payer, no line, or a line not above zero
    :raises RequestUsed: one of the requests was recorded before
    :raises BookRefusal: what the book does not take, such as a day in no open period
    """
    by.must(access.ISSUE)
    if not asked or any(_is_empty(each.order) for each in asked):
        raise _empty_receipt()
    known = Receipt.objects.filter(request_id__in=[each.request_id for each in asked]).first()
    if known is not None:
        raise _request_used(known)
    receipts = issuing.issue(asked, series=series, by=by)
    audit.record(
        by,
        "payments.receipts_issued",
        count=len(receipts),
        first=receipts[0].reference,
        last=receipts[-1].reference,
        total_satang=sum(receipt.total_satang for receipt in receipts),
    )
    outbox.publish_all("payments.receipt_issued", news=[{"receipt_id": receipt.pk} for receipt in receipts])
    return receipts


@transaction.atomic
def void_receipt(*, receipt_id: int, on: datetime.date, reason: str, by: Actor) -> ReceiptVoid:
    """Void a receipt: its number stays, the book gets the exact reverse, with a reason.

    :param reason: one of `ReceiptVoid.Reason`
    :raises NotAllowed: without the right to void receipts
    :raises ReceiptUnknown: not in these books
    :raises AlreadyVoided: it is void already
    :raises VoidTooEarly: before the day of the money
    :raises BookRefusal: the money is no longer where it was taken, or the day lies in no open period
    """
    receipt = access.receipt_for(by, access.VOID, receipt_id)
    one_at_a_time(f"void:{receipt_id}")
    if ReceiptVoid.objects.filter(receipt=receipt).exists():
        raise AlreadyVoided(
            t("ใบเสร็จนี้ยกเลิกไปแล้ว ไม่ต้องทำซ้ำ", "This receipt is void already; nothing more is needed.")
        )
    if on < receipt.happened_on:
        raise VoidTooEarly(
            t(
                "วันที่ยกเลิกต้องไม่ก่อนวันที่รับเงิน กรุณาตรวจวันที่",
                "A receipt is not voided before the day of the money. Please check the date.",
            )
        )
    reversal = ledger.reverse(
        journal_id=receipt.journal_id, on=on, idempotency_key=f"void:{receipt_id}", reason=reason, by=by
    )
    void: ReceiptVoid = ReceiptVoid.objects.create(
        receipt=receipt,
        reversal_id=reversal.journal_id,
        reason=reason,
        voided_on=on,
        voided_by_id=by.user_id,
    )
    audit.record(by, "payments.receipt_voided", receipt, reason=reason, number=receipt.reference, on=on)
    outbox.publish("payments.receipt_voided", receipt_id=receipt.pk)
    return void


@transaction.atomic
def log_print(*, receipt_id: int, by: Actor) -> int:
    """Write down that a receipt is printed; give which time it is, 1 for the first.

    :raises NotAllowed: without the right to see receipts
    :raises ReceiptUnknown: not in these books
    """
    receipt = access.receipt_for(by, access.VIEW, receipt_id)
    one_at_a_time(f"print:{receipt_id}")
    place = ReceiptPrint.objects.filter(receipt=receipt).count() + 1
    ReceiptPrint.objects.create(receipt=receipt, place=place, printed_by_id=by.user_id)
    audit.record(by, "payments.receipt_printed", receipt, place=place)
    return place


def _write(order: ReceiptOrder, request_id: str, series: str, by: Actor) -> Receipt:
    token = tokens.new_token()
    posted = ledger.post(
        kind=order.journal_kind,
        happened_on=order.happened_on,
        lines=order.postings(),
        idempotency_key=f"receipt:{request_id}",
        by=by,
        series=series,
        document_digest=order.digest(token),
    )
    assert posted.number is not None, "a posting with a series has a number"
    assert posted.year is not None, "and a year"
    try:
        with transaction.atomic():
            receipt: Receipt = Receipt.objects.create(
                series=series,
                year=posted.year,
                number=posted.number,
                token=token,
                journal_id=posted.journal_id,
                request_id=request_id,
                payer_kind=order.payer.kind,
                payer_ref=order.payer.ref,
                happened_on=order.happened_on,
                total_satang=order.total.satang,
                into_account=order.into.account,
                into_party=order.into.party,
                paper_book=order.paper.book if order.paper else "",
                paper_number=order.paper.number if order.paper else "",
                issued_by_id=by.user_id,
            )
    except IntegrityError as refused:
        if _PAPER_ONCE not in str(refused):
            raise
        assert order.paper is not None, "only a paper's number is taken"
        raise _paper_used(order.paper) from refused
    ReceiptLine.objects.bulk_create(
        ReceiptLine(
            receipt=receipt,
            place=place,
            kind=line.kind,
            amount_satang=line.amount.satang,
            first_month=line.first_month,
            months=line.months,
        )
        for place, line in enumerate(order.lines, 1)
    )
    PayerName.objects.create(receipt=receipt, name=order.payer.name)
    return receipt


def _same_or_refuse(known: Receipt, order: ReceiptOrder) -> Receipt:
    digest = Journal.objects.values_list("document_digest", flat=True).get(pk=known.journal_id)
    if bytes(digest) == order.digest(known.token):
        return known
    raise _request_used(known)


def _is_empty(order: ReceiptOrder) -> bool:
    return not order.lines or not order.payer.name or min(line.amount.satang for line in order.lines) <= 0


def _empty_receipt() -> EmptyReceipt:
    return EmptyReceipt(
        t(
            "ใบเสร็จต้องมีชื่อผู้จ่าย และมีอย่างน้อยหนึ่งรายการที่มากกว่าศูนย์บาท",
            "A receipt needs the payer's name and at least one line above zero.",
        )
    )


def _paper_used(paper: PaperNumber) -> PaperNumberUsed:
    """Say which receipt has this paper's number, and what to do where that one is void."""
    first = Receipt.objects.get(paper_book=paper.book, paper_number=paper.number)
    if ReceiptVoid.objects.filter(receipt=first).exists():
        return PaperNumberUsed(
            t(
                "ใบเสร็จกระดาษเล่มและเลขที่นี้เคยบันทึกเป็น {number} ซึ่งยกเลิกแล้ว กรุณาเว้นช่องเลขที่กระดาษ "
                "แล้วเขียนเลขใบเสร็จใหม่กำกับไว้บนใบเสร็จกระดาษ",
                "This paper receipt was recorded as {number}, which is void. Please leave the paper's number "
                "empty, and write the new receipt's number on the paper.",
                number=first.reference,
            )
        )
    return PaperNumberUsed(
        t(
            "ใบเสร็จกระดาษเล่มและเลขที่นี้บันทึกไปแล้วเป็น {number} กรุณาตรวจเลขที่อีกครั้ง",
            "The paper receipt with this book and number is recorded already, as {number}. Check its number.",
            number=first.reference,
        )
    )


def _request_used(known: Receipt) -> RequestUsed:
    return RequestUsed(
        t(
            "คำขอนี้ออกใบเสร็จ {number} ไปแล้วด้วยข้อมูลอื่น กรุณาเริ่มรายการใหม่",
            "Receipt {number} was given for this request with other content. Please start a new entry.",
            number=known.reference,
        )
    )

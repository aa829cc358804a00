"""The words on the fund's papers. How they are set is `payments.printing`; nothing is written here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.ledger import queries as book
from thuanna.money.payments import printing
from thuanna.money.payments import queries as receipts
from thuanna.money.payments.models import Receipt
from thuanna.money.payments.orders import MEMBER
from thuanna.money.payments.printing import PaperLine, ReceiptPaper, Signature

from . import words
from .models import CollectionPoint, Fund, Member
from .queries import fund as fund_queries

_HEAD_CHARACTERS = 8


def receipt_pdf(receipt_id: int, *, base_url: str, place_in_prints: int, by: Actor) -> bytes:
    """The receipt as it is printed now.

    :param base_url: where the public site lives, for the QR
    :param place_in_prints: which time it is printed; from the second on the paper says so
    :raises NotAllowed: the actor may not see receipts
    :raises ReceiptUnknown: not in these books
    """
    return receipts_pdf({receipt_id: place_in_prints}, base_url=base_url, by=by)


def receipts_pdf(prints: Mapping[int, int], *, base_url: str, by: Actor) -> bytes:
    """Several receipts in one file, a page for each.

    :param prints: for each receipt which time it is printed; from the second on the paper says so
    :raises NotAllowed: the actor may not see receipts
    :raises ReceiptUnknown: one is not in these books
    """
    return printing.receipts_pdf([_paper(pk, base_url, place, by) for pk, place in prints.items()])


def _paper(receipt_id: int, base_url: str, place_in_prints: int, by: Actor) -> ReceiptPaper:
    sheet = receipts.sheet(receipt_id, by=by)
    receipt = sheet.receipt
    tenant = Tenant.objects.get(pk=by.tenant_id)
    fund = fund_queries.fund()
    member = Member.objects.filter(pk=receipt.payer_ref).first() if receipt.payer_ref else None
    point = CollectionPoint.objects.filter(pk=receipt.into_party).first() if receipt.into_party else None
    void = sheet.void
    return ReceiptPaper(
        title=f"ใบเสร็จรับเงิน {receipt.reference}",
        day=receipt.happened_on,
        office=tenant.name_th,
        place=_office(fund),
        book=receipt.book,
        number=receipt.number_in_book,
        paper=_paper_words(receipt.paper_book, receipt.paper_number),
        payer=sheet.payer_name,
        payer_number=member.number if member else "",
        date=_day(receipt.happened_on, sheet.transferred_on),
        into=words.place_words(receipt.into_account, point).in_("th"),
        lines=[
            PaperLine(
                place=line.place,
                words=words.line_words(line.kind, line.first_month, line.months).in_("th"),
                amount=str(line.amount),
            )
            for line in sheet.lines
        ],
        total=str(sheet.total),
        total_words=sheet.total.baht_text(),
        signatures=[Signature(role="ผู้จ่ายเงิน"), Signature(role="ผู้รับเงิน", name=sheet.issued_by)],
        verify_url=f"{base_url.rstrip('/')}/r/{receipt.token}",
        qr_words="ตรวจใบเสร็จนี้ได้ด้วยโทรศัพท์ สแกนรหัสด้านซ้าย",
        head=head_code(),
        mark=f"พิมพ์ซ้ำ ครั้งที่ {place_in_prints}" if place_in_prints > 1 else "",
        void=f"ยกเลิกแล้ว วันที่ {thai_date(void.voided_on)}: {words.VOID_WORDS[void.reason].in_('th')}"
        if void
        else "",
        foot=_foot(receipt),
        watermark=tenant.watermark,
    )


def head_code() -> str:
    """The book's head as a short code people can compare: its number and eight characters of its hash."""
    head = book.head()
    if head is None:
        return ""
    shown = bytes(head.hash).hex()[:_HEAD_CHARACTERS]
    return f"{head.seq} · {shown[:4]}·{shown[4:]}"


def _day(on: datetime.date, transferred_on: datetime.date | None) -> str:
    day = thai_date(on)
    return f"{day} (โอนเมื่อ {thai_date(transferred_on)})" if transferred_on else day


def _office(fund: Fund | None) -> str:
    if fund is None:
        return ""
    phone = f"โทร. {fund.office_phone}" if fund.office_phone else ""
    return " ".join(part for part in (fund.office_place_th, phone) if part)


def _paper_words(book_number: str, number: str) -> str:
    if not number:
        return ""
    return f"แทนใบเสร็จกระดาษ {f'เล่มที่ {book_number} ' if book_number else ''}เลขที่ {number}"


def _foot(receipt: Receipt) -> str:
    """What the fund's policy says about a member's money, on the day it was paid; nothing about a gift."""
    if receipt.payer_kind != MEMBER or fund_queries.stands_as(receipt.happened_on) == "liability":
        return "ให้อย่างมีคุณค่า รับอย่างมีศักดิ์ศรี"
    return "ค่าสมัครและเงินสมทบไม่คืน ให้อย่างมีคุณค่า รับอย่างมีศักดิ์ศรี"

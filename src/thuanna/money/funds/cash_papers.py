"""The words on voucher, deposit slip and count sheet. How they are set is below; nothing is written here."""

from __future__ import annotations

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments import cash_papers as papers
from thuanna.money.payments.cash_papers import CountPaper, DepositPaper, VoucherPaper
from thuanna.money.payments.custody import access as custody
from thuanna.money.payments.custody.rules import PIECES
from thuanna.money.payments.events import queries as events
from thuanna.money.payments.orders import Into
from thuanna.money.payments.printing import Signature
from thuanna.money.payments.vouchers import queries as vouchers
from thuanna.money.payments.vouchers.queries import VoucherSheet

from . import cash_words, holders, words
from .papers import head_code
from .queries import fund as fund_queries


def voucher_pdf(voucher_id: int, *, place_in_prints: int, by: Actor) -> bytes:
    """The voucher as it is printed now.

    :param place_in_prints: which time it is printed; from the second on the paper says so
    :raises NotAllowed: the actor may not see vouchers
    :raises VoucherUnknown: not in these books
    """
    sheet = vouchers.sheet(voucher_id, by=by)
    voucher, order = sheet.voucher, sheet.order
    tenant = Tenant.objects.get(pk=by.tenant_id)
    recipient = sheet.signers.get("recipient", "")
    return papers.voucher_pdf(
        VoucherPaper(
            title=f"ใบสำคัญจ่าย {voucher.reference}",
            day=voucher.happened_on,
            office=tenant.name_th,
            place=_office(),
            book=voucher.book,
            number=voucher.number_in_book,
            paper=_paper_words(voucher.paper_book, voucher.paper_number),
            payee=sheet.payee,
            recipient=recipient if recipient != sheet.payee else "",
            date=thai_date(voucher.happened_on),
            kind=cash_words.KINDS[order.kind].in_("th"),
            what_for=sheet.what_for,
            amount=str(sheet.total),
            amount_words=sheet.total.baht_text(),
            facts=_voucher_facts(sheet),
            signatures=_signatures(sheet),
            head=head_code(),
            mark=f"พิมพ์ซ้ำ ครั้งที่ {place_in_prints}" if place_in_prints > 1 else "",
            void=_void_words(sheet),
            foot="ผู้จัดทำ ผู้อนุมัติ และผู้จ่ายเป็นคนละคน ระบบบันทึกไว้ทุกขั้นตอน",
            watermark=tenant.watermark,
        )
    )


def deposit_pdf(event_id: int, *, by: Actor) -> bytes:
    """The deposit slip.

    :raises NotAllowed: the actor may not see the fund's cash
    :raises EventUnknown: not in these books
    """
    sheet = events.sheet(event_id, by=by)
    event = sheet.event
    assert event.kind == "deposit", "only a deposit has a slip"
    tenant = Tenant.objects.get(pk=by.tenant_id)
    holder = holders.name(Into(account=event.out_account, party=event.out_party)).in_("th")
    facts = [("นำเงินสดจาก", holder), ("เข้าบัญชีธนาคารของ", tenant.name_th)]
    if event.bank_reference:
        facts.append(("เลขที่สลิปธนาคาร", event.bank_reference))
    return papers.deposit_pdf(
        DepositPaper(
            title=f"ใบนำฝากเงิน {event.pk}",
            day=event.happened_on,
            office=tenant.name_th,
            place=_office(),
            number=str(event.pk),
            date=thai_date(event.happened_on),
            facts=facts,
            parts=[
                (words.FUNDER_WORDS[line.funder].in_("th"), str(line.amount))
                for line in sheet.journal
                if line.amount > ZERO
            ],
            amount=str(event.amount),
            amount_words=event.amount.baht_text(),
            signatures=[
                Signature(role="ผู้นำฝาก", name=sheet.recorded_by),
                Signature(role="ผู้ตรวจสอบ"),
            ],
            head=head_code(),
            void="รายการนี้แก้ไขหรือยกเลิกแล้ว" if sheet.is_reversed else "",
            foot="แนบสลิปธนาคารไว้กับใบนำฝากนี้",
            watermark=tenant.watermark,
        )
    )


def count_pdf(count_id: int, *, by: Actor) -> bytes:
    """The count sheet.

    :raises NotAllowed: the actor may not see the fund's cash
    :raises CountUnknown: not in these books
    """
    row = custody.count_for(by, custody.VIEW, count_id)
    tenant = Tenant.objects.get(pk=by.tenant_id)
    counter = User.objects.filter(pk=row.counted_by_id).first()
    counter_name = counter.display_name if counter else ""
    counts = {name: getattr(row, name) for name in PIECES}
    return papers.count_pdf(
        CountPaper(
            title=f"ใบตรวจนับเงินสด {row.pk}",
            day=row.counted_on,
            office=tenant.name_th,
            kind="ตรวจนับโดยไม่แจ้งล่วงหน้า" if row.is_surprise else "ตรวจนับตามรอบ",
            holder=holders.name(Into(account=row.account, party=row.party)).in_("th"),
            counter=counter_name,
            number=str(row.pk),
            date=thai_date(row.counted_on),
            pieces=[
                (cash_words.PIECES[name].in_("th"), f"{count:,}", str(Money(PIECES[name] * count)))
                for name, count in counts.items()
            ],
            counted=str(row.counted),
            counted_words=row.counted.baht_text(),
            book=str(row.book),
            difference=str(row.difference),
            result=cash_words.EXPLANATIONS[row.explanation].in_("th"),
            signatures=[
                Signature(role="ผู้ตรวจนับ", name=counter_name),
                Signature(role="ผู้ถือเงิน"),
                Signature(role="พยาน"),
            ],
            foot="ผลต่างบันทึกไว้ตามที่นับได้ ไม่ปรับยอดในสมุดบัญชีเอง",
            watermark=tenant.watermark,
        )
    )


def _voucher_facts(sheet: VoucherSheet) -> list[tuple[str, str]]:
    order, voucher = sheet.order, sheet.voucher
    place = Into(account=order.out_account, party=order.out_party)
    facts = [
        ("จ่ายจาก", holders.name(place).in_("th")),
        ("เงินของ", words.FUNDER_WORDS[order.funder].in_("th")),
    ]
    if voucher.bank_reference:
        facts.append(("เลขที่การโอน", voucher.bank_reference))
    return facts


def _signatures(sheet: VoucherSheet) -> list[Signature]:
    parts = [("recipient", "ผู้รับเงิน"), ("payer", "ผู้จ่ายเงิน"), ("witness", "พยาน")]
    if sheet.voucher.approved_by_id is not None:
        parts.append(("approver", "ผู้อนุมัติ"))
    return [Signature(role=role, name=sheet.signers.get(part, "")) for part, role in parts]


def _void_words(sheet: VoucherSheet) -> str:
    if sheet.void is None:
        return ""
    why = cash_words.VOUCHER_VOIDS[sheet.void.reason].in_("th")
    return f"ยกเลิกแล้ว วันที่ {thai_date(sheet.void.voided_on)}: {why}"


def _paper_words(book: str, number: str) -> str:
    if not number:
        return ""
    return f"แทนใบสำคัญกระดาษ {f'เล่มที่ {book} ' if book else ''}เลขที่ {number}"


def _office() -> str:
    fund = fund_queries.fund()
    if fund is None:
        return ""
    phone = f"โทร. {fund.office_phone}" if fund.office_phone else ""
    return " ".join(part for part in (fund.office_place_th, phone) if part)

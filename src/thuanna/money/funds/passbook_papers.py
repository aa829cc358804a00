"""The words on passbooks. How they are set is `payments.member_papers`; nothing is written here."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import ZERO
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments import member_papers
from thuanna.money.payments.member_papers import PassbookPaper, PassbooksPaper

from .papers import head_code
from .queries import passbooks as queries
from .queries.passbooks import Entry, Missed, Passbook

PAID, MISSED = "ส่ง", "ขาด"


def passbooks_pdf(
    member_ids: Collection[int],
    *,
    on: datetime.date,
    by: Actor,
    missed: Mapping[int, Sequence[Missed]] | None = None,
) -> bytes:
    """Passbooks as they are printed on a day, one after another in the order of the numbers.

    :raises NotAllowed: without the right to see members and receipts
    """
    return pdf_of(papers_of(member_ids, on=on, by=by, missed=missed), on=on, by=by)


def papers_of(
    member_ids: Collection[int],
    *,
    on: datetime.date,
    by: Actor,
    missed: Mapping[int, Sequence[Missed]] | None = None,
) -> list[PassbookPaper]:
    """The words of each book, in the order of the numbers.

    :raises NotAllowed: without the right to see members and receipts
    """
    return [paper_of(book) for book in queries.passbooks(member_ids, on=on, by=by, missed=missed)]


def pdf_of(books: Sequence[PassbookPaper], *, on: datetime.date, by: Actor) -> bytes:
    """Books set as one file."""
    tenant = Tenant.objects.get(pk=by.tenant_id)
    return member_papers.passbooks_pdf(
        PassbooksPaper(
            title="สมุดประจำตัวสมาชิก",
            day=on,
            office=tenant.name_th,
            as_of=f"ณ วันที่ {thai_date(on)}",
            books=books,
            foot=f"เงินสมทบไม่ใช่เงินฝาก · รหัสกำกับสมุดบัญชี {head_code()}",
            watermark=tenant.watermark,
        )
    )


def paper_of(book: Passbook) -> PassbookPaper:
    """One book in words."""
    facts = []
    if book.village is not None:
        facts.append(("หมู่บ้าน", book.village.in_("th")))
    if book.since is not None:
        facts.append(("เป็นสมาชิกตั้งแต่", thai_date(book.since, "short")))
    return PassbookPaper(
        name=book.name,
        number=book.member.number,
        facts=facts,
        opening=str(book.opening) if book.opening > ZERO else "",
        rows=[_row(entry) for entry in book.entries],
        paid=str(book.paid),
    )


def _row(entry: Entry) -> tuple[str, str, str, str, str, str]:
    return (
        str(entry.time or ""),
        thai_date(entry.on, "short"),
        PAID if entry.is_paid else MISSED,
        str(entry.amount) if entry.amount is not None else "",
        entry.taken_by,
        entry.note.in_("th"),
    )

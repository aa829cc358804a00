"""Everything that reads receipts: one of them whole, lists by day and number, those of one payer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.money.ledger import queries as ledger
from thuanna.money.ledger.entries import Line

from . import access
from .banking import queries as banking
from .models import PayerName, Receipt, ReceiptLine, ReceiptPrint, ReceiptVoid


@dataclass(frozen=True)
class ReceiptSheet:
    """All that a receipt's page and its paper show.

    :ivar transferred_on: the bank's own day, where the month was closed and the book took it later
    """

    receipt: Receipt
    payer_name: str
    lines: tuple[ReceiptLine, ...]
    void: ReceiptVoid | None
    prints: tuple[ReceiptPrint, ...]
    issued_by: str
    journal: tuple[Line, ...]
    transferred_on: datetime.date | None

    @property
    def total(self) -> Money:
        """What was paid."""
        return self.receipt.total


@dataclass(frozen=True)
class ReceiptRow:
    """A receipt as lists show it."""

    receipt: Receipt
    payer_name: str
    is_void: bool


def sheet(receipt_id: int, *, by: Actor) -> ReceiptSheet:
    """One receipt whole, with the journal behind it.

    :raises NotAllowed: the actor may not see receipts
    :raises ReceiptUnknown: not in these books
    """
    receipt = access.receipt_for(by, access.VIEW, receipt_id)
    issuer = User.objects.filter(pk=receipt.issued_by_id).first() if receipt.issued_by_id else None
    return ReceiptSheet(
        receipt=receipt,
        payer_name=_names([receipt]).get(receipt.pk, ""),
        lines=tuple(ReceiptLine.objects.filter(receipt=receipt).order_by("place")),
        void=ReceiptVoid.objects.filter(receipt=receipt).first(),
        prints=tuple(ReceiptPrint.objects.filter(receipt=receipt).order_by("place")),
        issued_by=issuer.display_name if issuer else "",
        journal=tuple(ledger.lines_of(receipt.journal_id)),
        transferred_on=transferred_earlier([receipt]).get(receipt.pk),
    )


def transferred_earlier(receipts: Iterable[Receipt]) -> dict[int, datetime.date]:
    """The bank's own day of the receipts that the book took later, its month being closed."""
    listed = {receipt.journal_id: receipt for receipt in receipts}
    days = banking.transferred_on(listed).items()
    return {listed[journal].pk: day for journal, day in days if day != listed[journal].happened_on}


def found(
    *,
    by: Actor,
    text: str = "",
    starts_on: datetime.date | None = None,
    ends_before: datetime.date | None = None,
    voided: bool | None = None,
) -> QuerySet[Receipt]:
    """Receipts by number (ours or the paper's), by day, voided or not; the latest first.

    :raises NotAllowed: the actor may not see receipts
    """
    receipts = access.receipts_for(by, access.VIEW)
    if text:
        receipts = receipts.filter(_number_like(text))
    if starts_on is not None:
        receipts = receipts.filter(happened_on__gte=starts_on)
    if ends_before is not None:
        receipts = receipts.filter(happened_on__lt=ends_before)
    if voided is not None:
        void = Exists(ReceiptVoid.objects.filter(receipt_id=OuterRef("pk")))
        receipts = receipts.filter(void if voided else ~void)
    ordered: QuerySet[Receipt] = receipts.order_by("-happened_on", "-pk")
    return ordered


def rows(receipts: Iterable[Receipt]) -> list[ReceiptRow]:
    """Receipts with what a list shows beside them."""
    listed = list(receipts)
    names = _names(listed)
    voided = set(
        ReceiptVoid.objects.filter(receipt__in=[receipt.pk for receipt in listed]).values_list(
            "receipt_id", flat=True
        )
    )
    return [ReceiptRow(receipt, names.get(receipt.pk, ""), receipt.pk in voided) for receipt in listed]


def of_payer(payer_ref: int, *, by: Actor) -> QuerySet[Receipt]:
    """The receipts of one payer, the latest first.

    :raises NotAllowed: the actor may not see receipts
    """
    receipts: QuerySet[Receipt] = (
        access.receipts_for(by, access.VIEW).filter(payer_ref=payer_ref).order_by("-happened_on", "-pk")
    )
    return receipts


def last_paid_month(payer_ref: int, kinds: Iterable[str]) -> datetime.date | None:
    """The first day of the month after the last one paid for, by receipts that stand; None if none was."""
    standing = ReceiptLine.objects.filter(
        receipt__payer_ref=payer_ref, kind__in=list(kinds), first_month__isnull=False
    ).exclude(receipt__in=ReceiptVoid.objects.values("receipt_id"))
    ends = [_months_later(line.first_month, line.months) for line in standing if line.first_month]
    return max(ends, default=None)


def taken_on(starts_on: datetime.date, ends_before: datetime.date) -> Money:
    """What was taken from `starts_on` up to `ends_before` on receipts that stand."""
    standing = Receipt.objects.filter(happened_on__gte=starts_on, happened_on__lt=ends_before).exclude(
        pk__in=ReceiptVoid.objects.values("receipt_id")
    )
    return Money(standing.aggregate(sum=Sum("total_satang"))["sum"] or 0)


def by_journal(journal_ids: Iterable[int]) -> dict[int, Receipt]:
    """The receipts behind these journals."""
    return {receipt.journal_id: receipt for receipt in Receipt.objects.filter(journal__in=list(journal_ids))}


def _number_like(text: str) -> Q:
    """``RC-2570-000012``, ``2570/12``, ``12``, or the number of the paper receipt."""
    typed = arabic_digits(text).strip().upper()
    parts = [part for part in typed.replace("/", "-").split("-") if part]
    digits = [int(part) for part in parts if part.isdecimal() and len(part) <= 9]
    paper = Q(paper_number=typed) | Q(paper_number=text.strip())
    if len(digits) >= 2:
        return Q(year=digits[-2], number=digits[-1]) | paper
    if len(digits) == 1:
        return Q(number=digits[0]) | paper
    return paper


def _names(receipts: Iterable[Receipt]) -> dict[int, str]:
    ids = [receipt.pk for receipt in receipts]
    return dict(PayerName.objects.filter(receipt__in=ids).values_list("receipt_id", "name"))


def _months_later(first: datetime.date, months: int | None) -> datetime.date:
    months_in_all = first.year * 12 + first.month - 1 + (months or 0)
    return datetime.date(months_in_all // 12, months_in_all % 12 + 1, 1)

"""What an inspector reads first: everything about cash and papers that could be wrong, on one page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import IssuedNumber, Journal, NumberCounter, NumberSeries
from thuanna.money.payments.models import (
    ApprovalThreshold,
    CashCount,
    CustodyLimit,
    Handover,
    MoneyEvent,
    Receipt,
    ReceiptVoid,
    Voucher,
    VoucherVoid,
)

from . import access, queries
from .queries import Holding

_SPENT = ("benefit", "outside_help", "expense")
_MOST = 50


@dataclass(frozen=True, slots=True)
class Voided:
    """A receipt or voucher that was voided."""

    reference: str
    amount: Money
    on: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that is missing, or that stands on no paper.

    :ivar is_missing: the number itself is gone; otherwise its receipt or voucher is
    """

    reference: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Unvouched:
    """Money that left the fund without a voucher."""

    journal_id: int
    kind: str
    amount: Money
    on: datetime.date


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An event without a receipt that was taken back, with nothing in its place."""

    event: MoneyEvent
    on: datetime.date
    reason: str


@dataclass(frozen=True)
class Report:
    """All of it, for the days from `starts_on` up to and with `on`."""

    starts_on: datetime.date
    on: datetime.date
    holdings: tuple[Holding, ...]
    unconfirmed: tuple[Handover, ...]
    differences: tuple[CashCount, ...]
    voids: tuple[Voided, ...]
    gaps: tuple[Gap, ...]
    unvouched: tuple[Unvouched, ...]
    corrections: tuple[MoneyEvent, ...]
    taken_back: tuple[TakenBack, ...]
    limits: tuple[CustodyLimit | ApprovalThreshold, ...]

    @property
    def alarms(self) -> int:
        """How many holders keep too much or for too long."""
        return sum(holding.is_alarming for holding in self.holdings)


def made(*, starts_on: datetime.date, on: datetime.date, by: Actor) -> Report:
    """The report.

    :raises NotAllowed: the actor may not see the fund's cash
    """
    by.must(access.VIEW)
    span = (starts_on, on)
    return Report(
        starts_on=starts_on,
        on=on,
        holdings=tuple(queries.holdings(on)),
        unconfirmed=tuple(queries.unconfirmed()),
        differences=tuple(_differences(span)),
        voids=tuple(sorted(_voids(span), key=lambda each: (each.on, each.reference))),
        gaps=tuple(gaps()),
        unvouched=tuple(_unvouched(span)),
        corrections=tuple(
            MoneyEvent.objects.filter(corrects__isnull=False, happened_on__range=span).order_by("pk")[:_MOST]
        ),
        taken_back=tuple(_taken_back(span)),
        limits=(
            *CustodyLimit.objects.filter(starts_on__range=span).order_by("starts_on", "pk"),
            *ApprovalThreshold.objects.filter(starts_on__range=span).order_by("starts_on", "pk"),
        ),
    )


def gaps() -> Iterator[Gap]:
    """Numbers of receipts and vouchers that are missing, or that stand on no paper."""
    papers = {chart.RECEIPTS: Receipt, chart.VOUCHERS: Voucher}
    for series in NumberSeries.objects.order_by("code"):
        issued = IssuedNumber.objects.filter(series_id=series.pk)
        for counter in NumberCounter.objects.filter(series_id=series.pk).order_by("year"):
            of_year = issued.filter(year=counter.year)
            if of_year.count() != counter.last:
                known = set(of_year.values_list("number", flat=True))
                for number in sorted(set(range(1, counter.last + 1)) - known):
                    yield Gap(number_reference(series.code, counter.year, number), is_missing=True)
        if series.code in papers:
            bare = issued.exclude(journal_id__in=papers[series.code].objects.values("journal_id"))
            for year, number in bare.order_by("year", "number").values_list("year", "number")[:_MOST]:
                yield Gap(number_reference(series.code, year, number), is_missing=False)


def _differences(span: tuple[datetime.date, datetime.date]) -> Iterator[CashCount]:
    counts = CashCount.objects.filter(counted_on__range=span).exclude(explanation="")
    yield from counts.order_by("counted_on", "pk")[:_MOST]


def _voids(span: tuple[datetime.date, datetime.date]) -> Iterator[Voided]:
    receipts = ReceiptVoid.objects.filter(voided_on__range=span).select_related("receipt").order_by("pk")
    for void in receipts[:_MOST]:
        yield Voided(void.receipt.reference, void.receipt.total, void.voided_on, void.reason)
    vouchers = VoucherVoid.objects.filter(voided_on__range=span).select_related("voucher").order_by("pk")
    for void in vouchers[:_MOST]:
        yield Voided(void.voucher.reference, void.voucher.total, void.voided_on, void.reason)


def _taken_back(span: tuple[datetime.date, datetime.date]) -> Iterator[TakenBack]:
    """Those with a receipt stand among the voids."""
    reversals = Journal.objects.filter(reverses_id__isnull=False, happened_on__range=span)
    by_original = {reversal.reverses_id: reversal for reversal in reversals.order_by("happened_on", "pk")}
    events = MoneyEvent.objects.filter(journal__in=list(by_original), receipt=None)
    replaced = MoneyEvent.objects.filter(corrects=OuterRef("pk"))
    for event in events.filter(~Exists(replaced)).order_by("pk")[:_MOST]:
        reversal = by_original[event.journal_id]
        yield TakenBack(event, reversal.happened_on, reversal.memo)


def _unvouched(span: tuple[datetime.date, datetime.date]) -> Iterator[Unvouched]:
    spent = Journal.objects.filter(kind__in=_SPENT, happened_on__range=span)
    bare = spent.exclude(pk__in=Voucher.objects.values("journal_id")).order_by("happened_on", "pk")
    for journal in bare[:_MOST]:
        if not book.is_reversed(journal.pk):
            yield Unvouched(journal.pk, journal.kind, Money(journal.total_satang), journal.happened_on)

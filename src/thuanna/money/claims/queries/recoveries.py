"""What is asked back of wrong payments, what came, and what is still out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Sum

from thuanna.kernel.money import ZERO, Money
from thuanna.money.claims.models import (
    ClaimPayment,
    Recovery,
    RecoveryInstalment,
    RecoveryReceipt,
    RecoveryWaiver,
)
from thuanna.money.payments.models import Receipt, ReceiptVoid, Voucher, VoucherVoid


@dataclass(frozen=True)
class Due:
    """One instalment with how much of it is still out."""

    due_on: datetime.date
    amount: Money
    left: Money


@dataclass(frozen=True)
class RecoverySheet:
    """A recovery as it stands.

    :ivar back: what came back by receipts that stand
    :ivar is_void: the whole voucher was voided since, so that nothing is asked for any more
    """

    recovery: Recovery
    instalments: tuple[Due, ...]
    receipts: tuple[Receipt, ...]
    back: Money
    waiver: RecoveryWaiver | None
    is_void: bool

    @property
    def left(self) -> Money:
        """What is still asked for; nothing once the rest was waived."""
        return ZERO if self.waiver is not None or self.is_void else self.recovery.amount - self.back

    @property
    def next(self) -> Due | None:
        """The instalment that comes next."""
        return next((one for one in self.instalments if one.left), None) if self.left else None


def standing_receipts() -> QuerySet[RecoveryReceipt]:
    """Receipts of money that came back and is not void."""
    void = ReceiptVoid.objects.filter(receipt=OuterRef("receipt"))
    found: QuerySet[RecoveryReceipt] = RecoveryReceipt.objects.filter(~Exists(void))
    return found


def of_claim(claim_id: int) -> list[RecoverySheet]:
    """The recoveries of a claim, the latest first."""
    return [sheet(row) for row in Recovery.objects.filter(claim_id=claim_id).order_by("-pk")]


def sheet(recovery: Recovery) -> RecoverySheet:
    """One recovery as it stands."""
    rows = standing_receipts().filter(recovery=recovery).select_related("receipt").order_by("pk")
    receipts = tuple(row.receipt for row in rows)
    back = sum((receipt.total for receipt in receipts), ZERO)
    return RecoverySheet(
        recovery=recovery,
        instalments=tuple(_filled(recovery, back)),
        receipts=receipts,
        back=back,
        waiver=RecoveryWaiver.objects.filter(recovery=recovery).first(),
        is_void=VoucherVoid.objects.filter(voucher__order_id=recovery.order_id).exists(),
    )


def back_of(claim_ids: Iterable[int]) -> dict[int, Money]:
    """How much came back of each of these claims."""
    rows = standing_receipts().filter(recovery__claim__in=list(claim_ids)).values("recovery__claim_id")
    return {
        row["recovery__claim_id"]: Money(row["sum"])
        for row in rows.annotate(sum=Sum("receipt__total_satang"))
    }


def back_by_kind(*, since: datetime.date | None, before: datetime.date) -> dict[str, Money]:
    """How much came back within a time, by the kind of benefit it was paid as."""
    rows = standing_receipts().filter(receipt__happened_on__lt=before)
    if since is not None:
        rows = rows.filter(receipt__happened_on__gte=since)
    sums = rows.values("recovery__order__purpose").annotate(sum=Sum("receipt__total_satang"))
    return {row["recovery__order__purpose"]: Money(row["sum"]) for row in sums}


def still_out(claim_ids: Iterable[int]) -> set[int]:
    """Claims of which something is still asked back."""
    waived = RecoveryWaiver.objects.values("recovery_id")
    void = VoucherVoid.objects.filter(voucher__order=OuterRef("order"))
    standing = Recovery.objects.filter(~Exists(void), claim__in=list(claim_ids))
    rows = list(standing.exclude(pk__in=waived))
    came = (
        standing_receipts()
        .filter(recovery__in=[row.pk for row in rows])
        .values("recovery_id")
        .annotate(sum=Sum("receipt__total_satang"))
    )
    back = {row["recovery_id"]: row["sum"] for row in came}
    return {row.claim_id for row in rows if back.get(row.pk, 0) < row.amount_satang}


def standing_payments() -> QuerySet[ClaimPayment]:
    """Payments of claims that were made and whose voucher is not void."""
    void = VoucherVoid.objects.filter(voucher__order=OuterRef("order"))
    paid = Voucher.objects.filter(order=OuterRef("order"))
    found: QuerySet[ClaimPayment] = ClaimPayment.objects.filter(~Exists(void), Exists(paid))
    return found


def paid_order(claim_id: int) -> ClaimPayment | None:
    """The payment of a claim whose voucher stands."""
    return standing_payments().filter(claim_id=claim_id).select_related("order").order_by("-pk").first()


def claim_of_order(order_id: int) -> int | None:
    """The claim that a payment order belongs to, if it belongs to one."""
    found = ClaimPayment.objects.filter(order_id=order_id).first()
    return None if found is None else int(found.claim_id)


def _filled(recovery: Recovery, back: Money) -> Iterable[Due]:
    """Money fills the oldest instalment first."""
    for row in RecoveryInstalment.objects.filter(recovery=recovery).order_by("place"):
        part = min(row.amount, back)
        back -= part
        yield Due(row.due_on, row.amount, row.amount - part)

"""Everything that reads vouchers: one of them whole, lists by day and number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.money.ledger import queries as ledger
from thuanna.money.ledger.entries import Line
from thuanna.money.payments.approving import orders
from thuanna.money.payments.models import (
    PayeeName,
    PaymentOrder,
    Voucher,
    VoucherPrint,
    VoucherSigner,
    VoucherVoid,
)

from . import access


@dataclass(frozen=True)
class VoucherSheet:
    """All that a voucher's page and its paper show.

    :ivar signers: names by their part; a part without a name is written by hand
    :ivar is_as_approved: the names are still those that were approved
    """

    voucher: Voucher
    order: PaymentOrder
    payee: str
    what_for: str
    signers: dict[str, str]
    void: VoucherVoid | None
    prints: int
    journal: tuple[Line, ...]
    is_as_approved: bool

    @property
    def total(self) -> Money:
        """What was paid."""
        return self.voucher.total


@dataclass(frozen=True)
class VoucherRow:
    """A voucher as lists show it."""

    voucher: Voucher
    payee: str
    what_for: str
    is_void: bool


def sheet(voucher_id: int, *, by: Actor) -> VoucherSheet:
    """One voucher whole, with the journal behind it.

    :raises NotAllowed: the actor may not see vouchers
    :raises VoucherUnknown: not in these books
    """
    voucher = access.voucher_for(by, access.VIEW, voucher_id)
    order = voucher.order
    named = PayeeName.objects.filter(order=order).first()
    return VoucherSheet(
        voucher=voucher,
        order=order,
        payee=named.name if named else "",
        what_for=named.what_for if named else "",
        signers=dict(VoucherSigner.objects.filter(voucher=voucher).values_list("part", "name")),
        void=VoucherVoid.objects.filter(voucher=voucher).first(),
        prints=VoucherPrint.objects.filter(voucher=voucher).count(),
        journal=tuple(ledger.lines_of(voucher.journal_id)),
        is_as_approved=named is not None and orders.digest(order, named) == bytes(order.digest),
    )


def latest(*, by: Actor) -> QuerySet[Voucher]:
    """The vouchers, the latest first.

    :raises NotAllowed: the actor may not see vouchers
    """
    found: QuerySet[Voucher] = access.vouchers_for(by, access.VIEW).order_by("-happened_on", "-pk")
    return found


def rows(vouchers: Iterable[Voucher]) -> list[VoucherRow]:
    """Vouchers with what a list shows beside them."""
    listed = list(vouchers)
    names = {
        name.order_id: name
        for name in PayeeName.objects.filter(order__in=[voucher.order_id for voucher in listed])
    }
    voided = set(
        VoucherVoid.objects.filter(voucher__in=[voucher.pk for voucher in listed]).values_list(
            "voucher_id", flat=True
        )
    )
    return [
        VoucherRow(
            voucher=voucher,
            payee=names[voucher.order_id].name if voucher.order_id in names else "",
            what_for=names[voucher.order_id].what_for if voucher.order_id in names else "",
            is_void=voucher.pk in voided,
        )
        for voucher in listed
    ]

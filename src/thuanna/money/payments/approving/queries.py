"""Everything that reads payment orders: how one stands, one whole, those that wait."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.money.payments.models import (
    ApprovalThreshold,
    OrderDecision,
    PayeeName,
    PaymentOrder,
    Voucher,
    VoucherVoid,
)

from . import access, orders, rules
from .rules import State


@dataclass(frozen=True)
class OrderSheet:
    """All that an order's page shows.

    :ivar is_as_prepared: the names are still those of the digest; False when they were removed or changed
    """

    order: PaymentOrder
    payee: str
    what_for: str
    state: State
    needs_approval: bool
    threshold: ApprovalThreshold | None
    decisions: tuple[OrderDecision, ...]
    voucher: Voucher | None
    replaced_by: PaymentOrder | None
    people: dict[int, str]
    is_as_prepared: bool

    @property
    def approved_by_id(self) -> int | None:
        """Who approved it, if somebody did."""
        return next((d.decided_by_id for d in self.decisions if d.verdict == "approved"), None)


@dataclass(frozen=True)
class OrderRow:
    """An order as lists show it."""

    order: PaymentOrder
    payee: str
    what_for: str
    state: State
    voucher: Voucher | None


def threshold(on: datetime.date) -> ApprovalThreshold | None:
    """The threshold in force on a day: the fund's own before the program's; None before the first order."""
    found = list(ApprovalThreshold.objects.filter(starts_on__lte=on))
    latest = sorted(found, key=lambda each: (each.source == "resolution", each.starts_on))
    return latest[-1] if latest else None


def thresholds() -> list[ApprovalThreshold]:
    """All of them, the latest first."""
    return list(ApprovalThreshold.objects.order_by("-starts_on", "-pk"))


def needs_approval(order: PaymentOrder) -> bool:
    """Whether somebody has to approve it; without any threshold everything waits."""
    in_force = threshold(order.prepared_on)
    return in_force is None or rules.needs_approval(order.amount, in_force.approve_from)


def state(order: PaymentOrder) -> State:
    """How an order stands now."""
    return rows([order])[0].state


def sheet(order_id: int, *, by: Actor) -> OrderSheet:
    """One order whole.

    :raises NotAllowed: the actor may not see payments
    :raises OrderUnknown: not in these books
    """
    order = access.order_for(by, access.VIEW, order_id)
    row = rows([order])[0]
    decisions = tuple(OrderDecision.objects.filter(order=order).order_by("pk"))
    named = PayeeName.objects.filter(order=order).first()
    who = {order.prepared_by_id, *(d.decided_by_id for d in decisions)}
    if row.voucher is not None:
        who.add(row.voucher.paid_by_id)
    return OrderSheet(
        order=order,
        payee=row.payee,
        what_for=row.what_for,
        state=row.state,
        needs_approval=needs_approval(order),
        threshold=threshold(order.prepared_on),
        decisions=decisions,
        voucher=row.voucher,
        replaced_by=PaymentOrder.objects.filter(replaces=order).first(),
        people=dict(User.objects.filter(pk__in=who).values_list("pk", "display_name")),
        is_as_prepared=named is not None and orders.digest(order, named) == bytes(order.digest),
    )


def rows(listed: Iterable[PaymentOrder]) -> list[OrderRow]:
    """Orders with what a list shows beside them."""
    found = list(listed)
    ids = [order.pk for order in found]
    names = {name.order_id: name for name in PayeeName.objects.filter(order__in=ids)}
    vouchers = {voucher.order_id: voucher for voucher in Voucher.objects.filter(order__in=ids)}
    voids = set(
        VoucherVoid.objects.filter(voucher__in=[v.pk for v in vouchers.values()]).values_list(
            "voucher_id", flat=True
        )
    )
    verdicts: dict[int, set[str]] = {}
    for order_id, verdict in OrderDecision.objects.filter(order__in=ids).values_list("order_id", "verdict"):
        verdicts.setdefault(order_id, set()).add(verdict)
    return [
        OrderRow(
            order=order,
            payee=names[order.pk].name if order.pk in names else "",
            what_for=names[order.pk].what_for if order.pk in names else "",
            state=rules.state_of(
                verdicts=frozenset(verdicts.get(order.pk, ())),
                needs_approval=needs_approval(order),
                is_paid=order.pk in vouchers,
                is_void=order.pk in vouchers and vouchers[order.pk].pk in voids,
            ),
            voucher=vouchers.get(order.pk),
        )
        for order in found
    ]


def unfinished(*, by: Actor) -> QuerySet[PaymentOrder]:
    """Orders that are neither paid nor closed, the oldest first.

    :raises NotAllowed: the actor may not see payments
    """
    closed = OrderDecision.objects.filter(order_id=OuterRef("pk")).exclude(verdict="approved")
    paid = Voucher.objects.filter(order_id=OuterRef("pk"))
    found: QuerySet[PaymentOrder] = (
        access.orders_for(by, access.VIEW).filter(~Exists(closed), ~Exists(paid)).order_by("pk")
    )
    return found


def latest(*, by: Actor) -> QuerySet[PaymentOrder]:
    """All orders, the latest first.

    :raises NotAllowed: the actor may not see payments
    """
    found: QuerySet[PaymentOrder] = access.orders_for(by, access.VIEW).order_by("-prepared_on", "-pk")
    return found


def waiting_for(by: Actor) -> tuple[int, int]:
    """How many orders this person may approve, and how many they may pay."""
    if not by.may(access.VIEW) or by.user_id is None:
        return 0, 0
    others = unfinished(by=by).exclude(prepared_by_id=by.user_id)
    open_rows = rows(others)
    to_approve = sum(row.state == State.WAITS for row in open_rows) if by.may(access.APPROVE) else 0
    if not by.may(access.PAY):
        return to_approve, 0
    checked = OrderDecision.objects.filter(Q(decided_by_id=by.user_id), verdict="approved")
    own = set(checked.values_list("order_id", flat=True))
    to_pay = sum(row.state == State.READY and row.order.pk not in own for row in open_rows)
    return to_approve, to_pay

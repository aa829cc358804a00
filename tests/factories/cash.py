"""Cash, payments and the people who make them together: all through actions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import count

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.payments.approving import actions as approving
from thuanna.money.payments.approving.orders import Asked, Handed
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.events import actions as events
from thuanna.money.payments.events.orders import EventOrder
from thuanna.money.payments.models import Handover, MoneyEvent, PaymentOrder, Voucher
from thuanna.money.payments.orders import Into
from thuanna.money.payments.photos import Photo
from thuanna.money.payments.vouchers import actions as vouchers

from . import tenants

TODAY = tenants.TODAY
TREASURER, BANK = Into(account=chart.CASH), Into(account=chart.BANK)
PHOTO = Photo(name="slip.jpg", content=b"\xff\xd8\xff\xe0 a photo of a slip")

_serial = count(1)


@dataclass(frozen=True)
class People:
    """Those who handle a fund's money together."""

    secretary: Actor
    treasurer: Actor
    chair: Actor
    collector: Actor
    inspector: Actor


def people(tenant: Tenant) -> People:
    """One person for each part."""
    return People(
        **{
            role: tenants.member_of(tenant, role, username=role)
            for role in ("secretary", "treasurer", "chair", "collector", "inspector")
        }
    )


def order(kind: str, baht: int, **more: object) -> EventOrder:
    """An event of today at the treasurer's, or as said."""
    usual = EventOrder(kind=kind, amount=Money.baht(baht), happened_on=TODAY, into=TREASURER)
    if kind == "donation":
        usual = replace(usual, giver="ผู้ใจบุญ")
    if kind == "interest":
        usual = replace(usual, into=BANK)
    if kind == "matching":
        usual = replace(usual, into=BANK, giver="สถาบันพัฒนาองค์กรชุมชน", supporter="state_codi", round=3)
    if kind == "deposit":
        usual = replace(usual, out_of=TREASURER, into=BANK, bank_reference="SLIP-7")
    if kind == "withdrawal":
        usual = replace(usual, out_of=BANK)
    return replace(usual, **more)  # type: ignore[arg-type]


def event(kind: str, baht: int, by: Actor, request_id: str = "", **more: object) -> MoneyEvent:
    """An event in the book."""
    return events.record(order=order(kind, baht, **more), request_id=request_id or _request(), by=by)


def cash(baht: int, by: Actor, into: Into = TREASURER, on: datetime.date = TODAY) -> MoneyEvent:
    """Cash of donors in a place, so that there is something to move."""
    return event("donation", baht, by, into=into, happened_on=on)


def asked(baht: int = 100, **more: object) -> Asked:
    """Stationery of 100 baht from the money of donors that lies at the treasurer's."""
    usual = Asked(
        kind="expense",
        purpose="documents",
        account=chart.STATIONERY,
        amount=Money.baht(baht),
        out_of=TREASURER,
        payee="ร้านเครื่องเขียน",
        what_for="กระดาษและสมุด",
        funder="donor",
    )
    return replace(usual, **more)  # type: ignore[arg-type]


def prepared(by: Actor, baht: int = 100, request_id: str = "", **more: object) -> PaymentOrder:
    """An order that is prepared."""
    return approving.prepare(asked=asked(baht, **more), on=TODAY, request_id=request_id or _request(), by=by)


def approved(order: PaymentOrder, by: Actor) -> PaymentOrder:
    """The same order, approved."""
    approving.approve(order_id=order.pk, digest=bytes(order.digest), on=TODAY, by=by)
    return order


def handed(**more: object) -> Handed:
    """Handed over today before a witness."""
    return replace(Handed(happened_on=TODAY, witness="พยาน ใจซื่อ"), **more)  # type: ignore[arg-type]


def paid(order: PaymentOrder, by: Actor, request_id: str = "", **more: object) -> Voucher:
    """The voucher of an order."""
    return vouchers.pay(order_id=order.pk, handed=handed(**more), request_id=request_id or _request(), by=by)


def handed_over(
    by: Actor, out_of: Into, baht: int = 100, into: Into = TREASURER, request_id: str = "", **more: object
) -> Handover:
    """Cash on its way from one holder to another."""
    given = custody.Given(amount=Money.baht(baht), out_of=out_of, into=into, on=TODAY, **more)  # type: ignore[arg-type]
    return custody.hand_over(given=given, request_id=request_id or _request(), by=by)


def _request() -> str:
    return f"cash-{next(_serial)}"

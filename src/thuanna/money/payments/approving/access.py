"""Who may see, prepare, approve and pay: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.money.payments.models import PaymentOrder

VIEW = "payments.voucher.view"
PREPARE = "payments.order.prepare"
APPROVE = "payments.order.approve"
PAY = "payments.order.pay"
SET_LIMITS = "payments.limit.set"


class OrderUnknown(NotHere):
    """No such payment order in this organisation's books."""

    code = "payment_order_unknown"


class PeopleOnly(Refusal):
    """Payments are made by people, each under their own name."""

    code = "payment_by_people_only"


def orders_for(by: Actor, permission: str) -> TenantQuerySet[PaymentOrder]:
    """The orders this actor may see or act on.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, PaymentOrder)


def order_for(by: Actor, permission: str, order_id: int) -> PaymentOrder:
    """One order.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises OrderUnknown: not in these books
    """
    found = orders_for(by, permission).filter(pk=order_id).first()
    if found is None:
        raise OrderUnknown(
            t(
                "ไม่พบใบสั่งจ่ายนี้ในสมุดของหน่วยงาน กรุณาเลือกจากรายการ",
                "There is no such payment in these books. Please choose it from the list.",
            )
        )
    return found


def person(by: Actor) -> int:
    """The account of the person who acts.

    :raises PeopleOnly: a part of the system acts
    """
    if by.user_id is None:
        raise PeopleOnly(
            t(
                "การจ่ายเงินต้องทำโดยบุคคลที่เข้าระบบด้วยชื่อของตน",
                "Payments are made by people who log in under their own name.",
            )
        )
    return by.user_id

"""Who may see, hand over, count and limit cash: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.money.ledger import chart
from thuanna.money.payments.models import CashCount, Handover
from thuanna.money.payments.orders import Into

VIEW = "payments.cash.view"
MOVE = "payments.cash.move"
KEEP = "payments.cash.keep"
COUNT = "payments.cash.count"
SET_LIMITS = "payments.limit.set"


class HandoverUnknown(NotHere):
    """No such handover in this organisation's books."""

    code = "handover_unknown"


class CountUnknown(NotHere):
    """No such count in this organisation's books."""

    code = "cash_count_unknown"


class NotACashPlace(Refusal):
    """Cash lies with the treasurer or at a collection point, nowhere else."""

    code = "cash_place_unknown"


def to_answer_for(place: Into) -> str:
    """The right that giving or taking this place's cash asks for.

    :raises NotACashPlace: it holds no cash
    """
    if place.account == chart.CASH:
        return KEEP
    if place.account == chart.CUSTODY:
        return MOVE
    raise NotACashPlace(
        t(
            "ส่งมอบและตรวจนับได้เฉพาะเงินสดที่เหรัญญิกหรือจุดรับเงิน กรุณาเลือกใหม่",
            "Only cash with the treasurer or at a collection point is handed over and counted. Choose again.",
        )
    )


def handovers_for(by: Actor, permission: str) -> TenantQuerySet[Handover]:
    """The handovers this actor may see or answer.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, Handover)


def handover_for(by: Actor, permission: str, handover_id: int) -> Handover:
    """One handover.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises HandoverUnknown: not in these books
    """
    found = handovers_for(by, permission).filter(pk=handover_id).first()
    if found is None:
        raise HandoverUnknown(
            t(
                "ไม่พบการส่งมอบเงินนี้ กรุณาเลือกจากรายการ",
                "There is no such handover. Please choose it from the list.",
            )
        )
    return found


def counts_for(by: Actor, permission: str) -> TenantQuerySet[CashCount]:
    """The counts this actor may see.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, CashCount)


def count_for(by: Actor, permission: str, count_id: int) -> CashCount:
    """One count.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises CountUnknown: not in these books
    """
    found = counts_for(by, permission).filter(pk=count_id).first()
    if found is None:
        raise CountUnknown(
            t(
                "ไม่พบใบตรวจนับนี้ กรุณาเลือกจากรายการ",
                "There is no such count. Please choose it from the list.",
            )
        )
    return found

"""Who may record, see and correct money events: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere
from thuanna.money.payments.models import MoneyEvent

VIEW = "payments.cash.view"
RECORD = "payments.event.record"
CORRECT = "payments.event.correct"


class EventUnknown(NotHere):
    """No such event in this organisation's books."""

    code = "event_unknown"


def events_for(by: Actor, permission: str) -> TenantQuerySet[MoneyEvent]:
    """The events this actor may see or correct.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, MoneyEvent)


def event_for(by: Actor, permission: str, event_id: int) -> MoneyEvent:
    """One event.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises EventUnknown: not in these books
    """
    found = events_for(by, permission).filter(pk=event_id).first()
    if found is None:
        raise EventUnknown(
            t(
                "ไม่พบรายการนี้ในสมุดของหน่วยงาน กรุณาเลือกจากรายการล่าสุด",
                "There is no such entry in these books. Please choose it from the latest ones.",
            )
        )
    return found

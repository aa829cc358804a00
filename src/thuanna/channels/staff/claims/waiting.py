"""What of claims waits: to certify, to decide, to answer, to pay."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.money.claims import access
from thuanna.money.claims.queries import sheets
from thuanna.money.claims.queries.states import State
from thuanna.money.payments.approving.access import PREPARE

_WAITS = (
    (State.TO_CERTIFY, access.CERTIFY, t("คำขอรอรับรอง", "Claims to certify")),
    (State.TO_DECIDE, access.DECIDE, t("คำขอรอพิจารณา", "Claims to decide")),
    (State.OBJECTED, access.ANSWER, t("ข้อโต้แย้งรอตอบ", "Objections to answer")),
    (State.TO_PAY, PREPARE, t("คำขอที่อนุมัติ รอจัดทำจ่าย", "Granted claims to pay")),
)


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for this actor; nothing for those who do not see claims."""
    if not actor.may(access.VIEW):
        return []
    counts = sheets.waiting_for(actor)
    return [
        WaitingItem(counts.get(state, 0), label, reverse("staff:claims"))
        for state, permission, label in _WAITS
        if actor.may(permission)
    ]

"""What waits in the matter of forms: those the office has not answered, and those past their promise."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.guides import queries

from .received import HANDLE


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Forms to answer, late ones apart."""
    if not actor.may(HANDLE):
        return []
    cases = queries.cases(on=today, waiting_only=True)
    late = sum(1 for one in cases if one.clock and one.clock.is_late)
    url = reverse("staff:guide_forms")
    return [
        WaitingItem(late, t("แบบคำขอเกินกำหนด", "Requests past their day"), url),
        WaitingItem(len(cases) - late, t("แบบคำขอรอตอบ", "Requests to answer"), url),
    ]

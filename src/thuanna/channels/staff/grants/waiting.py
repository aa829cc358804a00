"""What waits before the state: proposals of funds that nobody has considered yet."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.grants import access
from thuanna.services.grants.queries import proposals


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who consider them."""
    if not actor.may(access.CONSIDER):
        return []
    label = t("ข้อเสนอของกองทุนรอพิจารณา", "Proposals of funds to consider")
    return [WaitingItem(proposals.count_waiting(), label, reverse("staff:proposals"))]

"""What of collecting waits: sheets that are neither posted nor set aside."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.money.funds import access
from thuanna.money.funds.queries import sheets as queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for this actor; nothing for those who take no money."""
    if not actor.may(access.TAKE_MONEY):
        return []
    return [
        WaitingItem(
            queries.waiting(by=actor),
            t("ใบเก็บเงินที่ยังไม่ลงบัญชี", "Sheets not yet in the book"),
            reverse("staff:collecting"),
        )
    ]

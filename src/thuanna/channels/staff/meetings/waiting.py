"""What of meetings waits: one whose day has passed and of which nobody recorded whether it was held."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.registry.meetings import access, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who keep meetings."""
    if not actor.may(access.KEEP):
        return []
    return [
        WaitingItem(
            queries.unminuted(actor, before=today),
            t("ประชุมแล้ว ยังไม่ได้บันทึก", "Meetings held but not recorded"),
            reverse("staff:meetings"),
        )
    ]

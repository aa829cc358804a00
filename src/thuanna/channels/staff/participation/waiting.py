"""Counts what of the people's voice waits for somebody."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.participation import access
from thuanna.services.participation.queries import comments, matters


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Matters owed an answer, those overdue, and comments nobody has looked at."""
    found: list[WaitingItem] = []
    if actor.may(access.ANSWER):
        url = reverse("staff:matters")
        late = matters.overdue(actor, today).count()
        owed = matters.owed(actor).count()
        found += [
            WaitingItem(late, t("เรื่องที่เลยกำหนดตอบ", "Matters overdue"), f"{url}?state=overdue"),
            WaitingItem(owed - late, t("เรื่องที่รอคำตอบ", "Matters owed an answer"), f"{url}?state=owed"),
        ]
    if actor.may(access.MODERATE):
        label = t("ความเห็นที่รอตรวจ", "Comments to look at")
        found.append(WaitingItem(comments.count_waiting(), label, reverse("staff:comments")))
    return found

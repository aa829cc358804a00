"""Counts the threads in which a teller waits for this reader."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.disclosures import access, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Those in which the teller spoke last; the words say nothing of what it is about."""
    if not access.may_read_any(actor):
        return []
    found = list(queries.waiting(actor))
    late = sum(queries.is_late(one, today) for one in found)
    url = reverse("staff:sealed")
    return [
        WaitingItem(late, t("เรื่องปกปิดชื่อที่เลยกำหนดเปิดอ่าน", "Sealed threads unopened too long"), url),
        WaitingItem(len(found) - late, t("เรื่องปกปิดชื่อที่รอผู้อ่าน", "Sealed threads that wait"), url),
    ]

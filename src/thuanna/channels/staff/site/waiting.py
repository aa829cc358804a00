"""What waits in the matter of the site: pages to approve, pages that came back, withholdings that ran out."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.site import queries
from thuanna.services.site.actions.pages import APPROVE, WRITE


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Pages that wait for this actor."""
    found = []
    url = reverse("staff:site")
    if actor.may(APPROVE):
        words = t("หน้าเว็บรออนุมัติ", "Pages to approve")
        found.append(WaitingItem(queries.waiting_for_approval(), words, f"{url}?state=submitted"))
    if actor.may(WRITE) and actor.user_id is not None:
        words = t("หน้าเว็บที่ส่งกลับให้แก้", "Pages sent back")
        found.append(WaitingItem(queries.sent_back_to(actor.user_id), words, f"{url}?state=returned"))
    return found

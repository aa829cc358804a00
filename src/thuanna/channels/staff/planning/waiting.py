"""What of the chain waits: needs without an answer, people not counted, results and reports not posted."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.planning import access, continuing, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who decide, and for those who keep; for a community's own people, what is theirs."""
    if not (actor.may(access.DECIDE) or actor.may(access.KEEP)):
        return []
    counts = queries.waiting(actor, on=today)
    found = [
        WaitingItem(
            counts["needs"],
            t("ความต้องการที่ยังไม่ได้ตอบ", "Needs without an answer"),
            reverse("staff:needs"),
        ),
        WaitingItem(
            counts["findings"],
            t("ข้อที่ผู้ติดตามภาคประชาชนพบ", "What citizen followers found"),
            reverse("staff:findings"),
        ),
        WaitingItem(
            counts["activities"],
            t("กิจกรรมที่ยังไม่ได้บันทึกผู้มาร่วม", "Activities nobody was counted at"),
            reverse("staff:planning"),
        ),
        WaitingItem(counts["results"], t("ผลที่ต้องปิดประกาศ", "Results to post"), reverse("staff:planning")),
        WaitingItem(
            min(1, counts["reports"]),
            t("รายงานของปีที่ต้องปิดประกาศ", "The year's report to post"),
            reverse("staff:planning"),
        ),
    ]
    if actor.may(access.KEEP):
        again = t("ผลที่ถึงเวลากลับไปดู", "Results to look at again")
        found.append(WaitingItem(len(continuing.due(actor, on=today)), again, reverse("staff:follow_ups")))
    return found

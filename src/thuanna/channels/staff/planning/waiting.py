"""What of the chain waits: needs without an answer, results not posted, promises to look again."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.planning import access, continuing, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who decide, and for those who keep."""
    found = []
    if actor.may(access.DECIDE) and access.own_community(actor) is None:
        found.append(
            WaitingItem(
                queries.needs(actor, waiting=True).count(),
                t("ความต้องการที่ยังไม่ได้ตอบ", "Needs without an answer"),
                reverse("staff:needs"),
            )
        )
        findings = queries.findings_to_rule(actor).count()
        words = t("ข้อที่ผู้ติดตามภาคประชาชนพบ", "What citizen followers found")
        found.append(WaitingItem(findings, words, reverse("staff:findings")))
    if actor.may(access.KEEP):
        found += [
            WaitingItem(
                queries.results_to_post(actor).count(),
                t("ผลที่ต้องปิดประกาศ", "Results to post"),
                reverse("staff:planning"),
            ),
            WaitingItem(
                len(continuing.due(actor, on=today)),
                t("ผลที่ถึงเวลากลับไปดู", "Results to look at again"),
                reverse("staff:follow_ups"),
            ),
        ]
    return found

"""What of the chain waits: needs without an answer, people not counted, results and reports not posted."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.services.planning import access, continuing, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who decide, and for those who keep; for a community's own people, what is theirs."""
    is_towns = access.own_community(actor) is None
    found = []
    if actor.may(access.DECIDE) and is_towns:
        found += _to_decide(actor)
    if actor.may(access.KEEP):
        found += _to_keep(actor, today)
    if actor.may(access.KEEP) and is_towns:
        owed = queries.report_is_owed(FiscalYear.of(today).previous.year)
        words = t("รายงานของปีที่ต้องปิดประกาศ", "The year's report to post")
        found.append(WaitingItem(int(owed), words, reverse("staff:planning")))
    return found


def _to_decide(actor: Actor) -> list[WaitingItem]:
    return [
        WaitingItem(
            queries.needs(actor, waiting=True).count(),
            t("ความต้องการที่ยังไม่ได้ตอบ", "Needs without an answer"),
            reverse("staff:needs"),
        ),
        WaitingItem(
            queries.findings_to_rule(actor).count(),
            t("ข้อที่ผู้ติดตามภาคประชาชนพบ", "What citizen followers found"),
            reverse("staff:findings"),
        ),
    ]


def _to_keep(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    return [
        WaitingItem(
            queries.activities_to_count(actor, on=today).count(),
            t("กิจกรรมที่ยังไม่ได้บันทึกผู้มาร่วม", "Activities nobody was counted at"),
            reverse("staff:planning"),
        ),
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

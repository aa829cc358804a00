"""Imports that wait for a decision."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.money.funds import importing_queries as queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Files that were checked and neither committed nor discarded."""
    if not actor.may(queries.IMPORT):
        return []
    label = t("ไฟล์ทะเบียนรอยืนยัน", "Register files to confirm")
    return [WaitingItem(queries.waiting_count(actor), label, reverse("staff:fund_imports"))]

"""Counts what of the requests for help waits for somebody."""

from __future__ import annotations

import datetime

from django.db.models import Count, Q
from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.services.cases import access, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Overdue, not yet judged, due today; by numbers alone."""
    if not actor.may(access.WORK):
        return []
    counts = queries.listed(actor).aggregate(
        late=Count("pk", filter=Q(due_now__lt=today)),
        new=Count("pk", filter=Q(state__in=("received", "reopened"), due_now__gte=today)),
        today=Count("pk", filter=Q(state="triaged", due_now=today)),
    )
    url = reverse("staff:cases")
    return [
        WaitingItem(
            counts["late"], t("คำขอความช่วยเหลือที่เลยกำหนด", "Requests for help overdue"), f"{url}?state=overdue"
        ),
        WaitingItem(
            counts["new"], t("คำขอความช่วยเหลือที่ยังไม่ได้ประเมิน", "Requests for help to judge"), f"{url}?state=new"
        ),
        WaitingItem(counts["today"], t("คำขอความช่วยเหลือที่ครบกำหนดวันนี้", "Requests for help due today"), url),
    ]

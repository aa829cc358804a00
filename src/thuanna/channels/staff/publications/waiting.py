"""What waits in the matter of publications: a page that was never published, or not for a month."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.oversight.publications import queries

_STALE_DAYS = 31


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """One item for each kind of page that is missing or stale."""
    if not actor.may("publications.publish"):
        return []
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    newest = [queries.newest_version(kind) for kind in queries.kinds_of(tenant)]
    late = [one for one in newest if one is None or (today - one.as_of).days > _STALE_DAYS]
    words = t("หน้าสาธารณะที่ควรเผยแพร่", "Public page to publish")
    return [WaitingItem(len(late), words, reverse("staff:publications"))]

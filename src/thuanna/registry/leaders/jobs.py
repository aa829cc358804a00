"""What the worker runs every night: entries that ended long ago are deleted, in every office."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from . import actions

SYSTEM = "leaders"


def forget(*, on: datetime.date) -> int:
    """Delete what may no longer be kept; how many entries that was."""
    gone = 0
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant):
            gone += actions.forget(on=on, by=Actor(tenant_id=tenant.pk, system=SYSTEM))
    return gone

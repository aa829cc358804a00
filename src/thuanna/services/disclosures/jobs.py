"""What the worker does every night in every office: deputies read what lies unopened; old threads go."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from .actions import forgetting, replacing

SYSTEM = "disclosures"


def let_deputies_read(*, on: datetime.date) -> int:
    """Let deputies read what nobody opened in time; how many threads that was."""
    return _everywhere(replacing.let_deputies_read, on)


def forget(*, on: datetime.date) -> int:
    """Delete what may no longer be kept; how many threads that was."""
    return _everywhere(forgetting.forget, on)


def _everywhere(action: Callable[..., int], on: datetime.date) -> int:
    count = 0
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant):
            count += action(on=on, by=Actor(tenant_id=tenant.pk, system=SYSTEM))
    return count

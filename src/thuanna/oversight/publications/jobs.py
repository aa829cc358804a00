"""What the worker runs: proofs of receipts after each commit, and every tenant's publications once a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for, required_tenant_id
from thuanna.foundation.tenancy.models import Tenant

from . import actions, queries
from .refusals import NothingNew, NothingToPublish

SYSTEM = "publications"


def publish_receipt_proof(facts: Mapping[str, Any]) -> None:
    """Listen to ``payments.receipt_issued`` and ``payments.receipt_voided``. Acts for the news' tenant."""
    by = Actor(tenant_id=required_tenant_id(), system=SYSTEM)
    actions.prove_receipt(receipt_id=int(facts["receipt_id"]), by=by)


def publish_daily(*, on: datetime.date, at: datetime.datetime) -> int:
    """Publish what every tenant shows, as of a day; how many versions that made.

    A tenant that never published chose not to yet: the first version is somebody's decision.
    """
    made = 0
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant):
            made += sum(_publish(tenant, kind, on, at) for kind in queries.kinds_of(tenant))
    return made


def _publish(tenant: Tenant, kind: str, on: datetime.date, at: datetime.datetime) -> bool:
    newest = queries.newest_version(kind)
    if newest is None or newest.as_of >= on or queries.is_withdrawn(newest):
        return False
    try:
        actions.publish(kind=kind, on=on, at=at, by=Actor(tenant_id=tenant.pk, system=SYSTEM))
    except (NothingNew, NothingToPublish):
        return False
    return True

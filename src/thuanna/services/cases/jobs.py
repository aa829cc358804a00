"""What the worker runs at night: what is personal in ended cases goes in time."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from . import queries
from .models import CaseHelper, CaseRecusal, CaseReferral, CaseWords

SYSTEM = "cases"


def forget_everywhere(*, on: datetime.date) -> None:
    """Look after every tenant's cases, each in a transaction of its own."""
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant), transaction.atomic():
            forget(on=on, by=Actor(tenant_id=tenant.pk, system=SYSTEM))


def forget(*, on: datetime.date, by: Actor) -> int:
    """Remove words, helpers and grounds of cases ended so long ago; the skeleton stays. Gives how many."""
    before = law.retention("case_words").period(on).earliest_holding(on)
    count = 0
    for case in queries.ended_before(by, before):
        CaseReferral.objects.filter(step__case=case).delete()
        CaseWords.objects.filter(case=case).delete()
        CaseHelper.objects.filter(case=case).delete()
        CaseRecusal.objects.filter(case=case).delete()
        count += 1
    if count:
        audit.record(by, "cases.forgotten", cases=count)
    return count

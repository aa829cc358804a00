"""What the worker runs every night: who was in a programme is forgotten in time; how many they were stays."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.fiscal_year import FiscalYear

from .models import ForgottenCount, Participant, ParticipantLeaving, StepTaken

SYSTEM = "programmes"


def run_nightly(*, on: datetime.date) -> None:
    """Look after every tenant's participants, each in a transaction of its own."""
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant), transaction.atomic():
            forget(on=on, by=Actor(tenant_id=tenant.pk, system=SYSTEM))


def forget(*, on: datetime.date, by: Actor) -> int:
    """Remove participants whose time is over, with what is sealed of them; gives how many.

    The programme's years and steps count them on, so that nothing before the public changes.
    """
    before = law.retention("programme_participants").period(on).earliest_holding(on)
    ended = list(_ended(before).values_list("pk", flat=True))
    old, steps = Participant.objects.filter(pk__in=ended), StepTaken.objects.filter(participant__in=ended)
    _count_on(old.values("programme_id", "joined_year"))
    _count_on(steps.values("step_id", programme_id=F("step__programme_id")))
    steps.delete()
    ParticipantLeaving.objects.filter(participant__in=ended).delete()
    old.delete()
    if ended:
        audit.record(by, "programmes.forgotten", count=len(ended))
    return len(ended)


def _ended(before: datetime.date) -> QuerySet[Participant]:
    """Who left before a day, and who never did in a programme that ended before it."""
    left = ParticipantLeaving.objects.filter(participant=OuterRef("pk"))
    of_ended = Q(programme__last_year__lt=FiscalYear.of(before).year)
    return Participant.objects.filter(Exists(left.filter(left_on__lt=before)) | (of_ended & ~Exists(left)))


def _count_on(rows: QuerySet[Any, dict[str, Any]]) -> None:
    for of in rows.annotate(people=Count("pk")).order_by():
        people = of.pop("people")
        more = {"people": F("people") + people}
        ForgottenCount.objects.update_or_create(**of, defaults=more, create_defaults={"people": people})

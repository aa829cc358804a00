"""What the worker runs at night: names on lists, and of followers, go when their time is over."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from .models import Finding, FindingRuling, Follower, ProjectDecision, Ride, SignUp

SYSTEM = "planning"


def run_nightly(*, on: datetime.date) -> None:
    """Look after every tenant's lists, each in a transaction of its own."""
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant), transaction.atomic():
            forget(on=on, by=Actor(tenant_id=tenant.pk, system=SYSTEM))


def forget(*, on: datetime.date, by: Actor) -> dict[str, int]:
    """Remove sign-ups, vehicles, followers and findings whose time is over; gives how many of each."""
    gone = {**_forget_lists(on), "followers": _forget_followers(on), "findings": _forget_findings(on)}
    if any(gone.values()):
        audit.record(by, "planning.forgotten", rows=[f"{name} {count}" for name, count in gone.items()])
    return gone


def _forget_lists(on: datetime.date) -> dict[str, int]:
    before = _earliest_kept("sign_ups", on)
    sign_ups, _ = SignUp.objects.filter(activity__ends_at__date__lt=before).delete()
    rides, _ = Ride.objects.filter(activity__ends_at__date__lt=before).delete()
    return {"sign_ups": sign_ups, "rides": rides}


def _forget_followers(on: datetime.date) -> int:
    before = _earliest_kept("followers", on)
    newest = ProjectDecision.objects.filter(project=OuterRef("project")).order_by("-id")
    ended = Follower.objects.annotate(
        stands=Subquery(newest.values("kind")[:1]), since=Subquery(newest.values("decided_on")[:1])
    ).filter(Q(ended_on__lt=before) | Q(stands="finished", since__lt=before))
    gone, _ = Follower.objects.filter(pk__in=list(ended.values_list("pk", flat=True))).delete()
    return gone


def _forget_findings(on: datetime.date) -> int:
    old = Finding.objects.filter(recorded_at__date__lt=_earliest_kept("findings", on))
    FindingRuling.objects.filter(finding__in=old).delete()
    gone, _ = old.delete()
    return gone


def _earliest_kept(rule: str, on: datetime.date) -> datetime.date:
    return law.retention(rule).period(on).earliest_holding(on)

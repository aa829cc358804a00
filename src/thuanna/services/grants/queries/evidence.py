"""The evidence a fund keeps here: what stands on a day, newest first; what was taken back is left out."""

from __future__ import annotations

import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.services.grants import access
from thuanna.services.grants.models import (
    AuditOpinion,
    Certification,
    CommunityActivity,
    CommunityLink,
    Evidence,
    LocalSupport,
    Monitoring,
    PlanItem,
    Promoter,
    ReportPosting,
)

E = TypeVar("E", bound=Evidence)

KINDS: dict[str, type[Evidence]] = {
    "promoters": Promoter,
    "certifications": Certification,
    "supports": LocalSupport,
    "postings": ReportPosting,
    "plan": PlanItem,
    "monitoring": Monitoring,
    "audits": AuditOpinion,
    "links": CommunityLink,
    "activities": CommunityActivity,
}
"""By the name under which pages list them."""


def standing(model: type[E], *, on: datetime.date) -> QuerySet[E]:
    """What stands of one kind on a day, the newest first."""
    known = Q(**{f"{model.ON}__lte": on})
    if model is PlanItem:
        known = Q()  # a plan speaks of days to come
    rows: QuerySet[E] = model.objects.filter(known, withdrawn_on=None)
    return rows.order_by(f"-{model.ON}", "-id")


def listed(by: Actor, kind: str) -> list[Evidence]:
    """Everything of one kind, what was taken back too, the newest first.

    :raises NotAllowed: without the right to see it
    """
    model = KINDS[kind]
    return list(access.seen(by, model).select_related("document").order_by(f"-{model.ON}", "-id"))


def one(by: Actor, kind: str, row_id: int) -> Evidence | None:
    """One piece of evidence.

    :raises NotAllowed: without the right to see it
    """
    return access.seen(by, KINDS[kind]).select_related("document").filter(pk=row_id).first()


def certifiers(on: datetime.date) -> list[str]:
    """Who has certified the fund by a day, each once."""
    found = standing(Certification, on=on).values_list("certifier", flat=True)
    return sorted(set(found))

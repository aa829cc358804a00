"""Reads the audit trail of the organisation acted for."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import QuerySet

from .models import AuditEntry


def entries(
    *, first: datetime.datetime | None = None, before: datetime.datetime | None = None, verb: str = ""
) -> QuerySet[AuditEntry]:
    """The lines from `first` to `before`, the newest first."""
    found: QuerySet[AuditEntry] = AuditEntry.objects.select_related("user")
    if first is not None:
        found = found.filter(recorded_at__gte=first)
    if before is not None:
        found = found.filter(recorded_at__lt=before)
    if verb:
        found = found.filter(verb=verb)
    return found.order_by("-recorded_at", "-pk")


def about(subject: models.Model) -> QuerySet[AuditEntry]:
    """Everything that was done to one row, the oldest first."""
    kind = subject._meta.label_lower
    found: QuerySet[AuditEntry] = AuditEntry.objects.select_related("user")
    return found.filter(subject_kind=kind, subject_id=subject.pk).order_by("recorded_at", "pk")


def verbs() -> list[str]:
    """The deeds that occur, for a filter."""
    return list(AuditEntry.objects.order_by("verb").values_list("verb", flat=True).distinct())

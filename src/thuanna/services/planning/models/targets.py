"""For whom, found jointly: how many there are and how that is known."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import GROUPS, choices


class TargetGroup(TenantOwned):
    """The size of one group in one place for a fiscal year; counted, or estimated and said so.

    :ivar reached: how many of them were reached, each counted once; empty where nobody counted
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    year = public(models.PositiveSmallIntegerField())
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    people = public(models.PositiveIntegerField())
    reached = public(models.PositiveIntegerField(null=True, blank=True))
    is_estimate = public(models.BooleanField())
    as_of = public(models.DateField())
    source = public(models.CharField(max_length=300))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(source=""), name="target_group_has_source"),
            models.CheckConstraint(condition=Q(year__range=(2400, 2799)), name="target_group_year_buddhist"),
        )
        indexes = (models.Index(fields=["tenant", "year", "group"], name="target_group_by_year"),)

    def __str__(self) -> str:
        return f"{self.people} of {self.group} in {self.year}"

"""Forums, and who was there as counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.meetings.models import Meeting
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import GROUPS, SEXES, choices

from .numbered import Numbered


class Forum(Numbered):
    """A forum (เวทีประชาคม) of a village, a community or, without one, the whole town.

    What it says is advice: no vote of law. Its minutes and resolutions are those of `meeting`.

    :ivar announced: how people were told of it
    :ivar photo: the sheet on which the needs were written, photographed
    """

    SERIES = "วท"
    RETENTION = "planning"

    community = public(TenantForeignKey(Community, null=True, blank=True))
    meeting = public(TenantForeignKey(Meeting, null=True, blank=True))
    title = public(models.CharField(max_length=200))
    held_on = public(models.DateField())
    place = public(models.CharField(max_length=200))
    announced = public(models.CharField(max_length=300, blank=True))
    summary = public(models.TextField(blank=True))
    photo = internal(TenantForeignKey(Document, null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=~Q(title="") & ~Q(place=""), name="forum_says_what_and_where"),
        )
        indexes = (models.Index(fields=["tenant", "held_on"], name="forum_by_day"),)


class ForumCount(TenantOwned):
    """How many of one village, group and sex came. Never a list of names."""

    RETENTION = "planning"
    FROZEN = True

    forum = internal(TenantForeignKey(Forum))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    sex = public(models.CharField(max_length=10, choices=choices(SEXES)))
    people = public(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "forum", "community", "group", "sex"],
                nulls_distinct=False,
                name="forum_count_once",
            ),
            models.CheckConstraint(condition=Q(people__gt=0), name="forum_count_of_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.people} at forum {self.forum_id}"

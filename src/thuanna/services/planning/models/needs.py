"""Needs in people's own words, how many hands were raised for them, and the answers they got."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import (
    ANSWERS,
    DIMENSIONS,
    GROUPS,
    HELP_FORMS,
    SOURCES,
    choices,
)

from .forums import Forum
from .numbered import Numbered


class NeedSource(models.TextChoices):
    """Where it was said."""

    FORUM = "forum", SOURCES["forum"].th
    TELEPHONE = "telephone", SOURCES["telephone"].th
    DESK = "desk", SOURCES["desk"].th
    VOLUNTEER = "volunteer", SOURCES["volunteer"].th
    VISIT = "visit", SOURCES["visit"].th
    PAGE = "page", SOURCES["page"].th


class AnswerKind(models.TextChoices):
    """What becomes of a need."""

    PROJECT = "project", ANSWERS["project"].th
    UNDER_WAY = "under_way", ANSWERS["under_way"].th
    PASSED_ON = "passed_on", ANSWERS["passed_on"].th
    LATER = "later", ANSWERS["later"].th
    CANNOT = "cannot", ANSWERS["cannot"].th


class Need(Numbered):
    """What people said is needed: about a matter and a place, never about a person.

    :ivar like: an earlier need that says the same; both are answered together
    :ivar told_as: the number of the suggestion it was taken from, if somebody sent one
    :ivar answer_by: the day by which it is owed an answer
    """

    SERIES = "คต"
    RETENTION = "planning"

    forum = public(TenantForeignKey(Forum, null=True, blank=True))
    source = public(models.CharField(max_length=12, choices=NeedSource.choices))
    words = public(models.CharField(max_length=500))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    dimensions = public(ArrayField(models.CharField(max_length=20, choices=choices(DIMENSIONS))))
    help_form = public(models.CharField(max_length=20, choices=choices(HELP_FORMS)))
    like = public(TenantForeignKey("self", null=True, blank=True))
    told_as = internal(models.CharField(max_length=40, blank=True))
    said_on = public(models.DateField())
    answer_by = public(models.DateField())
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=~Q(words=""), name="need_has_words"),
            models.UniqueConstraint(
                fields=["tenant", "told_as"], condition=~Q(told_as=""), name="need_taken_once"
            ),
            models.CheckConstraint(
                condition=Q(dimensions__len__gt=0, dimensions__contained_by=[str(one) for one in DIMENSIONS]),
                name="need_has_dimensions",
            ),
            models.CheckConstraint(
                condition=Q(source="forum", forum__isnull=False)
                | (~Q(source="forum") & Q(forum__isnull=True)),
                name="need_names_its_forum",
            ),
            models.CheckConstraint(
                condition=Q(like__isnull=True) | ~Q(like=F("id")), name="need_not_like_itself"
            ),
            models.CheckConstraint(condition=Q(answer_by__gte=F("said_on")), name="need_answered_after_said"),
        )
        indexes = (models.Index(fields=["tenant", "answer_by"], name="need_by_clock"),)


class NeedCount(TenantOwned):
    """How many hands one person counted for a need; it holds when a second person counted the same."""

    RETENTION = "planning"
    APPEND_ONLY = True

    need = internal(TenantForeignKey(Need))
    hands = public(models.PositiveIntegerField())
    counted_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    counted_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(hands__lte=1_000_000), name="need_count_is_believable"),
        )
        indexes = (models.Index(fields=["tenant", "need", "id"], name="need_count_newest"),)

    def __str__(self) -> str:
        return f"{self.hands} hands for need {self.need_id}"


class NeedAnswer(TenantOwned):
    """What was decided about a need, by whom and why. The newest holds; none is changed."""

    RETENTION = "planning"
    APPEND_ONLY = True

    need = internal(TenantForeignKey(Need))
    kind = public(models.CharField(max_length=12, choices=AnswerKind.choices))
    decided_on = public(models.DateField())
    decided_by = public(models.CharField(max_length=160))
    reason = public(models.CharField(max_length=500))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(decided_by=""), name="need_answer_says_who_and_why"
            ),
        )
        indexes = (models.Index(fields=["tenant", "need", "id"], name="need_answer_newest"),)

    def __str__(self) -> str:
        return f"answer to need {self.need_id}"

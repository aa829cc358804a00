"""What came of a project, and that it was posted for everybody to read."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.services.planning.words import QUALITIES, choices

from .projects import Project


class ProjectResult(TenantOwned):
    """What was done and what it changed. The newest holds; an earlier one stays readable.

    :ivar post_by: the last day on which it is to be posted
    :ivar follow_up_on: when somebody looks again
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    project = internal(TenantForeignKey(Project))
    told_on = public(models.DateField())
    story = public(models.TextField())
    self_reliance = public(models.CharField(max_length=500, blank=True))
    equal_reach = public(models.CharField(max_length=500, blank=True))
    safety = public(models.CharField(max_length=500, blank=True))
    next_year = public(models.CharField(max_length=500, blank=True))
    post_by = public(models.DateField())
    follow_up_on = public(models.DateField(null=True, blank=True))
    told_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(story=""), name="project_result_tells_something"),
            models.CheckConstraint(
                condition=Q(post_by__gte=F("told_on")), name="project_result_posted_after"
            ),
            models.CheckConstraint(
                condition=Q(follow_up_on__isnull=True) | Q(follow_up_on__gt=F("told_on")),
                name="project_result_followed_up_later",
            ),
        )
        indexes = (models.Index(fields=["tenant", "project", "id"], name="project_result_newest"),)

    def __str__(self) -> str:
        return f"result of project {self.project_id}"


class TownQuality(TenantOwned):
    """How this town defines one of the four qualities of a good place to live. The newest holds."""

    RETENTION = "planning"
    APPEND_ONLY = True

    quality = public(models.CharField(max_length=12, choices=choices(QUALITIES)))
    words = public(models.CharField(max_length=500))
    since = public(models.DateField())

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(words=""), name="town_quality_says_what"),)
        indexes = (models.Index(fields=["tenant", "quality", "id"], name="town_quality_newest"),)

    def __str__(self) -> str:
        return f"definition of {self.quality}"


class ResultQuality(TenantOwned):
    """What a result says about one of the town's four qualities."""

    RETENTION = "planning"
    APPEND_ONLY = True

    result = internal(TenantForeignKey(ProjectResult))
    quality = public(models.CharField(max_length=12, choices=choices(QUALITIES)))
    words = public(models.CharField(max_length=500))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "result", "quality"], name="result_quality_once"),
            models.CheckConstraint(condition=~Q(words=""), name="result_quality_says_what"),
        )

    def __str__(self) -> str:
        return f"{self.quality} of result {self.result_id}"


class Posting(TenantOwned):
    """Proof that something hung on a board: where, from when to when, and a photograph."""

    RETENTION = "planning"
    APPEND_ONLY = True

    board = public(models.CharField(max_length=200))
    posted_on = public(models.DateField())
    stays_until = public(models.DateField())
    photo = internal(TenantForeignKey(Document, null=True, blank=True))
    posted_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=~Q(board=""), name="%(class)s_names_board"),
            models.CheckConstraint(
                condition=Q(stays_until__gte=F("posted_on")), name="%(class)s_days_in_order"
            ),
        )


class ResultPosting(Posting):
    """Proof that a result hung on a board."""

    result = internal(TenantForeignKey(ProjectResult))

    class Meta(Posting.Meta):
        constraints = (
            *Posting.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "result", "board", "posted_on"], name="result_posting_once"
            ),
        )

    def __str__(self) -> str:
        return f"posting of result {self.result_id}"


class YearReportPosting(Posting):
    """Proof that the report of a fiscal year hung on a board.

    :ivar year: the Buddhist year whose projects it tells of
    """

    year = public(models.PositiveSmallIntegerField())

    class Meta(Posting.Meta):
        constraints = (
            *Posting.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "year", "board", "posted_on"], name="year_report_posting_once"
            ),
            models.CheckConstraint(condition=Q(year__range=(2400, 2799)), name="year_report_posting_year"),
        )

    def __str__(self) -> str:
        return f"posting of the report of {self.year}"

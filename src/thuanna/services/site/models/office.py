"""What an office says about its openness: what is withheld, where paper hangs, when an election runs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public

from .pages import SitePage


class WithheldItem(TenantOwned):
    """Information that is not shown, with its legal ground, until when, and whom to ask.

    :ivar until: the day on which it is looked at again or opened; without one `until_note` says what ends it
    """

    RETENTION = "publications"

    subject_th = public(models.CharField(max_length=200))
    subject_en = public(models.CharField(max_length=200, blank=True))
    info_kind = public(models.CharField(max_length=20))
    law = public(models.CharField(max_length=200))
    clause = public(models.CharField(max_length=80))
    reason_th = public(models.CharField(max_length=300))
    until = public(models.DateField(null=True, blank=True))
    until_note = public(models.CharField(max_length=200, blank=True))
    ask_th = public(models.CharField(max_length=200))
    starts_on = public(models.DateField())
    ended_on = public(models.DateField(null=True, blank=True))
    end_note = public(models.CharField(max_length=200, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(subject_th="") & ~Q(law="") & ~Q(clause="") & ~Q(reason_th="") & ~Q(ask_th=""),
                name="withheld_item_names_its_ground",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=False) | ~Q(until_note=""), name="withheld_item_says_until_when"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                name="withheld_item_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["tenant", "subject_th"], condition=Q(ended_on__isnull=True), name="withheld_item_once"
            ),
        )

    def __str__(self) -> str:
        return f"withheld item {self.pk}"


class BoardPosting(TenantOwned):
    """The paper version of a page hung on a board: where, when, by whom, perhaps with a photograph."""

    RETENTION = "publications"

    page = public(TenantForeignKey(SitePage))
    board_th = public(models.CharField(max_length=160))
    posted_on = public(models.DateField())
    posted_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    photo = internal(TenantForeignKey(Document, null=True, blank=True))
    taken_down_on = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(board_th=""), name="board_posting_says_where"),
            models.CheckConstraint(
                condition=Q(taken_down_on__isnull=True) | Q(taken_down_on__gte=F("posted_on")),
                name="board_posting_comes_down_later",
            ),
            models.UniqueConstraint(
                fields=["tenant", "page", "board_th"],
                condition=Q(taken_down_on__isnull=True),
                name="board_posting_hangs_once",
            ),
        )

    def __str__(self) -> str:
        return f"posting {self.pk}"


class ElectionPeriod(TenantOwned):
    """A time in which the site shows no portrait and no slogan, and no news but what must be known."""

    RETENTION = "publications"

    starts_on = public(models.DateField())
    ends_before = public(models.DateField())
    election_th = public(models.CharField(max_length=160))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_before__gt=F("starts_on")), name="election_period_has_days"
            ),
            models.CheckConstraint(condition=~Q(election_th=""), name="election_period_names_the_election"),
            models.UniqueConstraint(fields=["tenant", "starts_on"], name="election_period_starts_once"),
        )

    def __str__(self) -> str:
        return f"election period from {self.starts_on}"


class OpennessEvidence(TenantOwned):
    """Where an item of a year's openness checklist (OIT) is fulfilled, in words. The newest counts."""

    RETENTION = "publications"
    APPEND_ONLY = True

    fiscal_year = public(models.PositiveSmallIntegerField())
    item = public(models.CharField(max_length=10))
    address = public(models.CharField(max_length=300, blank=True))
    explanation_th = public(models.CharField(max_length=500))
    evidence_on = public(models.DateField())
    by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2540, fiscal_year__lte=2700), name="openness_evidence_year"
            ),
            models.CheckConstraint(
                condition=~Q(item="") & ~Q(explanation_th=""), name="openness_evidence_explains"
            ),
        )
        indexes = (models.Index(fields=["tenant", "fiscal_year", "item"], name="openness_evidence_by_item"),)

    def __str__(self) -> str:
        return f"evidence for {self.item} of {self.fiscal_year}"

"""What goes on after a result: somebody looked again, and what shows that it was so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.services.planning.evidence_words import CONSENTS, EVIDENCE
from thuanna.services.planning.words import choices

from .projects import Project
from .results import ProjectResult


class FollowUp(TenantOwned):
    """That somebody went back to look, what they found, and when somebody looks again."""

    RETENTION = "planning"
    APPEND_ONLY = True

    result = internal(TenantForeignKey(ProjectResult))
    looked_on = public(models.DateField())
    found = public(models.TextField())
    next_on = public(models.DateField(null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(found=""), name="follow_up_tells_something"),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("looked_on")),
                name="follow_up_again_later",
            ),
        )
        indexes = (models.Index(fields=["tenant", "result", "id"], name="follow_up_newest"),)

    def __str__(self) -> str:
        return f"follow-up of result {self.result_id}"


class EvidencePiece(TenantOwned):
    """One thing in the evidence folder of a project: an award, a document, a figure, a photograph.

    :ivar alt: what a photograph shows, for those who cannot see it
    :ivar consent: of those in a photograph; without it nobody outside sees it
    :ivar consent_words: who agreed and how, without naming anybody
    """

    RETENTION = "planning"

    project = internal(TenantForeignKey(Project))
    kind = public(models.CharField(max_length=10, choices=choices(EVIDENCE)))
    title = public(models.CharField(max_length=200))
    words = public(models.TextField(blank=True))
    on = public(models.DateField())
    document = internal(TenantForeignKey(Document, null=True, blank=True))
    alt = public(models.CharField(max_length=300, blank=True))
    consent = internal(models.CharField(max_length=10, choices=choices(CONSENTS), default="none"))
    consent_words = internal(models.CharField(max_length=300, blank=True))
    is_public = internal(models.BooleanField(default=False))
    withdrawn_on = internal(models.DateField(null=True, blank=True))
    withdrawn_why = internal(models.CharField(max_length=300, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="evidence_piece_has_title"),
            models.CheckConstraint(
                condition=~Q(kind="photo") | (Q(document__isnull=False) & ~Q(alt="")),
                name="evidence_photo_says_what_it_shows",
            ),
            models.CheckConstraint(
                condition=~Q(kind="document") | Q(document__isnull=False), name="evidence_document_is_there"
            ),
            models.CheckConstraint(
                condition=Q(is_public=False)
                | (~Q(kind="document") & (~Q(kind="photo") | Q(consent__in=["nobody", "agreed"]))),
                name="evidence_public_with_consent",
            ),
            models.CheckConstraint(
                condition=~Q(consent="agreed") | ~Q(consent_words=""), name="evidence_consent_says_whose"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False, is_public=False) & ~Q(withdrawn_why="")),
                name="evidence_withdrawn_with_reason",
            ),
        )
        indexes = (models.Index(fields=["tenant", "project", "on"], name="evidence_piece_by_project"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} of project {self.project_id}"

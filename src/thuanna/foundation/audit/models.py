"""The audit line."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal


class AuditEntry(TenantOwned):
    """One change: who did what to what, when and why. Ids, counts and codes only."""

    RETENTION = "audit"
    APPEND_ONLY = True

    user = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    system = internal(models.CharField(max_length=40, blank=True))
    verb = internal(models.CharField(max_length=80))
    subject_kind = internal(models.CharField(max_length=80))
    subject_id = internal(models.BigIntegerField(null=True))
    reason = internal(models.CharField(max_length=300, blank=True))
    facts = internal(models.JSONField(default=dict))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(system=""), name="audit_never_anonymous"
            ),
            models.CheckConstraint(condition=~models.Q(verb=""), name="audit_has_verb"),
        )
        indexes = (
            models.Index(fields=["tenant", "subject_kind", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["tenant", "recorded_at"], name="audit_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind}:{self.subject_id}"

"""Marks of vulnerability: told by whom, from when to when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import personal, sensitive

from .persons import Person


class Trait(TenantOwned):
    """Orphaned, disadvantaged, with a disability. PDPA s. 26: opened for a reason, never in a list."""

    RETENTION = "people"

    class Kind(models.TextChoices):
        ORPHAN = "orphan", "เด็กกำพร้า"
        DISADVANTAGED = "disadvantaged", "ผู้ด้อยโอกาส"
        DISABLED = "disabled", "คนพิการ"

    class Source(models.TextChoices):
        SELF = "self", "เจ้าตัวหรือครอบครัวแจ้ง"
        DOCUMENT = "document", "บัตรหรือเอกสาร"
        COMMITTEE = "committee", "มติคณะกรรมการ"
        REGISTER = "register", "ทะเบียนเดิมที่นำเข้า"

    person = personal(TenantForeignKey(Person, db_index=False))
    kind = sensitive(models.CharField(max_length=15, choices=Kind.choices))
    source = sensitive(models.CharField(max_length=12, choices=Source.choices))
    starts_on = sensitive(models.DateField(null=True, blank=True))
    ends_before = sensitive(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "person", "kind"],
                condition=Q(ends_before__isnull=True),
                name="trait_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_before__gt=F("starts_on")),
                name="trait_ends_after_start",
            ),
        )
        indexes = (models.Index(fields=["tenant", "person"], name="trait_by_person"),)

    def __str__(self) -> str:
        return f"trait {self.pk}"

"""Whom to call in a village, their consent to be shown, and what everybody may read of those who gave it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.places.models import Community

_IN_ORDER = Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on"))


class Leader(TenantOwned):
    """Somebody to call in a village, in one role, for a time.

    :ivar role: a code of ``rules/registry/leader_roles.yaml``
    :ivar body: the group, temple or school, where the role is for one
    :ivar ends_before: the first day on which they are no longer it
    """

    RETENTION = "leaders"

    community = internal(TenantForeignKey(Community))
    role = internal(models.SlugField(max_length=40, db_index=False))
    body = internal(models.CharField(max_length=160, blank=True))
    person_name = personal(models.CharField(max_length=160))
    phone = personal(models.CharField(max_length=30))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(role=""), name="leader_has_role"),
            models.CheckConstraint(condition=~Q(person_name="") & ~Q(phone=""), name="leader_can_be_called"),
            models.CheckConstraint(condition=_IN_ORDER, name="leader_ends_after_start"),
            models.UniqueConstraint(
                fields=["tenant", "community", "role", "body", "person_name"],
                condition=Q(ends_before__isnull=True),
                name="leader_once",
            ),
        )

    def __str__(self) -> str:
        return f"leader {self.pk}"


class LeaderConsent(TenantOwned):
    """That somebody agreed, or no longer agrees, to be shown to everybody. The newest counts."""

    RETENTION = "leaders"
    FROZEN = True

    class How(models.TextChoices):
        SIGNED = "signed", "ลงชื่อในแบบ"
        SPOKEN = "spoken", "บอกด้วยวาจาต่อหน้าเจ้าหน้าที่"
        PHONE = "phone", "บอกทางโทรศัพท์"

    leader = internal(TenantForeignKey(Leader))
    seq = internal(models.PositiveSmallIntegerField())
    agrees = internal(models.BooleanField())
    on = internal(models.DateField())
    how = internal(models.CharField(max_length=10, choices=How.choices))
    recorded_by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "leader", "seq"], name="leader_consent_in_order"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="leader_consent_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"consent {self.seq} of leader {self.leader_id}"


class ShownLeader(TenantOwned):
    """What everybody may read of somebody who agreed. Gone as soon as they no longer agree."""

    RETENTION = "leaders"
    PUBLIC_ROWS = "true"

    leader = public(TenantForeignKey(Leader))
    community = public(TenantForeignKey(Community))
    village_th = public(models.CharField(max_length=160))
    village_en = public(models.CharField(max_length=160))
    role = public(models.SlugField(max_length=40, db_index=False))
    body = public(models.CharField(max_length=160, blank=True))
    person_name = public(models.CharField(max_length=160))
    phone = public(models.CharField(max_length=30))
    starts_on = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))
    agreed_on = public(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "leader"], name="shown_leader_once"),
            models.CheckConstraint(
                condition=~Q(person_name="") & ~Q(phone=""), name="shown_leader_can_be_called"
            ),
            models.CheckConstraint(condition=_IN_ORDER, name="shown_leader_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"shown leader {self.leader_id}"

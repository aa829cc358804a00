"""The fund itself, and the points in its villages where money is taken."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.registry.places.models import Community


class Fund(TenantOwned):
    """A community welfare fund (กองทุนสวัสดิการชุมชน). One for each tenant of that kind."""

    RETENTION = "organisations"

    founded_on = public(models.DateField())
    supporting_organisation = public(models.CharField(max_length=200, blank=True))
    objectives_th = public(models.TextField(blank=True))
    objectives_en = public(models.TextField(blank=True))
    how_to_join_th = public(models.TextField(blank=True))
    how_to_join_en = public(models.TextField(blank=True))
    office_place_th = public(models.CharField(max_length=200, blank=True))
    office_place_en = public(models.CharField(max_length=200, blank=True))
    office_phone = public(models.CharField(max_length=20, blank=True))
    population = public(models.PositiveIntegerField(null=True, blank=True))
    population_on = public(models.DateField(null=True, blank=True))
    entry_fee_satang = public(models.BigIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant"], name="fund_one_a_tenant"),
            models.CheckConstraint(condition=Q(entry_fee_satang__gte=0), name="fund_fee_not_negative"),
            models.CheckConstraint(
                condition=Q(population__isnull=True, population_on__isnull=True)
                | Q(population__isnull=False, population_on__isnull=False),
                name="fund_population_is_dated",
            ),
        )

    def __str__(self) -> str:
        return f"fund of tenant {self.tenant_id}"


class CollectionPoint(TenantOwned):
    """Where members of a village bring their contribution (จุดรับเงิน)."""

    RETENTION = "organisations"

    code = internal(models.CharField(max_length=20))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    place_th = public(models.CharField(max_length=200))
    place_en = public(models.CharField(max_length=200, blank=True))
    account_id = internal(models.BigIntegerField(null=True, blank=True))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="collection_point_code_once"),
            models.CheckConstraint(condition=~Q(code=""), name="collection_point_has_code"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="collection_point_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.code

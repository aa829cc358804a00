"""The model tambon: what a town measures in the seven dimensions, where it stood, where it wants to be."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.kernel.welfare import DIMENSIONS, choices


class TambonAim(TenantOwned):
    """One measure of a dimension with its baseline and its aim, each of a day, from a source, defined.

    :ivar measure: the same word in every town that measures alike, so that they can stand side by side
    :ivar less_is_better: the aim lies below the baseline
    """

    RETENTION = "programmes"

    dimension = public(models.CharField(max_length=20, choices=choices(DIMENSIONS)))
    measure = public(models.SlugField(max_length=40))
    label_th = public(models.CharField(max_length=200))
    label_en = public(models.CharField(max_length=200, blank=True))
    unit_th = public(models.CharField(max_length=40))
    unit_en = public(models.CharField(max_length=40, blank=True))
    definition = public(models.CharField(max_length=500))
    baseline = public(models.DecimalField(max_digits=14, decimal_places=2))
    baseline_on = public(models.DateField())
    source = public(models.CharField(max_length=300))
    aim = public(models.DecimalField(max_digits=14, decimal_places=2))
    aim_on = public(models.DateField())
    less_is_better = public(models.BooleanField(default=False))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "measure"], name="tambon_aim_measure_once"),
            models.CheckConstraint(
                condition=~Q(measure="") & ~Q(label_th="") & ~Q(unit_th=""), name="tambon_aim_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(definition="") & ~Q(source=""), name="tambon_aim_has_source_and_definition"
            ),
            models.CheckConstraint(
                condition=Q(aim_on__gt=F("baseline_on")), name="tambon_aim_lies_after_baseline"
            ),
            models.CheckConstraint(condition=Q(baseline__gte=0, aim__gte=0), name="tambon_aim_not_negative"),
        )

    def __str__(self) -> str:
        return f"aim {self.measure}"


class TambonReading(TenantOwned):
    """Where a measure stood on a day after the baseline."""

    RETENTION = "programmes"
    APPEND_ONLY = True

    aim = internal(TenantForeignKey(TambonAim))
    value = public(models.DecimalField(max_digits=14, decimal_places=2))
    as_of = public(models.DateField())
    source = public(models.CharField(max_length=300))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(source="") & Q(value__gte=0), name="tambon_reading_sourced"),
        )
        indexes = (models.Index(fields=["tenant", "aim", "as_of"], name="tambon_reading_by_day"),)

    def __str__(self) -> str:
        return f"reading of aim {self.aim_id} on {self.as_of}"

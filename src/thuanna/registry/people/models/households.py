"""Who belongs together: households, and relations between two persons."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import personal
from thuanna.registry.places.models import Community, Subdistrict

from .persons import Person


def _ends_after_start() -> Q:
    return Q(ends_before__isnull=True) | Q(starts_on__isnull=True) | Q(ends_before__gt=F("starts_on"))


class Household(TenantOwned):
    """A house as the register of houses has it, with its eleven-digit code where that is known."""

    RETENTION = "people"

    house_code = personal(models.CharField(max_length=11, blank=True))
    house_number = personal(models.CharField(max_length=40, blank=True))
    village_number = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    community = personal(TenantForeignKey(Community, null=True, blank=True, db_index=False))
    subdistrict = personal(
        models.ForeignKey(Subdistrict, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "house_code"], condition=~Q(house_code=""), name="household_code_once"
            ),
            models.CheckConstraint(
                condition=Q(house_code="") | Q(house_code__regex="^[0-9]{11}$"), name="household_code_form"
            ),
            models.CheckConstraint(
                condition=~Q(house_code="", house_number=""), name="household_has_code_or_house_number"
            ),
        )
        indexes = (models.Index(fields=["tenant", "subdistrict", "house_number"], name="household_by_house"),)

    def __str__(self) -> str:
        return f"household {self.pk}"


class HouseholdMembership(TenantOwned):
    """A person in a household, for a time; in one household at a time."""

    RETENTION = "people"

    class Standing(models.TextChoices):
        HEAD = "head", "เจ้าบ้าน"
        RESIDENT = "resident", "ผู้อาศัย"

    household = personal(TenantForeignKey(Household, db_index=False))
    person = personal(TenantForeignKey(Person, db_index=False))
    standing = personal(models.CharField(max_length=10, choices=Standing.choices))
    starts_on = personal(models.DateField(null=True, blank=True))
    ends_before = personal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "person"],
                condition=Q(ends_before__isnull=True),
                name="household_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["tenant", "household"],
                condition=Q(ends_before__isnull=True, standing="head"),
                name="household_one_head",
            ),
            models.CheckConstraint(condition=_ends_after_start(), name="household_ends_after_start"),
        )
        indexes = (
            models.Index(fields=["tenant", "household"], name="household_members"),
            models.Index(fields=["tenant", "person"], name="household_by_person"),
        )

    def __str__(self) -> str:
        return f"person {self.person_id} in household {self.household_id}"


class Relation(TenantOwned):
    """`other` is the person's mother, guardian, carer …, for a time."""

    RETENTION = "people"

    class Kind(models.TextChoices):
        SPOUSE = "spouse", "คู่สมรส"
        FATHER = "father", "บิดา"
        MOTHER = "mother", "มารดา"
        CHILD = "child", "บุตร"
        SIBLING = "sibling", "พี่น้อง"
        GRANDCHILD = "grandchild", "หลาน"
        RELATIVE = "relative", "ญาติ"
        GUARDIAN = "guardian", "ผู้ปกครอง"
        CARER = "carer", "ผู้ดูแล"

    person = personal(TenantForeignKey(Person, db_index=False))
    other = personal(TenantForeignKey(Person, db_index=False))
    kind = personal(models.CharField(max_length=12, choices=Kind.choices))
    starts_on = personal(models.DateField(null=True, blank=True))
    ends_before = personal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "person", "other", "kind"],
                condition=Q(ends_before__isnull=True),
                name="relation_once",
            ),
            models.CheckConstraint(condition=~Q(person=F("other")), name="relation_between_two"),
            models.CheckConstraint(condition=_ends_after_start(), name="relation_ends_after_start"),
        )
        indexes = (
            models.Index(fields=["tenant", "person"], name="relation_by_person"),
            models.Index(fields=["tenant", "other"], name="relation_by_other"),
        )

    def __str__(self) -> str:
        return f"relation {self.pk}"

"""How to reach a person: phones, and addresses with the days they held."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.registry.places.models import Community, Subdistrict

from .persons import Person


class PhoneNumber(TenantOwned):
    """A number at which the person is reached, perhaps somebody else's."""

    RETENTION = "people"

    class Owner(models.TextChoices):
        SELF = "self", "ของตนเอง"
        FAMILY = "family", "ของคนในครอบครัว"
        NEIGHBOUR = "neighbour", "ของเพื่อนบ้านหรือคนรู้จัก"

    person = personal(TenantForeignKey(Person, db_index=False))
    digits = personal(models.CharField(max_length=20, db_collation="C"))
    owner = personal(models.CharField(max_length=10, choices=Owner.choices, default=Owner.SELF))
    place = internal(models.PositiveSmallIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "person", "digits"], name="phone_once_a_person"),
            models.CheckConstraint(
                condition=Q(digits__regex="^0[0-9]{8,9}(#[0-9]{1,6})?$"), name="phone_form"
            ),
        )
        indexes = (models.Index(fields=["tenant", "digits", "person"], name="phone_by_digits"),)

    def __str__(self) -> str:
        return f"phone of person {self.person_id}"


class Address(TenantOwned):
    """Where a person is registered, or really lives, from one day to another.

    `starts_on` is empty where nobody remembers; the current address has no `ends_before`.
    """

    RETENTION = "people"

    class Kind(models.TextChoices):
        REGISTERED = "registered", "ตามทะเบียนบ้าน"
        LIVING = "living", "ที่อยู่จริง"

    person = personal(TenantForeignKey(Person, db_index=False))
    kind = personal(models.CharField(max_length=12, choices=Kind.choices))
    house_number = personal(models.CharField(max_length=40, blank=True))
    village_number = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    lane = personal(models.CharField(max_length=80, blank=True))
    road = personal(models.CharField(max_length=80, blank=True))
    community = personal(TenantForeignKey(Community, null=True, blank=True, db_index=False))
    subdistrict = personal(
        models.ForeignKey(
            Subdistrict, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
        )
    )
    postcode = personal(models.CharField(max_length=5, blank=True))
    starts_on = personal(models.DateField(null=True, blank=True))
    ends_before = personal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "person", "kind"],
                condition=Q(ends_before__isnull=True),
                name="address_one_current_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(house_number="", lane="", road="")
                | Q(village_number__isnull=False)
                | Q(community__isnull=False)
                | Q(subdistrict__isnull=False),
                name="address_says_something",
            ),
            models.CheckConstraint(
                condition=Q(village_number__isnull=True) | Q(village_number__range=(1, 99)),
                name="address_village_number",
            ),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex="^[1-9][0-9]{4}$"), name="address_postcode_form"
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_before__gt=F("starts_on")),
                name="address_ends_after_start",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "person"], name="address_by_person"),
            models.Index(fields=["tenant", "community", "person"], name="address_by_community"),
        )

    def __str__(self) -> str:
        return f"address {self.pk}"

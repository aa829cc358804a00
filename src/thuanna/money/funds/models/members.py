"""The member, the rows that say what became of the membership, and who is to be paid on death."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.registry.people.models import Person
from thuanna.registry.places.models import Community

from .imports import ImportBatch


class Member(TenantOwned):
    """A person's membership in the fund (สมาชิก); the number stays theirs for good.

    `opening_satang` is what the old register says was paid in before; the book takes it up from there.
    `brought_person`: the import also took the person into the register of people; undoing it takes them out.
    """

    RETENTION = "members"

    number = personal(models.CharField(max_length=20))
    number_key = personal(models.CharField(max_length=40, db_collation="C"))
    person = personal(TenantForeignKey(Person))
    community = personal(TenantForeignKey(Community, null=True, blank=True))
    payment_plan = personal(models.CharField(max_length=40, blank=True))
    opening_satang = personal(models.BigIntegerField(null=True, blank=True))
    import_batch = internal(TenantForeignKey(ImportBatch, null=True, blank=True))
    brought_person = internal(models.BooleanField(default=False))
    created_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "number"], name="member_number_once"),
            models.UniqueConstraint(fields=["tenant", "person"], name="member_person_once"),
            models.CheckConstraint(condition=~Q(number=""), name="member_has_number"),
            models.CheckConstraint(
                condition=Q(opening_satang__isnull=True) | Q(opening_satang__gte=0),
                name="member_opening_not_negative",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "community"], name="member_by_community"),
            models.Index(fields=["tenant", "number_key"], name="member_by_number_key"),
            models.Index(fields=["tenant", "import_batch"], name="member_by_batch"),
        )

    def __str__(self) -> str:
        return f"member {self.pk}"


class MemberStatus(TenantOwned):
    """What a membership became, from a day on. A state is a new row, never an overwritten one."""

    RETENTION = "members"
    FROZEN = True

    class Status(models.TextChoices):
        APPLIED = "applied", "สมัคร รออนุมัติ"
        ACTIVE = "active", "เป็นสมาชิก"
        SUSPENDED = "suspended", "พักสิทธิ"
        RESIGNED = "resigned", "ลาออก"
        ENDED = "ended", "พ้นสมาชิกภาพ"
        DECEASED = "deceased", "เสียชีวิต"

    member = personal(TenantForeignKey(Member))
    status = personal(models.CharField(max_length=12, choices=Status.choices))
    starts_on = personal(models.DateField())
    resolution_no = internal(models.CharField(max_length=40, blank=True))
    resolution_on = internal(models.DateField(null=True, blank=True))
    reason = internal(models.CharField(max_length=200, blank=True))
    recorded_by_id = internal(models.BigIntegerField(null=True, blank=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "member", "status", "starts_on"], name="member_status_once"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "member", "starts_on", "id"], name="member_status_on"),
            models.Index(fields=["tenant", "status", "starts_on"], name="member_status_by_status"),
        )

    def __str__(self) -> str:
        return f"member {self.member_id} {self.status} from {self.starts_on}"


class NominatedPayee(TenantOwned):
    """Who is to be paid when the member dies (ผู้รับผลประโยชน์), in order."""

    RETENTION = "members"

    member = personal(TenantForeignKey(Member))
    place = internal(models.PositiveSmallIntegerField())
    name = personal(models.CharField(max_length=120))
    relation = personal(models.CharField(max_length=40, blank=True))
    phone = personal(models.CharField(max_length=20, blank=True))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "member", "place"],
                condition=Q(ends_before__isnull=True),
                name="payee_place_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="payee_has_name"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gte=F("starts_on")),
                name="payee_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"payee {self.place} of member {self.member_id}"

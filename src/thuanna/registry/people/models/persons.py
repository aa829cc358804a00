"""The person, and the names a person had before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive
from thuanna.kernel.citizen_number import CitizenNumberKind
from thuanna.kernel.partial_dates import PartialDate

_FIRST_YEAR_FROM_JANUARY = 1941


def _is_partial_date(name: str) -> Q:
    """No day without its month, no month without its year."""
    year, month, day = (f"{name}_{part}" for part in ("year", "month", "day"))
    return (
        (Q(**{f"{year}__isnull": True}) | Q(**{f"{year}__range": (1850, 2200)}))
        & (Q(**{f"{month}__isnull": True}) | Q(**{f"{month}__range": (1, 12), f"{year}__isnull": False}))
        & (Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__range": (1, 31), f"{month}__isnull": False}))
    )


class Person(TenantOwned):
    """Somebody in one tenant's register. Two tenants that know the same person do not know of each other.

    The citizen number is sealed with the tenant's key; `number_index` lets the database refuse the same
    number twice, `number_tail` is what the mask shows. There is no place for remarks about a person.
    """

    RETENTION = "people"

    class Sex(models.TextChoices):
        FEMALE = "female", "หญิง"
        MALE = "male", "ชาย"
        UNKNOWN = "", "ไม่ระบุ"

    class MaritalStatus(models.TextChoices):
        SINGLE = "single", "โสด"
        MARRIED = "married", "สมรส"
        DIVORCED = "divorced", "หย่า"
        WIDOWED = "widowed", "หม้าย"
        SEPARATED = "separated", "แยกกันอยู่"
        UNKNOWN = "", "ไม่ระบุ"

    class IncomeBand(models.TextChoices):
        """Income a month as people say it; no rule is decided on it."""

        NONE = "none", "ไม่มีรายได้"
        TO_3000 = "to_3000", "ไม่เกิน 3,000 บาท"
        TO_8000 = "to_8000", "3,001–8,000 บาท"
        TO_15000 = "to_15000", "8,001–15,000 บาท"
        ABOVE_15000 = "above_15000", "มากกว่า 15,000 บาท"
        UNKNOWN = "", "ไม่ระบุ"

    class NoNumberReason(models.TextChoices):
        """Why there is no citizen number; empty where there is one."""

        NOT_GIVEN = "not_given", "ยังไม่ได้แจ้งเลข"
        NOT_ISSUED = "not_issued", "ยังไม่มีเลขประจำตัว"
        UNREADABLE = "unreadable", "เลขในเอกสารเดิมอ่านไม่ได้หรือไม่ครบ"
        HAS_NUMBER = "", "มีเลขแล้ว"

    title = personal(models.CharField(max_length=60, blank=True))
    given_name = personal(models.CharField(max_length=120))
    family_name = personal(models.CharField(max_length=120, blank=True))
    nickname = personal(models.CharField(max_length=60, blank=True))
    sort_key = personal(models.CharField(max_length=1000, db_collation="C"))
    sex = personal(models.CharField(max_length=10, choices=Sex.choices, blank=True))
    birth_year = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    birth_month = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    birth_day = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    is_birth_year_uncertain = personal(models.BooleanField(default=False))
    nationality = personal(models.CharField(max_length=60, blank=True))
    marital_status = personal(models.CharField(max_length=12, choices=MaritalStatus.choices, blank=True))
    occupation = personal(models.CharField(max_length=120, blank=True))
    income_band = personal(models.CharField(max_length=12, choices=IncomeBand.choices, blank=True))
    death_year = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    death_month = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    death_day = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    number_sealed = sensitive(models.BinaryField(null=True, blank=True))
    number_index = sensitive(models.BinaryField(null=True, blank=True))
    number_key_version = internal(models.PositiveSmallIntegerField(null=True, blank=True))
    number_tail = personal(models.CharField(max_length=3, blank=True))
    number_kind = personal(
        models.CharField(max_length=30, choices=[(k.value, k.value) for k in CitizenNumberKind], blank=True)
    )
    no_number_reason = personal(models.CharField(max_length=12, choices=NoNumberReason.choices, blank=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "number_index"], name="person_number_once"),
            models.CheckConstraint(condition=~Q(given_name=""), name="person_has_given_name"),
            models.CheckConstraint(
                condition=Q(
                    number_sealed__isnull=False,
                    number_index__isnull=False,
                    number_key_version__isnull=False,
                    number_tail__regex="^[0-9]{3}$",
                    no_number_reason="",
                )
                & ~Q(number_kind="")
                | Q(
                    number_sealed__isnull=True,
                    number_index__isnull=True,
                    number_key_version__isnull=True,
                    number_tail="",
                    number_kind="",
                )
                & ~Q(no_number_reason=""),
                name="person_number_or_reason",
            ),
            models.CheckConstraint(condition=_is_partial_date("birth"), name="person_birth_is_partial_date"),
            models.CheckConstraint(condition=_is_partial_date("death"), name="person_death_is_partial_date"),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True)
                | Q(death_year__isnull=True)
                | Q(death_year__gte=F("birth_year")),
                name="person_dies_after_birth",
            ),
            models.CheckConstraint(
                condition=Q(is_birth_year_uncertain=False)
                | Q(birth_year__lt=_FIRST_YEAR_FROM_JANUARY, birth_month__range=(1, 3)),
                name="person_uncertain_only_before_2484",
            ),
        )
        indexes = (models.Index(fields=["tenant", "sort_key"], name="person_by_name"),)

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def full_name(self) -> str:
        """The name as it is written, the title joined to it the Thai way."""
        return written_name(self.title, self.given_name, self.family_name)

    @property
    def birth(self) -> PartialDate | None:
        """What is known of the birth date."""
        return _partial(self.birth_year, self.birth_month, self.birth_day)

    @property
    def died(self) -> PartialDate | None:
        """What is known of the day of death; None for the living."""
        return _partial(self.death_year, self.death_month, self.death_day)

    @property
    def has_number(self) -> bool:
        """Whether a citizen number is kept under seal."""
        return bool(self.number_tail)

    @property
    def masked_number(self) -> str:
        """The mask of the citizen number, ``x-xxxx-xxxxx-12-1``; empty where there is none."""
        return f"x-xxxx-xxxxx-{self.number_tail[:2]}-{self.number_tail[2]}" if self.number_tail else ""


class FormerName(TenantOwned):
    """A name given up at marriage or by choice; old papers carry it, so it is still found."""

    RETENTION = "people"

    person = personal(TenantForeignKey(Person, db_index=False))
    title = personal(models.CharField(max_length=60, blank=True))
    given_name = personal(models.CharField(max_length=120))
    family_name = personal(models.CharField(max_length=120, blank=True))
    ends_before = personal(models.DateField())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(given_name=""), name="former_name_has_given_name"),
        )
        indexes = (models.Index(fields=["tenant", "person"], name="former_name_by_person"),)

    def __str__(self) -> str:
        return f"former name of person {self.person_id}"

    @property
    def full_name(self) -> str:
        """The name as it was written."""
        return written_name(self.title, self.given_name, self.family_name)


def written_name(title: str, given: str, family: str) -> str:
    """``นายสมชาย ใจดี``, ``Mr. John Smith``: Thai titles are joined, Latin ones stand apart."""
    gap = " " if title and (title[0].isascii() or given[:1].isascii()) else ""
    return f"{title}{gap}{given} {family}".strip()


def _partial(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    return None if year is None else PartialDate(year, month, day)

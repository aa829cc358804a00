"""Area codes of the nation, shared by all; villages, communities and areas of each organisation."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Left, Right

from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.kernel.language import Phrase, t

_PUBLISHED_CODES = "the civil register's published codes, the same for everybody; written by migrations only"


class Province(models.Model):
    """A province (จังหวัด), or Bangkok."""

    SHARED = _PUBLISHED_CODES
    RETENTION = "reference"
    GUARDED = True

    code = public(models.CharField(max_length=2, primary_key=True))
    name_th = public(models.CharField(max_length=80))
    name_en = public(models.CharField(max_length=80))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(code__regex="^[1-9][0-9]$"), name="province_code_form"),
        )

    def __str__(self) -> str:
        return self.code


class District(models.Model):
    """A district (อำเภอ), or one of Bangkok's (เขต)."""

    SHARED = _PUBLISHED_CODES
    RETENTION = "reference"
    GUARDED = True

    code = public(models.CharField(max_length=4, primary_key=True))
    province = public(models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+"))
    name_th = public(models.CharField(max_length=80))
    name_en = public(models.CharField(max_length=80))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(code__regex="^[1-9][0-9]{3}$"), name="district_code_form"),
            models.CheckConstraint(
                condition=Q(province_id=Left("code", 2)), name="district_lies_in_its_province"
            ),
        )

    def __str__(self) -> str:
        return self.code


class Subdistrict(models.Model):
    """A subdistrict (ตำบล), or one of Bangkok's (แขวง), with its postcodes."""

    SHARED = _PUBLISHED_CODES
    RETENTION = "reference"
    GUARDED = True

    code = public(models.CharField(max_length=6, primary_key=True))
    district = public(models.ForeignKey(District, on_delete=models.PROTECT, related_name="+"))
    name_th = public(models.CharField(max_length=80))
    name_en = public(models.CharField(max_length=80))
    postcodes = public(models.CharField(max_length=40))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(code__regex="^[1-9][0-9]{5}$"), name="subdistrict_code_form"),
            models.CheckConstraint(
                condition=Q(district_id=Left("code", 4)), name="subdistrict_lies_in_its_district"
            ),
            models.CheckConstraint(
                condition=Q(postcodes__regex="^[1-9][0-9]{4}( [1-9][0-9]{4})*$"),
                name="subdistrict_postcode_form",
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def postcode(self) -> str:
        """The lowest of its postcodes; one subdistrict in fifty has more than one."""
        return self.postcodes.split(" ", 1)[0]


class RetiredCode(models.Model):
    """A code of a district or subdistrict that is no longer in force; old registers still carry it."""

    SHARED = _PUBLISHED_CODES
    RETENTION = "reference"
    GUARDED = True

    class Basis(models.TextChoices):
        """How its successors are known."""

        NOTICE = "notice", "ประกาศในราชกิจจานุเบกษา"
        NAME = "name", "ชื่อเดียวกันในรหัสใหม่"
        UNKNOWN = "", "ไม่ทราบ"

    code = public(models.CharField(max_length=6, primary_key=True))
    name_th = public(models.CharField(max_length=160))
    name_en = public(models.CharField(max_length=160, blank=True))
    retired_on = public(models.DateField())
    basis = public(models.CharField(max_length=10, choices=Basis.choices, blank=True))
    noticed_on = public(models.DateField(null=True, blank=True))
    source = public(models.TextField(blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex="^[1-9][0-9]{3}([0-9]{2})?$"), name="retired_code_form"
            ),
        )

    def __str__(self) -> str:
        return self.code


class Succession(models.Model):
    """One of the codes that took the place of a retired one; a divided place has several."""

    SHARED = _PUBLISHED_CODES
    RETENTION = "reference"
    GUARDED = True

    retired = public(models.ForeignKey(RetiredCode, on_delete=models.PROTECT, related_name="+"))
    successor_code = public(models.CharField(max_length=6))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["retired", "successor_code"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(successor_code=F("retired_id")), name="succession_leads_elsewhere"
            ),
        )

    def __str__(self) -> str:
        return f"{self.retired_id} → {self.successor_code}"


class LocalArea(TenantOwned):
    """A subdistrict for which an organisation is responsible, whole or in part.

    A municipality may cut across subdistricts, and a subdistrict may hold two local governments.
    """

    RETENTION = "reference"

    class Coverage(models.TextChoices):
        WHOLE = "whole", "ทั้งตำบล"
        PART = "part", "บางส่วนของตำบล"

    subdistrict = public(models.ForeignKey(Subdistrict, on_delete=models.PROTECT, related_name="+"))
    coverage = public(models.CharField(max_length=10, choices=Coverage.choices))
    part_th = public(models.CharField(max_length=200, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "subdistrict"], name="local_area_once"),
            models.CheckConstraint(
                condition=Q(coverage="part") | Q(part_th=""), name="local_area_whole_has_no_part"
            ),
        )

    def __str__(self) -> str:
        return f"{self.coverage} of {self.subdistrict_id}"


class Community(TenantOwned):
    """A village (หมู่บ้าน) or a municipal community (ชุมชน), in an organisation's own list.

    The nation numbers villages, not communities. It is in the list from `starts_on`; one that was
    merged or closed keeps its row, so that old registers can still be read.
    """

    RETENTION = "reference"

    class Kind(models.TextChoices):
        VILLAGE = "village", "หมู่บ้าน"
        MUNICIPAL = "municipal", "ชุมชน"

    kind = public(models.CharField(max_length=10, choices=Kind.choices))
    subdistrict = public(models.ForeignKey(Subdistrict, on_delete=models.PROTECT, related_name="+"))
    village_number = public(models.PositiveSmallIntegerField(null=True, blank=True))
    code = public(models.CharField(max_length=8, blank=True))
    name_th = public(models.CharField(max_length=120))
    name_en = public(models.CharField(max_length=120, blank=True))
    sort_key = internal(models.CharField(max_length=500, db_collation="C"))
    starts_on = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name_th=""), name="community_has_name"),
            models.CheckConstraint(
                condition=Q(code="") | Q(code__regex="^[1-9][0-9]{7}$"), name="community_code_form"
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(subdistrict_id=Left("code", 6)), name="community_code_in_subdistrict"
            ),
            models.CheckConstraint(
                condition=Q(code="")
                | Q(village_number=Cast(Right("code", 2), models.PositiveSmallIntegerField())),
                name="community_code_ends_in_number",
            ),
            models.CheckConstraint(
                condition=Q(kind="village", village_number__range=(1, 99))
                | Q(kind="municipal", village_number__isnull=True, code=""),
                name="community_villages_are_numbered",
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="community_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["tenant", "subdistrict", "village_number"],
                condition=Q(kind="village", ends_before__isnull=True),
                name="community_village_once",
            ),
            models.UniqueConstraint(
                fields=["tenant", "subdistrict", "name_th"],
                condition=Q(kind="municipal", ends_before__isnull=True),
                name="community_municipal_once",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "subdistrict", "village_number"], name="community_by_place"),
        )

    def __str__(self) -> str:
        return f"community {self.pk}"

    @property
    def label(self) -> Phrase:
        """How people call it: หมู่ 3 บ้านเนินคราม, or ชุมชนหลังสถานี."""
        if self.kind == self.Kind.VILLAGE:
            return t(
                "หมู่ {moo} {name_th}",
                "Village {moo}, {name_en}",
                moo=self.village_number,
                name_th=self.name_th,
                name_en=self.name_en or self.name_th,
            )
        return t("{name_th}", "{name_en}", name_th=self.name_th, name_en=self.name_en or self.name_th)

"""Organisations of a tenant's directory, posts in them, and figures of the locality."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.language import current_language
from thuanna.kernel.money import Money
from thuanna.registry.places.models import Community, Subdistrict


class Organisation(TenantOwned):
    """A body the tenant is, has or works with. Contacts are the office's own lines, never private ones."""

    RETENTION = "organisations"

    class Kind(models.TextChoices):
        LOCAL_GOVERNMENT = "local_government", "องค์กรปกครองส่วนท้องถิ่น"
        DIVISION = "division", "กอง สำนัก หรือฝ่าย"
        COMMUNITY = "community", "คณะกรรมการชุมชนหรือหมู่บ้าน"
        FUND = "fund", "กองทุนสวัสดิการชุมชน"
        PROVINCIAL_COMMITTEE = "provincial_committee", "คณะกรรมการระดับจังหวัด"
        PROVINCIAL_OFFICE = "provincial_office", "สำนักงานระดับจังหวัด"
        AGENCY = "agency", "หน่วยงานของรัฐ"
        INSTITUTION = "institution", "สถานพยาบาล สถานสงเคราะห์ หรือสถาบัน"
        PARTNER_STATE = "partner_state", "ภาคีภาครัฐ"
        PARTNER_PRIVATE = "partner_private", "ภาคีภาคเอกชน"
        PARTNER_CIVIL = "partner_civil", "ภาคีภาคประชาสังคม"
        PARTNER_PROFESSIONAL = "partner_professional", "ภาคีองค์กรวิชาชีพ"
        PARTNER_RELIGIOUS = "partner_religious", "วัดและศาสนสถาน"
        PARTNER_SCHOOL = "partner_school", "สถานศึกษา"

    kind = public(models.CharField(max_length=30, choices=Kind.choices))
    is_self = public(models.BooleanField(default=False))
    parent = public(TenantForeignKey("self", null=True, blank=True))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    name_th = public(models.CharField(max_length=200))
    name_en = public(models.CharField(max_length=200, blank=True))
    sort_key = internal(models.CharField(max_length=900, db_collation="C"))
    address_line = public(models.CharField(max_length=200, blank=True))
    subdistrict = public(
        models.ForeignKey(Subdistrict, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    )
    phone = public(models.CharField(max_length=30, blank=True))
    email = public(models.EmailField(blank=True))
    hours_th = public(models.CharField(max_length=200, blank=True))
    hours_en = public(models.CharField(max_length=200, blank=True))
    starts_on = public(models.DateField(null=True, blank=True))
    ends_before = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name_th=""), name="organisation_has_name"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="organisation_not_own_parent"
            ),
            models.CheckConstraint(
                condition=~Q(kind="division") | Q(parent__isnull=False),
                name="organisation_division_has_parent",
            ),
            models.CheckConstraint(
                condition=Q(kind="community", community__isnull=False)
                | (~Q(kind="community") & Q(community__isnull=True)),
                name="organisation_community_names_its_place",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_before__isnull=True)
                | Q(ends_before__gt=F("starts_on")),
                name="organisation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(is_self=False) | Q(ends_before__isnull=True), name="organisation_self_is_open"
            ),
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(is_self=True), name="organisation_one_is_self"
            ),
            models.UniqueConstraint(
                fields=["tenant", "parent", "name_th"],
                condition=~Q(kind="community") & Q(ends_before__isnull=True),
                nulls_distinct=False,
                name="organisation_name_once",
            ),
            models.UniqueConstraint(
                fields=["tenant", "community"],
                condition=Q(community__isnull=False, ends_before__isnull=True),
                name="organisation_one_a_community",
            ),
        )
        indexes = (models.Index(fields=["tenant", "kind", "sort_key"], name="organisation_by_kind"),)

    def __str__(self) -> str:
        return f"organisation {self.pk}"

    @property
    def name(self) -> str:
        """The name in the language being spoken."""
        return self.name_th if current_language() == "th" else (self.name_en or self.name_th)


class PostKind(models.TextChoices):
    """What an office is; the title says how the place calls it."""

    EXECUTIVE = "executive", "ผู้บริหารท้องถิ่น"
    DEPUTY_EXECUTIVE = "deputy_executive", "รองผู้บริหารท้องถิ่น"
    COUNCIL_CHAIR = "council_chair", "ประธานสภา"
    COUNCIL_DEPUTY_CHAIR = "council_deputy_chair", "รองประธานสภา"
    COUNCILLOR = "councillor", "สมาชิกสภา"
    CLERK = "clerk", "ปลัด"
    HEAD = "head", "หัวหน้าหน่วยงาน"
    OFFICER = "officer", "เจ้าหน้าที่"
    VILLAGE_HEAD = "village_head", "กำนันหรือผู้ใหญ่บ้าน"
    CHAIR = "chair", "ประธานกรรมการ"
    VICE_CHAIR = "vice_chair", "รองประธานกรรมการ"
    SECRETARY = "secretary", "เลขานุการ"
    TREASURER = "treasurer", "เหรัญญิก"
    COMMITTEE = "committee", "กรรมการ"
    ADVISER = "adviser", "ที่ปรึกษา"


COUNCIL = (PostKind.COUNCIL_CHAIR, PostKind.COUNCIL_DEPUTY_CHAIR, PostKind.COUNCILLOR)
HELD_BY_ONE = (
    PostKind.EXECUTIVE,
    PostKind.COUNCIL_CHAIR,
    PostKind.CLERK,
    PostKind.HEAD,
    PostKind.VILLAGE_HEAD,
    PostKind.CHAIR,
    PostKind.SECRETARY,
    PostKind.TREASURER,
)


class Post(TenantOwned):
    """Somebody's term in an office: executive, councillor, officer, chair or member of a committee."""

    RETENTION = "organisations"

    Kind = PostKind

    class Sex(models.TextChoices):
        MALE = "male", "ชาย"
        FEMALE = "female", "หญิง"
        NOT_STATED = "not_stated", "ไม่ระบุ"

    organisation = internal(TenantForeignKey(Organisation))
    kind = public(models.CharField(max_length=30, choices=Kind.choices))
    title_th = public(models.CharField(max_length=120))
    title_en = public(models.CharField(max_length=120, blank=True))
    person_name = personal(models.CharField(max_length=160))
    sex = personal(models.CharField(max_length=10, choices=Sex.choices))
    account = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    starts_on = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title_th=""), name="post_has_title"),
            models.CheckConstraint(condition=~Q(person_name=""), name="post_is_held_by_somebody"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="post_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["tenant", "organisation", "kind"],
                condition=Q(ends_before__isnull=True, kind__in=[kind.value for kind in HELD_BY_ONE]),
                name="post_held_by_one",
            ),
        )
        indexes = (models.Index(fields=["tenant", "organisation", "kind"], name="post_by_organisation"),)

    def __str__(self) -> str:
        return f"post {self.pk}"

    @property
    def title(self) -> str:
        """The title in the language being spoken."""
        return self.title_th if current_language() == "th" else (self.title_en or self.title_th)


class Figure(TenantOwned):
    """A figure of the locality as of a day, with source and definition; corrected by one that replaces it."""

    RETENTION = "reference"
    APPEND_ONLY = True

    class Measure(models.TextChoices):
        COUNT = "count", "จำนวนเต็ม"
        DECIMAL = "decimal", "ทศนิยม"
        MONEY = "money", "จำนวนเงิน"

    code = public(models.SlugField(max_length=60))
    label_th = public(models.CharField(max_length=160))
    label_en = public(models.CharField(max_length=160))
    measure = public(models.CharField(max_length=10, choices=Measure.choices))
    amount = public(models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True))
    satang = public(models.BigIntegerField(null=True, blank=True))
    unit_th = public(models.CharField(max_length=40))
    unit_en = public(models.CharField(max_length=40))
    as_of = public(models.DateField())
    source = public(models.CharField(max_length=300))
    definition_th = public(models.CharField(max_length=500))
    definition_en = public(models.CharField(max_length=500, blank=True))
    replaces = internal(TenantForeignKey("self", null=True, blank=True))
    recorded_at = internal(models.DateTimeField(db_default=models.functions.Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(measure="money", satang__isnull=False, amount__isnull=True)
                | (~Q(measure="money") & Q(satang__isnull=True, amount__gte=0)),
                name="figure_has_one_value",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="figure_has_source"),
            models.CheckConstraint(condition=~Q(definition_th=""), name="figure_has_definition"),
            models.CheckConstraint(
                condition=~Q(label_th="") & ~Q(unit_th=""), name="figure_says_what_it_counts"
            ),
            models.UniqueConstraint(
                fields=["tenant", "code", "as_of"],
                condition=Q(replaces__isnull=True),
                name="figure_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["tenant", "replaces"],
                condition=Q(replaces__isnull=False),
                name="figure_replaced_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} as of {self.as_of}"

    @property
    def value(self) -> int | Decimal | Money:
        """The figure itself, exact."""
        if self.satang is not None:
            return Money(self.satang)
        assert self.amount is not None, "the database holds figures without value"
        if self.measure == self.Measure.COUNT:
            return int(self.amount)
        return Decimal(f"{self.amount.normalize():f}")

    @property
    def shown(self) -> str:
        """The figure with commas, as people write it: 111,707 or 678,749,799.10."""
        value = self.value
        if isinstance(value, Money):
            return str(value)
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"

    @property
    def label(self) -> str:
        """What it counts, in the language being spoken."""
        return self.label_th if current_language() == "th" else self.label_en

    @property
    def unit(self) -> str:
        """Its unit, in the language being spoken."""
        return self.unit_th if current_language() == "th" else self.unit_en

"""What a fund brings as evidence. A row entered by mistake is taken back with its reason, never removed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.meetings.models import Resolution
from thuanna.registry.places.models import Community

_TAKEN_BACK = Q(withdrawn_on__isnull=True, withdrawn_reason="") | (
    Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")
)


class Evidence(TenantOwned):
    """What every kind of evidence has: its paper, who recorded it, and whether it was taken back.

    :cvar ON: the field that says of which day it is
    """

    RETENTION = "grants"
    ON: ClassVar[str]

    document = internal(TenantForeignKey(Document, null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))
    withdrawn_on = internal(models.DateField(null=True, blank=True))
    withdrawn_reason = internal(models.CharField(max_length=300, blank=True))

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=_TAKEN_BACK, name="%(class)s_taken_back_with_reason"),
        )

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class Promoter(Evidence):
    """Somebody who set the fund going (ผู้ก่อการ)."""

    ON = "starts_on"

    name = personal(models.CharField(max_length=160))
    standing = personal(models.CharField(max_length=160, blank=True))
    community = internal(TenantForeignKey(Community, null=True, blank=True))
    starts_on = internal(models.DateField())

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="promoter_has_name"),
        )


class Certification(Evidence):
    """That a body certified the fund (การรับรองกองทุน), with the paper that says so."""

    ON = "certified_on"

    class Certifier(models.TextChoices):
        CODI = "codi", "สถาบันพัฒนาองค์กรชุมชน (พอช.)"
        PROVINCIAL_OFFICE = "provincial_office", "พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด (พมจ.)"
        PROVINCIAL_COMMITTEE = "provincial_committee", "คณะกรรมการขับเคลื่อนสวัสดิการชุมชนจังหวัด"
        BANGKOK_COMMITTEE = "bangkok_committee", "คณะกรรมการขับเคลื่อนสวัสดิการชุมชนกรุงเทพมหานคร"
        PUBLIC_BENEFIT = "public_benefit", "จดทะเบียนองค์กรสาธารณประโยชน์"
        WELFARE_ORGANISATION = "welfare_organisation", "จดทะเบียนองค์กรสวัสดิการชุมชน"

    certifier = public(models.CharField(max_length=24, choices=Certifier.choices))
    certified_on = public(models.DateField())
    reference = internal(models.CharField(max_length=80, blank=True))
    signed_by = personal(models.CharField(max_length=160, blank=True))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(reference=""),
                name="certification_has_paper_or_number",
            ),
        )


class LocalSupport(Evidence):
    """Support of the local government other than money in the book (การสนับสนุนจาก อปท.), form section 12."""

    ON = "given_on"

    class Kind(models.TextChoices):
        STAFF = "staff", "บุคลากร"
        PLACE = "place", "สถานที่"
        ADVICE = "advice", "ให้คำปรึกษา"
        ACTIVITIES = "activities", "จัดกิจกรรมร่วมกัน"
        GOODS = "goods", "วัสดุอุปกรณ์"
        OTHER = "other", "อื่นๆ"

    kind = public(models.CharField(max_length=12, choices=Kind.choices))
    given_on = public(models.DateField())
    giver = public(models.CharField(max_length=200))
    about = public(models.CharField(max_length=400))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(giver="") & ~Q(about=""), name="local_support_says_what"),
        )


class ReportPosting(Evidence):
    """That a report was shown to the public (การปิดประกาศรายงาน): what, where, from when."""

    ON = "posted_on"

    class What(models.TextChoices):
        YEARLY_REPORT = "yearly_report", "รายงานผลการดำเนินงานประจำปี"
        STATEMENT = "statement", "งบการเงิน"
        STATUS_FORM = "status_form", "แบบแสดงสถานะกองทุน"
        BENEFITS = "benefits", "สรุปการจ่ายสวัสดิการ"
        REGULATION = "regulation", "ระเบียบกองทุน"

    what = public(models.CharField(max_length=16, choices=What.choices))
    fiscal_year = public(models.PositiveSmallIntegerField())
    place = public(models.CharField(max_length=200))
    posted_on = public(models.DateField())
    posted_until = public(models.DateField(null=True, blank=True))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(place=""), name="report_posting_says_where"),
            models.CheckConstraint(
                condition=Q(posted_until__isnull=True) | Q(posted_until__gte=models.F("posted_on")),
                name="report_posting_ends_after_start",
            ),
        )


class PlanItem(Evidence):
    """One piece of work of the fund's plan (แผนพัฒนากองทุน), form section 13."""

    ON = "starts_on"

    class Kind(models.TextChoices):
        OWN = "own", "ทำเอง"
        WITH_PARTNERS = "with_partners", "ทำร่วมกับภาคี"
        SOCIAL_PLAN = "social_plan", "แผนพัฒนาสังคมของตำบล"

    class Aim(models.TextChoices):
        QUALITY = "quality", "พัฒนาคุณภาพกองทุน"
        DISADVANTAGED = "disadvantaged", "ดูแลผู้ด้อยโอกาสในตำบล"
        MEMBERSHIP = "membership", "ขยายฐานสมาชิก"
        OTHER = "other", "อื่นๆ"

    kind = public(models.CharField(max_length=16, choices=Kind.choices))
    aim = public(models.CharField(max_length=14, choices=Aim.choices))
    fiscal_year = public(models.PositiveSmallIntegerField())
    starts_on = public(models.DateField())
    activity = public(models.CharField(max_length=300))
    method = public(models.CharField(max_length=600, blank=True))
    result = public(models.CharField(max_length=600, blank=True))
    resolution = internal(TenantForeignKey(Resolution, null=True, blank=True))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(activity=""), name="plan_item_says_what"),
        )
        indexes = (models.Index(fields=["tenant", "fiscal_year"], name="plan_item_by_year"),)


class Monitoring(Evidence):
    """That the fund's work was followed and judged (การติดตามประเมินผล), from inside or outside."""

    ON = "done_on"

    class By(models.TextChoices):
        INSIDE = "inside", "กองทุนติดตามเอง"
        OUTSIDE = "outside", "หน่วยงานภายนอก"

    by = public(models.CharField(max_length=8, choices=By.choices))
    done_on = public(models.DateField())
    who = internal(models.CharField(max_length=200))
    findings = internal(models.TextField())
    next_step = internal(models.CharField(max_length=400, blank=True))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(findings="") & ~Q(who=""), name="monitoring_says_what"),
        )


class AuditOpinion(Evidence):
    """What the auditor says of a year's book (ความเห็นของผู้ตรวจสอบกิจการ), in their own words."""

    ON = "given_on"

    fiscal_year = public(models.PositiveSmallIntegerField())
    given_on = public(models.DateField())
    auditor = personal(models.CharField(max_length=160))
    opinion = internal(models.TextField())
    resolution = internal(TenantForeignKey(Resolution, null=True, blank=True))

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(auditor="") & ~Q(opinion=""), name="audit_opinion_says_who_and_what"
            ),
        )
        indexes = (models.Index(fields=["tenant", "fiscal_year"], name="audit_opinion_by_year"),)


class CommunityLink(Evidence):
    """Other work of the community that the fund is linked with (form section 11)."""

    ON = "starts_on"

    class Kind(models.TextChoices):
        FINANCE = "finance", "กลุ่มออมทรัพย์หรือกองทุนหมู่บ้าน"
        ENTERPRISE = "enterprise", "วิสาหกิจหรือธุรกิจชุมชน"
        COUNCIL = "council", "สภาองค์กรชุมชน"
        COMMUNITY_PLAN = "community_plan", "แผนชุมชน"
        HOUSING = "housing", "ที่ดินและที่อยู่อาศัย"
        ENVIRONMENT = "environment", "ทรัพยากรธรรมชาติและสิ่งแวดล้อม"
        FARMING = "farming", "เกษตรยั่งยืน"
        LEARNING = "learning", "ศูนย์เรียนรู้"
        HEALTH = "health", "สุขภาพ"
        DRUGS = "drugs", "ป้องกันยาเสพติด"
        CULTURE = "culture", "ศิลปวัฒนธรรม"
        GROUPS = "groups", "เด็ก เยาวชน ผู้สูงอายุ ผู้ด้อยโอกาส"
        OTHER = "other", "อื่นๆ"

    kind = public(models.CharField(max_length=16, choices=Kind.choices))
    partner = public(models.CharField(max_length=200))
    about = public(models.CharField(max_length=400))
    starts_on = public(models.DateField())

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(partner="") & ~Q(about=""), name="community_link_says_what"),
        )


class CommunityActivity(Evidence):
    """Welfare that is not a payment to a member (สวัสดิการที่ไม่เป็นตัวเงิน), form section 7."""

    ON = "done_on"

    class Kind(models.TextChoices):
        HELP = "help", "ช่วยเหลือคนในชุมชน"
        VISIT = "visit", "เยี่ยมเยียนและดูแล"
        CULTURE = "culture", "ศาสนาและวัฒนธรรม"
        SPORT = "sport", "กีฬาและนันทนาการ"
        ENVIRONMENT = "environment", "สิ่งแวดล้อม"
        LEARNING = "learning", "เรียนรู้และอบรม"
        OTHER = "other", "อื่นๆ"

    kind = public(models.CharField(max_length=12, choices=Kind.choices))
    done_on = public(models.DateField())
    about = public(models.CharField(max_length=400))
    people = public(models.PositiveIntegerField(null=True, blank=True))
    reaches_community = public(models.BooleanField())

    class Meta(Evidence.Meta):
        constraints = (
            *Evidence.Meta.constraints,
            models.CheckConstraint(condition=~Q(about=""), name="community_activity_says_what"),
        )

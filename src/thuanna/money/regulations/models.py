"""Drafts and adopted texts of a regulation, members' plans, and the days from which standing counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.money.funds.models import Member
from thuanna.registry.meetings.models import Resolution


class RegulationDraft(TenantOwned):
    """A text that is being written (ร่างระเบียบ). Nothing is judged by it.

    :ivar document: the regulation as data of the schema; may still hold what keeps it from being adopted
    :ivar cases: worked cases, as an officer reads them
    """

    RETENTION = "organisations"

    class State(models.TextChoices):
        OPEN = "open", "กำลังร่าง"
        ADOPTED = "adopted", "ประกาศใช้แล้ว"
        DISCARDED = "discarded", "ไม่ใช้ร่างนี้"

    started_from = internal(models.CharField(max_length=60))
    state = internal(models.CharField(max_length=10, choices=State.choices, default=State.OPEN))
    document = internal(models.JSONField())
    cases = internal(models.JSONField(default=list))
    edition = internal(models.PositiveIntegerField(default=1))
    started_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    started_on = internal(models.DateField())
    changed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(started_from=""), name="regulation_draft_has_start"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "adopted", "discarded"]), name="regulation_draft_state"
            ),
            models.CheckConstraint(condition=Q(edition__gte=1), name="regulation_draft_counts_from_one"),
        )
        indexes = (models.Index(fields=["tenant", "state"], name="regulation_draft_by_state"),)

    def __str__(self) -> str:
        return f"regulation draft {self.pk}"


class RegulationVersion(TenantOwned):
    """A regulation as it was adopted (ระเบียบที่ประกาศใช้). In force from a day until the next one begins.

    :ivar counts_from: of the first version: from when this program counts contributions; members of before
        are taken as paid until then unless a standing base says otherwise
    """

    RETENTION = "meetings"
    APPEND_ONLY = True

    number = public(models.PositiveIntegerField())
    document = public(models.JSONField())
    cases = internal(models.JSONField(default=list))
    digest = public(models.CharField(max_length=64))
    starts_on = public(models.DateField())
    counts_from = internal(models.DateField())
    resolution_no = public(models.CharField(max_length=40))
    resolution_on = public(models.DateField())
    resolution = internal(TenantForeignKey(Resolution, null=True, blank=True))
    minutes = internal(TenantForeignKey(Document, null=True, blank=True))
    draft = internal(TenantForeignKey(RegulationDraft))
    adopted_by_id = personal(models.BigIntegerField(null=True))
    adopted_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "number"], name="regulation_number_once"),
            models.UniqueConstraint(fields=["tenant", "starts_on"], name="regulation_one_a_day"),
            models.UniqueConstraint(fields=["tenant", "draft"], name="regulation_one_a_draft"),
            models.CheckConstraint(condition=Q(number__gte=1), name="regulation_counts_from_one"),
            models.CheckConstraint(condition=~Q(resolution_no=""), name="regulation_has_resolution"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(starts_on__gte=F("resolution_on")),
                name="regulation_does_not_change_the_past",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="regulation_digest_form"
            ),
        )

    def __str__(self) -> str:
        return f"regulation {self.number} from {self.starts_on}"


class MemberPlan(TenantOwned):
    """How a member chose to pay (แบบการส่งเงินสมทบ), from a day on, perhaps on a day of their own."""

    RETENTION = "members"
    APPEND_ONLY = True

    member = personal(TenantForeignKey(Member))
    plan = personal(models.CharField(max_length=40))
    due_day = personal(models.PositiveSmallIntegerField(null=True, blank=True))
    starts_on = personal(models.DateField())
    recorded_by_id = internal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "member", "starts_on"], name="member_plan_once_a_day"),
            models.CheckConstraint(condition=Q(plan__regex="^[a-z][a-z0-9_]*$"), name="member_plan_code"),
            models.CheckConstraint(
                condition=Q(due_day__isnull=True) | Q(due_day__range=(1, 28)), name="member_plan_due_day"
            ),
        )

    def __str__(self) -> str:
        return f"plan of member {self.member_id} from {self.starts_on}"


class StandingBase(TenantOwned):
    """From a day on a member counts as paid until another (ฐานการนับสถานะ): by the old books, or a resolution.

    :ivar time_from: from when the time of membership counts
    :ivar suspended_before: entitlement rests until this day, where coming back asks for a wait
    """

    RETENTION = "members"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        OPENING = "opening", "ยอดยกมาจากสมุดเดิม"
        RETURNED = "returned", "กลับเข้าเป็นสมาชิก"
        FORGIVEN = "forgiven", "ยกเงินที่ค้างให้ตามมติ"

    member = personal(TenantForeignKey(Member))
    kind = personal(models.CharField(max_length=10, choices=Kind.choices))
    since = personal(models.DateField())
    paid_until = personal(models.DateField())
    time_from = personal(models.DateField())
    suspended_before = personal(models.DateField(null=True, blank=True))
    resolution_no = internal(models.CharField(max_length=40))
    resolution_on = internal(models.DateField())
    recorded_by_id = internal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "member", "since"], name="standing_base_once_a_day"),
            models.CheckConstraint(
                condition=Q(kind__in=["opening", "returned", "forgiven"]), name="standing_base_kind"
            ),
            models.CheckConstraint(condition=~Q(resolution_no=""), name="standing_base_has_resolution"),
            models.CheckConstraint(condition=Q(time_from__lte=F("since")), name="standing_base_time_begun"),
            models.CheckConstraint(
                condition=Q(suspended_before__isnull=True)
                | Q(kind="returned", suspended_before__gt=F("since")),
                name="standing_base_waits_after",
            ),
        )

    def __str__(self) -> str:
        return f"standing base of member {self.member_id} from {self.since}"

"""The account, the membership that gives it a role in an organisation, the invitation, the log of log-ins."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import PersonOwned, Tenant, TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive


class Role(models.TextChoices):
    """What somebody is in an organisation; `foundation.access` says what each role may do."""

    ADMINISTRATOR = "administrator", "ผู้ดูแลระบบของหน่วยงาน"
    CHAIR = "chair", "ประธานกองทุน"
    TREASURER = "treasurer", "เหรัญญิก"
    SECRETARY = "secretary", "เลขานุการ"
    REGISTRAR = "registrar", "นายทะเบียน"
    COLLECTOR = "collector", "ผู้รับเงินประจำหมู่บ้าน"
    COMMITTEE = "committee", "กรรมการกองทุน"
    INSPECTOR = "inspector", "ผู้ตรวจสอบกิจการ"
    OFFICER = "officer", "เจ้าหน้าที่กอง"
    HEAD = "head", "หัวหน้ากอง"
    CLERK = "clerk", "ปลัด"
    EXECUTIVE = "executive", "ผู้บริหารท้องถิ่น"
    AUDITOR = "auditor", "ผู้ตรวจสอบภายใน"
    COMMUNITY_CHAIR = "community_chair", "ประธานชุมชน"
    COMMUNITY_COMMITTEE = "community_committee", "กรรมการชุมชน"
    VOLUNTEER = "volunteer", "อาสาสมัคร"
    PARTNER = "partner", "ภาคี"
    PROVINCE = "province", "คณะกรรมการระดับจังหวัด"
    OPERATOR = "operator", "ผู้ให้บริการระบบ"


class UserManager(BaseUserManager["User"]):
    """Finds an account by its log-in name."""


class User(AbstractBaseUser):
    """Somebody who logs in. One account may work for several organisations."""

    SHARED = "looked up by log-in name before any tenant is chosen"
    RETENTION = "accounts"

    username = personal(models.CharField(max_length=60, unique=True))
    display_name = personal(models.CharField(max_length=120))
    email = personal(models.EmailField(blank=True))
    is_active = internal(models.BooleanField(default=True))
    is_staff = internal(models.BooleanField(default=False))
    created_at = internal(models.DateTimeField())
    password = sensitive(models.CharField(max_length=128))
    last_login = personal(models.DateTimeField(null=True, blank=True))

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        return self.display_name


class Membership(PersonOwned):
    """An account's role in an organisation, for a time, perhaps limited to one community or division."""

    RETENTION = "accounts"

    tenant = internal(models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+"))
    user = personal(models.ForeignKey(User, on_delete=models.PROTECT, related_name="+"))
    role = internal(models.CharField(max_length=30, choices=Role.choices))
    unit_id = internal(models.BigIntegerField(null=True, blank=True))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField(null=True, blank=True))
    granted_by = internal(
        models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["tenant", "user", "role"],
                condition=Q(ends_before__isnull=True),
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} of {self.tenant_id}"


class Invitation(TenantOwned):
    """A one-time code by which somebody joins an organisation or sets a new password.

    The link names the organisation beside the code, so it is looked up inside that tenant's row security;
    only the code's digest is stored. What becomes of it is an `InvitationOutcome`, so this row never changes.
    """

    RETENTION = "accounts"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        JOIN = "join", "เข้าร่วมหน่วยงาน"
        NEW_PASSWORD = "new_password", "ตั้งรหัสผ่านใหม่"

    kind = internal(models.CharField(max_length=20, choices=Kind.choices))
    code_digest = sensitive(models.CharField(max_length=64))
    display_name = personal(models.CharField(max_length=120))
    login_name = personal(models.CharField(max_length=60, blank=True))
    account = personal(models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+"))
    roles = internal(models.JSONField(default=list))
    unit_id = internal(models.BigIntegerField(null=True))
    forgets_second_factor = internal(models.BooleanField(default=False))
    issued_at = internal(models.DateTimeField())
    issued_by = internal(models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+"))
    expires_at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code_digest"], name="invitation_code_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="invitation_lasts"),
            models.CheckConstraint(
                condition=Q(code_digest__regex=r"^[0-9a-f]{64}$"), name="invitation_digest"
            ),
            models.CheckConstraint(condition=~Q(display_name=""), name="invitation_names_somebody"),
            models.CheckConstraint(
                condition=Q(kind="join", account__isnull=True)
                | Q(kind="new_password", account__isnull=False),
                name="invitation_password_has_account",
            ),
            models.CheckConstraint(condition=~Q(kind="join", roles=[]), name="invitation_to_join_has_role"),
        )

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class InvitationOutcome(TenantOwned):
    """What became of an invitation. The database lets there be one, so a code works once."""

    RETENTION = "accounts"
    APPEND_ONLY = True

    class What(models.TextChoices):
        ACCEPTED = "accepted", "ตอบรับแล้ว"
        WITHDRAWN = "withdrawn", "ถอนคืนแล้ว"

    invitation = internal(TenantForeignKey(Invitation))
    what = internal(models.CharField(max_length=20, choices=What.choices))
    at = internal(models.DateTimeField())
    user = personal(models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "invitation"], name="invitation_works_once"),
            models.CheckConstraint(
                condition=~Q(what="accepted") | Q(user__isnull=False), name="invitation_accepted_by_somebody"
            ),
        )

    def __str__(self) -> str:
        return f"invitation {self.invitation_id} {self.what}"


class LoginRecord(PersonOwned):
    """One log-in, tried or done. Rows are added; they may leave when their keeping period is over."""

    RETENTION = "lockouts"

    class Outcome(models.TextChoices):
        IN = "in", "เข้าระบบแล้ว"
        WRONG_PASSWORD = "wrong_password", "รหัสผ่านไม่ถูก"
        WRONG_CODE = "wrong_code", "รหัสหกหลักไม่ถูก"
        LOCKED = "locked", "ถูกพักไว้"

    user = personal(models.ForeignKey(User, on_delete=models.PROTECT, related_name="+"))
    at = personal(models.DateTimeField())
    outcome = personal(models.CharField(max_length=20, choices=Outcome.choices))
    device = personal(models.CharField(max_length=60, blank=True))
    network = personal(models.CharField(max_length=45, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=["in", "wrong_password", "wrong_code", "locked"]),
                name="login_record_outcome",
            ),
        )
        indexes = (models.Index(fields=["user", "at"], name="login_record_of_user"),)

    def __str__(self) -> str:
        return f"log-in {self.pk} {self.outcome}"

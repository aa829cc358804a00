"""The account, and the membership that gives it a role in an organisation."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import PersonOwned, Tenant
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
                fields=["tenant", "user", "role"], condition=Q(ends_before__isnull=True), name="membership_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} of {self.tenant_id}"

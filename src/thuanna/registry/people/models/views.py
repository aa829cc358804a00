"""Who opened what is kept under seal. The person may ask for this list (PDPA s. 30)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal

from .persons import Person


class ViewLog(TenantOwned):
    """One look: whose, which field, by whom, for what, when. Added, never changed."""

    RETENTION = "views"
    APPEND_ONLY = True

    class Field(models.TextChoices):
        CITIZEN_NUMBER = "citizen_number", "เลขประจำตัวประชาชน"
        TRAITS = "traits", "กลุ่มที่ต้องดูแล"

    class Reason(models.TextChoices):
        CHECK_CARD = "check_card", "ตรวจกับบัตรหรือทะเบียนบ้าน"
        FILL_FORM = "fill_form", "กรอกแบบหรือหนังสือให้เจ้าตัว"
        DECIDE_BENEFIT = "decide_benefit", "พิจารณาสวัสดิการ"
        PERSON_ASKED = "person_asked", "เจ้าตัวขอดู"
        CORRECT = "correct", "แก้ไขข้อมูลให้ถูกต้อง"
        AUDIT = "audit", "ตรวจสอบงาน"

    person = personal(TenantForeignKey(Person, db_index=False))
    field = internal(models.CharField(max_length=20, choices=Field.choices))
    reason = internal(models.CharField(max_length=20, choices=Reason.choices))
    viewed_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    viewed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="view_has_reason"),
            models.CheckConstraint(
                condition=Q(field__in=["citizen_number", "traits"]), name="view_of_known_field"
            ),
        )
        indexes = (models.Index(fields=["tenant", "person", "viewed_at"], name="view_by_person"),)

    def __str__(self) -> str:
        return f"view {self.pk}"

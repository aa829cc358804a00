"""What people tell the office or ask of it, and what became of it.

The skeleton (`Matter`, `MatterStep`) only grows and tells nothing about anybody. Words, names, telephone
numbers, photos and messages stand in tables of their own that are removed whole when their time is over.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places.models import Community

_DIGEST = "^[0-9a-f]{64}$"


class Matter(TenantOwned):
    """A complaint, a suggestion or a request for information, with its number. Holds nothing personal.

    :ivar about: whom it is about; decides who may read it, see `access`
    :ivar concerns: at the province, the code of the local government it is about
    :ivar code_digest: of the secret code with which whoever told it follows it
    :ivar request_digest: of the form's own token, so that sending twice has the effect of sending once
    """

    RETENTION = "matters"
    APPEND_ONLY = True

    class Nature(models.TextChoices):
        COMPLAINT = "complaint", "ร้องเรียน-ร้องทุกข์"
        SUGGESTION = "suggestion", "ข้อเสนอแนะ"
        INFORMATION = "information", "ขอข้อมูลข่าวสาร"

    class Channel(models.TextChoices):
        PAGE = "page", "หน้าเว็บ"
        PHONE = "phone", "โทรศัพท์"
        COUNTER = "counter", "ที่สำนักงาน"
        VOLUNTEER = "volunteer", "ผ่านอาสาสมัคร"
        LETTER = "letter", "จดหมาย"

    class About(models.TextChoices):
        WORK = "work", "งานหรือพื้นที่"
        STAFF = "staff", "เจ้าหน้าที่หรือหัวหน้ากอง"
        CLERK = "clerk", "ปลัด"
        EXECUTIVE = "executive", "ผู้บริหารหรือสมาชิกสภา"

    nature = internal(models.CharField(max_length=20, choices=Nature.choices))
    kind = internal(models.SlugField(max_length=40, db_index=False))
    channel = internal(models.CharField(max_length=20, choices=Channel.choices))
    about = internal(models.CharField(max_length=20, choices=About.choices, default=About.WORK))
    concerns = internal(models.SlugField(max_length=40, blank=True, db_index=False))
    reference = internal(models.CharField(max_length=40))
    number = internal(models.PositiveIntegerField())
    buddhist_year = internal(models.PositiveSmallIntegerField())
    code_digest = sensitive(models.CharField(max_length=64))
    request_digest = sensitive(models.CharField(max_length=64))
    community = internal(TenantForeignKey(Community, null=True, blank=True))
    received_at = internal(models.DateTimeField())
    received_on = internal(models.DateField())
    taken_by = internal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "reference"], name="matter_reference_once"),
            models.UniqueConstraint(
                fields=["tenant", "nature", "buddhist_year", "number"], name="matter_number_once"
            ),
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="matter_sent_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="matter_counts_from_one"),
            models.CheckConstraint(condition=Q(code_digest__regex=_DIGEST), name="matter_holds_a_digest"),
            models.CheckConstraint(
                condition=Q(channel="page") | Q(taken_by__isnull=False), name="matter_was_taken_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(nature="complaint") | Q(about="work"),
                name="matter_only_complaints_are_about_people",
            ),
            models.CheckConstraint(
                condition=~Q(about="executive") | ~Q(concerns=""),
                name="matter_about_executive_lies_elsewhere",
            ),
        )
        indexes = (models.Index(fields=["tenant", "-received_at"], name="matter_newest"),)

    def __str__(self) -> str:
        return f"matter {self.reference}"


class MatterWords(TenantOwned):
    """What was told, where, and who told it if they wished to say. Removed whole when its time is over."""

    RETENTION = "matter_words"
    FROZEN = True

    matter = internal(TenantForeignKey(Matter))
    words = personal(models.TextField())
    place = personal(models.CharField(max_length=300, blank=True))
    name = personal(models.CharField(max_length=120, blank=True))
    phone = personal(models.CharField(max_length=30, blank=True))
    photo = personal(TenantForeignKey(Document, null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "matter"], name="matter_words_once"),
            models.CheckConstraint(condition=~Q(words=""), name="matter_words_say_something"),
        )

    def __str__(self) -> str:
        return f"words of matter {self.matter_id}"


class MatterAccused(TenantOwned):
    """Somebody of the office whom a complaint is about: they never read it, whatever their role."""

    RETENTION = "matter_words"
    FROZEN = True

    matter = internal(TenantForeignKey(Matter))
    account = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "matter", "account"], name="matter_accused_once"),
        )

    def __str__(self) -> str:
        return f"recusal of account {self.account_id} from matter {self.matter_id}"


class MatterStep(TenantOwned):
    """One thing that happened to a matter, in order. Added, never changed; two at once cannot have one place.

    :ivar due_on: the new last day for an answer, where the step sets one
    :ivar outcome: how it ended, where the step is an answer
    """

    RETENTION = "matters"
    APPEND_ONLY = True

    class What(models.TextChoices):
        RECEIVED = "received", "รับเรื่อง"
        ASSIGNED = "assigned", "มอบหมาย"
        ANSWERED = "answered", "ตอบแล้ว กำลังดำเนินการ"
        CLOSED = "closed", "เสร็จสิ้น"
        REOPENED = "reopened", "แจ้งว่ายังไม่เรียบร้อย"
        ESCALATED = "escalated", "เลยกำหนด แจ้งผู้บังคับบัญชา"

    class Outcome(models.TextChoices):
        DONE = "done", "แก้ไขแล้ว"
        EXPLAINED = "explained", "ชี้แจงแล้ว"
        PASSED_ON = "passed_on", "ส่งต่อหน่วยงานอื่น"
        GIVEN = "given", "ให้ข้อมูลแล้ว"
        GIVEN_IN_PART = "given_in_part", "ให้ข้อมูลบางส่วน"
        WITHHELD = "withheld", "ไม่เปิดเผย"
        NOT_KEPT = "not_kept", "ไม่มีข้อมูล"

    matter = internal(TenantForeignKey(Matter))
    seq = internal(models.PositiveSmallIntegerField())
    what = internal(models.CharField(max_length=20, choices=What.choices))
    at = internal(models.DateTimeField())
    on = internal(models.DateField())
    by = internal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    due_on = internal(models.DateField(null=True, blank=True))
    division = internal(TenantForeignKey(Organisation, null=True, blank=True))
    handler = internal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    outcome = internal(models.CharField(max_length=20, choices=Outcome.choices, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "matter", "seq"], name="matter_step_in_order"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="matter_step_counts_from_one"),
            models.CheckConstraint(
                condition=Q(what="closed") ^ Q(outcome=""), name="matter_step_closed_says_how"
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["received", "reopened"]) | Q(due_on__isnull=False),
                name="matter_step_starts_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("on")), name="matter_step_due_later"
            ),
            models.CheckConstraint(
                condition=~Q(what="assigned") | Q(division__isnull=False) | Q(handler__isnull=False),
                name="matter_step_assigned_to_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"step {self.seq} of matter {self.matter_id}: {self.what}"


class MatterMessage(TenantOwned):
    """A message between the office and whoever told the matter, through the code's page."""

    RETENTION = "matter_words"
    FROZEN = True

    matter = internal(TenantForeignKey(Matter))
    is_from_office = internal(models.BooleanField())
    words = personal(models.TextField())
    at = internal(models.DateTimeField())
    by = internal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    request_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="matter_message_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="matter_message_says_something"),
            models.CheckConstraint(
                condition=Q(is_from_office=True) | Q(by__isnull=True), name="matter_message_by_whom"
            ),
        )

    def __str__(self) -> str:
        return f"message {self.pk}"

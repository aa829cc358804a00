"""What an office adds to a guide, the days of its calendar, and the forms people save by a code."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive
from thuanna.kernel.references import Reference

SERIES = "รบ"
"""Letters of the numbers of received forms: รับแบบ."""


class GuideAdoption(TenantOwned):
    """What an office says of itself beside a guide: where, when, how many days. The newest version counts.

    :ivar days: working days in which it promises an answer; None where it promises nothing yet
    :ivar is_offered: false when the office no longer offers the service
    """

    RETENTION = "publications"
    APPEND_ONLY = True

    guide = public(models.SlugField(max_length=40, db_index=False))
    version = public(models.PositiveIntegerField())
    office_th = public(models.CharField(max_length=200))
    office_en = public(models.CharField(max_length=200, blank=True))
    place_th = public(models.CharField(max_length=200))
    place_en = public(models.CharField(max_length=200, blank=True))
    phone = public(models.CharField(max_length=20, blank=True))
    hours_th = public(models.CharField(max_length=200))
    hours_en = public(models.CharField(max_length=200, blank=True))
    days = public(models.PositiveSmallIntegerField(null=True, blank=True))
    note_th = public(models.CharField(max_length=500, blank=True))
    note_en = public(models.CharField(max_length=500, blank=True))
    takes_forms = public(models.BooleanField(default=True))
    is_offered = public(models.BooleanField(default=True))
    recorded_by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    recorded_at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "guide", "version"], name="guide_adoption_once"),
            models.CheckConstraint(condition=Q(version__gt=0), name="guide_adoption_counts_from_one"),
            models.CheckConstraint(condition=~Q(guide=""), name="guide_adoption_names_guide"),
            models.CheckConstraint(
                condition=~Q(office_th="") & ~Q(place_th="") & ~Q(hours_th=""),
                name="guide_adoption_says_where_and_when",
            ),
            models.CheckConstraint(
                condition=Q(days__isnull=True) | Q(days__range=(1, 365)), name="guide_adoption_days_in_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.guide} version {self.version}"


class CalendarDate(TenantOwned):
    """One day or span of days that people of the place should know: a forum, a meeting, a mobile service."""

    RETENTION = "publications"

    title_th = public(models.CharField(max_length=200))
    title_en = public(models.CharField(max_length=200, blank=True))
    starts_on = public(models.DateField())
    ends_on = public(models.DateField())
    hours = public(models.CharField(max_length=60, blank=True))
    place_th = public(models.CharField(max_length=200, blank=True))
    place_en = public(models.CharField(max_length=200, blank=True))
    guide = public(models.SlugField(max_length=40, blank=True, db_index=False))
    cancelled_on = public(models.DateField(null=True, blank=True))
    recorded_at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title_th=""), name="calendar_date_has_title"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="calendar_date_ends_after_start"
            ),
        )
        indexes = (models.Index(fields=["tenant", "starts_on"], name="calendar_date_by_day"),)

    def __str__(self) -> str:
        return f"calendar date {self.pk}"


class FiledForm(TenantOwned):
    """A form somebody saved by a code. Its answers are sealed; of the code only a keyed digest is kept.

    :ivar definition: the form as it was asked, so that the answers can always be read beside their questions
    :ivar sealed: the answers, and which sections were filled in
    :ivar expires_on: the first day on which all of it is deleted
    :ivar number: counted within its fiscal year, from the day the office received it
    """

    RETENTION = "guide_forms"

    guide = internal(models.SlugField(max_length=40, db_index=False))
    definition = internal(models.JSONField())
    digest = internal(models.CharField(max_length=64))
    sealed = sensitive(models.BinaryField())
    key_version = internal(models.PositiveSmallIntegerField())
    saved_at = internal(models.DateTimeField())
    expires_on = internal(models.DateField())
    year = internal(models.PositiveSmallIntegerField(null=True, blank=True))
    number = internal(models.PositiveIntegerField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "digest"], name="filed_form_code_once"),
            models.UniqueConstraint(
                fields=["tenant", "year", "number"],
                condition=Q(number__isnull=False),
                name="filed_form_number_once",
            ),
            models.CheckConstraint(condition=Q(digest__regex="^[0-9a-f]{64}$"), name="filed_form_has_digest"),
            models.CheckConstraint(
                condition=Q(number__isnull=True, year__isnull=True)
                | Q(number__isnull=False, year__isnull=False, number__gt=0),
                name="filed_form_number_has_year",
            ),
        )
        indexes = (models.Index(fields=["tenant", "expires_on"], name="filed_form_by_expiry"),)

    def __str__(self) -> str:
        return f"filed form {self.pk}"

    @property
    def reference(self) -> str:
        """The number people can say on the telephone; empty while the office has not received it."""
        if self.number is None or self.year is None:
            return ""
        return Reference.make(SERIES, self.year, self.number)


class FormStep(TenantOwned):
    """What happened to a form: received, handed back, answered. Removed with its form."""

    RETENTION = "guide_forms"
    FROZEN = True

    class Kind(models.TextChoices):
        RECEIVED = "received", "รับแบบแล้ว"
        HANDED_BACK = "handed_back", "ส่งคืนให้เติม"
        ANSWERED = "answered", "ตอบแล้ว"

    class Way(models.TextChoices):
        COUNTER = "counter", "ที่เคาน์เตอร์"
        SENT = "sent", "ส่งจากหน้าเว็บ"

    class Outcome(models.TextChoices):
        DONE = "done", "ดำเนินการแล้ว"
        PASSED_ON = "passed_on", "ส่งต่อหน่วยงานอื่นแล้ว"
        CANNOT = "cannot", "ยังช่วยตามเรื่องนี้ไม่ได้"

    form = internal(TenantForeignKey(FiledForm))
    kind = internal(models.CharField(max_length=12, choices=Kind.choices))
    way = internal(models.CharField(max_length=8, choices=Way.choices, blank=True))
    outcome = internal(models.CharField(max_length=10, choices=Outcome.choices, blank=True))
    words = personal(models.CharField(max_length=1000, blank=True))
    on = internal(models.DateField())
    at = internal(models.DateTimeField())
    recorded_by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="received", outcome="") & ~Q(way="")
                | Q(kind="handed_back", outcome="", way="") & ~Q(words="")
                | Q(kind="answered", way="") & ~Q(outcome="") & ~Q(words=""),
                name="form_step_says_what_its_kind_needs",
            ),
        )
        indexes = (models.Index(fields=["tenant", "form", "id"], name="form_step_by_form"),)

    def __str__(self) -> str:
        return f"{self.kind} of form {self.form_id}"

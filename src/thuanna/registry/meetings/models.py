"""Meetings, what was to be spoken of, who was there, what was said and what was resolved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.organisations.models import Organisation, Post


class Meeting(TenantOwned):
    """A meeting of one body, from the day it is called. Its number counts within body, series and year.

    Committee and general meetings are counted apart: both may have a 1/2569.
    """

    RETENTION = "meetings"

    class Kind(models.TextChoices):
        FOUNDING = "founding", "ประชุมจัดตั้ง"
        COMMITTEE = "committee", "ประชุมคณะกรรมการ"
        GENERAL = "general", "ประชุมใหญ่สามัญประจำปี"
        EXTRAORDINARY = "extraordinary", "ประชุมใหญ่วิสามัญ"
        COMMUNITY = "community", "ประชุมประชาคมหมู่บ้านหรือชุมชน"
        JOINT = "joint", "ประชุมร่วมกับภาคี"

    body = internal(TenantForeignKey(Organisation))
    kind = public(models.CharField(max_length=16, choices=Kind.choices))
    sequence = public(models.PositiveSmallIntegerField())
    year = public(models.PositiveSmallIntegerField())
    title = public(models.CharField(max_length=200))
    held_on = public(models.DateField())
    begins = public(models.CharField(max_length=5, blank=True))
    place = public(models.CharField(max_length=200))
    called_on = public(models.DateField())
    notice = internal(models.TextField(blank=True))
    cancelled_on = public(models.DateField(null=True, blank=True))
    cancel_reason = internal(models.CharField(max_length=300, blank=True))
    called_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "body", "kind", "year", "sequence"], name="meeting_number_once"
            ),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="meeting_counts_from_one"),
            models.CheckConstraint(condition=Q(year__gte=2400, year__lte=2700), name="meeting_year_buddhist"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(place=""), name="meeting_says_what_and_where"),
            models.CheckConstraint(condition=Q(called_on__lte=F("held_on")), name="meeting_called_before"),
            models.CheckConstraint(
                condition=Q(begins="") | Q(begins__regex=r"^([01][0-9]|2[0-3])\.[0-5][0-9]$"),
                name="meeting_begins_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancel_reason="")
                | (Q(cancelled_on__isnull=False) & ~Q(cancel_reason="")),
                name="meeting_cancelled_with_reason",
            ),
        )
        indexes = (models.Index(fields=["tenant", "body", "held_on"], name="meeting_by_day"),)

    def __str__(self) -> str:
        return f"meeting {self.number}"

    @property
    def number(self) -> str:
        """How records cite it: 3/2569."""
        return f"{self.sequence}/{self.year}"


class AgendaItem(TenantOwned):
    """One matter on the agenda (ระเบียบวาระ)."""

    RETENTION = "meetings"

    meeting = internal(TenantForeignKey(Meeting))
    place = public(models.PositiveSmallIntegerField())
    title = public(models.CharField(max_length=300))
    paper = internal(models.TextField(blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "meeting", "place"], name="agenda_place_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="agenda_counts_from_one"),
            models.CheckConstraint(condition=~Q(title=""), name="agenda_has_title"),
        )

    def __str__(self) -> str:
        return f"item {self.place} of meeting {self.meeting_id}"


class Sitting(TenantOwned):
    """That a meeting was held, and how many were there. Added once, never changed."""

    RETENTION = "meetings"
    APPEND_ONLY = True

    meeting = internal(TenantForeignKey(Meeting))
    entitled = public(models.PositiveIntegerField())
    present = public(models.PositiveIntegerField())
    others = public(models.PositiveIntegerField(default=0))
    chaired_by = personal(models.CharField(max_length=160))
    minuted_by = personal(models.CharField(max_length=160))
    ended = public(models.CharField(max_length=5, blank=True))
    signing_sheet = internal(TenantForeignKey(Document, null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "meeting"], name="sitting_once"),
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="sitting_present_entitled"),
            models.CheckConstraint(condition=Q(present__gte=1), name="sitting_somebody_was_there"),
            models.CheckConstraint(
                condition=~Q(chaired_by="") & ~Q(minuted_by=""), name="sitting_has_chair_and_secretary"
            ),
        )

    def __str__(self) -> str:
        return f"sitting of meeting {self.meeting_id}"


class Attendance(TenantOwned):
    """Whether somebody in office in the body came. Of a general meeting only the count is kept."""

    RETENTION = "meetings"
    APPEND_ONLY = True

    meeting = internal(TenantForeignKey(Meeting))
    post = personal(TenantForeignKey(Post))
    came = personal(models.BooleanField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "meeting", "post"], name="attendance_once"),)

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Minutes(TenantOwned):
    """What was said, as text, document or both. A later row corrects, with its reason; none is changed."""

    RETENTION = "meetings"
    APPEND_ONLY = True

    meeting = internal(TenantForeignKey(Meeting))
    item = internal(TenantForeignKey(AgendaItem, null=True, blank=True))
    text = internal(models.TextField(blank=True))
    document = internal(TenantForeignKey(Document, null=True, blank=True))
    corrects = internal(TenantForeignKey("self", null=True, blank=True))
    reason = internal(models.CharField(max_length=300, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(text="") | Q(document__isnull=False), name="minutes_hold_something"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="minutes_corrected_with_reason",
            ),
            models.UniqueConstraint(
                fields=["tenant", "corrects"],
                condition=Q(corrects__isnull=False),
                name="minutes_corrected_once",
            ),
        )
        indexes = (models.Index(fields=["tenant", "meeting", "id"], name="minutes_by_meeting"),)

    def __str__(self) -> str:
        return f"minutes {self.pk}"


class Resolution(TenantOwned):
    """What a meeting resolved (มติที่ประชุม); other records cite it by number. Corrected by adding another."""

    RETENTION = "meetings"
    APPEND_ONLY = True

    class Outcome(models.TextChoices):
        PASSED = "passed", "เห็นชอบ"
        NOT_PASSED = "not_passed", "ไม่เห็นชอบ"
        POSTPONED = "postponed", "ให้พิจารณาครั้งต่อไป"
        NOTED = "noted", "รับทราบ"

    meeting = internal(TenantForeignKey(Meeting))
    item = internal(TenantForeignKey(AgendaItem))
    place = public(models.PositiveSmallIntegerField())
    edition = public(models.PositiveSmallIntegerField(default=1))
    text = public(models.TextField())
    outcome = public(models.CharField(max_length=12, choices=Outcome.choices))
    votes_for = public(models.PositiveIntegerField(null=True, blank=True))
    votes_against = public(models.PositiveIntegerField(null=True, blank=True))
    abstained = public(models.PositiveIntegerField(null=True, blank=True))
    reason = internal(models.CharField(max_length=300, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "item", "place", "edition"], name="resolution_number_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="resolution_says_what"),
            models.CheckConstraint(condition=Q(place__gte=1), name="resolution_counts_from_one"),
            models.CheckConstraint(
                condition=Q(edition=1, reason="") | (Q(edition__gt=1) & ~Q(reason="")),
                name="resolution_corrected_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True, abstained__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False, abstained__isnull=False),
                name="resolution_votes_whole",
            ),
        )
        indexes = (models.Index(fields=["tenant", "meeting"], name="resolution_by_meeting"),)

    def __str__(self) -> str:
        return f"resolution {self.pk}"

    @property
    def number(self) -> str:
        """How other records cite it: 3/2569 ข้อ 4.1. Load `meeting` and `item` with it."""
        return f"{self.meeting.number} ข้อ {self.item.place}.{self.place}"


class MinutesRelease(TenantOwned):
    """Whether everybody may read the resolutions of a meeting, from a day on. The latest row counts."""

    RETENTION = "meetings"
    APPEND_ONLY = True

    meeting = public(TenantForeignKey(Meeting))
    is_open = public(models.BooleanField())
    starts_on = public(models.DateField())
    reason = internal(models.CharField(max_length=300, blank=True))
    decided_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    decided_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(is_open=True) | ~Q(reason=""), name="minutes_closed_with_reason"
            ),
        )
        indexes = (models.Index(fields=["tenant", "meeting", "id"], name="release_by_meeting"),)

    def __str__(self) -> str:
        return f"minutes of meeting {self.meeting_id} {'open' if self.is_open else 'closed'}"

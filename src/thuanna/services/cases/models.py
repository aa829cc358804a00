"""Who receives requests for help, the request, its steps, the people on it, sealed words, and who looked.

`Case` and `CaseStep` only grow and hold nothing about anybody: numbers, days, codes. Everything that tells of
a person stands sealed in `CaseWords` or in rows that are removed with it when its time is over.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive
from thuanna.kernel.welfare import DIMENSIONS, HELP_FORMS, choices
from thuanna.registry.places.models import Community

from .rules import URGENCIES, urgency_words
from .words import CHANNELS, CONSENTS, FOR_WHOM, LOOKS, OUTCOMES, STEPS, TEAMS

_DIGEST = "^[0-9a-f]{64}$"
_URGENCY_CHOICES = [(code, urgency_words(code).th) for code in URGENCIES]


def _account(*, null: bool = False) -> Any:
    """A key to somebody who logs in."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=null, blank=null, related_name="+"
    )


class Receiver(TenantOwned):
    """An officer who receives requests for help, or the deputy who reads when they are away."""

    RETENTION = "accounts"

    account = personal(_account())
    is_deputy = internal(models.BooleanField(default=False))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField(null=True, blank=True))
    named_by = internal(_account(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "account"], condition=Q(ends_before__isnull=True), name="receiver_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gte=F("starts_on")),
                name="receiver_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"receiver {self.pk}"


class Case(TenantOwned):
    """A request for help with its number. Says nothing about whom it is for or what happened.

    :ivar code_digest: of the secret code by which whoever asked follows it
    :ivar request_digest: of the form's own token, so that sending twice has the effect of sending once
    """

    RETENTION = "cases"
    APPEND_ONLY = True

    for_whom = internal(models.CharField(max_length=12, choices=choices(FOR_WHOM)))
    channel = internal(models.CharField(max_length=12, choices=choices(CHANNELS)))
    reference = internal(models.CharField(max_length=40))
    number = internal(models.PositiveIntegerField())
    buddhist_year = internal(models.PositiveSmallIntegerField())
    code_digest = sensitive(models.CharField(max_length=64))
    request_digest = sensitive(models.CharField(max_length=64))
    community = internal(TenantForeignKey(Community, null=True, blank=True))
    received_at = internal(models.DateTimeField())
    received_on = internal(models.DateField())
    taken_by = internal(_account(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "reference"], name="case_reference_once"),
            models.UniqueConstraint(fields=["tenant", "buddhist_year", "number"], name="case_number_once"),
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="case_sent_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="case_counts_from_one"),
            models.CheckConstraint(condition=Q(code_digest__regex=_DIGEST), name="case_holds_a_digest"),
            models.CheckConstraint(
                condition=Q(channel="page") | Q(taken_by__isnull=False), name="case_was_taken_by_somebody"
            ),
        )
        indexes = (models.Index(fields=["tenant", "-received_at"], name="case_newest"),)

    def __str__(self) -> str:
        return f"case {self.reference}"


class CaseRecusal(TenantOwned):
    """Somebody of the office whom a case is about, or who stands too near: they never read it."""

    RETENTION = "case_words"
    FROZEN = True

    case = internal(TenantForeignKey(Case))
    account = personal(_account())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "case", "account"], name="case_recusal_once"),
        )

    def __str__(self) -> str:
        return f"recusal of account {self.account_id} from case {self.case_id}"


class CaseHelper(TenantOwned):
    """Somebody who works on a case and may open its file; taken off, the row goes."""

    RETENTION = "case_words"
    FROZEN = True

    case = internal(TenantForeignKey(Case))
    account = personal(_account())
    team = internal(models.CharField(max_length=12, choices=choices(TEAMS)))
    added_on = internal(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "case", "account"], name="case_helper_once"),
            models.CheckConstraint(condition=Q(team__in=list(TEAMS)), name="case_helper_of_known_team"),
        )

    def __str__(self) -> str:
        return f"account {self.account_id} on case {self.case_id}"


class CaseStep(TenantOwned):
    """One thing that happened in a case, in order. Added, never changed; words about it are sealed elsewhere.

    :ivar due_on: by when something is to follow: the clock it starts, or the day it plans
    :ivar answers: the planned visit, the referral or the follow-up that this step settles or carries on
    """

    RETENTION = "cases"
    APPEND_ONLY = True

    case = internal(TenantForeignKey(Case))
    seq = internal(models.PositiveSmallIntegerField())
    what = internal(models.CharField(max_length=20, choices=choices(STEPS)))
    at = internal(models.DateTimeField())
    on = internal(models.DateField())
    by = internal(_account(null=True))
    due_on = internal(models.DateField(null=True, blank=True))
    urgency = internal(models.CharField(max_length=12, choices=_URGENCY_CHOICES, blank=True))
    handler = internal(_account(null=True))
    dimensions = sensitive(
        ArrayField(models.CharField(max_length=20, choices=choices(DIMENSIONS)), default=list, blank=True)
    )
    help_form = sensitive(models.CharField(max_length=20, choices=choices(HELP_FORMS), blank=True))
    outcome = internal(models.CharField(max_length=20, choices=choices(OUTCOMES), blank=True))
    answers = internal(TenantForeignKey("self", null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "case", "seq"], name="case_step_in_order"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="case_step_counts_from_one"),
            models.CheckConstraint(condition=Q(what__in=list(STEPS)), name="case_step_is_known"),
            models.CheckConstraint(
                condition=Q(what="triaged") ^ Q(urgency=""), name="case_step_says_urgency"
            ),
            models.CheckConstraint(condition=Q(what="closed") ^ Q(outcome=""), name="case_step_says_outcome"),
            models.CheckConstraint(
                condition=~Q(what="taken") | Q(handler__isnull=False), name="case_step_taken_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(
                    what__in=[
                        "received",
                        "triaged",
                        "wrote",
                        "reopened",
                        "visit_planned",
                        "referred",
                        "follow_up",
                    ]
                )
                | Q(due_on__isnull=False),
                name="case_step_starts_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("on")), name="case_step_due_later"
            ),
            models.CheckConstraint(
                condition=Q(
                    what__in=["referral_accepted", "referral_done", "referral_refused", "followed_up"]
                )
                ^ Q(answers__isnull=True)
                | Q(what__in=["visited", "visit_off"]),
                name="case_step_answers_its_plan",
            ),
        )

    def __str__(self) -> str:
        return f"step {self.seq} of case {self.case_id}: {self.what}"


class CaseReferral(TenantOwned):
    """On what ground a case was referred; the agency and what it was told are sealed with the words."""

    RETENTION = "case_words"
    FROZEN = True

    step = internal(TenantForeignKey(CaseStep))
    consent = internal(models.CharField(max_length=12, choices=choices(CONSENTS)))
    consent_on = internal(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "step"], name="case_referral_once"),
            models.CheckConstraint(condition=Q(consent__in=list(CONSENTS)), name="case_referral_has_ground"),
        )

    def __str__(self) -> str:
        return f"referral of step {self.step_id}"


class CaseWords(TenantOwned):
    """What was said or written down, sealed for this row alone.

    :ivar kind: the request itself, a message either way, or a note of a step
    :ivar request_digest: of the form it came by; it is also what the seal is bound to
    """

    RETENTION = "case_words"
    FROZEN = True

    class Kind(models.TextChoices):
        STORY = "story", "คำขอ"
        MESSAGE = "message", "ข้อความจากผู้ขอ"
        REPLY = "reply", "ข้อความถึงผู้ขอ"
        NOTE = "note", "บันทึกของทีม"

    case = internal(TenantForeignKey(Case))
    step = internal(TenantForeignKey(CaseStep))
    kind = internal(models.CharField(max_length=12, choices=Kind.choices))
    sealed = sensitive(models.BinaryField())
    key_version = internal(models.PositiveSmallIntegerField())
    request_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="case_words_sent_once"),
            models.UniqueConstraint(fields=["tenant", "case", "step"], name="case_words_once_a_step"),
            models.CheckConstraint(
                condition=Q(request_digest__regex=_DIGEST), name="case_words_hold_a_digest"
            ),
        )

    def __str__(self) -> str:
        return f"sealed words of step {self.step_id}"


class CaseLook(TenantOwned):
    """Somebody opened the file or printed from it: who and when. The person may ask for this list."""

    RETENTION = "views"
    APPEND_ONLY = True

    case = internal(TenantForeignKey(Case))
    what = internal(models.CharField(max_length=12, choices=choices(LOOKS)))
    at = internal(models.DateTimeField())
    by = personal(_account())

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(what__in=list(LOOKS)), name="case_look_is_known"),)
        indexes = (models.Index(fields=["tenant", "case", "at"], name="case_look_by_case"),)

    def __str__(self) -> str:
        return f"look at case {self.case_id}"

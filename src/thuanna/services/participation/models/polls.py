"""Polls: a question, its choices, how many chose which, and that a device or a slip has chosen.

Which ballot chose what is written nowhere: the ballot and the tally are two tables with nothing between them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public, sensitive


class Poll(TenantOwned):
    """A question with a public result. It asks for advice; it decides nothing.

    :ivar form: asked at the foot of every page, about a topic, or after a service was given
    """

    RETENTION = "polls"
    PUBLIC_ROWS = "true"

    class Form(models.TextChoices):
        USEFUL = "useful", "ท้ายทุกหน้า"
        TOPIC = "topic", "ถามความเห็น"
        SERVICE = "service", "หลังรับบริการ"

    key = public(models.SlugField(max_length=40, db_index=False))
    form = public(models.CharField(max_length=20, choices=Form.choices))
    question_th = public(models.CharField(max_length=300))
    question_en = public(models.CharField(max_length=300, blank=True))
    starts_on = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "key"], name="poll_key_once"),
            models.UniqueConstraint(
                fields=["tenant"],
                condition=Q(form="useful", ends_before__isnull=True),
                name="poll_one_at_the_foot",
            ),
            models.CheckConstraint(condition=~Q(question_th=""), name="poll_asks_something"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("starts_on")),
                name="poll_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"poll {self.key}"


class PollChoice(TenantOwned):
    """One answer that can be chosen."""

    RETENTION = "polls"
    FROZEN = True
    PUBLIC_ROWS = "true"

    poll = public(TenantForeignKey(Poll))
    position = public(models.PositiveSmallIntegerField())
    label_th = public(models.CharField(max_length=120))
    label_en = public(models.CharField(max_length=120, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "poll", "position"], name="poll_choice_in_order"),
            models.CheckConstraint(condition=~Q(label_th=""), name="poll_choice_says_something"),
        )

    def __str__(self) -> str:
        return f"choice {self.position} of poll {self.poll_id}"


class PollTally(TenantOwned):
    """How many chose an answer, on a page where the question is about pages."""

    RETENTION = "polls"
    PUBLIC_ROWS = "true"

    poll = public(TenantForeignKey(Poll))
    choice = public(TenantForeignKey(PollChoice))
    page = public(models.CharField(max_length=200, blank=True))
    votes = public(models.PositiveIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "poll", "choice", "page"], name="poll_tally_once"),
        )

    def __str__(self) -> str:
        return f"{self.votes} for choice {self.choice_id}"


class Ballot(TenantOwned):
    """That a device, or a slip, has chosen; not what.

    :ivar digest: of the device's own token with this poll's key: the same device gives another one elsewhere
    """

    RETENTION = "ballots"
    FROZEN = True

    poll = internal(TenantForeignKey(Poll))
    page = internal(models.CharField(max_length=200, blank=True))
    digest = sensitive(models.CharField(max_length=64))
    cast_on = internal(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "poll", "page", "digest"], name="ballot_once"),
            models.CheckConstraint(condition=Q(digest__regex="^[0-9a-f]{64}$"), name="ballot_is_a_digest"),
        )

    def __str__(self) -> str:
        return f"ballot {self.pk}"


class ServiceSlip(TenantOwned):
    """A code given with a service, with which one person says once how it was."""

    RETENTION = "ballots"
    FROZEN = True

    poll = internal(TenantForeignKey(Poll))
    code_digest = sensitive(models.CharField(max_length=64))
    issued_on = internal(models.DateField())
    issued_by = internal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code_digest"], name="service_slip_once"),
            models.CheckConstraint(
                condition=Q(code_digest__regex="^[0-9a-f]{64}$"), name="service_slip_holds_a_digest"
            ),
        )

    def __str__(self) -> str:
        return f"slip {self.pk}"

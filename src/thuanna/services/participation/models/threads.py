"""The public thread of a request for information, as an officer published it: personal data struck out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import public

from .matters import Matter, MatterStep


class PublicThread(TenantOwned):
    """What was asked and what was answered, in words that name no private person."""

    RETENTION = "publications"
    PUBLIC_ROWS = "true"

    matter = public(TenantForeignKey(Matter))
    reference = public(models.CharField(max_length=40))
    title = public(models.CharField(max_length=200))
    asked = public(models.TextField())
    answer = public(models.TextField(blank=True))
    outcome = public(models.CharField(max_length=20, choices=MatterStep.Outcome.choices, blank=True))
    ground = public(models.CharField(max_length=300, blank=True))
    received_on = public(models.DateField())
    due_on = public(models.DateField())
    answered_on = public(models.DateField(null=True, blank=True))
    published_on = public(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "matter"], name="public_thread_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(asked=""), name="public_thread_says_what"),
            models.CheckConstraint(
                condition=~Q(outcome__in=["withheld", "given_in_part"]) | ~Q(ground=""),
                name="public_thread_withheld_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(answered_on__isnull=False), name="public_thread_answer_is_dated"
            ),
        )

    def __str__(self) -> str:
        return f"public thread {self.reference}"

"""Rounds of matching: which members were claimed in which round, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member


class MatchingRound(TenantOwned):
    """A round of matching money (การสมทบ รอบที่ …) as it was claimed: frozen with its list and its sum."""

    RETENTION = "grants"
    APPEND_ONLY = True

    number = public(models.PositiveSmallIntegerField())
    attempt = public(models.PositiveSmallIntegerField(default=1))
    cutoff_on = public(models.DateField())
    claimed_on = public(models.DateField())
    members = public(models.PositiveIntegerField())
    amount_satang = public(models.BigIntegerField())
    rule_version = internal(models.CharField(max_length=120))
    is_from_paper = internal(models.BooleanField(default=False))
    claimed_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    claimed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "number", "attempt"], name="matching_round_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, attempt__gte=1), name="matching_round_counts_from_one"
            ),
            models.CheckConstraint(condition=Q(members__gte=1), name="matching_round_has_members"),
            models.CheckConstraint(condition=Q(amount_satang__gte=0), name="matching_round_not_negative"),
        )

    def __str__(self) -> str:
        return f"matching round {self.number}"

    @property
    def amount(self) -> Money:
        """What was asked for."""
        return Money(self.amount_satang)


class MatchedMember(TenantOwned):
    """That a member was claimed in a round, and with how much."""

    RETENTION = "grants"
    APPEND_ONLY = True

    round = internal(TenantForeignKey(MatchingRound))
    member = personal(TenantForeignKey(Member))
    amount_satang = personal(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "round", "member"], name="matched_member_once_a_round"),
            models.CheckConstraint(condition=Q(amount_satang__gte=0), name="matched_member_not_negative"),
        )
        indexes = (models.Index(fields=["tenant", "member"], name="matched_member_by_member"),)

    def __str__(self) -> str:
        return f"member {self.member_id} in round {self.round_id}"


class MatchingOutcome(TenantOwned):
    """What came of a round: approved for so many and so much, or taken back to be claimed anew."""

    RETENTION = "grants"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        APPROVED = "approved", "อนุมัติแล้ว"
        RETURNED = "returned", "ส่งกลับให้แก้ไข"
        WITHDRAWN = "withdrawn", "กองทุนถอนคำขอ"

    round = internal(TenantForeignKey(MatchingRound))
    verdict = public(models.CharField(max_length=10, choices=Verdict.choices))
    decided_on = public(models.DateField())
    members = public(models.PositiveIntegerField(null=True, blank=True))
    amount_satang = public(models.BigIntegerField(null=True, blank=True))
    reference = internal(models.CharField(max_length=80, blank=True))
    reason = internal(models.CharField(max_length=300, blank=True))
    document = internal(TenantForeignKey(Document, null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "round"], name="matching_outcome_once"),
            models.CheckConstraint(
                condition=Q(verdict="approved", members__isnull=False, amount_satang__isnull=False)
                | (
                    Q(verdict__in=["returned", "withdrawn"], members=None, amount_satang=None) & ~Q(reason="")
                ),
                name="matching_outcome_whole",
            ),
        )

    def __str__(self) -> str:
        return f"outcome of round {self.round_id}"

    @property
    def amount(self) -> Money | None:
        """What was approved."""
        return None if self.amount_satang is None else Money(self.amount_satang)

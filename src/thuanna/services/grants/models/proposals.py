"""What the province made of a fund's proposal that came in a sealed packet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal


class ProposalOutcome(TenantOwned):
    """A proposal was certified, or sent back with what is still missing; the answer is sealed with it."""

    RETENTION = "grants"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        CERTIFIED = "certified", "รับรองแล้ว"
        RETURNED = "returned", "ส่งกลับให้เพิ่มเติม"

    packet = internal(TenantForeignKey(ReceivedPacket))
    answer = internal(TenantForeignKey(SentPacket))
    verdict = internal(models.CharField(max_length=10, choices=Verdict.choices))
    reason = internal(models.CharField(max_length=600))
    reference = internal(models.CharField(max_length=80))
    judge_name = personal(models.CharField(max_length=160))
    judged_on = internal(models.DateField())
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "packet"], name="proposal_outcome_once"),
            models.UniqueConstraint(fields=["tenant", "answer"], name="proposal_outcome_one_an_answer"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(judge_name="") & ~Q(reference=""),
                name="proposal_outcome_says_why_and_who",
            ),
        )

    def __str__(self) -> str:
        return f"outcome of proposal {self.packet_id}"

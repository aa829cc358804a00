"""Money that was paid wrongly and comes back by agreement (การขอคืนเงินส่วนที่จ่ายเกิน).

How much is still out is nowhere written down: it follows from the receipts that stand.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel.money import Money
from thuanna.money.payments.models import PaymentOrder, Receipt

from .claims import Claim


class Recovery(TenantOwned):
    """How much of a claim's payment is asked back, why, and who agreed to pay it."""

    RETENTION = "claims"
    APPEND_ONLY = True

    claim = internal(TenantForeignKey(Claim))
    order = internal(TenantForeignKey(PaymentOrder))
    amount_satang = personal(models.BigIntegerField())
    agreed_with = personal(models.CharField(max_length=160))
    reason = personal(models.CharField(max_length=300))
    agreed_on = internal(models.DateField())
    recorded_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "order"], name="recovery_once_an_order"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="recovery_positive"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(agreed_with=""), name="recovery_says_why_and_with_whom"
            ),
        )
        indexes = (models.Index(fields=["tenant", "claim", "id"], name="recovery_by_claim"),)

    def __str__(self) -> str:
        return f"recovery {self.pk}"

    @property
    def amount(self) -> Money:
        """What is asked back."""
        return Money(self.amount_satang)


class RecoveryInstalment(TenantOwned):
    """One part of a recovery, and the day by which it was promised (งวดคืนเงิน)."""

    RETENTION = "claims"
    APPEND_ONLY = True

    recovery = internal(TenantForeignKey(Recovery))
    place = internal(models.PositiveSmallIntegerField())
    due_on = internal(models.DateField())
    amount_satang = personal(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "recovery", "place"], name="recovery_instalment_place_once"
            ),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="recovery_instalment_positive"),
        )

    def __str__(self) -> str:
        return f"instalment {self.place} of recovery {self.recovery_id}"

    @property
    def amount(self) -> Money:
        """What was promised for that day."""
        return Money(self.amount_satang)


class RecoveryReceipt(TenantOwned):
    """Money that came back, by its receipt; a void one counts no more."""

    RETENTION = "claims"
    APPEND_ONLY = True

    recovery = internal(TenantForeignKey(Recovery))
    receipt = internal(TenantForeignKey(Receipt))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "receipt"], name="recovery_receipt_once"),)
        indexes = (models.Index(fields=["tenant", "recovery", "id"], name="recovery_receipt_by_recovery"),)

    def __str__(self) -> str:
        return f"receipt {self.receipt_id} of recovery {self.recovery_id}"


class RecoveryWaiver(TenantOwned):
    """A resolution not to ask for the rest (ไม่เรียกคืนส่วนที่เหลือ)."""

    RETENTION = "claims"
    APPEND_ONLY = True

    recovery = internal(TenantForeignKey(Recovery))
    resolution_no = internal(models.CharField(max_length=60))
    resolution_on = internal(models.DateField())
    reason = personal(models.CharField(max_length=300))
    recorded_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "recovery"], name="recovery_waived_once"),
            models.CheckConstraint(
                condition=~Q(resolution_no="") & ~Q(reason=""), name="recovery_waived_by_resolution"
            ),
        )

    def __str__(self) -> str:
        return f"waiver of recovery {self.recovery_id}"

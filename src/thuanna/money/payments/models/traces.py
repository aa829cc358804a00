"""What happened to a receipt afterwards: it was printed, it was voided. Each is a row of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.money.ledger.models import Journal

from .receipts import Receipt


class ReceiptVoid(TenantOwned):
    """A receipt was voided: its number and its journal stay, the reversal stands beside them."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Reason(models.TextChoices):
        WRONG_AMOUNT = "wrong_amount", "จำนวนเงินไม่ถูกต้อง"
        WRONG_PAYER = "wrong_payer", "ผิดคน"
        WRONG_DATE = "wrong_date", "วันที่ไม่ถูกต้อง"
        TWICE = "twice", "บันทึกซ้ำ"
        RETURNED = "returned", "คืนเงินแล้ว"

    receipt = internal(TenantForeignKey(Receipt))
    reversal = internal(TenantForeignKey(Journal))
    reason = public(models.CharField(max_length=15, choices=Reason.choices))
    voided_on = public(models.DateField())
    voided_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "receipt"], name="receipt_voided_once"),
            models.UniqueConstraint(fields=["tenant", "reversal"], name="receipt_void_one_a_reversal"),
            models.CheckConstraint(
                condition=Q(reason__in=["wrong_amount", "wrong_payer", "wrong_date", "twice", "returned"]),
                name="receipt_void_reason",
            ),
        )

    def __str__(self) -> str:
        return f"void of receipt {self.receipt_id}"


class ReceiptPrint(TenantOwned):
    """A receipt was printed; from the second time on the paper says so."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    receipt = internal(TenantForeignKey(Receipt))
    place = internal(models.PositiveSmallIntegerField())
    printed_by_id = personal(models.BigIntegerField(null=True))
    printed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "receipt", "place"], name="receipt_print_place"),
            models.CheckConstraint(condition=Q(place__gt=0), name="receipt_print_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"print {self.place} of receipt {self.receipt_id}"

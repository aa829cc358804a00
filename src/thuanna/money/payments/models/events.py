"""Money events that are neither a member's contribution nor a payment: one row and one journal each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.ledger.models import Journal

from .receipts import Receipt


class MoneyEvent(TenantOwned):
    """A donation, interest, support of a public body, a deposit, a withdrawal: what it was and its proof.

    :ivar out_account: where the money lay before; empty when it came from outside
    :ivar supporter: which body gave support: one of `events.rules.SUPPORTERS`
    :ivar round: which round of matching money
    :ivar bank_reference: the number on the bank's slip
    :ivar corrects: the event in whose place this one stands; that one's journal is reversed
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        DONATION = "donation", "เงินบริจาค"
        INTEREST = "interest", "ดอกเบี้ย"
        MATCHING = "matching", "เงินสมทบจากหน่วยงาน"
        DEPOSIT = "deposit", "นำฝากธนาคาร"
        WITHDRAWAL = "withdrawal", "ถอนจากธนาคาร"

    class Reason(models.TextChoices):
        WRONG_AMOUNT = "wrong_amount", "จำนวนเงินไม่ถูกต้อง"
        WRONG_PAYER = "wrong_payer", "ผิดคนหรือผิดหน่วยงาน"
        WRONG_DATE = "wrong_date", "วันที่ไม่ถูกต้อง"
        TWICE = "twice", "บันทึกซ้ำ"
        RETURNED = "returned", "คืนเงินแล้ว"

    kind = public(models.CharField(max_length=12, choices=Kind.choices))
    request_id = internal(models.CharField(max_length=80))
    journal = internal(TenantForeignKey(Journal))
    receipt = internal(TenantForeignKey(Receipt, null=True))
    happened_on = public(models.DateField())
    amount_satang = public(models.BigIntegerField())
    out_account = internal(models.CharField(max_length=20, blank=True))
    out_party = internal(models.BigIntegerField(default=0))
    into_account = internal(models.CharField(max_length=20))
    into_party = internal(models.BigIntegerField(default=0))
    supporter = public(models.CharField(max_length=20, blank=True))
    round = public(models.PositiveSmallIntegerField(null=True))
    bank_reference = internal(models.CharField(max_length=40, blank=True))
    evidence = internal(TenantForeignKey(Document, null=True))
    corrects = internal(TenantForeignKey("self", null=True))
    reason = internal(models.CharField(max_length=15, choices=Reason.choices, blank=True))
    recorded_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_id"], name="money_event_request_once"),
            models.UniqueConstraint(fields=["tenant", "journal"], name="money_event_one_a_journal"),
            models.UniqueConstraint(
                fields=["tenant", "receipt"],
                condition=Q(receipt__isnull=False),
                name="money_event_one_a_receipt",
            ),
            models.UniqueConstraint(
                fields=["tenant", "corrects"],
                condition=Q(corrects__isnull=False),
                name="money_event_corrected_once",
            ),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="money_event_positive"),
            models.CheckConstraint(condition=~Q(request_id=""), name="money_event_has_request"),
            models.CheckConstraint(
                condition=Q(kind__in=["deposit", "withdrawal"], receipt__isnull=True) & ~Q(out_account="")
                | Q(kind="interest", receipt__isnull=True, out_account="")
                | Q(kind__in=["donation", "matching"], receipt__isnull=False, out_account=""),
                name="money_event_kind_fits",
            ),
            models.CheckConstraint(
                condition=Q(kind="matching", round__gt=0) & ~Q(supporter="")
                | ~Q(kind="matching") & Q(supporter="", round__isnull=True),
                name="money_event_round_of_matching",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | Q(corrects__isnull=False) & ~Q(reason=""),
                name="money_event_correction_has_reason",
            ),
        )
        indexes = (models.Index(fields=["tenant", "happened_on", "id"], name="money_event_by_day"),)

    def __str__(self) -> str:
        return f"money event {self.pk}"

    @property
    def amount(self) -> Money:
        """How much money."""
        return Money(self.amount_satang)

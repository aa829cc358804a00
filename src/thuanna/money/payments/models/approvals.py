"""What is asked to be paid, who approved it, and from what sum on somebody must.

A state is a row: prepared is the order itself, then a decision, then the voucher. Nothing here is changed.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.ledger.models import Leg

_NONCE_FORM = "^[0-9a-z]{26}$"


class PaymentOrder(TenantOwned):
    """A payment as it was prepared, frozen: who approves it approves this and nothing else.

    :ivar purpose: what it is for, as a code that a higher tier can read
    :ivar account: code of the account it is spent on, with its party (a member) where it has one
    :ivar out_account: code of the account it is paid from, with its party (a collection point)
    :ivar nonce: random, so that the digest does not let a name be guessed
    :ivar digest: SHA-256 of everything that is approved, the names on it included
    :ivar replaces: the order that was sent back, or whose voucher was void
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        BENEFIT = "benefit", "สวัสดิการสมาชิก"
        OUTSIDE_HELP = "outside_help", "ช่วยเหลือผู้ที่ไม่ใช่สมาชิก"
        EXPENSE = "expense", "ค่าใช้จ่าย"

    request_id = internal(models.CharField(max_length=80))
    kind = internal(models.CharField(max_length=15, choices=Kind.choices))
    purpose = personal(models.CharField(max_length=40))
    account = internal(models.CharField(max_length=20))
    party = personal(models.BigIntegerField(default=0))
    funder = internal(models.CharField(max_length=16, choices=Leg.Funder.choices))
    amount_satang = internal(models.BigIntegerField())
    out_account = internal(models.CharField(max_length=20))
    out_party = internal(models.BigIntegerField(default=0))
    evidence = internal(TenantForeignKey(Document, null=True))
    replaces = internal(TenantForeignKey("self", null=True))
    nonce = internal(models.CharField(max_length=26))
    digest = internal(models.BinaryField(max_length=32))
    prepared_on = internal(models.DateField())
    prepared_by_id = personal(models.BigIntegerField())
    prepared_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_id"], name="payment_order_request_once"),
            models.UniqueConstraint(
                fields=["tenant", "replaces"],
                condition=Q(replaces__isnull=False),
                name="payment_order_replaced_once",
            ),
            models.CheckConstraint(condition=~Q(request_id=""), name="payment_order_has_request"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="payment_order_positive"),
            models.CheckConstraint(
                condition=Q(kind="benefit", party__gt=0) | Q(kind__in=["outside_help", "expense"], party=0),
                name="payment_order_benefit_has_member",
            ),
            models.CheckConstraint(
                condition=Q(purpose__regex="^[a-z][a-z0-9_]*$"), name="payment_order_purpose_plain"
            ),
            models.CheckConstraint(condition=Q(nonce__regex=_NONCE_FORM), name="payment_order_nonce_form"),
        )
        indexes = (models.Index(fields=["tenant", "prepared_on", "id"], name="payment_order_by_day"),)

    def __str__(self) -> str:
        return f"payment order {self.pk}"

    @property
    def amount(self) -> Money:
        """What is to be paid."""
        return Money(self.amount_satang)


class PayeeName(TenantOwned):
    """Who is paid and for what, in the words on the voucher. May be removed when its keeping period is over.

    The order's digest covers it, so other words in its place would not be what was approved.
    """

    RETENTION = "documents"
    FROZEN = True

    order = internal(TenantForeignKey(PaymentOrder))
    name = personal(models.CharField(max_length=300))
    what_for = personal(models.CharField(max_length=300))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "order"], name="payee_name_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(what_for=""), name="payee_name_given"),
        )

    def __str__(self) -> str:
        return f"payee of payment order {self.order_id}"


class OrderDecision(TenantOwned):
    """Somebody approved an order, sent it back, or its maker withdrew it.

    :ivar digest: of the order as it was seen
    :ivar prepared_by_id: the order's maker again, so that the database itself can compare the two
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        APPROVED = "approved", "อนุมัติ"
        SENT_BACK = "sent_back", "ส่งกลับให้แก้"
        WITHDRAWN = "withdrawn", "ถอนเรื่อง"

    order = internal(TenantForeignKey(PaymentOrder))
    verdict = internal(models.CharField(max_length=10, choices=Verdict.choices))
    digest = internal(models.BinaryField(max_length=32))
    prepared_by_id = personal(models.BigIntegerField())
    decided_by_id = personal(models.BigIntegerField())
    decided_on = internal(models.DateField())
    reason = internal(models.CharField(max_length=20, blank=True))
    decided_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "order", "verdict"], name="order_decision_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=["approved", "sent_back"]) & ~Q(decided_by_id=F("prepared_by_id"))
                | Q(verdict="withdrawn", decided_by_id=F("prepared_by_id")),
                name="order_maker_is_not_checker",
            ),
            models.CheckConstraint(
                condition=Q(verdict="approved", reason="") | ~Q(verdict="approved") & ~Q(reason=""),
                name="order_sent_back_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} payment order {self.order_id}"


class ApprovalThreshold(TenantOwned):
    """From what sum on a payment needs an approval and a third person to pay it, from a day on.

    :ivar source: ``rules`` for the value that the program brings, ``resolution`` for the fund's own
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Source(models.TextChoices):
        RULES = "rules", "ค่าเริ่มต้นของโปรแกรม"
        RESOLUTION = "resolution", "มติของกองทุน"

    starts_on = public(models.DateField())
    approve_from_satang = public(models.BigIntegerField())
    source = public(models.CharField(max_length=10, choices=Source.choices))
    resolution_no = public(models.CharField(max_length=40, blank=True))
    set_by_id = personal(models.BigIntegerField(null=True))
    set_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "starts_on", "source"], name="approval_threshold_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(approve_from_satang__gte=0), name="approval_threshold_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(source="rules", resolution_no="") | Q(source="resolution") & ~Q(resolution_no=""),
                name="approval_threshold_by_resolution",
            ),
        )

    def __str__(self) -> str:
        return f"approval threshold from {self.starts_on}"

    @property
    def approve_from(self) -> Money:
        """The sum from which on an approval is needed."""
        return Money(self.approve_from_satang)

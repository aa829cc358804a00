"""The receipt, its lines, the payer's name as it stood on it, and what happened to it afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money

from .traces import NumberedPaper, PaperPrint, PaperVoid

_TOKEN_FORM = "^[0-9a-z]{26}$"  # noqa: S105  # the form of a token, not a token


class Receipt(NumberedPaper):
    """A receipt for money taken (ใบเสร็จรับเงิน). One journal each, and one number of the book (L14, L24).

    It holds no name: that stands in `PayerName`, which the keeping rule may remove one day.

    :ivar token: the secret in its QR; who has the paper may look the receipt up, nobody else
    :ivar payer_ref: what a higher tier knows the payer by, such as a member; 0 for nobody in a register
    :ivar into_account: code of the account into which the money went, with its party (a collection point)
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class PayerKind(models.TextChoices):
        MEMBER = "member", "สมาชิก"
        OTHER = "other", "บุคคลหรือหน่วยงานอื่น"

    token = internal(models.CharField(max_length=26))
    payer_kind = internal(models.CharField(max_length=10, choices=PayerKind.choices))
    payer_ref = personal(models.BigIntegerField(default=0))
    into_account = internal(models.CharField(max_length=20))
    into_party = internal(models.BigIntegerField(default=0))
    issued_by_id = personal(models.BigIntegerField(null=True))

    class Meta(NumberedPaper.Meta):
        constraints = (
            *NumberedPaper.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "token"], name="receipt_token_once"),
            models.CheckConstraint(condition=Q(token__regex=_TOKEN_FORM), name="receipt_token_form"),
            models.CheckConstraint(
                condition=Q(payer_kind="member", payer_ref__gt=0) | Q(payer_kind="other", payer_ref=0),
                name="receipt_member_is_named_by_ref",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "happened_on", "id"], name="receipt_by_day"),
            models.Index(fields=["tenant", "payer_ref", "id"], name="receipt_by_payer"),
        )

    def __str__(self) -> str:
        return f"receipt {self.pk}"


class ReceiptLine(TenantOwned):
    """What a part of the money was for."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        """The lines of a fund's printed receipt."""

        ENTRY_FEE = "entry_fee", "ค่าสมัครสมาชิก"
        DAILY = "daily", "เงินสมทบรายวัน"
        MONTHLY = "monthly", "เงินสมทบรายเดือน"
        HALF_YEARLY = "half_yearly", "เงินสมทบรายครึ่งปี"
        YEARLY = "yearly", "เงินสมทบรายปี"
        DONATION = "donation", "เงินบริจาค"
        SUPPORT = "support", "เงินสมทบจากหน่วยงาน"
        OTHER = "other", "อื่นๆ"

    receipt = internal(TenantForeignKey(Receipt))
    place = internal(models.PositiveSmallIntegerField())
    kind = public(models.CharField(max_length=12, choices=Kind.choices))
    amount_satang = public(models.BigIntegerField())
    first_month = internal(models.DateField(null=True, blank=True))
    months = internal(models.PositiveSmallIntegerField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "receipt", "place"], name="receipt_line_place"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="receipt_line_positive"),
            models.CheckConstraint(
                condition=Q(months__isnull=True, first_month__isnull=True)
                | Q(months__gt=0, first_month__isnull=False),
                name="receipt_line_months_begin_somewhere",
            ),
        )

    def __str__(self) -> str:
        return f"line {self.place} of receipt {self.receipt_id}"

    @property
    def amount(self) -> Money:
        """What was paid for it."""
        return Money(self.amount_satang)


class PayerName(TenantOwned):
    """The payer's name as it stood on the receipt. May be removed when the keeping period is over."""

    RETENTION = "documents"
    FROZEN = True

    receipt = internal(TenantForeignKey(Receipt))
    name = personal(models.CharField(max_length=300))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "receipt"], name="payer_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="payer_name_given"),
        )

    def __str__(self) -> str:
        return f"payer of receipt {self.receipt_id}"


class ReceiptVoid(PaperVoid):
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
    reason = public(models.CharField(max_length=15, choices=Reason.choices))

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


class ReceiptPrint(PaperPrint):
    """A receipt was printed; from the second time on the paper says so."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    receipt = internal(TenantForeignKey(Receipt))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "receipt", "place"], name="receipt_print_place"),
            models.CheckConstraint(condition=Q(place__gt=0), name="receipt_print_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"print {self.place} of receipt {self.receipt_id}"

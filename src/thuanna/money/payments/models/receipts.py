"""The receipt, its lines, and the payer's name as it stood on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import Journal

_TOKEN_FORM = "^[0-9a-z]{26}$"  # noqa: S105  # the form of a token, not a token


class Receipt(TenantOwned):
    """A receipt for money taken (ใบเสร็จรับเงิน). One journal each, and one number of the book (L14, L24).

    It holds no name: that stands in `PayerName`, which the keeping rule may remove one day.

    :ivar token: the secret in its QR; who has the paper may look the receipt up, nobody else
    :ivar request_id: chosen by the form, so that pressing twice gives one receipt
    :ivar payer_ref: what a higher tier knows the payer by, such as a member; 0 for nobody in a register
    :ivar into_account: code of the account into which the money went, with its party (a collection point)
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class PayerKind(models.TextChoices):
        MEMBER = "member", "สมาชิก"
        OTHER = "other", "บุคคลหรือหน่วยงานอื่น"

    series = public(models.CharField(max_length=10))
    year = public(models.PositiveIntegerField())
    number = public(models.PositiveIntegerField())
    token = internal(models.CharField(max_length=26))
    journal = internal(TenantForeignKey(Journal))
    request_id = internal(models.CharField(max_length=80))
    payer_kind = internal(models.CharField(max_length=10, choices=PayerKind.choices))
    payer_ref = personal(models.BigIntegerField(default=0))
    happened_on = public(models.DateField())
    total_satang = public(models.BigIntegerField())
    into_account = internal(models.CharField(max_length=20))
    into_party = internal(models.BigIntegerField(default=0))
    paper_book = internal(models.CharField(max_length=20, blank=True))
    paper_number = internal(models.CharField(max_length=20, blank=True))
    issued_by_id = personal(models.BigIntegerField(null=True))
    issued_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "series", "year", "number"], name="receipt_number_once"
            ),
            models.UniqueConstraint(fields=["tenant", "journal"], name="receipt_one_a_journal"),
            models.UniqueConstraint(fields=["tenant", "token"], name="receipt_token_once"),
            models.UniqueConstraint(fields=["tenant", "request_id"], name="receipt_request_once"),
            models.UniqueConstraint(
                fields=["tenant", "paper_book", "paper_number"],
                condition=~Q(paper_number=""),
                name="receipt_paper_number_once",
            ),
            models.CheckConstraint(condition=Q(total_satang__gt=0), name="receipt_total_positive"),
            models.CheckConstraint(condition=Q(number__gt=0), name="receipt_number_counts_from_one"),
            models.CheckConstraint(condition=~Q(request_id=""), name="receipt_has_request"),
            models.CheckConstraint(condition=Q(token__regex=_TOKEN_FORM), name="receipt_token_form"),
            models.CheckConstraint(
                condition=Q(payer_kind="member", payer_ref__gt=0) | Q(payer_kind="other", payer_ref=0),
                name="receipt_member_is_named_by_ref",
            ),
            models.CheckConstraint(
                condition=~Q(paper_number="") | Q(paper_book=""), name="receipt_paper_book_has_number"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "happened_on", "id"], name="receipt_by_day"),
            models.Index(fields=["tenant", "payer_ref", "id"], name="receipt_by_payer"),
        )

    def __str__(self) -> str:
        return f"receipt {self.pk}"

    @property
    def reference(self) -> str:
        """The number as people write it: ``RC-2570-000012``."""
        return number_reference(self.series, self.year, self.number)

    @property
    def book(self) -> str:
        """เล่มที่: the book in which it stands; one a fiscal year."""
        return f"{self.series}-{self.year}"

    @property
    def number_in_book(self) -> str:
        """เลขที่: its number in the book."""
        return f"{self.number:06}"

    @property
    def total(self) -> Money:
        """What was paid."""
        return Money(self.total_satang)


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

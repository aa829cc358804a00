"""The payment voucher, who signed it, and what happened to it afterwards. Nothing of it is ever changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import Journal

from .approvals import PaymentOrder


class Voucher(TenantOwned):
    """A payment voucher (ใบสำคัญจ่าย): one order paid, one journal, one number of the book (L14).

    The database compares it with the order, the approval and the journal; see ``sql/vouchers.sql``.

    :ivar approved_by_id: who approved, where the sum asked for it or somebody did all the same
    :ivar bank_reference: the bank's own number of a transfer
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    series = public(models.CharField(max_length=10))
    year = public(models.PositiveIntegerField())
    number = public(models.PositiveIntegerField())
    journal = internal(TenantForeignKey(Journal))
    order = internal(TenantForeignKey(PaymentOrder))
    request_id = internal(models.CharField(max_length=80))
    happened_on = public(models.DateField())
    total_satang = public(models.BigIntegerField())
    paper_book = internal(models.CharField(max_length=20, blank=True))
    paper_number = internal(models.CharField(max_length=20, blank=True))
    bank_reference = internal(models.CharField(max_length=40, blank=True))
    evidence = internal(TenantForeignKey(Document, null=True))
    prepared_by_id = personal(models.BigIntegerField())
    approved_by_id = personal(models.BigIntegerField(null=True))
    paid_by_id = personal(models.BigIntegerField())
    issued_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "series", "year", "number"], name="voucher_number_once"
            ),
            models.UniqueConstraint(fields=["tenant", "journal"], name="voucher_one_a_journal"),
            models.UniqueConstraint(fields=["tenant", "order"], name="voucher_one_an_order"),
            models.UniqueConstraint(fields=["tenant", "request_id"], name="voucher_request_once"),
            models.UniqueConstraint(
                fields=["tenant", "paper_book", "paper_number"],
                condition=~Q(paper_number=""),
                name="voucher_paper_number_once",
            ),
            models.CheckConstraint(condition=Q(total_satang__gt=0), name="voucher_total_positive"),
            models.CheckConstraint(condition=Q(number__gt=0), name="voucher_number_counts_from_one"),
            models.CheckConstraint(
                condition=~Q(paper_number="") | Q(paper_book=""), name="voucher_paper_book_has_number"
            ),
            models.CheckConstraint(
                condition=~Q(prepared_by_id=F("paid_by_id")), name="voucher_maker_is_not_payer"
            ),
            models.CheckConstraint(
                condition=Q(approved_by_id__isnull=True)
                | ~Q(approved_by_id=F("paid_by_id")) & ~Q(approved_by_id=F("prepared_by_id")),
                name="voucher_checker_is_a_third",
            ),
        )
        indexes = (models.Index(fields=["tenant", "happened_on", "id"], name="voucher_by_day"),)

    def __str__(self) -> str:
        return f"voucher {self.pk}"

    @property
    def reference(self) -> str:
        """The number as people write it: ``PV-2570-000012``."""
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


class VoucherSigner(TenantOwned):
    """A name as it stands over a signature line. May be removed when the keeping period is over."""

    RETENTION = "documents"
    FROZEN = True

    class Part(models.TextChoices):
        RECIPIENT = "recipient", "ผู้รับเงิน"
        PAYER = "payer", "ผู้จ่ายเงิน"
        WITNESS = "witness", "พยาน"
        APPROVER = "approver", "ผู้อนุมัติ"

    voucher = internal(TenantForeignKey(Voucher))
    part = internal(models.CharField(max_length=10, choices=Part.choices))
    name = personal(models.CharField(max_length=300))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "voucher", "part"], name="voucher_signer_once"),
            models.CheckConstraint(condition=~Q(name=""), name="voucher_signer_named"),
            models.CheckConstraint(
                condition=Q(part__in=["recipient", "payer", "witness", "approver"]),
                name="voucher_signer_part",
            ),
        )

    def __str__(self) -> str:
        return f"{self.part} of voucher {self.voucher_id}"


class VoucherVoid(TenantOwned):
    """A voucher was voided: its number and its journal stay, the reversal stands beside them."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Reason(models.TextChoices):
        WRONG_AMOUNT = "wrong_amount", "จำนวนเงินไม่ถูกต้อง"
        WRONG_PAYEE = "wrong_payee", "จ่ายผิดคน"
        WRONG_DATE = "wrong_date", "วันที่ไม่ถูกต้อง"
        WRONG_KIND = "wrong_kind", "ลงผิดประเภท"
        TWICE = "twice", "บันทึกซ้ำ"
        RETURNED = "returned", "ได้เงินคืน"

    voucher = internal(TenantForeignKey(Voucher))
    reversal = internal(TenantForeignKey(Journal))
    reason = public(models.CharField(max_length=15, choices=Reason.choices))
    voided_on = public(models.DateField())
    voided_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "voucher"], name="voucher_voided_once"),
            models.UniqueConstraint(fields=["tenant", "reversal"], name="voucher_void_one_a_reversal"),
            models.CheckConstraint(
                condition=Q(
                    reason__in=[
                        "wrong_amount",
                        "wrong_payee",
                        "wrong_date",
                        "wrong_kind",
                        "twice",
                        "returned",
                    ]
                ),
                name="voucher_void_reason",
            ),
        )

    def __str__(self) -> str:
        return f"void of voucher {self.voucher_id}"


class VoucherPrint(TenantOwned):
    """A voucher was printed; from the second time on the paper says so."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    voucher = internal(TenantForeignKey(Voucher))
    place = internal(models.PositiveSmallIntegerField())
    printed_by_id = personal(models.BigIntegerField(null=True))
    printed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "voucher", "place"], name="voucher_print_place"),
            models.CheckConstraint(condition=Q(place__gt=0), name="voucher_print_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"print {self.place} of voucher {self.voucher_id}"

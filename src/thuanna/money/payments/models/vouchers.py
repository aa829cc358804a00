"""The payment voucher, who signed it, and what happened to it afterwards. Nothing of it is ever changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public

from .approvals import PaymentOrder
from .traces import NumberedPaper, PaperPrint, PaperVoid


class Voucher(NumberedPaper):
    """A payment voucher (ใบสำคัญจ่าย): one order paid, one journal, one number of the book (L14).

    The database compares it with the order, the approval and the journal; see ``sql/vouchers.sql``.

    :ivar approved_by_id: who approved, where the sum asked for it or somebody did all the same
    :ivar bank_reference: the bank's own number of a transfer
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    order = internal(TenantForeignKey(PaymentOrder))
    bank_reference = internal(models.CharField(max_length=40, blank=True))
    evidence = internal(TenantForeignKey(Document, null=True))
    prepared_by_id = personal(models.BigIntegerField())
    approved_by_id = personal(models.BigIntegerField(null=True))
    paid_by_id = personal(models.BigIntegerField())

    class Meta(NumberedPaper.Meta):
        constraints = (
            *NumberedPaper.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "order"], name="voucher_one_an_order"),
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


class VoucherVoid(PaperVoid):
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
    reason = public(models.CharField(max_length=15, choices=Reason.choices))

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


class VoucherPrint(PaperPrint):
    """A voucher was printed; from the second time on the paper says so."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    voucher = internal(TenantForeignKey(Voucher))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "voucher", "place"], name="voucher_print_place"),
            models.CheckConstraint(condition=Q(place__gt=0), name="voucher_print_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"print {self.place} of voucher {self.voucher_id}"

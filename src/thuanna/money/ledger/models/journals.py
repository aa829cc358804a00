"""Journals and their legs.

Both tables have two columns that stand in no model: `era` and `xid`, the stamp of the transaction that
wrote the row. The database fills them by default and the app holds no right to, so that a leg and its
header provably come from one transaction (L4).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.privacy import internal, personal, public

from .accounts import RowOfMany


class Journal(RowOfMany):
    """The sealed header: inserted after its legs; from then on nothing can be added, changed or removed.

    :ivar id: taken from the sequence ``ledger_journal_ids`` before the legs are written
    :ivar key: the same key twice is the same posting (L9)
    :ivar memo: a code that a higher tier can read, never free text: no person is named in the book
    :ivar salt: 128 random bits, so that an inclusion proof does not let a neighbour's amount be guessed
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        OPENING = "opening", "ยอดยกมา"
        CONTRIBUTION = "contribution", "เงินสมทบ"
        ENTRY_FEE = "entry_fee", "ค่าสมัคร"
        DONATION = "donation", "เงินบริจาค"
        INTEREST = "interest", "ดอกเบี้ย"
        MATCHING = "matching", "เงินสมทบจากหน่วยงาน"
        OTHER_INCOME = "other_income", "รายรับอื่น"
        BENEFIT = "benefit", "สวัสดิการสมาชิก"
        OUTSIDE_HELP = "outside_help", "ช่วยเหลือผู้ที่ไม่ใช่สมาชิก"
        EXPENSE = "expense", "ค่าใช้จ่าย"
        DEPOSIT = "deposit", "นำฝากธนาคาร"
        WITHDRAWAL = "withdrawal", "ถอนจากธนาคาร"
        TRANSFER = "transfer", "ส่งมอบเงิน"
        FUNDER_TRANSFER = "funder_transfer", "โอนระหว่างแหล่งเงิน"
        CORRECTION = "correction", "ปรับปรุง"
        SURPLUS = "surplus", "จัดสรรส่วนเกิน"
        REVERSAL = "reversal", "กลับรายการ"

    id = internal(models.BigIntegerField(primary_key=True))
    kind = internal(models.CharField(max_length=20, choices=Kind.choices))
    happened_on = internal(models.DateField())
    recorded_at = internal(models.DateTimeField(db_default=Now()))
    memo = internal(models.CharField(max_length=80, blank=True))
    key = internal(models.CharField(max_length=120))
    payload_digest = internal(models.BinaryField(max_length=32))
    document_digest = internal(models.BinaryField(max_length=32, null=True))
    series_id = internal(models.BigIntegerField(null=True))
    reverses_id = internal(models.BigIntegerField(null=True))
    entered_by_id = personal(models.BigIntegerField(null=True))
    total_satang = internal(models.BigIntegerField())
    leg_count = internal(models.IntegerField())
    salt = internal(models.BinaryField(max_length=16))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "key"], name="ledger_journal_key"),
            models.UniqueConstraint(
                fields=["tenant", "reverses_id"],
                condition=Q(reverses_id__isnull=False),
                name="ledger_journal_reversed_once",
            ),
            models.CheckConstraint(condition=Q(key__regex=r"^[!-~]+$"), name="ledger_journal_key_plain"),
            models.CheckConstraint(condition=Q(kind__regex=r"^[a-z_]+$"), name="ledger_journal_kind_plain"),
            models.CheckConstraint(condition=Q(total_satang__gt=0), name="ledger_journal_total_positive"),
            models.CheckConstraint(
                condition=Q(memo__regex=r"^[a-z0-9_.:-]*$"), name="ledger_journal_memo_is_code"
            ),
            models.CheckConstraint(
                condition=Q(kind="reversal", reverses_id__isnull=False)
                | (~Q(kind="reversal") & Q(reverses_id__isnull=True)),
                name="ledger_journal_reversal_names_original",
            ),
        )

    def __str__(self) -> str:
        return f"journal {self.pk}"


class Leg(RowOfMany):
    """One side of a journal: a positive amount is a debit, a negative one a credit.

    Tenant and business day are copied from the header, so that a balance on a day reads one index.

    :ivar party: whose sub-account of a control account this is; 0 on plain accounts
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Funder(models.TextChoices):
        MEMBER = "member", "สมาชิก"
        LOCAL_GOVERNMENT = "local_government", "องค์กรปกครองส่วนท้องถิ่น"
        STATE = "state", "รัฐ"
        DONOR = "donor", "ผู้บริจาค"
        OTHER = "other", "อื่นๆ"

    pk = internal(models.CompositePrimaryKey("tenant_id", "journal_id", "position"))
    journal_id = internal(models.BigIntegerField())
    position = internal(models.IntegerField())
    account_id = internal(models.BigIntegerField())
    party = personal(models.BigIntegerField(default=0))
    funder = public(models.CharField(max_length=16, choices=Funder.choices))
    amount_satang = internal(models.BigIntegerField())
    happened_on = internal(models.DateField())

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(amount_satang=0), name="ledger_leg_not_zero"),
            models.CheckConstraint(condition=Q(position__gt=0), name="ledger_leg_position_counts"),
            models.CheckConstraint(condition=Q(party__gte=0), name="ledger_leg_party_counts"),
            models.CheckConstraint(
                condition=Q(funder__in=["member", "local_government", "state", "donor", "other"]),
                name="ledger_leg_funder",
            ),
        )
        indexes = (
            models.Index(
                fields=["tenant", "account_id", "party", "happened_on"], name="ledger_leg_by_account"
            ),
        )

    def __str__(self) -> str:
        return f"leg {self.position} of journal {self.journal_id}"

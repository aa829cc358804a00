"""The accounts of a book, and the series in which its receipts and vouchers are numbered."""

from __future__ import annotations

from django.db import models

from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public


class RowOfMany(TenantOwned):
    """A tenant's row of which there are millions.

    Its tenant is checked once a statement, by row security and by the guard's look at the accounts; a
    foreign key would check it once a row, at two thirds more time.
    """

    HOT = True

    class Meta:
        abstract = True


class Account(TenantOwned):
    """One account, sealed into the chain when it is opened: nothing about it ever changes (L20).

    An account may be a control account: with a `party_kind`, each of its legs names a party, an opaque
    number that means something to a higher tier (a member, a collector). The legs of one party are its
    sub-account, so control account and subledger cannot differ (L18).
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        ASSET = "asset", "สินทรัพย์"
        LIABILITY = "liability", "หนี้สิน"
        EQUITY = "equity", "กองทุน"
        INCOME = "income", "รายรับ"
        EXPENSE = "expense", "รายจ่าย"

    class Axis(models.TextChoices):
        CASH = "cash", "เงินสด"
        BANK = "bank", "เงินฝากธนาคาร"
        CUSTODY = "custody", "เงินสดในมือผู้รับเงิน"
        CLEARING = "clearing", "เงินระหว่างทาง"
        MEMBER = "member", "เงินสมทบสมาชิก"
        BENEFIT = "benefit", "สวัสดิการ"
        SUPPORT = "support", "เงินสนับสนุน"
        OPENING = "opening", "ยอดยกมา"
        OTHER = "other", "อื่นๆ"

    code = internal(models.CharField(max_length=20))
    name_th = public(models.CharField(max_length=120))
    name_en = public(models.CharField(max_length=120))
    kind = public(models.CharField(max_length=10, choices=Kind.choices))
    axis = public(models.CharField(max_length=10, choices=Axis.choices))
    form_line = public(models.CharField(max_length=30, blank=True))
    party_kind = internal(models.CharField(max_length=20, blank=True))
    never_below_zero = internal(models.BooleanField(default=False))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="ledger_account_code"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9A-Z][0-9A-Z.-]*$"), name="ledger_account_code_plain"
            ),
            models.CheckConstraint(
                condition=~models.Q(name_th="") & ~models.Q(name_en=""), name="ledger_account_named"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["asset", "liability", "equity", "income", "expense"]),
                name="ledger_account_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(party_kind__regex=r"^[a-z_]*$"), name="ledger_account_party_kind_plain"
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def normal_sign(self) -> int:
        """1 where debits increase the account, -1 where credits do."""
        return 1 if self.kind in (self.Kind.ASSET, self.Kind.EXPENSE) else -1


class NumberSeries(TenantOwned):
    """A run of numbers without gaps: a receipt book, a voucher book (L14)."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    code = public(models.CharField(max_length=10))
    name_th = public(models.CharField(max_length=120))
    name_en = public(models.CharField(max_length=120))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="ledger_series_code"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z0-9]+$"), name="ledger_series_code_plain"
            ),
            models.CheckConstraint(
                condition=~models.Q(name_th="") & ~models.Q(name_en=""), name="ledger_series_named"
            ),
        )

    def __str__(self) -> str:
        return self.code

"""The bank's side of the money: statements as they were imported, what was matched, balances as stated.

Nothing here is part of the book and nothing here is ever changed: a match that was wrong gets an undoing.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel.money import Money
from thuanna.money.ledger.models import Account, Journal


class BankFormat(TenantOwned):
    """What the columns of a bank's files mean, as somebody once said; used again for the same headings."""

    RETENTION = "imports"

    signature = internal(models.CharField(max_length=64))
    mapping = internal(models.JSONField())
    remembered_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "signature"], name="bank_format_once"),
            models.CheckConstraint(
                condition=Q(signature__regex="^[0-9a-f]{64}$"), name="bank_format_signature"
            ),
        )

    def __str__(self) -> str:
        return f"bank format {self.pk}"


class BankStatement(TenantOwned):
    """A statement file of one bank account, taken in whole."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    account = internal(TenantForeignKey(Account))
    document = internal(TenantForeignKey(Document))
    sha256 = internal(models.CharField(max_length=64))
    first_on = internal(models.DateField())
    last_on = internal(models.DateField())
    opening_satang = internal(models.BigIntegerField(null=True))
    closing_satang = internal(models.BigIntegerField(null=True))
    line_count = internal(models.PositiveIntegerField())
    imported_by_id = personal(models.BigIntegerField(null=True))
    imported_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "account", "sha256"], name="bank_statement_once"),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="bank_statement_days_forward"
            ),
            models.CheckConstraint(condition=Q(line_count__gt=0), name="bank_statement_has_lines"),
        )

    def __str__(self) -> str:
        return f"bank statement {self.pk}"


class BankLine(TenantOwned):
    """One line of a statement: a deposit is positive, a withdrawal negative.

    :ivar row: its line in the file
    :ivar fingerprint: the same for the same line of another file, so that none comes in twice
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    statement = internal(TenantForeignKey(BankStatement))
    account = internal(TenantForeignKey(Account))
    row = internal(models.PositiveIntegerField())
    happened_on = internal(models.DateField())
    amount_satang = internal(models.BigIntegerField())
    balance_satang = internal(models.BigIntegerField(null=True))
    description = personal(models.CharField(max_length=300, blank=True))
    reference = personal(models.CharField(max_length=80, blank=True))
    fingerprint = internal(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "account", "fingerprint"], name="bank_line_once"),
            models.UniqueConstraint(fields=["tenant", "statement", "row"], name="bank_line_row"),
            models.CheckConstraint(condition=~Q(amount_satang=0), name="bank_line_moves_money"),
        )
        indexes = (models.Index(fields=["tenant", "account", "happened_on"], name="bank_line_by_day"),)

    def __str__(self) -> str:
        return f"line {self.row} of bank statement {self.statement_id}"

    @property
    def amount(self) -> Money:
        """What it moved."""
        return Money(self.amount_satang)

    @property
    def balance(self) -> Money | None:
        """What the bank says was there afterwards."""
        return None if self.balance_satang is None else Money(self.balance_satang)


class BankMatch(TenantOwned):
    """Somebody confirmed that lines of the bank and journals of the book are the same money.

    :ivar reason: why the two were held together: a code of `banking.rules`, or ``by_hand``
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    account = internal(TenantForeignKey(Account))
    reason = internal(models.CharField(max_length=30))
    confirmed_by_id = personal(models.BigIntegerField(null=True))
    confirmed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(reason__regex="^[a-z_]+$"), name="bank_match_reason_plain"),
        )
        indexes = (models.Index(fields=["tenant", "account"], name="bank_match_by_account"),)

    def __str__(self) -> str:
        return f"bank match {self.pk}"


class BankMatchLine(TenantOwned):
    """A bank line in a match. `turn` counts its matches: the next one begins when the last was undone."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    match = internal(TenantForeignKey(BankMatch))
    line = internal(TenantForeignKey(BankLine))
    turn = internal(models.PositiveSmallIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "line", "turn"], name="bank_line_matched_once"),
        )
        indexes = (models.Index(fields=["tenant", "match"], name="bank_match_lines"),)

    def __str__(self) -> str:
        return f"bank line {self.line_id} in match {self.match_id}"


class BankMatchJournal(TenantOwned):
    """A journal in a match, with what it moved on that bank account; `turn` as for lines."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    match = internal(TenantForeignKey(BankMatch))
    account = internal(TenantForeignKey(Account))
    journal = internal(TenantForeignKey(Journal))
    turn = internal(models.PositiveSmallIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "account", "journal", "turn"], name="bank_journal_matched_once"
            ),
        )
        indexes = (models.Index(fields=["tenant", "match"], name="bank_match_journals"),)

    def __str__(self) -> str:
        return f"journal {self.journal_id} in match {self.match_id}"


class BankMatchUndo(TenantOwned):
    """A match was taken back: its lines and journals wait again."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    match = internal(TenantForeignKey(BankMatch))
    undone_by_id = personal(models.BigIntegerField(null=True))
    undone_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "match"], name="bank_match_undone_once"),)

    def __str__(self) -> str:
        return f"undoing of bank match {self.match_id}"


class BankAssertion(TenantOwned):
    """What the bank's own book says stood there at the end of a day, with its photo. The latest counts."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    account = internal(TenantForeignKey(Account))
    on = internal(models.DateField())
    balance_satang = internal(models.BigIntegerField())
    document = internal(TenantForeignKey(Document))
    stated_by_id = personal(models.BigIntegerField(null=True))
    stated_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(balance_satang__gte=0), name="bank_assertion_not_below_zero"),
        )
        indexes = (models.Index(fields=["tenant", "account", "on"], name="bank_assertion_by_day"),)

    def __str__(self) -> str:
        return f"bank balance on {self.on}"

    @property
    def balance(self) -> Money:
        """What stood there."""
        return Money(self.balance_satang)

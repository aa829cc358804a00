"""What the database itself writes: chain, numbers, cached balances; and the heads that were published.

The app reads these tables. Only the guard functions of ``sql/`` write them.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public

from .accounts import NumberSeries, RowOfMany


class LooseLegs(TenantOwned):
    """Journals whose legs this transaction wrote: at COMMIT each must have its header. Empty afterwards."""

    RETENTION = "ledger"
    GUARDED = True

    journal_ids = internal(ArrayField(models.BigIntegerField()))

    def __str__(self) -> str:
        return f"{len(self.journal_ids)} journals with legs"


class Unlinked(TenantOwned):
    """Sealed entries that wait for their place in the chain at COMMIT. Empty afterwards."""

    RETENTION = "ledger"
    GUARDED = True

    kind = internal(models.CharField(max_length=1))
    entry_ids = internal(ArrayField(models.BigIntegerField()))
    leaves = internal(ArrayField(models.BinaryField()))
    total_satang = internal(models.BigIntegerField(default=0))

    def __str__(self) -> str:
        return f"{len(self.entry_ids)} entries of kind {self.kind}"


class ChainLink(TenantOwned):
    """One commit in the chain: the Merkle root of its entries, and the hash of the link before (L15).

    :ivar kinds: one letter an entry: A account, S number series, P period, C closing, J journal
    :ivar entry_ids: the entries' ids, in the order of their leaves
    :ivar journals: how many journals the book holds up to and with this link
    """

    RETENTION = "ledger"
    APPEND_ONLY = True
    GUARDED = True

    pk = internal(models.CompositePrimaryKey("tenant_id", "seq"))
    seq = internal(models.BigIntegerField())
    prev_hash = internal(models.BinaryField(max_length=32))
    hash = internal(models.BinaryField(max_length=32))
    root = internal(models.BinaryField(max_length=32))
    version = internal(models.SmallIntegerField())
    linked_at = internal(models.DateTimeField())
    kinds = internal(models.TextField())
    entry_ids = internal(ArrayField(models.BigIntegerField()))
    leaves = internal(ArrayField(models.BinaryField()))
    journals = internal(models.BigIntegerField())
    total_satang = internal(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "prev_hash"], name="ledger_link_no_fork"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="ledger_link_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"link {self.seq}"


class Head(TenantOwned):
    """Where the chain ends. Its row lock is the last thing a posting takes."""

    RETENTION = "ledger"
    GUARDED = True

    seq = internal(models.BigIntegerField())
    hash = internal(models.BinaryField(max_length=32))
    journals = internal(models.BigIntegerField())
    total_satang = internal(models.BigIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant"], name="ledger_head_one"),)

    def __str__(self) -> str:
        return f"head at {self.seq}"


class PublishedHead(TenantOwned):
    """A head that was shown to the public: the only defence against a restored old copy (L16)."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    seq = public(models.BigIntegerField())
    hash = public(models.BinaryField(max_length=32))
    journals = public(models.BigIntegerField())
    total_satang = public(models.BigIntegerField())
    published_on = public(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "published_on"], name="ledger_published_head_daily"),
        )

    def __str__(self) -> str:
        return f"head {self.seq} published {self.published_on}"


class BookProof(TenantOwned):
    """The whole book was proved up to a link: what came later can be proved by itself.

    :ivar findings: how much was wrong; 0 when all of it was proved
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    seq = internal(models.BigIntegerField())
    hash = internal(models.BinaryField(max_length=32))
    journals = internal(models.BigIntegerField())
    total_satang = internal(models.BigIntegerField())
    findings = internal(models.IntegerField())
    proved_at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(seq__gte=0, journals__gte=0, findings__gte=0), name="ledger_proof_counts"
            ),
        )
        indexes = (models.Index(fields=["tenant", "-id"], name="ledger_proof_latest"),)

    def __str__(self) -> str:
        return f"proof up to link {self.seq}"


class Balance(RowOfMany):
    """The sum of the legs of one account, party and funder, kept at hand. The legs are the source (L17).

    :ivar floor_sign: 0 for no limit; 1 keeps a debit balance, -1 a credit balance from crossing zero (L13)
    """

    RETENTION = "ledger"
    GUARDED = True

    pk = internal(models.CompositePrimaryKey("tenant_id", "account_id", "party", "funder"))
    account_id = internal(models.BigIntegerField())
    party = personal(models.BigIntegerField())
    funder = internal(models.CharField(max_length=16))
    balance_satang = internal(models.BigIntegerField())
    floor_sign = internal(models.SmallIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(floor_sign=0)
                | Q(floor_sign=1, balance_satang__gte=0)
                | Q(floor_sign=-1, balance_satang__lte=0),
                name="ledger_balance_never_below_zero",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id}/{self.party}/{self.funder}: {self.balance_satang}"


class NumberCounter(TenantOwned):
    """The last number given in a series and year."""

    RETENTION = "ledger"
    GUARDED = True

    series = internal(TenantForeignKey(NumberSeries, on_delete=models.PROTECT))
    year = internal(models.IntegerField())
    last = internal(models.IntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "series", "year"], name="ledger_counter_one"),
        )

    def __str__(self) -> str:
        return f"{self.series_id}/{self.year}: {self.last}"


class IssuedNumber(RowOfMany):
    """The number of a journal's receipt or voucher. A reversed one keeps it."""

    RETENTION = "ledger"
    APPEND_ONLY = True
    GUARDED = True

    pk = internal(models.CompositePrimaryKey("tenant_id", "series_id", "year", "number"))
    series_id = internal(models.BigIntegerField())
    year = internal(models.IntegerField())
    number = internal(models.IntegerField())
    journal_id = internal(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "journal_id"], name="ledger_number_of_journal"),
            models.CheckConstraint(condition=Q(number__gt=0), name="ledger_number_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.series_id}/{self.year}/{self.number}"

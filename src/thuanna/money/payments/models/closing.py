"""What belongs to the end of a month and of a year: explanations, how a surplus is split, that it was."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.money.ledger.models import Journal, Period


class ClosingNote(TenantOwned):
    """Why something that is still open at the end of a month may stay so (such as cash not yet deposited).

    :ivar item: which point of the checklist it explains
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    period = internal(TenantForeignKey(Period))
    item = internal(models.CharField(max_length=30))
    words = personal(models.CharField(max_length=400))
    written_by_id = personal(models.BigIntegerField(null=True))
    written_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="closing_note_says_something"),
            models.CheckConstraint(condition=Q(item__regex="^[a-z_]+$"), name="closing_note_item_plain"),
        )
        indexes = (models.Index(fields=["tenant", "period"], name="closing_note_by_period"),)

    def __str__(self) -> str:
        return f"note on {self.item} of period {self.period_id}"


class SurplusPolicy(TenantOwned):
    """How the fund splits what a year leaves over, from a day on, by a resolution of its members."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    starts_on = public(models.DateField())
    resolution_no = public(models.CharField(max_length=40))
    decided_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "starts_on"], name="surplus_policy_once_a_day"),
            models.CheckConstraint(condition=~Q(resolution_no=""), name="surplus_policy_by_resolution"),
        )

    def __str__(self) -> str:
        return f"surplus policy from {self.starts_on}"


class SurplusShare(TenantOwned):
    """One share of a policy, in hundredths of a percent, and the account it goes to."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    policy = internal(TenantForeignKey(SurplusPolicy))
    place = internal(models.PositiveSmallIntegerField())
    account_code = internal(models.CharField(max_length=20))
    name_th = public(models.CharField(max_length=120))
    name_en = public(models.CharField(max_length=120))
    basis_points = public(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "policy", "place"], name="surplus_share_place"),
            models.UniqueConstraint(
                fields=["tenant", "policy", "account_code"], name="surplus_share_account"
            ),
            models.CheckConstraint(
                condition=Q(basis_points__gt=0, basis_points__lte=10_000), name="surplus_share_is_a_share"
            ),
        )

    def __str__(self) -> str:
        return f"share {self.place} of surplus policy {self.policy_id}"

    @property
    def percent(self) -> str:
        """The share as people say it: ``50``, ``12.5``."""
        whole, rest = divmod(self.basis_points, 100)
        return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


class YearClosing(TenantOwned):
    """A fiscal year was closed: what it left over, and the journal that split it.

    :ivar surplus_satang: income less running costs; below zero there is nothing to split
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    year = public(models.PositiveIntegerField())
    surplus_satang = public(models.BigIntegerField())
    policy = internal(TenantForeignKey(SurplusPolicy, null=True))
    journal = internal(TenantForeignKey(Journal, null=True))
    closed_on = internal(models.DateField())
    closed_by_id = personal(models.BigIntegerField(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "year"], name="year_closed_once"),
            models.CheckConstraint(
                condition=Q(surplus_satang__gt=0, policy__isnull=False, journal__isnull=False)
                | Q(surplus_satang__lte=0, policy__isnull=True, journal__isnull=True),
                name="year_surplus_is_split",
            ),
        )

    def __str__(self) -> str:
        return f"closing of year {self.year}"

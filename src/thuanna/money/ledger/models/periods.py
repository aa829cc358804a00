"""Periods of the book, and their closing. A state is a new row: nothing here is ever changed (L8)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public


class Period(TenantOwned):
    """Days that are posted to and closed together. A tenant's periods join without gap or overlap.

    :ivar year: the Buddhist fiscal year to which it belongs; receipts are numbered by it
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    year = public(models.PositiveIntegerField())
    starts_on = public(models.DateField())
    ends_before = public(models.DateField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "starts_on"], name="ledger_period_start"),
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_before")), name="ledger_period_forward"),
            models.CheckConstraint(
                condition=Q(year__gte=2400, year__lte=2800), name="ledger_period_year_buddhist"
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_on}/{self.ends_before}"


class PeriodClosing(TenantOwned):
    """A period was closed; there is no way back, and the earliest goes first."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    period = internal(TenantForeignKey(Period, on_delete=models.PROTECT))
    closed_on = internal(models.DateField())
    closed_by_id = internal(models.BigIntegerField(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "period"], name="ledger_period_closed_once"),
        )

    def __str__(self) -> str:
        return f"closing of period {self.period_id}"

"""What forums, needs and projects have in common: a number that people can say on the telephone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.foundation.tenancy.privacy import public
from thuanna.kernel.references import Reference


class Numbered(TenantOwned):
    """A row with a reference: letters of the series, Buddhist fiscal year, running number.

    :cvar SERIES: the letters, such as ``คก``
    """

    SERIES: ClassVar[str]

    year = public(models.PositiveSmallIntegerField())
    number = public(models.PositiveIntegerField())

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=["tenant", "year", "number"], name="%(class)s_number_once"),
            models.CheckConstraint(
                condition=Q(number__gt=0, year__range=(2400, 2799)), name="%(class)s_number_counts_from_one"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The reference with its check digit: ``คก-2570-000012-3``."""
        return Reference.make(self.SERIES, self.year, self.number)

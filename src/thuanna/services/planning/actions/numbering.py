"""The next number of a series, one transaction at a time."""

from __future__ import annotations

import datetime

from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.services.planning.models import RetiredNumber
from thuanna.services.planning.models.numbered import Numbered


def next_number(model: type[Numbered], on: datetime.date) -> dict[str, int]:
    """Fiscal year and next number of a series, held until the transaction ends so that no two take it."""
    year = FiscalYear.of(on).year
    one_at_a_time(f"{model.SERIES} {year}")
    retired = RetiredNumber.objects.filter(series=model.SERIES)
    newest = max(last_of(rows.filter(year=year), "number") for rows in (model.objects.all(), retired))
    return {"year": year, "number": newest + 1}

"""How much of the chain waits for somebody, in one question: it is asked on every staff page."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.db.models import QuerySet, Value

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.services.planning import access

from .activities import activities_to_count
from .chain import results_to_post
from .followers import findings_to_rule
from .forums import needs
from .town import projects_of_an_owed_report


def waiting(by: Actor, *, on: datetime.date) -> Counter[str]:
    """How many needs to answer, findings to rule on, activities to count and results to post there are, and
    projects whose year's report is owed; of a community's own people only what they lead.

    :raises NotAllowed: without the right to see plans
    """
    is_towns = access.own_community(by) is None
    kinds: dict[str, QuerySet[Any]] = {}
    if by.may(access.DECIDE) and is_towns:
        kinds |= {"needs": needs(by, waiting=True), "findings": findings_to_rule(by)}
    if by.may(access.KEEP):
        kinds |= {"activities": activities_to_count(by, on=on), "results": results_to_post(by)}
    if by.may(access.KEEP) and is_towns:
        kinds["reports"] = projects_of_an_owed_report(FiscalYear.of(on).previous.year)
    named = [
        rows.order_by().annotate(of=Value(name)).values_list("of", flat=True) for name, rows in kinds.items()
    ]
    return Counter(named[0].union(*named[1:], all=True)) if named else Counter()

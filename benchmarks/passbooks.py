"""The passbooks of a thousand members with a year of payments each, as one PDF, beside the typesetter alone.

The floor sets the very words that came out of the register and the book, so that the rest is what reading
them and making the text copyable costs.
"""

from __future__ import annotations

import datetime
from typing import Any

from benchmarks.measurement import Measurement, timed
from benchmarks.register_search import own_database

NAME = "passbooks"
DEFAULT_SIZE = 1_000
_MONTHS = 12


def measure(size: int) -> Measurement:
    """Print `size` passbooks with twelve payments each; then set the same words once more without them."""
    with own_database():
        from tests.factories import tenants
        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.money.funds import passbook_papers

        tenant = tenants.tenant("bench")
        by = tenants.member_of(tenant)
        with acting_for(tenant):
            member_ids = _paid_for_a_year(size, by)
            made: list[bytes] = []
            seconds = timed(
                lambda: made.append(passbook_papers.passbooks_pdf(member_ids, on=tenants.TODAY, by=by))
            )
            floor = _typesetter_alone(member_ids, by)
    return Measurement(
        seconds,
        "the typesetter alone on the same words",
        floor,
        {"kilobytes": len(made[0]) // 1024, "lines": size * _MONTHS},
    )


def _paid_for_a_year(size: int, by: Any) -> list[int]:
    from tests.factories import funds, sheets
    from thuanna.kernel.money import Money
    from thuanna.money.funds.actions import contributions
    from thuanna.money.funds.sheets.months import month_later

    funds.fund_with_book(by)
    member_ids = sheets.crowd(by, size)
    for month in range(_MONTHS):
        paid = contributions.Paid(
            kind="monthly",
            amount=Money.baht(30),
            first_month=month_later(datetime.date(2026, 11, 1), month),
            months=1,
        )
        contributions.take_contributions(
            brought=[
                contributions.Brought(member_id=pk, paid=[paid], request_id=f"bench-{month}-{pk}")
                for pk in member_ids
            ],
            happened_on=sheets.TODAY,
            received_into="treasurer",
            by=by,
        )
    return member_ids


def _typesetter_alone(member_ids: list[int], by: Any) -> float:
    """Seconds for the words that a print would set, without reading them or making them copyable."""
    from unittest import mock

    from tests.factories import tenants
    from thuanna.money.funds import passbook_papers
    from thuanna.money.payments import member_papers, printing

    told: list[Any] = []
    with mock.patch.object(member_papers, "passbooks_pdf", told.append):
        passbook_papers.passbooks_pdf(member_ids, on=tenants.TODAY, by=by)
    with mock.patch.object(printing, "with_readable_text", lambda pdf, _fonts: pdf):
        return timed(lambda: member_papers.passbooks_pdf(told[0]))

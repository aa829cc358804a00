"""Balances in a large book: one member's, everybody's, on a day, the trial balance; each beside bare SQL."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from benchmarks import books
from benchmarks.measurement import Measurement, percentile, timed

NAME = "balances"
DEFAULT_SIZE = 100_000
_TIMES = 200


def measure(size: int) -> Measurement:
    """Ask a book of `size` journals; the floor reads one kept balance by its key."""
    with books.durable_server():
        book, *_ = books.opened(["bench"])
        books.fill(book, size)
        from django.db import connection, connections

        from thuanna.foundation.tenancy.context import acting_for

        with connections["owner"].cursor() as owner:
            owner.execute("vacuum analyze")
        with acting_for(book.tenant), connection.cursor() as cursor:
            asked = _asked()
            key = [book.tenant.pk, book.account_id("3100"), 7]
            medians = {name: _median(ask, times) for name, (ask, times) in asked.items()}
            floor = _median(
                lambda: cursor.execute(
                    "select balance_satang from ledger_balance"
                    " where tenant_id = %s and account_id = %s and party = %s",
                    key,
                ),
                _TIMES,
            )
    return Measurement(
        medians["one member"],
        "one kept balance by its key, in SQL",
        floor,
        {"median_ms": {name: round(seconds * 1000, 2) for name, seconds in medians.items()}},
    )


def _asked() -> dict[str, tuple[Callable[[], Any], int]]:
    """Each question, and how often it is asked."""
    from tests.factories.books import DAY
    from thuanna.money.ledger import chart, queries

    later = DAY + datetime.timedelta(days=1)
    return {
        "one member": (lambda: queries.balance(chart.CONTRIBUTIONS, party=7), _TIMES),
        "one member on a day": (lambda: queries.balance_on(chart.CONTRIBUTIONS, later, party=7), _TIMES),
        "all members": (lambda: queries.balances_by_party(chart.CONTRIBUTIONS), 9),
        "cash on a day": (lambda: queries.balance_on(chart.CASH, later), 9),
        "trial balance": (queries.trial_balance, 9),
        "trial balance on a day": (lambda: queries.trial_balance(later), 5),
    }


def _median(ask: Callable[[], Any], times: int) -> float:
    return percentile([timed(ask) for _ in range(times)], 0.5)

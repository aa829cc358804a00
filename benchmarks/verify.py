"""Proving a whole book, beside only reading the same rows into Python."""

from __future__ import annotations

from benchmarks import books
from benchmarks.measurement import Measurement, timed

NAME = "verify"
DEFAULT_SIZE = 100_000


def measure(size: int) -> Measurement:
    """Prove a book of `size` journals; the floor reads what must be hashed, and hashes nothing."""
    with books.durable_server():
        book, *_ = books.opened(["bench"])
        books.fill(book, size)
        from django.db import connections

        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.money.ledger.verification import chain, verify

        with connections["owner"].cursor() as owner:
            owner.execute("vacuum analyze")
        findings: list[object] = []
        seconds = timed(lambda: findings.extend(verify([book.tenant]).findings))
        with acting_for(book.tenant):
            floor_seconds = timed(lambda: sum(1 for _ in chain.rows(chain.JOURNALS, book.tenant.pk)))
    return Measurement(
        seconds,
        "reading every journal with its legs into Python, nothing hashed or compared",
        floor_seconds,
        {"journals_a_second": round(size / seconds), "findings": len(findings)},
    )

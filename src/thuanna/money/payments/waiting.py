"""Let one of several equal requests go first; the others then find what it wrote."""

from __future__ import annotations

from django.db import connection


def for_twins(tenant_id: int, request: str) -> None:
    """Wait until nobody else in this organisation works on the same request; held until COMMIT."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", [request, tenant_id])

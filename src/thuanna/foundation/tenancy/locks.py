"""One at a time: rows that only grow cannot be locked themselves, so their name is."""

from __future__ import annotations

from django.db import connection

from .context import required_tenant_id


def one_at_a_time(what: str) -> None:
    """Wait until no other transaction of this tenant works on the same thing; held until COMMIT."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, %s))", [what, required_tenant_id()])

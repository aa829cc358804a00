"""One at a time: rows that only grow cannot be locked themselves, so their number is."""

from __future__ import annotations

from django.db import connection

from .context import required_tenant_id

_LOCK = 254_811


def one_at_a_time(what: str) -> None:
    """Wait until no other transaction of this tenant works on the same thing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, f"{required_tenant_id()}/{what}"]
        )

"""Migrates as the owner, then installs the guards."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connections, transaction

from thuanna.foundation.tenancy import guards


def migrate(*, verbosity: int = 0) -> None:
    """Bring tables and guards up to this release. Safe to run twice, and by two processes at once."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(254700)")
    try:
        call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
        with transaction.atomic(using="owner"), owner.cursor() as cursor:
            guards.install(cursor)
    finally:
        with owner.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(254700)")

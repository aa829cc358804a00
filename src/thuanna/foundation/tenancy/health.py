"""Whether database, migrations and guards are as released; asked by `/readyz` and by the operator's page."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from . import guards


def results() -> dict[str, bool]:
    """Each check by name; where one fails, those that need it count as failed too."""
    found: dict[str, bool] = {}
    for name, check in _CHECKS.items():
        found[name] = all(found.values()) and check()
    return found


def _has_database() -> bool:
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("select 1")
    except Exception:  # the answer of a health check is the report: nothing to re-raise
        return False
    return True


def _is_migrated() -> bool:
    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _is_guarded() -> bool:
    try:
        released = guards.released_digest()
    except FileNotFoundError:  # an unfinished release: nothing says which guards there should be
        return False
    with connections["default"].cursor() as cursor:
        return guards.digest(cursor) == released


_CHECKS: dict[str, Callable[[], bool]] = {
    "database": _has_database,
    "migrations": _is_migrated,
    "guards": _is_guarded,
}

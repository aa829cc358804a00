"""`/healthz`: the process is alive. `/readyz`: database, migrations and guards are as released."""

from __future__ import annotations

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from thuanna.foundation.tenancy import guards


def alive(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"ok": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Say whether everything needed to work is in place; 503 names what is not."""
    checks = {"database": _has_database, "migrations": _is_migrated, "guards": _is_guarded}
    results: dict[str, bool] = {}
    for name, check in checks.items():
        results[name] = all(results.values()) and check()
    ok = all(results.values())
    return JsonResponse({"ok": ok, **results}, status=200 if ok else 503)


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


for view in (alive, ready):
    vars(view)["permission"] = "public"  # read by the test of all routes

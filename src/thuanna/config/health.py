"""`/healthz`: the process is alive. `/readyz`: database, migrations and guards are as released."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from thuanna.foundation.tenancy import health


def alive(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"ok": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Say whether everything needed to work is in place; 503 names what is not."""
    results = health.results()
    ok = all(results.values())
    return JsonResponse({"ok": ok, **results}, status=200 if ok else 503)


for view in (alive, ready):
    vars(view)["permission"] = "public"  # read by the test of all routes

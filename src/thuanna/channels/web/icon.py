"""The icon for programs that ask for it by its oldest name, whatever the page says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static

_A_DAY = 24 * 60 * 60


def icon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon that pages name."""
    answer = HttpResponseRedirect(static("web/icon.svg"))
    answer.headers["Cache-Control"] = f"public, max-age={_A_DAY}"
    return answer


vars(icon)["permission"] = "public"  # asks no database; read by the test of all routes

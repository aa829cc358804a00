"""Pages that are reached by a secret link alone: looked at seldom, kept by nobody, listed nowhere."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

LOOKS_A_MINUTE = 30
_MINUTE = 60


def looks_too_often(request: HttpRequest, what: str) -> bool:
    """Whether this address has looked too often within a minute. Counted in this process' memory only."""
    key = f"{what}-looks:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=_MINUTE)
    try:
        return int(cache.incr(key)) > LOOKS_A_MINUTE
    except ValueError:  # the minute ended between the two calls
        return False


def unlisted(response: HttpResponse) -> HttpResponse:
    """No search engine lists it, no cache keeps it, no link tells its address.

    The origin alone is told: without it a browser sends its forms from nowhere, and they are refused.
    """
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "strict-origin"
    return response

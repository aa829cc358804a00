"""Who fills in a form: whoever's browser holds its code, for one office, until the browser is closed.

Owns the cookie, the limit on wrong codes, and the office behind an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

COOKIE = "form"
WRONG_CODES_A_MINUTE = 10
STARTS_AN_HOUR = 30
_MINUTE, _HOUR = 60, 3600


class Office:
    """The office whose form it is, and the public desk that acts for it."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.by = Actor(tenant_id=tenant.pk, system="public")


@contextmanager
def office(code: str) -> Iterator[Office]:
    """Act for the office with this code.

    :raises Http404: there is none
    """
    tenant = Tenant.objects.filter(code=code, kind=Tenant.Kind.LOCAL_GOVERNMENT).first()
    if tenant is None:
        raise Http404(code)
    with acting_for(tenant):
        yield Office(tenant)


def held_code(request: HttpRequest) -> str:
    """The code this browser holds; empty when it holds none."""
    return request.COOKIES.get(COOKIE, "")


def hold(response: HttpResponse, town: str, code: str) -> HttpResponse:
    """Let this browser hold a code, for this office's pages only and until it is closed."""
    response.set_cookie(
        COOKIE, code, path=_path(town), secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response


def let_go(response: HttpResponse, town: str) -> HttpResponse:
    """Let this browser forget the code."""
    response.delete_cookie(COOKIE, path=_path(town), samesite="Lax")
    return response


def kept_out(response: HttpResponse) -> HttpResponse:
    """Keep a page with somebody's answers out of every cache and every search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "strict-origin"  # with none at all browsers hide who posts
    return response


def too_many_wrong(request: HttpRequest) -> bool:
    """Whether this address has tried too many wrong codes within a minute; asking does not count."""
    return int(cache.get(_key(request, "wrong"), 0)) >= WRONG_CODES_A_MINUTE


def count_wrong(request: HttpRequest) -> None:
    """One more wrong code from this address."""
    _count(_key(request, "wrong"), _MINUTE)


def starts_too_often(request: HttpRequest) -> bool:
    """Whether this address opens forms faster than people do."""
    return _count(_key(request, "start"), _HOUR) > STARTS_AN_HOUR


def slow_down(request: HttpRequest) -> HttpResponse:
    """Ask whoever tries too often to wait a minute."""
    return kept_out(render(request, "429.html", status=429))


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, timeout=seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # the time ended between the two calls
        return 0


def _key(request: HttpRequest, what: str) -> str:
    return f"form-{what}:{request.META.get('REMOTE_ADDR', '')}"


def _path(town: str) -> str:
    return f"/t/{town}/help/"

"""Where somebody wanted to go before they were asked who they are."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

FIRST_PAGE = "/staff/"


def wanted(request: HttpRequest) -> str:
    """The page named by ``next``, if it is one of ours; else empty."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if is_ours else ""


def carry(url: str, request: HttpRequest) -> str:
    """The address with ``next`` handed on, when there is one."""
    page = wanted(request)
    return f"{url}?{urlencode({'next': page})}" if page else url

"""What a reader prefers, kept in two cookies without any log-in: the language and the size of the letters.

Must not know who the reader is. A GET never changes a preference.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .middleware import LANGUAGE_COOKIE
from .pages import public_form

TEXT_SIZE_COOKIE = "text_size"
BIG = "big"
_ONE_YEAR = 365 * 24 * 60 * 60


def wants_big_text(request: HttpRequest) -> bool:
    """Whether this reader has switched to ตัวหนังสือใหญ่."""
    return request.COOKIES.get(TEXT_SIZE_COOKIE) == BIG


# Both switches stand on every public page. A token would tie those pages to one reader and keep them
# out of caches; the worst a forged post can do is to show somebody larger letters.
@csrf_exempt
@require_POST
@public_form
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language and go back to the page."""
    chosen = "en" if request.POST.get("language") == "en" else "th"
    return _remember(request, LANGUAGE_COOKIE, chosen)


@csrf_exempt
@require_POST
@public_form
def text_size(request: HttpRequest) -> HttpResponse:
    """Remember the size of the letters and go back to the page."""
    chosen = BIG if request.POST.get("size") == BIG else "usual"
    return _remember(request, TEXT_SIZE_COOKIE, chosen)


def _remember(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = HttpResponseRedirect(_way_back(request))
    response.set_cookie(
        cookie, value, max_age=_ONE_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def _way_back(request: HttpRequest) -> str:
    """The page the reader came from, but never a page of somebody else's site."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"

"""Speaks the visitor's language: the cookie they chose, else Thai."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from thuanna.kernel.language import speaking

LANGUAGE_COOKIE = "language"


class LanguageMiddleware:
    """Sets the language for our own phrases and for Django's and the libraries' catalogues."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(LANGUAGE_COOKIE, "th")
        with speaking("en" if wanted == "en" else "th"), translation.override("en" if wanted == "en" else "th"):
            response = self._get_response(request)
        response.headers["Content-Language"] = "en" if wanted == "en" else "th"
        return response

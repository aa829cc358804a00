"""Speaks the visitor's language, and answers a refusal with a page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from thuanna.foundation.audit.actor import NotAllowed
from thuanna.kernel.language import Language, speaking
from thuanna.kernel.refusals import NotHere, Refusal

LANGUAGE_COOKIE = "language"


class LanguageMiddleware:
    """Sets the language for our own phrases and for Django's and the libraries' catalogues."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(LANGUAGE_COOKIE, "th")
        language: Language = "en" if wanted == "en" else "th"
        with speaking(language), translation.override(language):
            response = self._get_response(request)
        response.headers["Content-Language"] = language
        return response


class RefusalMiddleware:
    """Turns a refusal that no view caught into a page: 403 no right, 404 not here, 409 everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Say in the refusal's own words what can be done; anything else is our own fault and goes on."""
        if not isinstance(problem, Refusal):
            return None
        status = 403 if isinstance(problem, NotAllowed) else 404 if isinstance(problem, NotHere) else 409
        answer = render(request, f"{status}.html", {"refusal": problem}, status=status)
        answer.headers["Cache-Control"] = "no-store"  # the words may be about somebody's own matter
        return answer

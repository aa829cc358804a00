"""While the invented towns are built, the site already answers: with a page that says how far it is.

Who prepares writes lines into a file; who serves shows them as long as the file is there. Only web processes
that were started with the file's name in their environment look for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_resolver

from thuanna.kernel.language import Phrase

VARIABLE = "THUANNA_PREPARING"
_AGAIN_AFTER = "2"  # seconds
_BETWEEN = "\t"


class Progress:
    """The file of those who prepare."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._path.write_text("", encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What the web processes need to know."""
        return {VARIABLE: str(self._path)}

    def tell(self, words: Phrase) -> None:
        """What is being done now."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{words.in_('th')}{_BETWEEN}{words.in_('en')}\n")

    def end(self) -> None:
        """Open the site."""
        self._path.unlink(missing_ok=True)


class PreparingMiddleware:
    """Answers every page with the progress until the site opens; then gets out of the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._path = Path(os.environ[VARIABLE])
        self._is_open = False
        get_resolver().url_patterns  # noqa: B018  # read now, so that the first visitor need not wait for it

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_open or request.path == "/healthz":
            return self._get_response(request)
        try:
            told = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self._is_open = True
            return self._get_response(request)
        lines = [dict(zip(("th", "en"), line.split(_BETWEEN), strict=False)) for line in told.splitlines()]
        facts = {"done": lines[:-1], "now": lines[-1] if lines else None, "language": "th"}
        answer = HttpResponse(render_to_string("web/preparing.html", facts), status=503)
        answer.headers["Retry-After"] = answer.headers["Refresh"] = _AGAIN_AFTER
        answer.headers["Cache-Control"] = "no-store"
        vars(answer)["_has_been_logged"] = True  # Django's own mark: this 503 is no fault to report
        return answer

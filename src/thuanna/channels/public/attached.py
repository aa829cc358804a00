"""The files that pages name: given as downloads, never run, never guessed at by the browser.

Only pictures are shown in a page; they were drawn anew when they came in. Everything else is handed over to
be saved. The address names the bytes, so an answer may be kept for ever by whoever has it.
"""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.channels.web.pages import public_page
from thuanna.oversight.publications import pages
from thuanna.oversight.publications.models import PublishedFile

_SHOWN = {"image/jpeg", "image/png", "image/webp"}
_KEPT_SECONDS = 3600


@public_page
def attached(request: HttpRequest, code: str, key: str, name: str) -> HttpResponse:
    """Give a file that something published names.

    :raises Http404: nothing published names it, or no longer
    """
    found = pages.file(code, key)
    if found is None or found.name != name:
        raise Http404(key)
    if request.headers.get("If-None-Match") == _tag(found):
        return _guarded(HttpResponse(status=304), found)
    return _guarded(HttpResponse(bytes(found.content), content_type=found.media_type), found)


def address(code: str, described: dict[str, object]) -> str:
    """Where a file described in a page's content is found."""
    return reverse("public:file", args=[code, described["key"], described["name"]])


def _guarded(response: HttpResponse, file: PublishedFile) -> HttpResponse:
    way = "inline" if file.media_type in _SHOWN else "attachment"
    response.headers["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(file.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = f"public, max-age={_KEPT_SECONDS}"
    response.headers["ETag"] = _tag(file)
    return response


def _tag(file: PublishedFile) -> str:
    return f'"{file.sha256}"'

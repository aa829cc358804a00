"""The files that pages name: given as downloads, never run, never guessed at by the browser.

Only pictures are shown in a page; they were drawn anew when they came in. Everything else is handed over to
be saved. The address names the bytes, so an answer may be kept for ever by whoever has it.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import public_page
from thuanna.oversight.publications import pages

_KEPT_SECONDS = 3600


@public_page
def attached(request: HttpRequest, code: str, key: str, name: str) -> HttpResponse:
    """Give a file that something published names.

    :raises Http404: nothing published names it, or no longer
    """
    found = pages.file(code, key)
    if found is None or found.name != name:
        raise Http404(key)
    tag = f'"{found.sha256}"'
    is_known = request.headers.get("If-None-Match") == tag
    answer = HttpResponse(status=304) if is_known else downloads.uploaded(found, found.name)
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = f"public, max-age={_KEPT_SECONDS}"
    answer.headers["ETag"] = tag
    return answer


def address(code: str, described: dict[str, object]) -> str:
    """Where a file described in a page's content is found."""
    return reverse("public:file", args=[code, described["key"], described["name"]])

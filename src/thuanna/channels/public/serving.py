"""Answers a public page: from memory while its publications are the same, otherwise freshly rendered.

A page is a function of the versions it shows, the reader's language and size of letters, and this release. So
one tag stands for all of it: as ETag to the browser, as key to the bytes kept in this process.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from thuanna import __version__
from thuanna.channels.web.pages import public_page
from thuanna.channels.web.preferences import wants_big_text
from thuanna.kernel.language import Phrase, current_language
from thuanna.oversight.publications import shown
from thuanna.oversight.publications.models import PublicationWithdrawal
from thuanna.oversight.publications.shown import Stamp

FRESH_SECONDS = 60
_MOST_KEPT = 400
_SMALLEST_TO_PACK = 1000


class Withdrawn(Exception):
    """The newest version was taken back; its withdrawal says why."""

    def __init__(self, withdrawal: PublicationWithdrawal) -> None:
        super().__init__(withdrawal.pk)
        self.withdrawal = withdrawal


View = TypeVar("View", bound=Callable[..., HttpResponse])


def shown_page(view: View) -> View:
    """A public page; where its publication was withdrawn it says so, and why (410)."""

    @functools.wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Withdrawn as gone:
            return render(request, "public/gone.html", _gone(gone.withdrawal), status=410)

    return public_page(served)  # type: ignore[return-value]  # wraps() keeps the signature


def _gone(withdrawal: PublicationWithdrawal) -> dict[str, Any]:
    reason = Phrase(withdrawal.reason_th, withdrawal.reason_en or withdrawal.reason_th)
    return {"withdrawn_on": timezone.localtime(withdrawal.withdrawn_at).date(), "reason": reason}


class KeptPages:
    """The newest answers, packed; the one asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> bytes | None:
        """The packed page under a tag."""
        with self._lock:
            page = self._pages.get(tag)
            if page is not None:
                self._pages.move_to_end(tag)
            return page

    def keep(self, tag: str, page: bytes) -> None:
        """Keep a packed page."""
        with self._lock:
            self._pages[tag] = page
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)


_kept = KeptPages(_MOST_KEPT)


def page(
    request: HttpRequest,
    template: str,
    build: Callable[[], dict[str, Any]],
    *shows: Stamp | str | None,
    media_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    """Answer with a template; `build` is called only if these versions are not yet kept.

    :param shows: the versions on the page, and whatever else it depends on
    """
    return answer(
        request,
        lambda: render_to_string(template, build(), request).encode(),
        template,
        *shows,
        media_type=media_type,
    )


def answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    *shows: Stamp | str | None,
    media_type: str,
) -> HttpResponse:
    """Answer with bytes that are made only if these versions are not yet kept."""
    tag = _tag(request, shows)
    if f'W/"{tag}"' in request.headers.get("If-None-Match", ""):
        return _marked(HttpResponse(status=304), tag)
    packed = _kept.get(tag)
    if packed is None:
        packed = gzip.compress(make(), 6, mtime=0)
        _kept.keep(tag, packed)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(packed, content_type=media_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(gzip.decompress(packed), content_type=media_type)
    return _marked(response, tag)


def required(kind: str, code: str) -> Stamp:
    """The newest version of a publication.

    :raises Withdrawn: it was taken back
    :raises Http404: there never was one
    """
    found = shown.stamp(kind, code)
    if found is not None:
        return found
    withdrawn = shown.withdrawal(kind, code)
    if withdrawn is not None:
        raise Withdrawn(withdrawn)
    raise Http404(f"{kind} {code}")


def _tag(request: HttpRequest, shows: Sequence[Stamp | str | None]) -> str:
    parts = [
        request.get_host(),
        request.scheme or "",
        request.get_full_path(),
        current_language(),
        str(wants_big_text(request)),
        release(),
        *(repr(one) for one in shows),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _marked(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = f'W/"{tag}"'
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    return response


@cache
def release() -> str:
    """Changes when a template or style of this release does, so that no old page outlives an upgrade."""
    total = hashlib.sha256(__version__.encode())
    channels = Path(__file__).resolve().parent.parent
    for folder in (channels / "public", channels / "web"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".css", ".js", ".py"}:
                total.update(path.read_bytes())
    return total.hexdigest()[:16]

"""Answers a public page: from memory while its publications are the same, otherwise freshly rendered.

A page is a function of the versions it shows, the reader's language and size of letters, and this release. So
one tag stands for all of it: as ETag to the browser, as key to the bytes kept in this process. For one second
after the database was asked it is not asked again about the same page, however many readers come.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from thuanna import __version__
from thuanna.channels.web.pages import public_page
from thuanna.channels.web.preferences import wants_big_text
from thuanna.kernel.language import Phrase, current_language
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.models import PUBLIC, PublicationWithdrawal
from thuanna.oversight.publications.pages import Card
from thuanna.oversight.publications.shown import Stamp

from .keeping import Answer, KeptAnswers
from .qr import qr

FRESH_SECONDS = 60
UNASKED_SECONDS = 1.0
_MOST_KEPT = 400


class Withdrawn(Http404):
    """The newest version was taken back; its withdrawal says why, where a page shows it."""

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

    asked = public_page(served)

    @functools.wraps(asked)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = _by_request.get(_request_key(request))
        if known is not None and known.is_younger_than(UNASKED_SECONDS):
            return _response(request, known)
        return asked(request, *args, **kwargs)

    return kept  # type: ignore[return-value]  # wraps() keeps the signature


def _gone(withdrawal: PublicationWithdrawal) -> dict[str, Any]:
    reason = Phrase(withdrawal.reason_th, withdrawal.reason_en or withdrawal.reason_th)
    return {"withdrawn_on": timezone.localtime(withdrawal.withdrawn_at).date(), "reason": reason}


_by_tag = KeptAnswers(_MOST_KEPT)
_by_request = KeptAnswers(_MOST_KEPT)


def page(
    request: HttpRequest,
    template: str,
    build: Callable[[], dict[str, Any]],
    *shows: object,
    media_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    """Answer with a template; `build` is called only if these versions are not yet kept.

    :param shows: the versions on the page, and whatever else it depends on; told apart by their ``repr``
    """

    def make() -> bytes:
        living = request.build_absolute_uri(request.path)
        on_paper = {"living_url": living, "qr_svg": qr(living)} if media_type.startswith("text/html") else {}
        return render_to_string(template, {**on_paper, **build()}, request).encode()

    return answer(
        request,
        make,
        template,
        *shows,
        media_type=media_type,
    )


def answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    *shows: object,
    media_type: str,
) -> HttpResponse:
    """Answer with bytes that are made only if these versions are not yet kept."""
    request_key = _request_key(request)
    tag = hashlib.sha256("\0".join([request_key, *map(repr, shows)]).encode()).hexdigest()[:32]
    known = _by_tag.get(tag)
    packed = known.packed if known is not None else gzip.compress(make(), 6, mtime=0)
    fresh = Answer(tag, packed, media_type)
    _by_tag.keep(tag, fresh)
    _by_request.keep(request_key, fresh)
    return _response(request, fresh)


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


def required_card(owner: str, kind: str, code: str) -> Card:
    """The newest version of one of the things an office publishes.

    :raises Withdrawn: it was taken back
    :raises Http404: there never was one
    """
    found = pages.card(owner, kind, code)
    if found is not None:
        return found
    withdrawn = pages.withdrawal(owner, kind, code)
    if withdrawn is not None:
        raise Withdrawn(withdrawn)
    raise Http404(f"{owner} {kind} {code}")


def _request_key(request: HttpRequest) -> str:
    """Everything besides the versions shown by which two answers may differ."""
    parts = (
        request.get_host(),
        request.scheme or "",
        request.get_full_path(),
        current_language(),
        str(wants_big_text(request)),
        str(connections[PUBLIC].settings_dict["NAME"]),
        release(),
    )
    return "\0".join(parts)


def _response(request: HttpRequest, known: Answer) -> HttpResponse:
    """The answer in the form this browser can take, or the word that it has it already."""
    if f'W/"{known.tag}"' in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(known.packed, content_type=known.media_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(gzip.decompress(known.packed), content_type=known.media_type)
    response.headers["ETag"] = f'W/"{known.tag}"'
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

"""Answers that are files: one to keep, one to look at, one that somebody uploaded."""

from __future__ import annotations

import mimetypes
from typing import Protocol

from django.http import HttpResponse
from django.utils.http import content_disposition_header

CSV = "text/csv; charset=utf-8"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOOKED_AT = {"image/jpeg", "image/png", "image/webp"}


class Uploaded(Protocol):
    """What somebody handed in, as it is kept."""

    media_type: str

    @property
    def content(self) -> bytes | memoryview:
        """Its bytes."""


def kept(content: bytes | str, media_type: str, name: str) -> HttpResponse:
    """A file that the browser saves under this name."""
    return named(HttpResponse(content, content_type=media_type), name, is_saved=True)


def shown(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A paper that we made, to look at and print."""
    return named(HttpResponse(content, content_type=media_type), name, is_saved=False)


def pdf(content: bytes, name: str) -> HttpResponse:
    """A paper of ours; the name is given without its ending."""
    return shown(content, "application/pdf", f"{name}.pdf")


def workbook(content: bytes, name: str) -> HttpResponse:
    """A workbook to keep; the name is given without its ending."""
    return kept(content, _EXCEL, f"{name}.xlsx")


def uploaded(file: Uploaded, name: str) -> HttpResponse:
    """What somebody handed in: a picture is shown, all else saved; nothing in it ever runs in our name."""
    is_saved = file.media_type not in _LOOKED_AT
    answer = named(HttpResponse(bytes(file.content), content_type=file.media_type), name, is_saved=is_saved)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def ended(name: str, file: Uploaded) -> str:
    """The name with the ending that belongs to the file's kind, whatever it was called when it came."""
    return name + (mimetypes.guess_extension(file.media_type) or ".bin")


def named(answer: HttpResponse, name: str, *, is_saved: bool) -> HttpResponse:
    """An answer that is made already, as a file of this name: saved, or looked at."""
    answer.headers["Content-Disposition"] = content_disposition_header(is_saved, name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer

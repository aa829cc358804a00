"""A photo or scan somebody took as proof: a bank slip, a signed paper. Kept as a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents import pictures
from thuanna.foundation.documents.models import Document
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

_PDF = "application/pdf"
_KINDS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", _PDF),
)
_WEBP = (b"RIFF", b"WEBP")
PICTURES = "image/jpeg,image/png,image/webp"
ACCEPT = f"{PICTURES},{_PDF}"
"""What a page asks a browser to offer."""


class NoPhoto(Refusal):
    """The file is no picture and no PDF."""

    code = "photo_kind_unknown"


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A file as it was sent."""

    name: str
    content: bytes


def sent(file: Any) -> Photo | None:
    """What a form brought, if anything was attached."""
    return None if file is None else Photo(name=str(file.name), content=file.read())


def media_type(photo: Photo) -> str:
    """What it is, told by its content; people rename files.

    :raises NoPhoto: neither a picture nor a PDF
    """
    head = photo.content[:16]
    found = next((kind for start, kind in _KINDS if head.startswith(start)), "")
    if head.startswith(_WEBP[0]) and head[8:12] == _WEBP[1]:
        found = "image/webp"
    if not found:
        raise NoPhoto(
            t(
                "ไฟล์นี้ไม่ใช่รูปถ่ายหรือ PDF กรุณาแนบรูป JPG, PNG, WEBP หรือไฟล์ PDF",
                "This file is no picture and no PDF. Please attach a JPG, PNG, WEBP or PDF.",
            )
        )
    return found


def keep(photo: Photo | None, *, by: Actor) -> Document | None:
    """Store it, if there is one.

    :raises NoPhoto: neither a picture nor a PDF
    :raises FileTooLarge: it is larger than can be kept
    """
    if photo is None:
        return None
    return documents.store(
        name=photo.name, media_type=media_type(photo), purpose="evidence", content=photo.content, by=by
    )


def keep_redrawn(photo: Photo | None, *, by: Actor) -> Document | None:
    """Store what a member photographed: a picture drawn anew, without the place where it was taken.

    Its name is not kept: telephones write the day and the place into it.

    :raises NoPhoto: neither a picture nor a PDF
    :raises NotAPicture: the picture is broken
    :raises PictureTooLarge: it has more points than anybody needs
    :raises FileTooLarge: it is larger than can be kept
    """
    if photo is None or media_type(photo) == _PDF:
        return keep(photo, by=by)
    drawn = pictures.redrawn(photo.content)
    return keep(Photo(name=f"photo.{drawn.ending}", content=drawn.content), by=by)


@transaction.atomic
def look(*, document_id: int, by: Actor) -> None:
    """Write down that somebody looked at a photo; the caller has asked whether they may."""
    audit.record(by, "payments.photo_seen", Document(pk=document_id))

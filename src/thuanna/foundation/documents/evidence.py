"""A paper somebody brings as evidence: a picture, a PDF or a text file of an office program.

The kind is told by the content: people rename files.
"""

from __future__ import annotations

from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from . import actions
from .models import Document

_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.doc,.odt,.xlsx"


class NoEvidence(Refusal):
    """The file is of a kind that cannot be kept as evidence."""

    code = "evidence_kind_unknown"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A file as it came."""

    name: str
    content: bytes


def keep(brought: Brought | None, *, by: Actor) -> Document | None:
    """Store it, if there is one; joins the caller's transaction.

    :raises NoEvidence: neither picture, PDF nor a text or table of an office program
    :raises EmptyFile: there is nothing in it
    :raises FileTooLarge: it is larger than can be kept
    """
    if brought is None:
        return None
    return actions.store(
        name=brought.name, media_type=media_type(brought), purpose="evidence", content=brought.content, by=by
    )


def media_type(brought: Brought) -> str:
    """What it is.

    :raises NoEvidence: neither picture, PDF nor a text or table of an office program
    """
    head, ending = brought.content[:16], "." + brought.name.rpartition(".")[2].lower()
    for start, kind in _KINDS:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(_ZIP) and ending in _OFFICE:
        return _OFFICE[ending]
    if head.startswith(_OLE) and ending == ".doc":
        return "application/msword"
    if not brought.content:
        return "application/octet-stream"  # storing says that the file is empty
    raise NoEvidence(
        t(
            "แนบได้เฉพาะ PDF รูปถ่าย (JPG PNG WEBP) หรือไฟล์เอกสาร (DOCX ODT XLSX DOC) กรุณาเลือกไฟล์ใหม่",
            "Only PDF, pictures (JPG, PNG, WEBP) and documents (DOCX, ODT, XLSX, DOC) can be attached. "
            "Please choose another file.",
        )
    )

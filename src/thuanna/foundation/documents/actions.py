"""Stores a file."""

from __future__ import annotations

import hashlib

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from .models import Document

MAX_BYTES = 10 * 1024 * 1024


class EmptyFile(Refusal):
    """The file holds nothing."""

    code = "file_empty"


class FileTooLarge(Refusal):
    """The file is larger than the office can keep."""

    code = "file_too_large"


@transaction.atomic
def store(*, name: str, media_type: str, purpose: str, content: bytes, by: Actor) -> Document:
    """Keep a file as it came.

    :raises EmptyFile: there is nothing in it
    :raises FileTooLarge: it is larger than `MAX_BYTES`
    """
    if not content:
        raise EmptyFile(t("ไฟล์นี้ว่างเปล่า โปรดเลือกไฟล์ใหม่", "This file is empty. Choose another file."))
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            t(
                "ไฟล์ใหญ่เกิน {most} เมกะไบต์ โปรดลดขนาดหรือแบ่งไฟล์",
                "The file is larger than {most} megabytes. Make it smaller or split it.",
                most=MAX_BYTES // (1024 * 1024),
            )
        )
    document: Document = Document.objects.create(
        name=name[:200],
        media_type=media_type[:120],
        purpose=purpose,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        stored_by_id=by.user_id,
    )
    audit.record(by, "documents.stored", document, size=len(content), purpose=purpose)
    return document

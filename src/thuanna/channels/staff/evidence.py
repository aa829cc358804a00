"""A paper or photograph that proves something, brought with a form; for any staff page."""

from __future__ import annotations

from typing import Any

from thuanna.channels.web.fields import FileField
from thuanna.foundation.documents import evidence
from thuanna.foundation.documents.evidence import Brought
from thuanna.kernel.language import Phrase, t


def paper_field(label: Phrase) -> FileField:
    """A file of evidence, not needed."""
    return FileField(
        label,
        accept=evidence.ACCEPT,
        required=False,
        hint=t("PDF รูปถ่าย หรือไฟล์เอกสาร ไม่เกิน 10 เมกะไบต์", "PDF, picture or document, up to 10 MB"),
    )


def brought(file: Any) -> Brought | None:
    """What was uploaded, if anything."""
    return None if file is None else Brought(name=file.name or "file", content=file.read())

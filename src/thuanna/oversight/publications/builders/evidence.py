"""What everybody may see of a project's evidence folder: awards, figures, photographs with consent."""

from __future__ import annotations

import mimetypes
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.oversight.publications.files import File, described
from thuanna.services.planning import continuing
from thuanna.services.planning.evidence_words import EVIDENCE
from thuanna.services.planning.models import EvidencePiece


def shown(by: Actor, project_id: int) -> tuple[list[dict[str, Any]], list[File]]:
    """The pieces as they stand in a project's content, and the photographs among them."""
    pieces = continuing.evidence(by, project_id, public_only=True)
    files = {one.pk: _photo(one) for one in pieces if one.kind == "photo"}
    told = [
        {
            "kind": {"key": one.kind, "th": EVIDENCE[one.kind].in_("th"), "en": EVIDENCE[one.kind].in_("en")},
            "title": one.title,
            "words": one.words,
            "on": one.on.isoformat(),
            "alt": one.alt,
            "file": described(files[one.pk]) if one.pk in files else None,
        }
        for one in pieces
    ]
    return told, list(files.values())


def _photo(one: EvidencePiece) -> File:
    assert one.document is not None, "the database holds photographs without their file"
    ending = mimetypes.guess_extension(one.document.media_type) or ".jpg"
    return File(f"photo-{one.pk}{ending}", one.document.media_type, bytes(one.document.content))

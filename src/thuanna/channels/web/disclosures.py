"""An entry of a sealed thread as a page shows it, to the teller and to the readers alike."""

from __future__ import annotations

import base64
from typing import Any

from thuanna.services.disclosures.models import DisclosureEntry
from thuanna.services.disclosures.queries import Opened
from thuanna.services.disclosures.words import CHANGES, GROUNDS, KINDS, OUTCOMES, WHATS

_READER_CHANGED = DisclosureEntry.What.READER_CHANGED


def row(one: Opened) -> dict[str, Any]:
    """What was said or done, when, with its pictures inside the page."""
    said = one.said
    grounds = CHANGES if one.entry.what == _READER_CHANGED else GROUNDS
    chosen = ((KINDS, said.kind), (OUTCOMES, said.outcome), (grounds, said.ground))
    return {
        "heading": WHATS[one.entry.what],
        "on": one.entry.on,
        "words": said.words,
        "recipient": said.recipient,
        "details": [words[key] for words, key in chosen if key],
        "pictures": [_as_address(content) for content in one.pictures],
        "is_from_teller": one.is_from_teller,
    }


def _as_address(content: bytes) -> str:
    """The picture as an address of its own bytes: no link leads to it, and no cache keeps it."""
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"

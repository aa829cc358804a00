"""One thing that speaks for a check, in words, and what it opens for those allowed."""

from __future__ import annotations

from dataclasses import dataclass

from thuanna.kernel.language import Phrase


@dataclass(frozen=True)
class Item:
    """Words, and where they lead.

    :ivar opens: what it opens for those allowed: a name that pages know, with the row's id where it has one
    """

    words: Phrase
    opens: str = ""
    row_id: int | None = None

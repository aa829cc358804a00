"""The head of the fund's book as it is shown to everybody."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.money.ledger.models import PublishedHead


@dataclass(frozen=True)
class BookFacts:
    """Where the book ended on the day its head was published. Its sum is left out: two of them, subtracted,
    would show a single entry."""

    seq: int
    journals: int
    hash: str
    on: datetime.date


def book(on: datetime.date) -> BookFacts | None:
    """The newest published head up to a day; None while none was published."""
    found = PublishedHead.objects.filter(published_on__lte=on).order_by("-published_on").first()
    if found is None:
        return None
    return BookFacts(found.seq, found.journals, bytes(found.hash).hex(), found.published_on)

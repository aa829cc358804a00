"""Lists to choose from that many forms share."""

from __future__ import annotations

import datetime

from thuanna.kernel.language import Phrase
from thuanna.registry.places import queries as places


def villages(on: datetime.date) -> list[tuple[str, Phrase]]:
    """The villages and communities of a day, to be chosen."""
    return [(str(one.pk), one.label) for one in places.communities(on=on)]

"""Lists to choose from that many forms share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import Phrase, t
from thuanna.registry.places import queries as places


def villages(on: datetime.date) -> list[tuple[str, Phrase]]:
    """The villages and communities of a day, to be chosen."""
    return [(str(one.pk), one.label) for one in places.communities(on=on)]


def accounts(found: Iterable[User]) -> list[tuple[str, Phrase]]:
    """Accounts of the office, to be chosen."""
    return [(str(one.pk), t(one.display_name, one.display_name)) for one in found]

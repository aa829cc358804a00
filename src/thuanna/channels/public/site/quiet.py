"""Whether an election period runs: then pages show no portrait and no slogan."""

from __future__ import annotations

import datetime

from thuanna.oversight.publications import pages


def is_quiet(owner: str, on: datetime.date) -> bool:
    """Whether an election period of the office runs on a day, as it is published."""
    told = pages.card(owner, "settings", "site")
    elections = told.listing.get("elections", []) if told else []
    return any(one["from"] <= on.isoformat() < one["until"] for one in elections)

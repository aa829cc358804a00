"""A town as public pages show it on a day: its newest version, and whether an election period runs.

In an election period no page of the town carries its slogan or a portrait. The period is part of what a page
depends on, so a kept page is not shown past its beginning or end.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from thuanna.channels.web.doors import DoorKey
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.shown import Stamp

from . import frames
from .serving import required


@dataclass(frozen=True)
class ShownTown:
    """Which version of a town is shown, and how.

    :ivar is_quiet: an election period of the office runs
    """

    stamp: Stamp
    is_quiet: bool

    @property
    def content(self) -> dict[str, Any]:
        """What the version says, read anew each time."""
        return shown.content(self.stamp)

    def frame(self, *, here: DoorKey | None, inside: bool = True) -> dict[str, Any]:
        """Header, doors and foot of a page of the town."""
        return frames.of_town(self.content, here=here, inside=inside, quiet=self.is_quiet)


def town(code: str, *, on: datetime.date) -> ShownTown:
    """The town with this code as it is shown on a day.

    :raises Withdrawn: what it shows was taken back
    :raises Http404: it shows nothing
    """
    return ShownTown(required("town", code), is_quiet(code, on=on))


def host_of(fund: Stamp, *, on: datetime.date) -> ShownTown | None:
    """The town that hosts a fund, if it shows itself."""
    found = shown.stamp("town", fund.host) if fund.host else None
    return ShownTown(found, is_quiet(fund.host, on=on)) if found else None


def is_quiet(owner: str, *, on: datetime.date) -> bool:
    """Whether an election period of the office runs on a day, as it is published."""
    told = pages.card(owner, "settings", "site")
    elections = told.listing.get("elections", []) if told else []
    return any(one["from"] <= on.isoformat() < one["until"] for one in elections)

"""What waits for somebody: each provider counts one kind of thing and says where to deal with it.

To add one, write ``def waiting(actor, today) -> list[WaitingItem]`` in your part of the staff channel and
name its module in `PROVIDERS`. A provider asks `actor.may(…)` before it counts, and counts cheaply: it
runs on every staff page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase


@dataclass(frozen=True)
class WaitingItem:
    """One line of รอฉันอยู่."""

    count: int
    label: Phrase
    url: str


Provider = Callable[[Actor, datetime.date], list[WaitingItem]]

PROVIDERS: tuple[str, ...] = (
    "thuanna.channels.staff.accounts.waiting",
    "thuanna.channels.staff.people.waiting",
    "thuanna.channels.staff.funds.waiting",
    "thuanna.channels.staff.claims.waiting",
    "thuanna.channels.staff.money.waiting",
    "thuanna.channels.staff.collecting.waiting",
    "thuanna.channels.staff.cash.waiting",
    "thuanna.channels.staff.books.waiting",
    "thuanna.channels.staff.publications.waiting",
    "thuanna.channels.staff.guides.waiting",
    "thuanna.channels.staff.site.waiting",
    "thuanna.channels.staff.meetings.waiting",
    "thuanna.channels.staff.grants.waiting",
    "thuanna.channels.staff.planning.waiting",
    "thuanna.channels.staff.cases.waiting",
    "thuanna.channels.staff.participation.waiting",
    "thuanna.channels.staff.sealed.waiting",
)


def waiting_for(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Everything that waits for this actor, in the order of the providers."""
    return [item for provider in _providers() for item in provider(actor, today) if item.count]


def _providers() -> list[Provider]:
    return [import_module(name).waiting for name in PROVIDERS if _exists(name)]


def _exists(name: str) -> bool:
    parent = name.rpartition(".")[0]
    return find_spec(parent) is not None and find_spec(name) is not None

"""What the worker does with news of programmes and of the model tambon: they go before the public anew."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from thuanna.kernel.thai_dates import day_of
from thuanna.services.programmes.models import Programme

from . import queries
from .builders import programmes as builder
from .builders.programmes import PROGRAMME
from .putting import by_system, moment, own_tenant, put


def publish_programmes(facts: Mapping[str, Any]) -> None:
    """Listen to ``programmes.changed``: the programme and the one it grew out of say something new."""
    at = moment()
    kept = Programme.objects.select_related("predecessor").get(pk=int(facts["programme_id"]))
    for one in filter(None, (kept, kept.predecessor)):
        publish_programme(one, at=at)


def publish_programme(kept: Programme, *, at: datetime.datetime) -> None:
    """Show a programme as it stands at a moment."""
    memory = queries.memory(PROGRAMME, kept.code)
    put(builder.programme(own_tenant(), kept, memory, on=day_of(at)), at)


def publish_tambon(facts: Mapping[str, Any]) -> None:
    """Listen to ``programmes.tambon_changed``: show the town's aims."""
    del facts
    show_tambon(at=moment())


def show_tambon(*, at: datetime.datetime) -> None:
    """Show the town's aims as they stand at a moment."""
    put(builder.tambon(own_tenant(), on=day_of(at), by=by_system()), at)

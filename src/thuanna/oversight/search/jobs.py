"""What the worker runs: every publication is found, and nothing that was withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id

from . import actions, queries

SYSTEM = "search"


def index_publication(facts: Mapping[str, Any]) -> None:
    """Listen to ``publications.published`` and ``publications.withdrawn``. Acts for the news' tenant."""
    by = Actor(tenant_id=required_tenant_id(), system=SYSTEM)
    named = queries.name_of(int(facts["publication_id"]))
    if named is not None:
        actions.index(kind=named[0], code=named[1], by=by)

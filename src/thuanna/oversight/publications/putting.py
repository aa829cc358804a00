"""What the jobs of all services share: a thing as it would be published, and putting it before the public.

Putting it twice has the same effect: a version that says the same is not made.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.thai_dates import day_of

from . import actions
from .files import File
from .refusals import NothingNew
from .suppression import Figure, Remembered

SYSTEM = "publications"


@dataclass(frozen=True)
class Made:
    """A thing as it would be published, and what the gate must remember."""

    kind: str
    code: str
    schema: str
    content: dict[str, Any]
    listing: dict[str, Any]
    section: str = ""
    memory: Mapping[str, Remembered] = field(default_factory=dict)
    held_back: tuple[Figure, ...] = ()
    attached: tuple[File, ...] = ()


def put(made: Made, at: datetime.datetime) -> None:
    """Show it to everybody, if it says anything new."""
    try:
        actions.publish_page(
            kind=made.kind,
            code=made.code,
            schema=made.schema,
            content=made.content,
            listing=made.listing,
            section=made.section,
            as_of=day_of(at),
            at=at,
            by=by_system(),
            memory=made.memory,
            held_back=made.held_back,
            attached=made.attached,
        )
    except NothingNew:
        return


def moment() -> datetime.datetime:
    """The transaction's moment, as the database has it: news carries no time of its own."""
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        found: datetime.datetime = cursor.fetchone()[0]
    return found


def own_tenant() -> Tenant:
    """Whose news it is."""
    found: Tenant = Tenant.objects.get(pk=required_tenant_id())
    return found


def by_system() -> Actor:
    """The job as an actor of that tenant."""
    return Actor(tenant_id=required_tenant_id(), system=SYSTEM)

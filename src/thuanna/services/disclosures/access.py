"""Who may read a thread: its own two readers, and nobody else, whatever their roles.

An administrator gives log-ins and passwords and therefore reads nothing here; nor does a part of the system.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thuanna.foundation.access import queries as members
from thuanna.foundation.access.rows import held, rows_for
from thuanna.foundation.accounts.models import Role
from thuanna.foundation.audit.actor import Actor

from .models import Disclosure, DisclosureReader
from .refusals import DisclosureUnknown

READ = "disclosures.read"
NAME = "disclosures.readers.name"
TELL = "disclosures.tell"
"""Given to no role: only the public page tells, for somebody of whom nothing is known."""


def visible(by: Actor) -> QuerySet[Any]:
    """The threads this actor reads.

    :raises NotAllowed: the actor's roles do not permit reading any
    """
    found: QuerySet[Any] = rows_for(by, READ, Disclosure)
    if not may_read_any(by):
        return found.none()
    theirs = DisclosureReader.objects.filter(
        disclosure_id=OuterRef("pk"), account_id=by.user_id, stands=DisclosureReader.Stands.READS
    )
    return found.filter(Exists(theirs))


def may_read_any(by: Actor) -> bool:
    """Whether this actor can be a reader at all: a person of the office who administers nothing."""
    return by.user_id is not None and by.may(READ) and Role.ADMINISTRATOR not in by.roles


def may_be_reader(account_id: int, *, on: datetime.date, by: Actor) -> bool:
    """Whether somebody holds a role here on a day that may read, and administers nothing."""
    member = members.actor_for(account_id, by.tenant_id, on=on)
    return member is not None and may_read_any(member)


def locked(by: Actor, disclosure_id: int) -> Disclosure:
    """One thread to act on as a reader; nobody else acts on it until this transaction ends.

    :raises NotAllowed: :raises DisclosureUnknown: it is not one of theirs
    """
    found: Disclosure = held(visible(by), disclosure_id, DisclosureUnknown)
    return found

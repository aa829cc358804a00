"""Lines about what was done to the whole installation: a backup, a proof of all books.

Each organisation answers for its own records, so each finds the line in its own trail.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from . import actions
from .actor import Actor

BACKED_UP = "operations.backed_up"
BOOKS_PROVED = "operations.books_proved"


@transaction.atomic
def note_for_all(*, verb: str, system: str, **facts: Any) -> None:
    """Write the same line into the trail of every organisation.

    :param system: the part of the system that did it, e.g. ``"nightly"``
    """
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant):
            actions.record(Actor(tenant_id=tenant.pk, system=system), verb, **facts)

"""Builds the actor from the memberships that are in force."""

from __future__ import annotations

import datetime

from django.db.models import Q

from thuanna.foundation.accounts.models import Membership
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import as_person

from .roles import permissions_of


def memberships_of(user_id: int, *, on: datetime.date) -> list[Membership]:
    """The person's memberships in force on a day, organisations in the order of their ids."""
    with as_person(user_id):
        in_force = Q(ends_before__isnull=True) | Q(ends_before__gt=on)
        found = Membership.objects.filter(in_force, user_id=user_id, starts_on__lte=on)
        return list(found.select_related("tenant").order_by("tenant_id", "role"))


def actor_for(user_id: int, tenant_id: int, *, on: datetime.date) -> Actor | None:
    """The person as an actor of one organisation, or None where they have no role."""
    held = [m for m in memberships_of(user_id, on=on) if m.tenant_id == tenant_id]
    if not held:
        return None
    roles = frozenset(m.role for m in held)
    units = {m.unit_id for m in held}
    return Actor(
        tenant_id=tenant_id,
        user_id=user_id,
        roles=roles,
        permissions=permissions_of(roles),
        unit_id=units.pop() if len(units) == 1 else None,
    )

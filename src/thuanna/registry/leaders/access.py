"""Who reads the register and who keeps it: the office the whole, a community's chair their own village."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places.models import Community

from .models import Leader
from .refusals import LeaderUnknown, VillageNotYours

VIEW = "leaders.view"
KEEP = "leaders.keep"


def visible(by: Actor) -> QuerySet[Any]:
    """The register, to those who may read it.

    :raises NotAllowed: without the right
    """
    return rows_for(by, VIEW, Leader)


def villages(by: Actor) -> QuerySet[Any]:
    """The villages whose list this actor keeps.

    :raises NotAllowed: without the right to keep any
    """
    found: QuerySet[Any] = rows_for(by, KEEP, Community)
    own = _own_village(by)
    return found if own is None else found.filter(pk=own)


def locked(by: Actor, leader_id: int) -> Leader:
    """One entry to be changed, its row locked.

    :raises NotAllowed: without the right
    :raises LeaderUnknown: it is not one of those this actor keeps
    """
    found = rows_for(by, KEEP, Leader).select_for_update().filter(pk=leader_id)
    own = _own_village(by)
    leader: Leader | None = (found if own is None else found.filter(community_id=own)).first()
    if leader is None:
        raise LeaderUnknown
    return leader


def village(by: Actor, community_id: int) -> Community:
    """A village whose list this actor keeps.

    :raises NotAllowed: :raises VillageNotYours:
    """
    found: Community | None = villages(by).filter(pk=community_id).first()
    if found is None:
        raise VillageNotYours
    return found


def _own_village(by: Actor) -> int | None:
    """The village of the committee to which a log-in is limited; None where it is limited to none."""
    if by.unit_id is None:
        return None
    found: int | None = (
        Organisation.objects.filter(pk=by.unit_id).values_list("community_id", flat=True).first()
    )
    return found

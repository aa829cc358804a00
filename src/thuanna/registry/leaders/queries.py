"""Whom to call: the register as staff and helpers read it, and what everybody may read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.language import Phrase

from . import access, rules
from .models import Leader, LeaderConsent, ShownLeader
from .refusals import LeaderUnknown

PUBLIC = "public"


@dataclass(frozen=True)
class Village:
    """One village with those whom everybody may call."""

    id: int
    label: Phrase
    leaders: list[ShownLeader]


def listed(
    by: Actor, *, on: datetime.date, community_id: int | None = None, role: str = "", words: str = ""
) -> QuerySet[Any]:
    """Those of a day with `agreed_on` (None where they do not agree to be shown), village by village.

    :param words: part of a name, of a group or of a telephone number
    :raises NotAllowed: without the right
    """
    consents = LeaderConsent.objects.filter(leader_id=OuterRef("pk")).order_by("-seq")
    found: QuerySet[Any] = (
        _in_force(access.visible(by), on)
        .annotate(
            agrees=Subquery(consents.values("agrees")[:1]), asked_on=Subquery(consents.values("on")[:1])
        )
        .annotate(is_shown=Exists(ShownLeader.objects.filter(leader_id=OuterRef("pk"))))
        .select_related("community__subdistrict__district__province")
    )
    if community_id is not None:
        found = found.filter(community_id=community_id)
    if role:
        found = found.filter(role=role)
    if words:
        digits = "".join(one for one in words if one.isdigit())
        wanted = Q(person_name__icontains=words) | Q(body__icontains=words)
        found = found.filter(wanted | Q(phone__contains=digits) if len(digits) > 2 else wanted)
    return found.order_by(
        "community__subdistrict_id", "community__village_number", "community__sort_key", "role", "pk"
    )


def in_order(leaders: Iterable[Any]) -> list[Any]:
    """Village by village as they come, and within each in the order of the roles."""
    place: dict[int, int] = {}
    rows = list(leaders)
    for one in rows:
        place.setdefault(one.community_id, len(place))
    return sorted(rows, key=lambda one: (place[one.community_id], rules.place_of(one.role), one.pk))


def of_village(by: Actor, community_id: int, *, on: datetime.date) -> list[Any]:
    """Whom a helper or officer calls in a village, whether or not everybody may see them.

    :raises NotAllowed: without the right
    """
    return in_order(listed(by, on=on, community_id=community_id))


def one(by: Actor, leader_id: int) -> Leader:
    """One entry.

    :raises NotAllowed: without the right :raises LeaderUnknown: there is none
    """
    found: Leader | None = access.visible(by).select_related("community").filter(pk=leader_id).first()
    if found is None:
        raise LeaderUnknown
    return found


def consents(leader: Leader) -> list[LeaderConsent]:
    """What they said about being shown, the newest first."""
    found = LeaderConsent.objects.filter(leader=leader).select_related("recorded_by")
    return list(found.order_by("-seq"))


def shown(on: datetime.date, *, community_id: int | None = None) -> list[Village]:
    """What everybody may read, through the public role, village by village."""
    rows = _in_force(ShownLeader.objects.using(PUBLIC), on)
    if community_id is not None:
        rows = rows.filter(community_id=community_id)
    ordered = in_order(rows.order_by("village_th", "pk"))
    return list(_by_village(ordered))


def shown_stamp() -> tuple[int, int]:
    """Changes whenever what everybody may read does: every change makes a new row or takes one away."""
    rows = ShownLeader.objects.using(PUBLIC)
    return rows.count(), last_of(rows, "pk")


def _by_village(rows: list[ShownLeader]) -> Iterator[Village]:
    villages: dict[int, Village] = {}
    for row in rows:
        label = Phrase(row.village_th, row.village_en)
        villages.setdefault(row.community_id, Village(row.community_id, label, [])).leaders.append(row)
    yield from villages.values()


def _in_force(found: QuerySet[Any], on: datetime.date) -> QuerySet[Any]:
    return found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on), starts_on__lte=on)

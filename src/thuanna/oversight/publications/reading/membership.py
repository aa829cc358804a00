"""Who belongs to the fund, in numbers: by village and kind, by sex, and how many have left."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from thuanna.money.funds.queries.counts import counts_on
from thuanna.registry.places import queries as places
from thuanna.registry.places.models import Community

ELSEWHERE = "elsewhere"
NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Village:
    """A village or community of the fund's area, or the place for members who live outside it."""

    key: str
    th: str
    en: str


@dataclass(frozen=True)
class Membership:
    """The counts of one day. Each member stands in one village, one kind and one sex.

    :ivar left: everybody who was a member and is not any more
    """

    villages: tuple[Village, ...]
    by_village: dict[tuple[str, str], int]
    by_sex: dict[str, int]
    left: int = 0

    @property
    def now(self) -> int:
        return sum(self.by_village.values())

    @property
    def villages_with_members(self) -> int:
        return len({village for (village, _), people in self.by_village.items() if people} - {ELSEWHERE})


def membership(on: datetime.date) -> Membership:
    """Count the fund's members at the end of a day."""
    counts = counts_on(on)
    areas = list(places.communities(on=on))
    known = {community.pk for community in areas}
    by_village: Counter[tuple[str, str]] = Counter()
    by_sex: Counter[str] = Counter()
    for group in counts.groups:
        village = key_of(group.community_id) if group.community_id in known else ELSEWHERE
        by_village[village, group.category] += group.count.current
        by_sex[group.sex or NOT_STATED] += group.count.current
    total = counts.total
    return Membership(
        villages=tuple(_village(community) for community in areas),
        by_village=dict(+by_village),
        by_sex=dict(+by_sex),
        left=total.cumulative - total.current,
    )


def key_of(community_id: int | None) -> str:
    """The key under which a village stands in publications: its row's id, which says nothing."""
    return f"v{community_id}"


def _village(community: Community) -> Village:
    return Village(key_of(community.pk), community.label.in_("th"), community.label.in_("en"))

"""Who belongs to the fund, in numbers: by village and kind, by sex, and how many have left."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field

from thuanna.foundation.law import queries as law
from thuanna.kernel.ages import age_on
from thuanna.money.funds import rules
from thuanna.money.funds.models import Member, MemberStatus
from thuanna.registry.people.models import Person, Trait
from thuanna.registry.places import queries as places
from thuanna.registry.places.models import Community

ELSEWHERE = "elsewhere"


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
    unplaced: int = field(default=0)

    @property
    def now(self) -> int:
        return sum(self.by_village.values())

    @property
    def villages_with_members(self) -> int:
        return len({village for (village, _), people in self.by_village.items() if people} - {ELSEWHERE})


def membership(on: datetime.date) -> Membership:
    """Count the fund's members at the end of a day."""
    latest = MemberStatus.objects.filter(starts_on__lte=on).order_by("member_id", "-starts_on", "-id")
    standing = dict(latest.distinct("member_id").values_list("member_id", "status"))
    current = {member_id for member_id, status in standing.items() if status in rules.CURRENT}
    ever = set(
        MemberStatus.objects.filter(starts_on__lte=on, status__in=rules.CURRENT).values_list(
            "member_id", flat=True
        )
    )
    areas = list(places.communities(on=on))
    known = {community.pk for community in areas}
    kind_of, sex_of = _kinds_and_sexes(on)
    by_village: Counter[tuple[str, str]] = Counter()
    by_sex: Counter[str] = Counter()
    for member_id, person_id, community_id in Member.objects.values_list("id", "person_id", "community_id"):
        if member_id in current:
            village = key_of(community_id) if community_id in known else ELSEWHERE
            by_village[village, kind_of[person_id]] += 1
            by_sex[sex_of[person_id]] += 1
    return Membership(
        villages=tuple(_village(community) for community in areas),
        by_village=dict(by_village),
        by_sex=dict(by_sex),
        left=len(ever - current),
    )


def key_of(community_id: int | None) -> str:
    """The key under which a village stands in publications: its row's id, which says nothing."""
    return f"v{community_id}"


def _village(community: Community) -> Village:
    return Village(key_of(community.pk), community.label.in_("th"), community.label.in_("en"))


def _kinds_and_sexes(on: datetime.date) -> tuple[dict[int, str], dict[int, str]]:
    book = law.book(rules.LAW, on=on)
    limits, order = rules.AgeLimits.of(book), rules.precedence(book)
    marks: dict[int, set[str]] = {}
    for person_id, kind, starts_on, ends_before in Trait.objects.values_list(
        "person_id", "kind", "starts_on", "ends_before"
    ):
        if (starts_on is None or starts_on <= on) and (ends_before is None or ends_before > on):
            marks.setdefault(person_id, set()).add(kind)
    kinds, sexes = {}, {}
    people = Person.objects.filter(pk__in=Member.objects.values("person_id"))
    for person in people.only("sex", "birth_year", "birth_month", "birth_day"):
        age = age_on(person.birth, on) if person.birth else None
        kinds[person.pk] = rules.counted_as(limits.band(age), marks.get(person.pk, set()), order)
        sexes[person.pk] = person.sex or "not_stated"
    return kinds, sexes

"""How many members there are on a day: cumulative and current, by village, category and sex.

Cumulative is everybody admitted by then; current those of them who have not left or died by then. A day's
counts can be asked for again years later, because statuses and marks stay as rows with their days.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.money.funds import rules

K = TypeVar("K")

_GROUPS = """
with standing as (
  select distinct on (member_id) member_id, status from funds_memberstatus
   where tenant_id = %(tenant)s and starts_on <= %(on)s
   order by member_id desc, starts_on desc, id desc
), admitted as (
  select distinct member_id from funds_memberstatus
   where tenant_id = %(tenant)s and status = 'active' and starts_on <= %(on)s
), marked as (
  select person_id, bool_or(kind = 'disabled') as disabled, bool_or(kind = 'disadvantaged') as disadvantaged,
         bool_or(kind = 'orphan') as orphan
    from people_trait
   where tenant_id = %(tenant)s and (starts_on is null or starts_on <= %(on)s)
     and (ends_before is null or ends_before > %(on)s)
   group by person_id
), born as (
  select p.id, p.sex, case when p.birth_year is null then null
         else %(day)s - p.birth_year * 10000 - coalesce(p.birth_month, 1) * 100 - coalesce(p.birth_day, 1) end
         / 10000 as age
    from people_person p where p.tenant_id = %(tenant)s
)
select m.community_id, b.sex,
       case when b.age is null then 'general' when b.age <= %(child)s then 'child'
            when b.age >= %(older)s then 'older' else 'general' end as band,
       coalesce(k.disabled, false), coalesce(k.disadvantaged, false), coalesce(k.orphan, false),
       count(*), count(*) filter (where s.status = any(%(current)s))
  from admitted a
  join funds_member m on m.tenant_id = %(tenant)s and m.id = a.member_id
  join standing s on s.member_id = a.member_id
  join born b on b.id = m.person_id
  left join marked k on k.person_id = m.person_id
 group by 1, 2, 3, 4, 5, 6
"""
_MARKS = ("disabled", "disadvantaged", "orphan")

_STATUSES = """
select status, count(*) from (
  select distinct on (member_id) member_id, status from funds_memberstatus
   where tenant_id = %(tenant)s and starts_on <= %(on)s
   order by member_id desc, starts_on desc, id desc
) as standing group by status
"""

_LATEST_APPLICATIONS = 2000
_WAITING = """
select count(*) from (
  select member_id, starts_on, id from funds_memberstatus
   where tenant_id = %(tenant)s and status = 'applied' and starts_on <= %(on)s
   order by starts_on desc limit %(latest)s
) as a where not exists (
  select 1 from funds_memberstatus l
   where l.tenant_id = %(tenant)s and l.member_id = a.member_id and l.starts_on <= %(on)s
     and (l.starts_on > a.starts_on or (l.starts_on = a.starts_on and l.id > a.id))
)
"""


@dataclass(frozen=True, slots=True)
class Count:
    """Members in one cell: admitted ever, and still members."""

    cumulative: int = 0
    current: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.cumulative + other.cumulative, self.current + other.current)


@dataclass(frozen=True, slots=True)
class Group:
    """Members who share village, category and sex; a village of None is none of the fund's."""

    community_id: int | None
    category: str
    sex: str
    count: Count


@dataclass(frozen=True)
class Counts:
    """The members of a fund on one day. Every way of adding up comes to the same total."""

    on: datetime.date
    groups: tuple[Group, ...]

    @property
    def total(self) -> Count:
        """All members."""
        return sum((group.count for group in self.groups), Count())

    @property
    def villages_covered(self) -> int:
        """In how many villages and communities there are members now."""
        by_village = self.by_village()
        return sum(1 for place, count in by_village.items() if place is not None and count.current)

    def by_village(self) -> dict[int | None, Count]:
        """By village or community; None for members without one."""
        return self._summed(lambda group: group.community_id)

    def by_category(self) -> dict[str, Count]:
        """By category, in the order of the status form, empty ones too."""
        found = self._summed(lambda group: group.category)
        return {category: found.get(category, Count()) for category in rules.CATEGORY_WORDS}

    def by_sex(self) -> dict[str, Count]:
        """``female``, ``male`` and, where it is not known, an empty text."""
        return self._summed(lambda group: group.sex)

    def _summed(self, key: Callable[[Group], K]) -> dict[K, Count]:
        found: dict[K, Count] = {}
        for group in self.groups:
            found[key(group)] = found.get(key(group), Count()) + group.count
        return found


def counts_on(on: datetime.date) -> Counts:
    """The members on a day, counted by the rules in force on that day.

    :raises NoValueInForce: no ages are in force on that day
    """
    book = law.book(rules.LAW, on=on)
    limits, order = rules.AgeLimits.of(book), rules.precedence(book)
    facts: dict[str, Any] = {
        "tenant": required_tenant_id(),
        "on": on,
        "day": on.year * 10000 + on.month * 100 + on.day,
        "child": limits.child_years_max,
        "older": limits.older_years_min,
        "current": sorted(rules.CURRENT),
    }
    with connection.cursor() as cursor:
        # The whole register is read. Right after a large import the planner believes it empty, and would
        # compare everybody with everybody; it reads whole tables only when it may not do that.
        cursor.execute("set local enable_nestloop = off")
        cursor.execute(_GROUPS, facts)
        rows = cursor.fetchall()
        cursor.execute("set local enable_nestloop = on")
    return Counts(on, tuple(_merged(rows, order)))


def by_status(on: datetime.date) -> dict[str, int]:
    """How many stand in each status on a day, in the order of the words; every register entry counts once."""
    with connection.cursor() as cursor:
        cursor.execute(_STATUSES, {"tenant": required_tenant_id(), "on": on})
        found = dict(cursor.fetchall())
    return {status: found.get(status, 0) for status in rules.STATUS_WORDS}


def waiting_applications(on: datetime.date) -> int:
    """How many of the latest applications wait for the committee; quick enough for every page."""
    facts: dict[str, Any] = {"tenant": required_tenant_id(), "on": on, "latest": _LATEST_APPLICATIONS}
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, facts)
        return int(cursor.fetchone()[0])


def _merged(rows: Iterable[tuple[Any, ...]], order: tuple[str, ...]) -> list[Group]:
    """One group for each village, category and sex; somebody of several categories is counted in one."""
    cells: dict[tuple[int | None, str, str], Count] = {}
    for community_id, sex, band, *marks, cumulative, current in rows:
        borne = {mark for mark, is_borne in zip(_MARKS, marks, strict=True) if is_borne}
        key = (community_id, rules.counted_as(band, borne, order), sex)
        cells[key] = cells.get(key, Count()) + Count(cumulative, current)
    return [Group(*key, count) for key, count in cells.items()]

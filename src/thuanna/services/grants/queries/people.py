"""Members and people who benefited, by the groups that the criteria name. Somebody may be of several groups.

Unlike the status form, which counts each member once, the criteria ask whether each group is reached at all.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.money.funds import rules as fund_rules
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book

_SQL = """
with standing as (
  select distinct on (member_id) member_id, status from funds_memberstatus
   where tenant_id = %(tenant)s and starts_on <= %(on)s
   order by member_id desc, starts_on desc, id desc
), joined as (
  select member_id, min(starts_on) as joined_on from funds_memberstatus
   where tenant_id = %(tenant)s and status = 'active' and starts_on <= %(on)s group by member_id
), marked as (
  select person_id, bool_or(kind = 'disabled') as disabled,
         bool_or(kind in ('disadvantaged', 'orphan')) as disadvantaged
    from people_trait
   where tenant_id = %(tenant)s and (starts_on is null or starts_on <= %(on)s)
     and (ends_before is null or ends_before > %(on)s) group by person_id
), paid as (
  select party as member_id from ledger_leg
   where tenant_id = %(tenant)s and account_id = any(%(accounts)s) and happened_on <= %(on)s
   group by party having sum(amount_satang) > 0
), each as (
  select m.id, m.community_id, s.status = any(%(current)s) as is_current, j.joined_on,
         b.member_id is not null as benefited,
         (%(day)s - p.birth_year * 10000 - coalesce(p.birth_month, 1) * 100 - coalesce(p.birth_day, 1))
           / 10000 as age,
         coalesce(k.disabled, false) as disabled, coalesce(k.disadvantaged, false) as disadvantaged
    from funds_member m
    join joined j on j.member_id = m.id
    join standing s on s.member_id = m.id
    join people_person p on p.tenant_id = %(tenant)s and p.id = m.person_id
    left join marked k on k.person_id = m.person_id
    left join paid b on b.member_id = m.id
   where m.tenant_id = %(tenant)s
)
select count(*) filter (where is_current),
       count(*) filter (where is_current and age <= %(child)s),
       count(*) filter (where is_current and age >= %(older)s),
       count(*) filter (where is_current and disabled),
       count(*) filter (where is_current and disadvantaged),
       count(*) filter (where benefited),
       count(*) filter (where benefited and age <= %(child)s),
       count(*) filter (where benefited and age >= %(older)s),
       count(*) filter (where benefited and disabled),
       count(*) filter (where benefited and disadvantaged),
       count(distinct community_id) filter (where is_current),
       count(*) filter (where is_current and joined_on <= %(full)s),
       count(*)
  from each
"""


@dataclass(frozen=True)
class Reach:
    """Whom the fund reaches on a day.

    :ivar members: by group; ``all`` are all members of that day
    :ivar beneficiaries: by group, everybody who was ever paid a benefit by then
    :ivar founding_or_later: everybody who was ever a member
    """

    members: Mapping[str, int]
    beneficiaries: Mapping[str, int]
    villages: int
    full_year: int
    cumulative: int


def reach_on(on: datetime.date) -> Reach:
    """Whom the fund reaches at the end of a day; one question, however many members there are.

    :raises NoValueInForce: no ages are in force on that day
    """
    limits = fund_rules.AgeLimits.of(law.book(fund_rules.LAW, on=on))
    accounts = [book.account(chart.BENEFITS).pk] if book.is_open() else []
    year_ago = _a_year_before(on)
    facts: dict[str, Any] = {
        "tenant": required_tenant_id(),
        "on": on,
        "day": on.year * 10000 + on.month * 100 + on.day,
        "child": limits.child_years_max,
        "older": limits.older_years_min,
        "current": sorted(fund_rules.CURRENT),
        "accounts": accounts,
        "full": year_ago,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, facts)
        row = [int(count) for count in cursor.fetchone()]
    groups = ("all", "youth", "older", "disabled", "disadvantaged")
    return Reach(
        members=dict(zip(groups, row[:5], strict=True)),
        beneficiaries=dict(zip(groups, row[5:10], strict=True)),
        villages=row[10],
        full_year=row[11],
        cumulative=row[12],
    )


def _a_year_before(on: datetime.date) -> datetime.date:
    """The last day of joining that gives a full year on `on`: the same day of the year before."""
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return datetime.date(on.year - 1, 2, 28)

"""The standing of all members at once: plain stories counted by the database, the others one by one.

A story is plain when one text says what is paid and the register says one thing: a member who joined and
stayed, pays one plan from the day of joining, and was never late beyond a limit. What the database works out
for those is what the pure function gives; a test compares the two for everybody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member
from thuanna.money.regulations.deciding.standing import Standing, State
from thuanna.money.regulations.schema import Contributions, Regulation

from .standing import contribution_accounts, opening_journals, standings_of
from .versions import Texts, texts

_BATCH = 5_000
_FOREVER = 100_000


@dataclass(frozen=True, slots=True)
class Brief:
    """Where a member stands, without the words."""

    member_id: int
    state: str
    paid_until: datetime.date | None
    arrears_since: datetime.date | None
    owed: Money


def brief_of(member_id: int, standing: Standing) -> Brief:
    """A standing without its words."""
    return Brief(member_id, standing.state.value, standing.paid_until, standing.arrears_since, standing.owed)


def everybody(on: datetime.date) -> dict[int, Brief]:
    """The standing of every member on a day; nothing while the fund has adopted no regulation."""
    found = texts()
    if found is None:
        return {}
    told = {brief.member_id: brief for brief in _plain(found, on)}
    others = [pk for pk in Member.objects.order_by("pk").values_list("pk", flat=True) if pk not in told]
    for first in range(0, len(others), _BATCH):
        some = standings_of(others[first : first + _BATCH], on)
        told |= {pk: brief_of(pk, standing) for pk, standing in some.items()}
    return told


def counts(on: datetime.date) -> dict[str, int]:
    """How many members stand where on a day."""
    found: dict[str, int] = {}
    for brief in everybody(on).values():
        found[brief.state] = found.get(brief.state, 0) + 1
    return found


def _plain(found: Texts, on: datetime.date) -> Iterator[Brief]:
    """What the database can count by itself."""
    regulation = _one_text(found, on)
    if regulation is None:
        return
    contributions = regulation.contributions
    arrears = regulation.arrears
    shortest = min(
        (length.shortest for length in (arrears.suspended_after, arrears.ends_after) if length is not None),
        default=_FOREVER,
    )
    facts: dict[str, Any] = {
        "tenant": required_tenant_id(),
        "on": on,
        "counts_from": found.counts_from,
        "accounts": contribution_accounts(),
        "openings": opening_journals(),
        "grace": contributions.grace_days,
        "at_end": contributions.due_at == "end",
        "late": shortest,
        "first_plan": contributions.plans[0].code,
        "codes": [plan.code for plan in contributions.plans],
        "months": [plan.months for plan in contributions.plans],
        "amounts": [plan.amount.satang for plan in contributions.plans],
        "by_day": [plan.per == "day" for plan in contributions.plans],
        "youngest_relief": _youngest_relief(contributions),
        "has_children_relief": any(one.max_age is not None for one in contributions.reliefs),
        "marks": sorted({mark for one in contributions.reliefs for mark in one.categories}),
        "year": on.year,
    }
    for member_id, paid_until, arrears_since, owed in _asked(facts):
        state = State.IN_ORDER if arrears_since is None else State.IN_ARREARS
        yield Brief(member_id, state.value, paid_until, arrears_since, Money(int(owed)))


def _asked(facts: dict[str, Any]) -> list[Any]:
    """The rows of the statement.

    The planner believes the few members that its statistics promise, and would walk through all payments for
    each of them; and compiling the arithmetic takes longer than doing it. Both are switched off for this one.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_setting('enable_nestloop'), current_setting('jit')")
        before = cursor.fetchone()
        _set(cursor, ("off", "off"))
        cursor.execute(_SQL, facts)
        rows: list[Any] = cursor.fetchall()
        _set(cursor, before)
    return rows


def _set(cursor: Any, values: Any) -> None:
    cursor.execute("select set_config('enable_nestloop', %s, true), set_config('jit', %s, true)", values)


def _one_text(found: Texts, on: datetime.date) -> Regulation | None:
    """The text, where all that held until the day say the same about contributions and arrears."""
    held = [one.regulation for one in found.adopted if one.starts_on <= on] or [found.adopted[0].regulation]
    last = held[-1]
    is_same = all(one.contributions == last.contributions and one.arrears == last.arrears for one in held)
    is_countable = last.contributions.starts == "joining" and bool(last.contributions.plans)
    return last if is_same and is_countable else None


def _youngest_relief(contributions: Contributions) -> int:
    """Nobody under this age has a relief by age."""
    return min((one.min_age for one in contributions.reliefs if one.min_age is not None), default=999)


def _filled(text: str, parts: dict[str, str]) -> str:
    """The statement with its repeated arithmetic put in; the parts are those of this file, never a value."""
    for name, part in parts.items():
        text = text.replace(f"[{name}]", part)
    return text


def _months(start: str, day: str) -> str:
    """Full months from one day to another; the last may end on a month's last day."""
    rough = (
        f"((extract(year from {day})::int - extract(year from {start})::int) * 12"
        f" + extract(month from {day})::int - extract(month from {start})::int)"
    )
    return f"({rough} - case when {start} + make_interval(months => {rough}) > {day} then 1 else 0 end)"


def _covered(total: str) -> str:
    """How many whole periods a sum pays for."""
    by_day = f"{_months('start', f'(start + div({total}, price)::int)')} / months"
    return f"(case when by_day then {by_day} else div({total}, price) end)"


def _due(place: str) -> str:
    """The last day on which the period of that place may be paid."""
    at_end = f"(start + make_interval(months => ({place} + 1)::int * months))::date - 1"
    at_start = f"(start + make_interval(months => {place}::int * months))::date"
    return f"((case when %(at_end)s then {at_end} else {at_start} end) + %(grace)s)"


_SQL = _filled(
    """
with stayed as (
    select member_id, max(starts_on) filter (where status = 'active') as joined
    from funds_memberstatus where tenant_id = %(tenant)s
    group by member_id
    having count(*) filter (where status <> 'applied') = 1 and bool_or(status = 'active')
        and max(starts_on) filter (where status = 'active') <= %(on)s
), plan as (
    select * from unnest(%(codes)s::text[], %(months)s::int[], %(amounts)s::bigint[], %(by_day)s::bool[])
        as plan(code, months, price, by_day)
), member as (
    select m.id, greatest(s.joined, %(counts_from)s::date) as start, p.months, p.price, p.by_day
    from funds_member m
    join stayed s on s.member_id = m.id
    join people_person person on person.tenant_id = %(tenant)s and person.id = m.person_id
    join plan p on p.code = case when m.payment_plan = any(%(codes)s) then m.payment_plan
        else %(first_plan)s end
    where m.tenant_id = %(tenant)s
        and not %(has_children_relief)s
        and coalesce(person.birth_year, 9999) > %(year)s - %(youngest_relief)s
        and not exists (select from people_trait t where t.tenant_id = %(tenant)s
            and t.person_id = m.person_id and t.ends_before is null and t.kind = any(%(marks)s))
        and not exists (select from regulations_memberplan c
            where c.tenant_id = %(tenant)s and c.member_id = m.id)
        and not exists (select from regulations_standingbase b
            where b.tenant_id = %(tenant)s and b.member_id = m.id)
        and greatest(s.joined, %(counts_from)s::date) <= %(on)s
), paid as (
    select party, happened_on, -sum(amount_satang) as amount, bool_or(amount_satang > 0) as is_back,
        sum(-sum(amount_satang)) over (partition by party order by happened_on) as until
    from ledger_leg
    where tenant_id = %(tenant)s and account_id = any(%(accounts)s) and happened_on <= %(on)s
        and happened_on >= %(counts_from)s and not journal_id = any(%(openings)s::bigint[])
    group by party, happened_on
), summed as (
    select member.id, start, months, price, by_day, coalesce(sum(paid.amount), 0) as total,
        coalesce(bool_or(paid.is_back or paid.happened_on < start
            or paid.happened_on > [due_before] + %(late)s), false) as is_tangled
    from member left join paid on paid.party = member.id
    group by member.id, start, months, price, by_day
), placed as (
    select *, [covered] as n,
        case when %(at_end)s then [months_to_end] / months
        when start <= %(on)s::date - %(grace)s - 1 then [months_to_start] / months + 1 else 0 end as due
    from summed where not is_tangled
), dated as (
    select *, (start + make_interval(months => n::int * months))::date as first,
        (start + make_interval(months => (n + 1)::int * months))::date as next,
        [due] as due_on,
        (start + make_interval(months => greatest(due, 0)::int * months))::date as due_until
    from placed
)
select id,
    first + case
        when by_day then
            div((next - first) * (total - (first - start) * price), (next - first) * price)::int
        else div((next - first) * (total - n * price), price)::int end,
    case when due_on < %(on)s then due_on + 1 end,
    case when due_on < %(on)s then
        case when by_day then (due_until - start) * price else due * price end - total else 0 end
from dated where due_on + %(late)s >= %(on)s
""",
    {
        "due_before": _due(_covered("(paid.until - paid.amount)")),
        "covered": _covered("total"),
        "months_to_end": _months("start", "(%(on)s::date - %(grace)s)"),
        "months_to_start": _months("start", "(%(on)s::date - %(grace)s - 1)"),
        "due": _due("n"),
    },
)

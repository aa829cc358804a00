"""Where members stand: the facts of many read at once, each judged by the pure function."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from django.db.models import Q

from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member, MemberStatus
from thuanna.money.ledger import chart
from thuanna.money.ledger.models import Account, Journal, Leg
from thuanna.money.regulations.deciding.history import Base, Chosen, History, Payment, StatusChange
from thuanna.money.regulations.deciding.standing import Standing, standing_on
from thuanna.money.regulations.models import MemberPlan, StandingBase
from thuanna.registry.people.models import Trait

from .versions import Texts, texts

_LEFT = frozenset({"resigned", "ended"})


def standing_of(member: Member, on: datetime.date) -> Standing | None:
    """Where a member stands on a day; None while the fund has adopted no regulation."""
    return standings_of([member.pk], on).get(member.pk)


def standings_of(member_ids: Collection[int], on: datetime.date) -> dict[int, Standing]:
    """Where these members stand on a day; nothing while the fund has adopted no regulation."""
    found = texts()
    if found is None:
        return {}
    histories = histories_of(member_ids, found)
    return {pk: standing_on(history, found.in_force, on) for pk, history in histories.items()}


def histories_of(member_ids: Collection[int], found: Texts) -> dict[int, History]:
    """The facts from which the standing of these members follows."""
    wanted = list(member_ids)
    statuses = _statuses(wanted)
    payments, plans, bases, marks = _payments(wanted), _plans(wanted), _bases(wanted), _marks(wanted)
    members = Member.objects.filter(pk__in=wanted).select_related("person")
    return {
        member.pk: History(
            bases=bases_of(statuses[member.pk], bases[member.pk], found),
            statuses=statuses[member.pk],
            payments=tuple(payments[member.pk]),
            chosen=plans[member.pk] or _chosen_at_joining(member, found),
            born=member.person.birth,
            categories=frozenset(marks[member.person_id]),
        )
        for member in members
    }


def bases_of(statuses: tuple[StatusChange, ...], written: list[Base], found: Texts) -> tuple[Base, ...]:
    """What standing counts from: joining, coming back, and what the committee wrote down."""
    implied: list[Base] = []
    before = ""
    for change in statuses:
        if change.status == "active" and (not implied or before in _LEFT):
            start = max(change.on, found.counts_from)
            implied.append(Base(since=start, paid_until=start, time_from=change.on, is_return=bool(implied)))
        before = change.status
    known = {base.since: base for base in implied} | {base.since: base for base in written}
    return tuple(known[since] for since in sorted(known))


def _statuses(member_ids: list[int]) -> Mapping[int, tuple[StatusChange, ...]]:
    rows: dict[int, list[StatusChange]] = defaultdict(list)
    found = MemberStatus.objects.filter(member_id__in=member_ids).order_by("member_id", "starts_on", "pk")
    for member_id, on, status in found.values_list("member_id", "starts_on", "status"):
        rows[member_id].append(StatusChange(on, status))
    return defaultdict(tuple, {member_id: tuple(changes) for member_id, changes in rows.items()})


def contribution_accounts() -> list[int]:
    """The accounts on which contributions stand."""
    codes = (chart.CONTRIBUTIONS, chart.CONTRIBUTIONS_OWED)
    return list(Account.objects.filter(code__in=codes).values_list("pk", flat=True))


def opening_journals() -> list[int]:
    """Journals that took old balances into the book, and their reversals: no payments."""
    opened = list(Journal.objects.filter(kind="opening").values_list("pk", flat=True))
    return list(
        Journal.objects.filter(Q(pk__in=opened) | Q(reverses_id__in=opened)).values_list("pk", flat=True)
    )


def _payments(member_ids: list[int]) -> Mapping[int, list[Payment]]:
    rows: dict[int, list[Payment]] = defaultdict(list)
    legs = Leg.objects.filter(account_id__in=contribution_accounts(), party__in=member_ids)
    legs = legs.exclude(journal_id__in=opening_journals()).order_by("party", "happened_on", "journal_id")
    for party, on, satang in legs.values_list("party", "happened_on", "amount_satang"):
        rows[party].append(Payment(on, Money(-satang)))
    return rows


def _plans(member_ids: list[int]) -> Mapping[int, tuple[Chosen, ...]]:
    rows: dict[int, list[Chosen]] = defaultdict(list)
    for row in MemberPlan.objects.filter(member_id__in=member_ids).order_by("member_id", "starts_on"):
        rows[row.member_id].append(Chosen(row.starts_on, row.plan, row.due_day))
    return defaultdict(tuple, {member_id: tuple(chosen) for member_id, chosen in rows.items()})


def _chosen_at_joining(member: Member, found: Texts) -> tuple[Chosen, ...]:
    """The plan that the register took down at joining, where the regulation knows it."""
    first = found.adopted[0]
    known = {plan.code for plan in first.regulation.contributions.plans}
    plan = member.payment_plan if member.payment_plan in known else ""
    return (Chosen(found.counts_from, plan),)


def _bases(member_ids: list[int]) -> Mapping[int, list[Base]]:
    rows: dict[int, list[Base]] = defaultdict(list)
    for row in StandingBase.objects.filter(member_id__in=member_ids).order_by("member_id", "since"):
        base = Base(since=row.since, paid_until=row.paid_until, time_from=row.time_from)
        rows[row.member_id].append(
            replace(base, suspended_before=row.suspended_before, is_return=row.kind == "returned")
        )
    return rows


def _marks(member_ids: list[int]) -> Mapping[int, set[str]]:
    people = Member.objects.filter(pk__in=member_ids).values("person_id")
    rows: dict[int, set[str]] = defaultdict(set)
    found = Trait.objects.filter(person_id__in=people, ends_before__isnull=True)
    for person_id, kind in found.values_list("person_id", "kind"):
        rows[person_id].add(kind)
    return rows

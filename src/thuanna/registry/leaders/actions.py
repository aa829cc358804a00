"""Keeping the list of whom to call: add, correct, end, and what each says about being shown to everybody."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.text import clean_line

from . import access, rules
from .models import Leader, LeaderConsent, ShownLeader
from .refusals import LeaderEnded, LeaderIncomplete, LeaderListed


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Somebody to call, in one role, as it is typed."""

    role: str
    person_name: str
    phone: str
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said about being shown, on which day and how."""

    agrees: bool
    on: datetime.date
    how: str


@transaction.atomic
def add(
    *, community_id: int, entry: Entry, starts_on: datetime.date, said: Said | None = None, by: Actor
) -> Leader:
    """Put somebody in a village's list; only those who agreed are shown to everybody.

    :raises NotAllowed: :raises VillageNotYours: :raises LeaderIncomplete: :raises LeaderListed:
    """
    village = access.village(by, community_id)
    columns = _columns(entry, starts_on)
    _refuse_listed(village.pk, columns, None)
    leader: Leader = Leader.objects.create(community=village, starts_on=starts_on, **columns)
    if said is not None:
        _note(leader, said, by)
    _show(leader)
    audit.record(by, "leaders.added", leader, community=village.pk, role=leader.role, on=starts_on)
    return leader


@transaction.atomic
def correct(*, leader_id: int, entry: Entry, reason: str, by: Actor) -> Leader:
    """Mend a name, a number or a group. Another person in the role is an end and a new entry.

    :raises NotAllowed: :raises LeaderUnknown: :raises LeaderIncomplete: :raises LeaderListed:
    :raises LeaderEnded: it has ended
    """
    leader = access.locked(by, leader_id)
    if leader.ends_before is not None:
        raise LeaderEnded
    columns = _columns(entry, leader.starts_on)
    _refuse_listed(leader.community_id, columns, leader.pk)
    for name, value in columns.items():
        setattr(leader, name, value)
    leader.save(update_fields=[*columns])
    _show(leader)
    audit.record(by, "leaders.corrected", leader, reason=reason)
    return leader


@transaction.atomic
def end(*, leader_id: int, ends_before: datetime.date, reason: str, by: Actor) -> Leader:
    """End an entry: from that day nobody is sent to them any more.

    :raises NotAllowed: :raises LeaderUnknown: :raises LeaderEnded: the day does not fit
    """
    leader = access.locked(by, leader_id)
    if leader.ends_before is not None or ends_before <= leader.starts_on:
        raise LeaderEnded
    leader.ends_before = ends_before
    leader.save(update_fields=["ends_before"])
    _show(leader)
    audit.record(by, "leaders.ended", leader, reason=reason, on=ends_before)
    return leader


@transaction.atomic
def record_consent(*, leader_id: int, said: Said, by: Actor) -> LeaderConsent:
    """Write down what somebody said about being shown; a "no" takes them off every page at once.

    :raises NotAllowed: :raises LeaderUnknown:
    """
    leader = access.locked(by, leader_id)
    consent = _note(leader, said, by)
    _show(leader)
    audit.record(by, "leaders.consent_recorded", leader, agrees=said.agrees, how=said.how, on=said.on)
    return consent


@transaction.atomic
def forget(*, on: datetime.date, by: Actor) -> int:
    """Delete entries that ended so long ago that nobody asks for them; how many.

    :raises NotAllowed: without the right
    """
    by.must(access.KEEP)
    before = law.retention("leaders").period(on).earliest_holding(on)
    old = list(Leader.objects.filter(ends_before__lt=before).values_list("pk", flat=True))
    ShownLeader.objects.filter(leader__in=old).delete()
    LeaderConsent.objects.filter(leader__in=old).delete()
    Leader.objects.filter(pk__in=old).delete()
    if old:
        audit.record(by, "leaders.forgotten", count=len(old))
    return len(old)


def _columns(entry: Entry, on: datetime.date) -> dict[str, str]:
    columns = {name: clean_line(value) for name, value in asdict(entry).items()}
    if not (columns["person_name"] and columns["phone"]) or not rules.is_role(columns["role"], on):
        raise LeaderIncomplete
    return columns


def _refuse_listed(community_id: int, columns: dict[str, str], except_id: int | None) -> None:
    same = {name: columns[name] for name in ("role", "body", "person_name")}
    there = Leader.objects.filter(community_id=community_id, ends_before=None, **same)
    if there.exclude(pk=except_id).exists():
        raise LeaderListed


def _note(leader: Leader, said: Said, by: Actor) -> LeaderConsent:
    consent: LeaderConsent = LeaderConsent.objects.create(
        leader=leader,
        seq=LeaderConsent.objects.filter(leader=leader).count() + 1,
        agrees=said.agrees,
        on=said.on,
        how=said.how,
        recorded_by_id=by.user_id,
    )
    return consent


def _show(leader: Leader) -> None:
    """Bring what everybody may read in step with the entry: a new row each time, or none."""
    ShownLeader.objects.filter(leader=leader).delete()
    newest = LeaderConsent.objects.filter(leader=leader).order_by("-seq").first()
    if newest is None or not newest.agrees:
        return
    village = leader.community.label
    ShownLeader.objects.create(
        leader=leader,
        community=leader.community,
        village_th=village.in_("th"),
        village_en=village.in_("en"),
        role=leader.role,
        body=leader.body,
        person_name=leader.person_name,
        phone=leader.phone,
        starts_on=leader.starts_on,
        ends_before=leader.ends_before,
        agreed_on=newest.on,
    )

"""One member: history, payees, number; and the next free number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import access, member_numbers, rules
from thuanna.money.funds.models import Member, MemberStatus, NominatedPayee

_BY_VILLAGE = re.compile(r"\d{2}-\d{5}", re.ASCII)
_RUNNING = re.compile(r"\d{1,9}", re.ASCII)
_DIGITS = 5


@dataclass(frozen=True)
class MemberSheet:
    """All that a member's page shows."""

    member: Member
    name: str
    masked_number: str
    birth: PartialDate | None
    standing: rules.Standing
    history: tuple[MemberStatus, ...]
    payees: tuple[NominatedPayee, ...]

    @property
    def may_become(self) -> list[str]:
        """The statuses that may follow, other than by admission."""
        return [status for status in rules.statuses_after(self.standing.status) if status != "active"]

    @property
    def may_be_admitted(self) -> bool:
        """Whether a resolution may make this person a member."""
        return "active" in rules.statuses_after(self.standing.status)


def sheet(member_id: int, *, by: Actor) -> MemberSheet:
    """One member with everything about the membership.

    :raises NotAllowed: the actor may not see members
    :raises MemberUnknown: not in this fund
    """
    member = access.member_for(by, access.VIEW, member_id)
    history = history_of(member_id)
    payees = NominatedPayee.objects.filter(member=member, ends_before__isnull=True).order_by("place")
    return MemberSheet(
        member=member,
        name=member.person.full_name,
        masked_number=member.person.masked_number,
        birth=member.person.birth,
        standing=rules.Standing(history[-1].status, history[-1].starts_on),
        history=tuple(history),
        payees=tuple(payees),
    )


def history_of(member_id: int) -> list[MemberStatus]:
    """The statuses of a member, the first one first; every member has at least one."""
    return list(MemberStatus.objects.filter(member_id=member_id).order_by("starts_on", "pk"))


def standings_on(on: datetime.date, member_ids: Collection[int]) -> dict[int, rules.Standing]:
    """What these memberships are on a day; those that had not begun are left out."""
    rows = MemberStatus.objects.filter(member_id__in=member_ids, starts_on__lte=on)
    last = rows.order_by("member_id", "-starts_on", "-pk").distinct("member_id")
    return {row.member_id: rules.Standing(row.status, row.starts_on) for row in last}


def by_person(person_ids: Collection[int]) -> dict[int, Member]:
    """The members among these people."""
    return {member.person_id: member for member in Member.objects.filter(person_id__in=person_ids)}


def next_number(village: int | None) -> str:
    """The next member number in the fund's way: ``NN-NNNNN`` by village, or running.

    The way is that of the newest member; a fund's first member of a numbered village begins by village.
    Call it while the fund's row is locked.
    """
    newest = Member.objects.order_by("-pk").values_list("number", flat=True).first()
    by_village = bool(_BY_VILLAGE.fullmatch(newest)) if newest else village is not None
    if by_village:
        prefix = f"{village or 0:02}-"
        return f"{prefix}{_last_after(prefix) + 1:0{_DIGITS}}"
    digits = len(newest) if newest and _RUNNING.fullmatch(newest) else _DIGITS
    return f"{_last_after('') + 1:0{digits}}"


def _last_after(prefix: str) -> int:
    """The highest running number behind a prefix. Keys sort as numbers do."""
    key = member_numbers.key_of(prefix)
    form = _BY_VILLAGE if prefix else _RUNNING
    numbers = Member.objects.filter(number_key__gte=key, number_key__lt=f"{key}:")
    for number in numbers.order_by("-number_key", "-pk").values_list("number", flat=True).iterator(200):
        if form.fullmatch(number) and number.startswith(prefix):
            return int(number.removeprefix(prefix))
    return 0


def admitted_on(member_ids: Collection[int]) -> dict[int, datetime.date]:
    """The day on which each of these was first admitted; applicants are left out."""
    rows = MemberStatus.objects.filter(member_id__in=member_ids, status=MemberStatus.Status.ACTIVE)
    first = rows.order_by("member_id", "starts_on", "pk").distinct("member_id")
    return {row.member_id: row.starts_on for row in first}

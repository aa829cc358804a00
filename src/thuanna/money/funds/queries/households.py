"""Who of a house are members, so that one person can pay for all of them at once."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.money.funds import access
from thuanna.money.funds.models import Member
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.payments.models import Receipt
from thuanna.registry.people import queries as people

from . import covered, members

_PREFIX = "house:"
_LONGEST_BACK = 24
"""Months: what lies further back is settled by the committee, not at the counter."""


@dataclass(frozen=True)
class Housemate:
    """A member of the house, and the first month their receipts do not pay for."""

    member: Member
    next_month: datetime.date

    @property
    def name(self) -> str:
        """The member's name."""
        return str(self.member.person.full_name)


def house_of(member_id: int, *, on: datetime.date, by: Actor) -> list[Housemate]:
    """The members of a member's house, that member first; only that one where no house is known.

    :raises NotAllowed: without the right to take money
    :raises MemberUnknown: not in this fund
    """
    asked = access.member_for(by, access.TAKE_MONEY, member_id)
    mates = [mate.person_id for mate in people.sheet(asked.person_id, by=by).housemates]
    known = Member.objects.filter(person_id__in=mates).exclude(pk=asked.pk)
    found = [asked, *known.select_related("person", "community").order_by("number_key", "pk")]
    ids = [member.pk for member in found]
    standings = members.standings_on(on, ids)
    months = next_months(ids, on=on)
    return [
        Housemate(member, months[member.pk])
        for member in found
        if member.pk == asked.pk or (member.pk in standings and standings[member.pk].is_current)
    ]


def next_months(member_ids: Collection[int], *, on: datetime.date) -> dict[int, datetime.date]:
    """The first month that the receipts of each member do not pay for; this month where there are none."""
    this_month = on.replace(day=1)
    paid, oldest = covered.paid_until(member_ids), month_later(this_month, -_LONGEST_BACK)
    return {member_id: max(paid.get(member_id, this_month), oldest) for member_id in member_ids}


def request_of(token: str, member_id: int) -> str:
    """The request by which one receipt of a house is known."""
    return f"{_PREFIX}{token}:{member_id}"


def receipts_of(token: str, *, by: Actor) -> list[Receipt]:
    """The receipts that were given at once for a house.

    :raises NotAllowed: without the right to take money
    """
    by.must(access.TAKE_MONEY)
    found = Receipt.objects.filter(request_id__startswith=f"{_PREFIX}{token}:")
    return list(found.order_by("pk"))

"""Handing out the list of members claimed: who took it and how many stand in it is written down."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.money.funds.actions.exports import EXPORT
from thuanna.money.funds.models import Member
from thuanna.services.grants import access, workbook
from thuanna.services.grants.queries import matching


@transaction.atomic
def export_claimed(*, on: datetime.date, office: str, by: Actor) -> bytes:
    """Those who can be claimed at the last cut-off, as a workbook.

    :raises NotAllowed: without the right to take the register away, or to see the criteria
    """
    by.must(EXPORT)
    by.must(access.VIEW)
    found = matching.everybody(on)
    claimed = found.claimed
    people = Member.objects.select_related("person", "community")
    members = people.in_bulk([one.member_id for one in claimed])
    lines = [
        workbook.Line(
            number=one.number,
            name=members[one.member_id].person.full_name,
            village=_village(members[one.member_id]),
            joined_on=one.joined_on,
            earlier=one.earlier,
            amount=one.amount(found.terms),
        )
        for one in claimed
    ]
    audit.record(by, "grants.claimed_exported", count=len(lines), on=on)
    return workbook.claimed(lines, office=office, cutoff=found.terms.cutoff)


def _village(member: Member) -> str:
    return member.community.label.in_("th") if member.community else ""

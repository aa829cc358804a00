"""How a fund is managed, as section 9 of the status form asks: rules, meetings, minutes, accounts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.law import queries as law
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.closing import queries as closing
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings.models import Meeting

from . import regulation
from .facts import SETS_LAW

PLACES_OF_MONEY = (chart.CASH, chart.CUSTODY, chart.BANK, chart.IN_TRANSIT)


@dataclass(frozen=True)
class Managed:
    """The answers of section 9 that the system knows.

    :ivar meetings: all meetings within the year, and `minuted` those with minutes
    :ivar accounts: up to which month the accounts are closed, in words
    """

    regulation: str
    committee_meetings: int
    general_meetings: int
    meetings: int
    minuted: int
    accounts: str


def managed(on: datetime.date) -> Managed:
    """As it stands at the end of a day; meetings count within the year that evidence counts."""
    since = law.book(SETS_LAW, on=on).duration("evidence_within").earliest_holding(on)
    tomorrow = on + datetime.timedelta(days=1)
    general = meetings.held(kinds=(Meeting.Kind.GENERAL, Meeting.Kind.FOUNDING), before=tomorrow, since=since)
    committee = meetings.held(kinds=(Meeting.Kind.COMMITTEE,), before=tomorrow, since=since)
    ids = [one.meeting_id for one in (*general, *committee)]
    _, adopted = regulation.in_force(on)
    return Managed(
        regulation=" ".join(item.words.in_("th") for item in adopted["regulation"]),
        committee_meetings=len(committee),
        general_meetings=len(general),
        meetings=len(ids),
        minuted=len(meetings.minutes_of(ids)),
        accounts=_accounts(),
    )


def _accounts() -> str:
    if not book.is_open():
        return "ยังไม่ได้เปิดสมุดบัญชีในระบบ"
    months = closing.periods()
    closed = sum(1 for _, done in months if done is not None)
    return f"เป็นปัจจุบันในสมุดบัญชี ปิดบัญชีแล้ว {closed} จาก {len(months)} เดือน"

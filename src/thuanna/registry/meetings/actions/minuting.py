"""What was said and resolved. Added, and corrected only by adding."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import evidence
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.registry.meetings import access
from thuanna.registry.meetings.models import (
    AgendaItem,
    Meeting,
    Minutes,
    MinutesRelease,
    Resolution,
    Sitting,
)
from thuanna.registry.meetings.refusals import (
    Corrected,
    MeetingIncomplete,
    MinutesUnknown,
    NothingMinuted,
    refuse_unless_held,
)


@dataclass(frozen=True, kw_only=True)
class NewMinutes:
    """What was said about a matter, or in the whole meeting, or the signed paper of it."""

    text: str = ""
    item_id: int | None = None
    document: Brought | None = None


@dataclass(frozen=True)
class Votes:
    """How many were for, against, and abstained, where they were counted."""

    votes_for: int
    against: int
    abstained: int = 0


@dataclass(frozen=True, kw_only=True)
class NewResolution:
    """What the meeting resolved on one matter. People are cited by number here, not by name."""

    item_id: int
    text: str
    outcome: str = Resolution.Outcome.PASSED
    votes: Votes | None = None


@transaction.atomic
def add_item(*, meeting_id: int, title: str, by: Actor) -> AgendaItem:
    """Add a matter that was raised in the meeting itself.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises NotHeldYet: before the meeting the agenda is written as a whole
    :raises MeetingIncomplete: the matter has no title
    """
    meeting = _held(by, meeting_id)
    said = clean_line(title)
    if not said:
        raise MeetingIncomplete(
            t("กรุณากรอกเรื่องที่เสนอในที่ประชุม", "Please say what was raised."), code="item_nameless"
        )
    latest = last_of(AgendaItem.objects.filter(meeting=meeting), "place")
    item: AgendaItem = AgendaItem.objects.create(meeting=meeting, place=latest + 1, title=said[:300])
    audit.record(by, "meetings.item_added", item, meeting=meeting.pk)
    return item


@transaction.atomic
def minute(*, meeting_id: int, new: NewMinutes, by: Actor) -> Minutes:
    """Add minutes: of one matter, or of the whole meeting.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises NotHeldYet: it is not recorded that the meeting was held
    :raises NothingMinuted: there is neither text nor document
    :raises MinutesUnknown: the matter is not on this meeting's agenda
    """
    meeting = _held(by, meeting_id)
    minutes = _minutes(meeting, new, by)
    audit.record(by, "meetings.minuted", minutes, meeting=meeting.pk)
    return minutes


@transaction.atomic
def correct_minutes(*, minutes_id: int, new: NewMinutes, reason: str, by: Actor) -> Minutes:
    """Add the right words beside the wrong ones, which stay readable.

    :raises NotAllowed: without the right to keep meetings
    :raises MinutesUnknown: not one of theirs
    :raises Corrected: they were corrected already
    :raises NothingMinuted: there is neither text nor document
    :raises MeetingIncomplete: the reason is missing
    """
    wrong: Minutes | None = Minutes.objects.filter(pk=minutes_id).first()
    if wrong is None:
        raise _unknown()
    meeting = _held(by, wrong.meeting_id)
    if Minutes.objects.filter(corrects=wrong).exists():
        raise _corrected()
    fixed = NewMinutes(text=new.text, item_id=wrong.item_id, document=new.document)
    minutes = _minutes(meeting, fixed, by, corrects=wrong, reason=_reason(reason))
    audit.record(by, "meetings.minutes_corrected", minutes, corrects=wrong.pk)
    return minutes


@transaction.atomic
def resolve(*, meeting_id: int, new: NewResolution, by: Actor) -> Resolution:
    """Record what the meeting resolved; it takes the next number under its matter, as 3/2569 ข้อ 4.1.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises NotHeldYet: it is not recorded that the meeting was held
    :raises MinutesUnknown: the matter is not on this meeting's agenda
    :raises MeetingIncomplete: there are no words, or more votes than people present
    """
    meeting = _held(by, meeting_id)
    item = _item(meeting, new.item_id)
    latest = last_of(Resolution.objects.filter(item=item), "place")
    resolution = _resolution(meeting, item, new, by, place=latest + 1, edition=1, reason="")
    audit.record(by, "meetings.resolved", resolution, meeting=meeting.pk, outcome=new.outcome)
    outbox.publish("meetings.resolved", resolution_id=resolution.pk)
    return resolution


@transaction.atomic
def correct_resolution(*, resolution_id: int, new: NewResolution, reason: str, by: Actor) -> Resolution:
    """Add the right wording under the same number; the wrong one stays readable. The matter stays.

    :raises NotAllowed: without the right to keep meetings
    :raises MinutesUnknown: not one of theirs
    :raises Corrected: it was corrected already
    :raises MeetingIncomplete: words or reason are missing, or there are more votes than people present
    """
    wrong: Resolution | None = Resolution.objects.filter(pk=resolution_id).select_related("item").first()
    if wrong is None:
        raise _unknown()
    meeting = _held(by, wrong.meeting_id)
    editions = Resolution.objects.filter(item=wrong.item, place=wrong.place)
    if editions.filter(edition__gt=wrong.edition).exists():
        raise _corrected()
    resolution = _resolution(
        meeting, wrong.item, new, by, place=wrong.place, edition=wrong.edition + 1, reason=_reason(reason)
    )
    audit.record(by, "meetings.resolution_corrected", resolution, corrects=wrong.pk)
    outbox.publish("meetings.resolved", resolution_id=resolution.pk)
    return resolution


@transaction.atomic
def release(*, meeting_id: int, on: datetime.date, by: Actor) -> MinutesRelease:
    """Let everybody read what the meeting resolved.

    :raises NotAllowed: without the right to open minutes
    :raises MeetingUnknown: not one of theirs
    :raises NotHeldYet: it is not recorded that the meeting was held
    :raises NothingMinuted: nothing was resolved or minuted yet
    """
    meeting = _held(by, meeting_id, access.RELEASE)
    if not any(table.objects.filter(meeting=meeting).exists() for table in (Resolution, Minutes)):
        raise NothingMinuted(
            t(
                "ยังไม่มีมติหรือรายงานให้เปิดเผย กรุณาบันทึกมติก่อน",
                "There is nothing to open yet. Please record the resolutions first.",
            )
        )
    opened: MinutesRelease = MinutesRelease.objects.create(
        meeting=meeting, is_open=True, starts_on=on, decided_by_id=by.user_id
    )
    audit.record(by, "meetings.minutes_opened", meeting, on=on)
    return opened


@transaction.atomic
def withdraw(*, meeting_id: int, on: datetime.date, reason: str, by: Actor) -> MinutesRelease:
    """Close minutes that were open, and say why.

    :raises NotAllowed: without the right to open minutes
    :raises MeetingUnknown: not one of theirs
    :raises NotHeldYet: it is not recorded that the meeting was held
    :raises MeetingIncomplete: the reason is missing
    """
    meeting = _held(by, meeting_id, access.RELEASE)
    closed: MinutesRelease = MinutesRelease.objects.create(
        meeting=meeting, is_open=False, starts_on=on, reason=_reason(reason), decided_by_id=by.user_id
    )
    audit.record(by, "meetings.minutes_closed", meeting, on=on)
    return closed


def _held(by: Actor, meeting_id: int, permission: str = access.KEEP) -> Meeting:
    meeting = access.locked(by, meeting_id, permission)
    refuse_unless_held(meeting, is_held=Sitting.objects.filter(meeting=meeting).exists())
    return meeting


def _minutes(
    meeting: Meeting, new: NewMinutes, by: Actor, *, corrects: Minutes | None = None, reason: str = ""
) -> Minutes:
    text = new.text.strip()
    if not text and new.document is None:
        raise NothingMinuted(
            t("กรุณาพิมพ์รายงาน หรือแนบไฟล์รายงาน", "Please write the minutes, or attach them as a file.")
        )
    item = None if new.item_id is None else _item(meeting, new.item_id)
    minutes: Minutes = Minutes.objects.create(
        meeting=meeting,
        item=item,
        text=text,
        document=evidence.keep(new.document, by=by),
        corrects=corrects,
        reason=reason,
        recorded_by_id=by.user_id,
    )
    return minutes


def _resolution(
    meeting: Meeting, item: AgendaItem, new: NewResolution, by: Actor, **numbered: int | str
) -> Resolution:
    text = "\n".join(clean_line(line) for line in new.text.splitlines()).strip()
    if not text:
        raise MeetingIncomplete(
            t("กรุณาเขียนว่าที่ประชุมมีมติอะไร", "Please write what the meeting resolved."), code="resolution_empty"
        )
    votes = new.votes
    present: int = Sitting.objects.get(meeting=meeting).present
    if votes is not None and votes.votes_for + votes.against + votes.abstained > present:
        raise MeetingIncomplete(
            t(
                "คะแนนรวมกันเกินจำนวนผู้เข้าประชุม {present} คน กรุณาตรวจอีกครั้ง",
                "There are more votes than the {present} people who were there. Please check.",
                present=present,
            ),
            code="resolution_votes",
        )
    resolution: Resolution = Resolution.objects.create(
        meeting=meeting,
        item=item,
        text=text,
        outcome=new.outcome,
        votes_for=votes.votes_for if votes else None,
        votes_against=votes.against if votes else None,
        abstained=votes.abstained if votes else None,
        recorded_by_id=by.user_id,
        **numbered,
    )
    return resolution


def _item(meeting: Meeting, item_id: int) -> AgendaItem:
    item: AgendaItem | None = AgendaItem.objects.filter(pk=item_id, meeting=meeting).first()
    if item is None:
        raise _unknown()
    return item


def _reason(reason: str) -> str:
    said = clean_line(reason)
    if not said:
        raise MeetingIncomplete(t("กรุณาบอกเหตุผล", "Please say why."), code="reason_missing")
    return said[:300]


def _unknown() -> MinutesUnknown:
    return MinutesUnknown(
        t(
            "ไม่พบเรื่องนี้ในการประชุม กรุณาเปิดการประชุมแล้วเลือกใหม่",
            "This was not found in the meeting. Please open the meeting and choose again.",
        )
    )


def _corrected() -> Corrected:
    return Corrected(
        t(
            "ข้อความนี้แก้ไปแล้ว กรุณาแก้ที่ข้อความล่าสุด",
            "This was corrected already. Please correct the latest wording.",
        )
    )

"""Recording that a meeting was held and who was there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import evidence
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.registry.meetings import access
from thuanna.registry.meetings.models import Attendance, Sitting
from thuanna.registry.meetings.refusals import MeetingIncomplete, refuse_unless_open
from thuanna.registry.organisations import queries as organisations


@dataclass(frozen=True, kw_only=True)
class Held:
    """How many were entitled and came, who led and who wrote.

    :ivar came: for those in office in the body, by id of their term, whether they came
    """

    entitled: int
    present: int
    others: int = 0
    chaired_by: str
    minuted_by: str
    ended: str = ""
    came: Mapping[int, bool] = field(default_factory=dict)
    signing_sheet: Brought | None = None


@transaction.atomic
def hold(*, meeting_id: int, held: Held, today: datetime.date, by: Actor) -> Sitting:
    """Record that the meeting was held.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises MeetingClosed: it is recorded already, or was cancelled
    :raises MeetingIncomplete: counts or names are missing, do not fit, or the day has not come
    :raises NoEvidence: the signing sheet is of a kind that cannot be kept
    """
    meeting = access.locked(by, meeting_id)
    refuse_unless_open(meeting, is_held=Sitting.objects.filter(meeting=meeting).exists())
    chaired_by, minuted_by = clean_line(held.chaired_by), clean_line(held.minuted_by)
    _refuse_misfit(held, chaired_by, minuted_by)
    if meeting.held_on > today:
        raise MeetingIncomplete(
            t(
                "ยังไม่ถึงวันประชุม ถ้าเลื่อนวัน ให้แก้วันประชุมก่อน",
                "The day of the meeting has not come. If it was moved, please change its day first.",
            ),
            code="meeting_in_future",
        )
    sitting: Sitting = Sitting.objects.create(
        meeting=meeting,
        entitled=held.entitled,
        present=held.present,
        others=held.others,
        chaired_by=chaired_by,
        minuted_by=minuted_by,
        ended=held.ended,
        signing_sheet=evidence.keep(held.signing_sheet, by=by),
        recorded_by_id=by.user_id,
    )
    in_office = {post.pk for post in organisations.posts(meeting.body_id, on=meeting.held_on)}
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, post_id=post_id, came=came)
        for post_id, came in held.came.items()
        if post_id in in_office
    )
    audit.record(by, "meetings.held", meeting, entitled=held.entitled, present=held.present)
    outbox.publish("meetings.held", meeting_id=meeting.pk)
    return sitting


def _refuse_misfit(held: Held, chaired_by: str, minuted_by: str) -> None:
    if not chaired_by or not minuted_by:
        raise MeetingIncomplete(
            t(
                "กรุณากรอกชื่อประธานในที่ประชุมและผู้จดรายงาน",
                "Please say who led the meeting and who wrote the minutes.",
            ),
            code="meeting_nameless",
        )
    if not 1 <= held.present <= held.entitled:
        raise MeetingIncomplete(
            t(
                "ผู้เข้าประชุมต้องมีอย่างน้อย 1 คน และไม่เกินจำนวนผู้มีสิทธิเข้าประชุม {entitled} คน",
                "At least 1 person came, and no more than the {entitled} who were entitled to.",
                entitled=held.entitled,
            ),
            code="meeting_counts",
        )

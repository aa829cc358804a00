"""Why something about a meeting cannot be recorded as asked."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.thai_dates import english_date, thai_date

from .models import Meeting


class MeetingIncomplete(Refusal):
    """Something a meeting must say is missing or does not fit."""

    code = "meeting_incomplete"


class MeetingNumberTaken(Refusal):
    """The body has a meeting of that kind with that number."""

    code = "meeting_number_taken"


class MeetingClosed(Refusal):
    """It was held or cancelled already, so its calling cannot change."""

    code = "meeting_closed"


class NotHeldYet(Refusal):
    """Nothing can be minuted or resolved before it is recorded that the meeting was held."""

    code = "meeting_not_held"


class NothingMinuted(Refusal):
    """Minutes without text and without a document, or an opening without minutes."""

    code = "minutes_empty"


class Corrected(Refusal):
    """It was corrected already; the latest edition is the one to correct."""

    code = "minutes_corrected"


class MinutesUnknown(NotHere):
    """No such minutes, item or resolution in this meeting."""

    code = "minutes_unknown"


def refuse_unless_open(meeting: Meeting, *, is_held: bool) -> None:
    """Calling and agenda change only until the meeting is held or cancelled.

    :raises MeetingClosed: it was
    """
    if meeting.cancelled_on is not None:
        raise MeetingClosed(
            t(
                "การประชุมครั้งที่ {number} ยกเลิกไปแล้วเมื่อ {day} กรุณานัดประชุมใหม่",
                "Meeting {number} was cancelled on {day}. Please call a new one.",
                number=meeting.number,
                day=t(thai_date(meeting.cancelled_on), english_date(meeting.cancelled_on)),
            )
        )
    if is_held:
        raise MeetingClosed(
            t(
                "การประชุมครั้งที่ {number} ประชุมไปแล้ว ให้บันทึกเพิ่มในรายงานการประชุมแทน",
                "Meeting {number} was held already. Please add to its minutes instead.",
                number=meeting.number,
            )
        )


def refuse_unless_held(meeting: Meeting, *, is_held: bool) -> None:
    """Minutes and resolutions come after the meeting.

    :raises NotHeldYet: nobody recorded that it was held
    """
    if not is_held:
        raise NotHeldYet(
            t(
                "ยังไม่ได้บันทึกว่าการประชุมครั้งที่ {number} ประชุมแล้ว กรุณาบันทึกผู้เข้าประชุมก่อน",
                "It is not recorded yet that meeting {number} was held. Please record who came first.",
                number=meeting.number,
            )
        )

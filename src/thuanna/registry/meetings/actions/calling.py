"""Calling a meeting, changing what was called, its agenda, and calling it off."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import buddhist_year
from thuanna.registry.meetings import access
from thuanna.registry.meetings.models import AgendaItem, Meeting, Sitting
from thuanna.registry.meetings.refusals import MeetingIncomplete, MeetingNumberTaken, refuse_unless_open
from thuanna.registry.organisations.models import Organisation


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is said when a meeting is called.

    :ivar sequence: its number in the year; left out, the next one of that body and kind
    :ivar begins: such as ``"13.30"``, or empty
    """

    body_id: int
    kind: str
    title: str
    held_on: datetime.date
    place: str
    called_on: datetime.date
    begins: str = ""
    notice: str = ""
    sequence: int | None = None


@transaction.atomic
def call(*, new: Call, agenda: Sequence[str] = (), by: Actor) -> Meeting:
    """Call a meeting of a body, with its agenda if it is known.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: that body's meetings are not this actor's to keep
    :raises MeetingIncomplete: title or place is missing, or it was called after it was held
    :raises MeetingNumberTaken: the body has a meeting of that kind and number in that year
    """
    by.must(access.KEEP)
    body = _body(by, new.body_id)
    columns = _columns(new)
    meeting: Meeting = Meeting.objects.create(
        **columns, body=body, kind=new.kind, called_by_id=by.user_id, **_numbered(new, except_id=None)
    )
    _write_agenda(meeting, agenda)
    audit.record(by, "meetings.called", meeting, kind=new.kind, on=new.held_on)
    return meeting


@transaction.atomic
def change(*, meeting_id: int, new: Call, by: Actor) -> Meeting:
    """Change day, place, title or number of a meeting that was not held yet. Body and kind stay.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises MeetingClosed: it was held or cancelled
    :raises MeetingIncomplete: title or place is missing, or it was called after it was held
    :raises MeetingNumberTaken: the number is another meeting's
    """
    meeting = access.locked(by, meeting_id)
    _must_be_open(meeting)
    fixed = Call(**{**vars(new), "body_id": meeting.body_id, "kind": meeting.kind})
    kept_number = new.sequence is None and buddhist_year(new.held_on.year) == meeting.year
    numbered = (
        {"sequence": meeting.sequence, "year": meeting.year}
        if kept_number
        else _numbered(fixed, except_id=meeting.pk)
    )
    columns = {**_columns(fixed), **numbered}
    for name, value in columns.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=[*columns])
    audit.record(by, "meetings.changed", meeting, on=new.held_on)
    return meeting


@transaction.atomic
def set_agenda(*, meeting_id: int, titles: Sequence[str], by: Actor) -> list[AgendaItem]:
    """Write the agenda anew, one matter a line; empty lines are left out.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises MeetingClosed: it was held or cancelled; matters raised in it are added one by one
    """
    meeting = access.locked(by, meeting_id)
    _must_be_open(meeting)
    AgendaItem.objects.filter(meeting=meeting).delete()
    items = _write_agenda(meeting, titles)
    audit.record(by, "meetings.agenda_set", meeting, count=len(items))
    return items


@transaction.atomic
def cancel(*, meeting_id: int, on: datetime.date, reason: str, by: Actor) -> Meeting:
    """Call a meeting off; it keeps its number, so that no number is missing without a word.

    :raises NotAllowed: without the right to keep meetings
    :raises MeetingUnknown: not one of theirs
    :raises MeetingClosed: it was held or cancelled already
    :raises MeetingIncomplete: the reason is missing
    """
    meeting = access.locked(by, meeting_id)
    _must_be_open(meeting)
    said = clean_line(reason)
    if not said:
        raise MeetingIncomplete(
            t("กรุณาบอกเหตุที่ยกเลิกประชุม", "Please say why the meeting is called off."), code="reason_missing"
        )
    meeting.cancelled_on, meeting.cancel_reason = on, said
    meeting.save(update_fields=["cancelled_on", "cancel_reason"])
    audit.record(by, "meetings.cancelled", meeting, on=on)
    return meeting


def _must_be_open(meeting: Meeting) -> None:
    refuse_unless_open(meeting, is_held=Sitting.objects.filter(meeting=meeting).exists())


def _body(by: Actor, body_id: int) -> Organisation:
    body: Organisation | None = (
        Organisation.objects.filter(pk=body_id, ends_before=None).first()
        if access.may_keep_for(by, body_id)
        else None
    )
    if body is None:
        raise access.MeetingUnknown(
            t(
                "ไม่พบคณะหรือองค์กรนี้ในรายการที่บัญชีนี้ดูแล กรุณาเลือกจากรายการ",
                "This body is not among those this account keeps. Please choose from the list.",
            ),
            code="meeting_body_unknown",
        )
    return body


def _columns(new: Call) -> dict[str, object]:
    title, place = clean_line(new.title), clean_line(new.place)
    if not title or not place:
        raise MeetingIncomplete(
            t("กรุณากรอกเรื่องที่ประชุมและสถานที่", "Please say what the meeting is about and where it is.")
        )
    if new.called_on > new.held_on:
        raise MeetingIncomplete(
            t("วันนัดประชุมต้องไม่หลังวันประชุม", "A meeting is called before it is held, or on the same day."),
            code="meeting_called_late",
        )
    return {
        "title": title,
        "place": place,
        "held_on": new.held_on,
        "called_on": new.called_on,
        "begins": new.begins,
        "notice": new.notice.strip(),
    }


def _numbered(new: Call, *, except_id: int | None) -> dict[str, int]:
    year = buddhist_year(new.held_on.year)
    series = Meeting.objects.filter(body_id=new.body_id, kind=new.kind, year=year).exclude(pk=except_id)
    if new.sequence is None:
        return {"sequence": last_of(series, "sequence") + 1, "year": year}
    if series.filter(sequence=new.sequence).exists():
        raise MeetingNumberTaken(
            t(
                "มีการประชุมครั้งที่ {number} อยู่แล้ว กรุณาใช้เลขถัดไป หรือเว้นว่างให้ระบบตั้งเลขให้",
                "There is a meeting {number} already. Use another number, or leave it empty.",
                number=f"{new.sequence}/{year}",
            )
        )
    return {"sequence": new.sequence, "year": year}


def _write_agenda(meeting: Meeting, titles: Sequence[str]) -> list[AgendaItem]:
    said = [clean for title in titles if (clean := clean_line(title))]
    return AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, place=place, title=title[:300]) for place, title in enumerate(said, 1)
    )

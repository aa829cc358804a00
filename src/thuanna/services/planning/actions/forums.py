"""Recording a forum: its day and place, who came as counts, and the needs on its sheet, typed once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.models import Document
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access
from thuanna.services.planning.models import Forum, ForumCount
from thuanna.services.planning.refusals import PlanningIncomplete

from .needs import NewNeed, write_need
from .numbering import next_number


@dataclass(frozen=True, kw_only=True)
class NewForum:
    """What the sheet's head says.

    :ivar community_id: the village or community; without one it is the whole town's
    """

    title: str
    held_on: datetime.date
    place: str
    community_id: int | None = None
    meeting_id: int | None = None
    announced: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Present:
    """How many of one village, group and sex came."""

    group: str
    sex: str
    people: int
    community_id: int | None = None


@transaction.atomic
def record_forum(
    *,
    new: NewForum,
    present: Sequence[Present] = (),
    needs: Sequence[NewNeed] = (),
    photo: Document | None = None,
    today: datetime.date,
    by: Actor,
) -> Forum:
    """Record a forum that was held, with everything on its sheet, or nothing of it.

    :raises NotAllowed: without the right, or for another community than one's own
    :raises PlanningIncomplete: title or place is missing, the day has not come, a count or need does not fit
    """
    access.must_keep_for(by, new.community_id)
    title, place = clean_line(new.title), clean_line(new.place)
    _refuse_unready(title, place, new.held_on, today)
    forum: Forum = Forum.objects.create(
        **next_number(Forum, new.held_on),
        community_id=new.community_id,
        meeting_id=new.meeting_id,
        title=title,
        held_on=new.held_on,
        place=place,
        announced=clean_line(new.announced),
        summary=new.summary.strip(),
        photo=photo,
        recorded_by_id=by.user_id,
    )
    _count(forum, present)
    for need in needs:
        write_need(need, said_on=new.held_on, forum=forum, by=by)
    audit.record(by, "planning.forum_recorded", forum, on=new.held_on, needs=len(needs))
    outbox.publish("planning.changed", forum_id=forum.pk)
    return forum


def _refuse_unready(title: str, place: str, held_on: datetime.date, today: datetime.date) -> None:
    if not title or not place:
        raise PlanningIncomplete(
            t("กรุณากรอกชื่อเวทีและสถานที่", "Please give the forum's name and where it was held.")
        )
    if held_on > today:
        raise PlanningIncomplete(
            t(
                "ยังไม่ถึงวันจัดเวที บันทึกได้ตั้งแต่วันที่จัด",
                "The day of the forum has not come; it is recorded from that day on.",
            ),
            code="forum_in_future",
        )


def _count(forum: Forum, present: Iterable[Present]) -> None:
    rows = [
        ForumCount(
            forum=forum,
            community_id=one.community_id or forum.community_id,
            group=one.group,
            sex=one.sex,
            people=one.people,
        )
        for one in present
        if one.people
    ]
    if len({(row.community_id, row.group, row.sex) for row in rows}) < len(rows):
        raise PlanningIncomplete(
            t(
                "มีหมู่บ้าน กลุ่ม และเพศเดียวกันซ้ำกัน กรุณารวมเป็นแถวเดียว",
                "The same village, group and sex stands twice. Please make it one line.",
            ),
            code="forum_counted_twice",
        )
    ForumCount.objects.bulk_create(rows)

"""Who may see and who may keep which meetings: one row filter for lists and single rows.

The office keeps the meetings of every body. Whoever is limited to one unit, as a community's chair is, keeps
those of that body, and of the others sees what is open to everybody.
"""

from __future__ import annotations

from django.db.models import QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere
from thuanna.registry.organisations import access as organisations

from .models import Meeting, MinutesRelease

VIEW = "meetings.view"
KEEP = "meetings.keep"
RELEASE = "meetings.release"


class MeetingUnknown(NotHere):
    """No such meeting among those the actor may see or keep."""

    code = "meeting_unknown"


def visible(by: Actor) -> QuerySet[Meeting]:
    """The meetings this actor may read.

    :raises NotAllowed: without the right to see meetings
    """
    found: QuerySet[Meeting] = rows_for(by, VIEW, Meeting)
    if _is_limited(by):
        return found.filter(body_id=by.unit_id) | found.filter(pk__in=_open_ids())
    return found


def kept(by: Actor, permission: str = KEEP) -> QuerySet[Meeting]:
    """The meetings this actor may write about.

    :raises NotAllowed: without the right
    """
    found: QuerySet[Meeting] = rows_for(by, permission, Meeting)
    return found.filter(body_id=by.unit_id) if _is_limited(by) else found


def may_keep_for(by: Actor, body_id: int) -> bool:
    """Whether this actor may call a meeting of that body."""
    return by.may(KEEP) and (not _is_limited(by) or by.unit_id == body_id)


def locked(by: Actor, meeting_id: int, permission: str = KEEP) -> Meeting:
    """One meeting to be written about, its row locked.

    :raises NotAllowed: without the right
    :raises MeetingUnknown: it is not one of theirs
    """
    found = kept(by, permission).select_for_update().filter(pk=meeting_id).first()
    if found is None:
        raise MeetingUnknown(
            t(
                "ไม่พบการประชุมนี้ในรายการที่บัญชีนี้ดูแล กรุณาเลือกจากรายการ",
                "This meeting is not among those this account keeps. Please choose from the list.",
            )
        )
    return found


def _is_limited(by: Actor) -> bool:
    return by.unit_id is not None and not by.may(organisations.EDIT_ALL)


def _open_ids() -> list[int]:
    latest: dict[int, bool] = {}
    for meeting_id, is_open in MinutesRelease.objects.order_by("id").values_list("meeting_id", "is_open"):
        latest[meeting_id] = is_open
    return [meeting_id for meeting_id, is_open in latest.items() if is_open]

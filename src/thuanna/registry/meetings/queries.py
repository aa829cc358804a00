"""Everything read about meetings, minutes and resolutions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thuanna.foundation.audit.actor import Actor

from . import access
from .models import AgendaItem, Attendance, Meeting, Minutes, MinutesRelease, Resolution, Sitting


@dataclass(frozen=True)
class Listed:
    """A meeting in a list: what was called, whether it was held, how many came, what it resolved."""

    meeting: Meeting
    sitting: Sitting | None
    resolutions: int
    is_open: bool


@dataclass(frozen=True)
class Matter:
    """One matter with what was said of it and what was resolved; the latest editions only."""

    item: AgendaItem
    minutes: list[Minutes]
    resolutions: list[Resolution]


@dataclass(frozen=True)
class Whole:
    """Everything that is recorded of one meeting."""

    meeting: Meeting
    sitting: Sitting | None
    attendance: list[Attendance]
    matters: list[Matter]
    minutes: list[Minutes]
    former: list[Minutes | Resolution]
    is_open: bool


def meetings(by: Actor, *, body_id: int | None = None, year: int | None = None) -> QuerySet[Meeting]:
    """The meetings this actor may read, the latest first.

    :raises NotAllowed: without the right to see meetings
    """
    found = access.visible(by).select_related("body")
    if body_id is not None:
        found = found.filter(body_id=body_id)
    if year is not None:
        found = found.filter(year=year)
    return found.order_by("-held_on", "-id")


def listed(found: Iterable[Meeting]) -> list[Listed]:
    """Those meetings with what became of them, in three questions however many they are."""
    rows = list(found)
    ids = [meeting.pk for meeting in rows]
    sittings = {one.meeting_id: one for one in Sitting.objects.filter(meeting_id__in=ids)}
    resolved: dict[int, set[tuple[int, int]]] = {}
    for meeting_id, item_id, place in Resolution.objects.filter(meeting_id__in=ids).values_list(
        "meeting_id", "item_id", "place"
    ):
        resolved.setdefault(meeting_id, set()).add((item_id, place))
    released = open_on(ids)
    return [
        Listed(one, sittings.get(one.pk), len(resolved.get(one.pk, ())), one.pk in released) for one in rows
    ]


def meeting(by: Actor, meeting_id: int) -> Meeting | None:
    """One meeting, if the actor may read it.

    :raises NotAllowed: without the right to see meetings
    """
    return meetings(by).filter(pk=meeting_id).first()


def whole(one: Meeting) -> Whole:
    """The meeting with agenda, attendance, minutes and resolutions."""
    minutes = list(Minutes.objects.filter(meeting=one).select_related("document").order_by("id"))
    corrected = {row.corrects_id for row in minutes if row.corrects_id}
    written = [row for row in minutes if row.pk not in corrected]
    resolutions = list(resolutions_of([one.pk]))
    latest = _latest(resolutions)
    current = [row for row in resolutions if row.pk in latest]
    matters = [
        Matter(
            item,
            [row for row in written if row.item_id == item.pk],
            [row for row in current if row.item_id == item.pk],
        )
        for item in AgendaItem.objects.filter(meeting=one).order_by("place")
    ]
    former: list[Minutes | Resolution] = [row for row in minutes if row.pk in corrected]
    former += [row for row in resolutions if row.pk not in latest]
    return Whole(
        meeting=one,
        sitting=Sitting.objects.filter(meeting=one).first(),
        attendance=list(Attendance.objects.filter(meeting=one).select_related("post").order_by("id")),
        matters=matters,
        minutes=[row for row in written if row.item_id is None],
        former=former,
        is_open=one.pk in open_on([one.pk]),
    )


def resolution(by: Actor, resolution_id: int) -> Resolution | None:
    """One resolution, with its meeting and matter, if the actor may read that meeting.

    :raises NotAllowed: without the right to see meetings
    """
    seen = access.visible(by).values("pk")
    found: Resolution | None = _cited().filter(pk=resolution_id, meeting_id__in=seen).first()
    return found


def resolutions(by: Actor, *, body_id: int | None = None, passed_only: bool = True) -> list[Resolution]:
    """The resolutions in their latest wording that others may cite, the latest meeting first.

    :raises NotAllowed: without the right to see meetings
    """
    seen = access.visible(by)
    if body_id is not None:
        seen = seen.filter(body_id=body_id)
    rows = list(_cited().filter(meeting_id__in=seen.values("pk")))
    latest = _latest(rows)
    return [
        row
        for row in sorted(rows, key=lambda r: (-r.meeting.held_on.toordinal(), r.item.place, r.place))
        if row.pk in latest and (not passed_only or row.outcome == Resolution.Outcome.PASSED)
    ]


def resolutions_of(meeting_ids: Iterable[int]) -> QuerySet[Resolution]:
    """All editions of the resolutions of these meetings, in the order of their numbers."""
    return _cited().filter(meeting_id__in=list(meeting_ids)).order_by("item__place", "place", "edition")


def open_resolutions(*, on: datetime.date) -> list[Resolution]:
    """What everybody may read on a day: resolutions of meetings whose minutes are open, latest wording."""
    ids = Meeting.objects.filter(held_on__lte=on).values_list("pk", flat=True)
    released = open_on(ids)
    rows = list(resolutions_of(released))
    latest = _latest(rows)
    rows.sort(key=lambda row: -row.meeting.held_on.toordinal())
    return [row for row in rows if row.pk in latest]


def held(*, kinds: Iterable[str], before: datetime.date, since: datetime.date | None = None) -> list[Sitting]:
    """The sittings of these kinds of meeting in a span of days, the latest first, with their meetings."""
    found = Sitting.objects.filter(meeting__kind__in=list(kinds), meeting__held_on__lt=before)
    if since is not None:
        found = found.filter(meeting__held_on__gte=since)
    return list(found.select_related("meeting", "meeting__body").order_by("-meeting__held_on", "-id"))


def open_on(meeting_ids: Iterable[int]) -> set[int]:
    """Which of these meetings have minutes that everybody may read."""
    latest: dict[int, bool] = {}
    found = MinutesRelease.objects.filter(meeting_id__in=list(meeting_ids)).order_by("id")
    for meeting_id, is_open in found.values_list("meeting_id", "is_open"):
        latest[meeting_id] = is_open
    return {meeting_id for meeting_id, is_open in latest.items() if is_open}


def minutes_of(meeting_ids: Iterable[int]) -> set[int]:
    """Which of these meetings have minutes, as text or document."""
    found = Minutes.objects.filter(meeting_id__in=list(meeting_ids))
    return set(found.values_list("meeting_id", flat=True))


def minutes(by: Actor, minutes_id: int) -> Minutes | None:
    """One entry of minutes, if the actor may read its meeting.

    :raises NotAllowed: without the right to see meetings
    """
    seen = access.visible(by).values("pk")
    found: Minutes | None = (
        Minutes.objects.filter(pk=minutes_id, meeting_id__in=seen)
        .select_related("meeting", "document")
        .first()
    )
    return found


def _cited() -> QuerySet[Resolution]:
    found: QuerySet[Resolution] = Resolution.objects.select_related("meeting", "meeting__body", "item")
    return found


def _latest(rows: Iterable[Resolution]) -> set[int]:
    """The ids of the latest edition under each number."""
    newest: dict[tuple[int, int], Resolution] = {}
    for row in rows:
        key = (row.item_id, row.place)
        if key not in newest or newest[key].edition < row.edition:
            newest[key] = row
    return {row.pk for row in newest.values()}


def unminuted(by: Actor, *, before: datetime.date) -> int:
    """How many meetings have passed of which nobody recorded whether they were held.

    :raises NotAllowed: without the right to keep meetings
    """
    recorded = Sitting.objects.values("meeting_id")
    passed = access.kept(by).filter(held_on__lt=before, cancelled_on=None)
    return passed.exclude(pk__in=recorded).count()

"""Activities: planned with a reason for their day, announced with a way to get there, counted afterwards."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import day_of
from thuanna.services.planning import access, rules
from thuanna.services.planning.models import (
    Activity,
    ActivityState,
    AttendanceCount,
    HelpingHand,
    Project,
    Ride,
)
from thuanna.services.planning.refusals import NotNow, NoWayThere, PlanningIncomplete


@dataclass(frozen=True, kw_only=True)
class NewActivity:
    """What, when and why then, where, for whom, and how people get there."""

    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    place: str
    groups: Collection[str]
    why_then: str
    travel: str = ""
    travel_words: str = ""
    capacity: int | None = None
    earns: bool = False
    communal: bool = False


@dataclass(frozen=True, kw_only=True)
class NewRide:
    """A vehicle, who drives it, what it holds and where it stops."""

    vehicle: str
    driver: str
    phone: str
    seats: int
    stops: str
    wheelchairs: int = 0


@dataclass(frozen=True)
class Came:
    """How many of one village, group and sex came; neighbours live outside the town."""

    group: str
    sex: str
    people: int
    community_id: int | None = None
    is_neighbour: bool = False


@transaction.atomic
def plan_activity(*, project_id: int, new: NewActivity, by: Actor) -> Activity:
    """Prepare an activity of a project; nobody sees it outside before it is announced.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: something is missing, or it ends before it begins
    """
    project = access.locked(by, Project, project_id)
    activity: Activity = Activity.objects.create(project=project, **_columns(new))
    audit.record(by, "planning.activity_planned", activity, project_id=project.pk)
    return activity


@transaction.atomic
def change_activity(*, activity_id: int, new: NewActivity, by: Actor) -> Activity:
    """Change what was prepared or announced, before it is held.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises PlanningIncomplete: something is missing
    :raises NotNow: it was held or called off
    :raises NoWayThere: it is announced and would no longer say how people get there
    """
    activity = access.locked(by, Activity, activity_id)
    access.must_be(activity, ActivityState.DRAFT, ActivityState.ANNOUNCED)
    if activity.state == ActivityState.ANNOUNCED:
        _refuse_without_way(new.groups, new.travel, new.travel_words)
    columns = _columns(new)
    for name, value in columns.items():
        setattr(activity, name, value)
    activity.save(update_fields=[*columns])
    audit.record(by, "planning.activity_changed", activity)
    outbox.publish("planning.changed", project_id=activity.project_id)
    return activity


@transaction.atomic
def announce(*, activity_id: int, by: Actor) -> Activity:
    """Announce an activity. For older people and people with disability it must say how they get there.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises NotNow: it was announced, held or called off
    :raises NoWayThere: nobody said how they get there, or who visits them
    """
    activity = access.locked(by, Activity, activity_id)
    access.must_be(activity, ActivityState.DRAFT)
    _refuse_without_way(activity.groups, activity.travel, activity.travel_words)
    return _move(activity, ActivityState.ANNOUNCED, by)


@transaction.atomic
def call_off(*, activity_id: int, reason: str, by: Actor) -> Activity:
    """Call an activity off and say why; it stays readable.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises PlanningIncomplete: the reason is missing
    :raises NotNow: it was held or called off before
    """
    activity = access.locked(by, Activity, activity_id)
    access.must_be(activity, ActivityState.DRAFT, ActivityState.ANNOUNCED)
    said = clean_line(reason)
    if not said:
        raise PlanningIncomplete(t("กรุณาบอกเหตุที่งดกิจกรรม", "Please say why it is called off."))
    activity.why_cancelled = said
    activity.save(update_fields=["why_cancelled"])
    return _move(activity, ActivityState.CANCELLED, by)


@transaction.atomic
def offer_ride(*, activity_id: int, new: NewRide, by: Actor) -> Ride:
    """Add a vehicle with its driver, seats and stops.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises PlanningIncomplete: vehicle, driver or stops are missing, or wheelchairs exceed the seats
    """
    activity = access.locked(by, Activity, activity_id)
    vehicle, driver, stops = clean_line(new.vehicle), clean_line(new.driver), new.stops.strip()
    if not vehicle or not driver or not stops or not 0 <= new.wheelchairs <= new.seats <= 80 or new.seats < 1:
        raise PlanningIncomplete(
            t(
                "กรุณากรอกรถ คนขับ จุดจอด และจำนวนที่นั่ง ที่วางรถเข็นต้องไม่เกินที่นั่ง",
                "Please give vehicle, driver, stops and seats. Places for wheelchairs are part of the seats.",
            ),
            code="ride_incomplete",
        )
    ride: Ride = Ride.objects.create(
        activity=activity,
        vehicle=vehicle,
        driver=driver,
        phone=new.phone,
        seats=new.seats,
        wheelchairs=new.wheelchairs,
        stops=stops,
    )
    audit.record(by, "planning.ride_offered", activity, seats=new.seats)
    return ride


@transaction.atomic
def record_attendance(
    *, activity_id: int, came: Sequence[Came], today: datetime.date, by: Actor
) -> list[AttendanceCount]:
    """Record who came, from the paper or the list, as counts; said again, it replaces what was said.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises NotNow: it was not announced, or the day has not come
    :raises PlanningIncomplete: the same village, group and sex stands twice
    """
    activity = access.locked(by, Activity, activity_id)
    access.must_be(activity, ActivityState.ANNOUNCED, ActivityState.HELD)
    if day_of(activity.starts_at) > today:
        raise NotNow(t("ยังไม่ถึงวันกิจกรรม", "The day of the activity has not come."), code="activity_in_future")
    rows = [AttendanceCount(activity=activity, **vars(one)) for one in came if one.people]
    if len({(row.community_id, row.is_neighbour, row.group, row.sex) for row in rows}) < len(rows):
        raise PlanningIncomplete(
            t(
                "มีหมู่บ้าน กลุ่ม และเพศเดียวกันซ้ำกัน กรุณารวมเป็นแถวเดียว",
                "The same village, group and sex stands twice. Please make it one line.",
            ),
            code="attendance_counted_twice",
        )
    AttendanceCount.objects.filter(activity=activity).delete()
    counts = AttendanceCount.objects.bulk_create(rows)
    audit.record(by, "planning.attendance_recorded", activity, people=sum(row.people for row in rows))
    _move(activity, ActivityState.HELD, by)
    return counts


@transaction.atomic
def lend_a_hand(
    *, activity_id: int, words: str, people: int, hours: int, organisation_id: int | None = None, by: Actor
) -> HelpingHand:
    """Record hours that volunteers gave, as a count of people and hours.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises PlanningIncomplete: who, how many or how long is missing
    """
    activity = access.locked(by, Activity, activity_id)
    said = clean_line(words)
    if not said or people < 1 or hours < 1:
        raise PlanningIncomplete(
            t("กรุณาบอกว่าใครช่วย กี่คน รวมกี่ชั่วโมง", "Please say who helped, how many, and how many hours in all.")
        )
    row: HelpingHand = HelpingHand.objects.create(
        activity=activity, organisation_id=organisation_id, words=said, people=people, hours=hours
    )
    audit.record(by, "planning.hands_lent", activity, people=people, hours=hours)
    outbox.publish("planning.changed", project_id=activity.project_id)
    return row


def _columns(new: NewActivity) -> dict[str, object]:
    title, place, why_then = clean_line(new.title), clean_line(new.place), clean_line(new.why_then)
    if not title or not place or not why_then or not new.groups:
        raise PlanningIncomplete(
            t(
                "กิจกรรมต้องบอกชื่อ สถานที่ เพื่อใคร และเหตุที่เลือกวันนี้",
                "An activity says its title, place, for whom it is, and why this day.",
            ),
            code="activity_incomplete",
        )
    if new.ends_at <= new.starts_at:
        raise PlanningIncomplete(
            t("เวลาเลิกต้องหลังเวลาเริ่ม", "It ends after it begins."), code="activity_ends_early"
        )
    return {
        "title": title,
        "place": place,
        "why_then": why_then,
        "starts_at": new.starts_at,
        "ends_at": new.ends_at,
        "groups": sorted(set(new.groups)),
        "travel": new.travel,
        "travel_words": clean_line(new.travel_words),
        "capacity": new.capacity,
        "earns": new.earns,
        "communal": new.communal,
    }


def _refuse_without_way(groups: Collection[str], travel: str, travel_words: str) -> None:
    if rules.misses_the_way_there(groups, travel, travel_words):
        raise NoWayThere(
            t(
                "กิจกรรมของผู้สูงอายุหรือคนพิการต้องบอกก่อนว่ามาอย่างไร หรือใครไปหาถึงบ้าน แล้วจึงประกาศได้",
                "An activity for older people or people with disability first says how they get there, "
                "or who visits them. Then it can be announced.",
            )
        )


def _move(activity: Activity, state: ActivityState, by: Actor) -> Activity:
    activity.state = state
    activity.save(update_fields=["state"])
    audit.record(by, "planning.activity_moved", activity, state=state.value)
    outbox.publish("planning.changed", project_id=activity.project_id)
    return activity

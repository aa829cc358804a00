"""Who wants to come or to help: put on the list at the office or by themselves, seated, ticked, taken off."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import day_of
from thuanna.services.planning import access, queries
from thuanna.services.planning.models import Activity, ActivityState, Ride, SignUp
from thuanna.services.planning.refusals import NoRoom, NotNow, PlanningIncomplete, SaidAlready


@dataclass(frozen=True, kw_only=True)
class NewSignUp:
    """Somebody who wants to come, or to help."""

    name: str
    group: str
    sex: str = "not_stated"
    phone: str = ""
    community_id: int | None = None
    is_neighbour: bool = False
    is_volunteer: bool = False
    ride_id: int | None = None
    wheelchair: bool = False
    with_carer: bool = False
    told_by: str = "desk"


@dataclass(frozen=True)
class Sent:
    """A sign-up that somebody sent, and the code with which it is looked at and taken back."""

    row: SignUp
    code: str


@transaction.atomic
def sign_up(*, activity_id: int, new: NewSignUp, by: Actor) -> SignUp:
    """Put somebody on the list, with a seat if they need one.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity or vehicle
    :raises PlanningIncomplete: the name is missing
    :raises NotNow: it is not announced
    :raises NoRoom: the activity or the vehicle is full
    :raises SaidAlready: that name with that telephone is on the list
    """
    return _write(activity_id, new, by)


@transaction.atomic
def send_sign_up(
    *, activity_id: int, new: NewSignUp, request_token: str, at: datetime.datetime, by: Actor
) -> Sent:
    """Sign oneself or a relative up from the public page; sent twice, it has the effect of once.

    :raises NotInThePlan: no such activity or vehicle
    :raises PlanningIncomplete: the name is missing
    :raises NotNow: it is not announced, or it has begun
    :raises NoRoom: the activity or the vehicle is full
    :raises SaidAlready: that name with that telephone is on the list
    """
    code = codes.code_for(request_token, Purpose.SIGN_UP_CODE, tenant_id=by.tenant_id)
    digest = codes.request_digest(request_token)
    known: SignUp | None = SignUp.objects.filter(request_digest=digest).first()
    if known is not None:
        return Sent(known, code)
    activity = access.locked(by, Activity, activity_id, access.SIGN_UP)
    if activity.starts_at <= at:
        raise NotNow(
            t("กิจกรรมนี้เริ่มแล้ว จึงปิดรับสมัคร", "This activity has begun; its list is closed."),
            code="activity_begun",
        )
    row = _write(activity_id, new, by, request_digest=digest, code_digest=_digest(code, by))
    return Sent(row, code)


@transaction.atomic
def cancel_sign_up(*, code: str, at: datetime.datetime, by: Actor) -> Activity:
    """Take a sign-up back with its code; the seat is free again. Gives the activity.

    :raises NotInThePlan: no such sign-up, or its day is over
    """
    row = queries.sign_up_by_code(code)
    row = access.locked(by, SignUp, row.pk, access.SIGN_UP)
    if row.activity.starts_at <= at:
        raise NotNow(t("กิจกรรมเริ่มแล้ว จึงยกเลิกไม่ได้", "The activity has begun; it is too late to take it back."))
    activity: Activity = row.activity
    row.delete()
    audit.record(by, "planning.sign_up_taken_back", activity)
    return activity


@transaction.atomic
def take_off(*, sign_up_id: int, by: Actor) -> Activity:
    """Take somebody off the list, because they say they cannot come. Gives the activity.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such sign-up
    """
    row = access.locked(by, SignUp, sign_up_id, access.SIGN_UP)
    activity: Activity = row.activity
    row.delete()
    audit.record(by, "planning.sign_up_taken_back", activity)
    return activity


@transaction.atomic
def seat(*, sign_up_id: int, ride_id: int | None, by: Actor) -> SignUp:
    """Give somebody on the list a seat in a vehicle, or take it back.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such sign-up or vehicle
    :raises NoRoom: the vehicle is full
    """
    row = access.locked(by, SignUp, sign_up_id, access.SIGN_UP)
    if ride_id != row.ride_id:
        row.ride_id = _seat_in(
            row.activity, ride_id, wheelchair=row.wheelchair, with_carer=row.with_carer, by=by
        )
        row.save(update_fields=["ride"])
    audit.record(by, "planning.seated", row.activity, ride_id=ride_id or 0)
    return row


@transaction.atomic
def tick(*, activity_id: int, came: Collection[int], today: datetime.date, by: Actor) -> int:
    """Tick on the list who came, from a phone or the van's paper; the others on it did not. Gives how many.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises NotNow: it was not announced, or the day has not come
    """
    activity = access.locked(by, Activity, activity_id, access.SIGN_UP)
    access.must_be(activity, ActivityState.ANNOUNCED, ActivityState.HELD)
    if day_of(activity.starts_at) > today:
        raise NotNow(t("ยังไม่ถึงวันกิจกรรม", "The day of the activity has not come."), code="activity_in_future")
    listed = SignUp.objects.filter(activity=activity)
    listed.update(came=False)
    people = listed.filter(pk__in=list(came)).update(came=True)
    audit.record(by, "planning.list_ticked", activity, people=people)
    return people


def _write(
    activity_id: int, new: NewSignUp, by: Actor, *, request_digest: str = "", code_digest: str = ""
) -> SignUp:
    activity = access.locked(by, Activity, activity_id, access.SIGN_UP)
    access.must_be(activity, ActivityState.ANNOUNCED)
    name = clean_line(new.name)
    if not name:
        raise PlanningIncomplete(t("กรุณากรอกชื่อ", "Please give the name."))
    listed = SignUp.objects.filter(activity=activity)
    if listed.filter(name=name, phone=new.phone).exists():
        raise SaidAlready(t("มีชื่อและเบอร์นี้ในรายการแล้ว", "This name and telephone are on the list already."))
    _refuse_full(activity, new)
    ride = _seat_in(activity, new.ride_id, wheelchair=new.wheelchair, with_carer=new.with_carer, by=by)
    row: SignUp = SignUp.objects.create(
        **{**vars(new), "name": name, "ride_id": ride},
        activity=activity,
        request_digest=request_digest,
        code_digest=code_digest,
    )
    audit.record(by, "planning.signed_up", activity, told_by=new.told_by)
    return row


def _refuse_full(activity: Activity, new: NewSignUp) -> None:
    left = queries.places_left(activity)
    if left is not None and left < 1 and not new.is_volunteer:
        raise NoRoom(
            t(
                "กิจกรรมนี้เต็มแล้ว {n} คน กรุณาชวนรอบหน้าหรือขยายจำนวนรับก่อน",
                "This activity is full with {n} people. Invite to the next one, or raise its capacity.",
                n=activity.capacity or 0,
            )
        )


def _seat_in(
    activity: Activity, ride_id: int | None, *, wheelchair: bool, with_carer: bool, by: Actor
) -> int | None:
    if ride_id is None:
        return None
    ride = access.locked(by, Ride, ride_id, access.SIGN_UP)
    if ride.activity_id != activity.pk:
        raise NotNow(t("รถคันนี้เป็นของกิจกรรมอื่น", "This vehicle belongs to another activity."))
    seating = queries.seating(ride)
    if not seating.has_room_for(wheelchair=wheelchair, with_carer=with_carer):
        raise NoRoom(
            t(
                "รถคันนี้เหลือ {n} ที่ ไม่พอสำหรับคนนี้ (ผู้ดูแลนับเป็นอีกหนึ่งที่) กรุณาเลือกคันอื่น",
                "This vehicle has {n} seats left, too few (a carer takes a second). Please choose another.",
                n=seating.seats_left,
            ),
            code="ride_full",
        )
    return ride.pk


def _digest(code: str, by: Actor) -> str:
    return codes.code_digest(code, Purpose.SIGN_UP_CODE, tenant_id=by.tenant_id)

"""Activities: who signed up and came, who drives, who helped, what was earned."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.kernel.language import Phrase
from thuanna.services.planning import access, rules
from thuanna.services.planning.models import (
    Activity,
    AttendanceCount,
    EarningCount,
    HelpingHand,
    MarketDay,
    Ride,
    SignUp,
)
from thuanna.services.planning.words import ACTIVITY_STATES


def state_words(state: str) -> Phrase:
    """An activity's state in words."""
    return ACTIVITY_STATES[state]


def activities(by: Actor) -> QuerySet[Activity]:
    """The activities, soonest first, with how many signed up and came.

    :raises NotAllowed: without the right to see plans
    """
    signed = SignUp.objects.filter(activity=OuterRef("pk")).values("activity").annotate(n=Count("pk"))
    came = (
        AttendanceCount.objects.filter(activity=OuterRef("pk")).values("activity").annotate(n=Sum("people"))
    )
    return (
        access.visible(by, Activity)
        .select_related("project")
        .annotate(signed=Subquery(signed.values("n")), came=Subquery(came.values("n")))
        .order_by("starts_at", "pk")
    )


def activities_to_count(by: Actor, *, on: datetime.date) -> QuerySet[Activity]:
    """Announced activities of one's own whose day is over and of which nobody said who came.

    :raises NotAllowed: without the right to see plans
    """
    over = access.kept(by, Activity, access.VIEW).filter(state="announced", ends_at__date__lt=on)
    return over.select_related("project").order_by("starts_at", "pk")


def open_activity(by: Actor, activity_id: int) -> Activity:
    """An announced activity whose list is open.

    :raises NotInThePlan: there is none
    """
    return access.one_among(by, Activity, activity_id, state="announced")


def places_left(activity: Activity) -> int | None:
    """How many may still sign up; None where as many as wish may come. Volunteers take no place."""
    if activity.capacity is None:
        return None
    return activity.capacity - SignUp.objects.filter(activity=activity, is_volunteer=False).count()


def sign_up_by_code(code: str) -> SignUp:
    """The sign-up that this code was given for.

    :raises NotInThePlan: none; which of the reasons it is, is not told
    """
    sign_ups = SignUp.objects.select_related("activity__project", "ride")
    found: SignUp | None = codes.row_with_code(sign_ups, code, Purpose.SIGN_UP_CODE)
    if found is None:
        raise access.code_unknown()
    return found


def attendance(activity_ids: Iterable[int]) -> list[AttendanceCount]:
    """Who came to these activities, as counts."""
    return list(
        AttendanceCount.objects.filter(activity_id__in=list(activity_ids))
        .select_related("community", "activity")
        .order_by("activity_id", "group", "sex", "pk")
    )


def helping_hands(activity_ids: Iterable[int]) -> list[HelpingHand]:
    """Who gave hours."""
    return list(
        HelpingHand.objects.filter(activity_id__in=list(activity_ids))
        .select_related("organisation")
        .order_by("id")
    )


def rides(activity_id: int) -> list[tuple[Ride, rules.Seating]]:
    """The vehicles of an activity and how full each is."""
    found = list(Ride.objects.filter(activity_id=activity_id).order_by("id"))
    taken = _taken([ride.pk for ride in found])
    return [(ride, _seating(ride, taken.get(ride.pk, (0, 0)))) for ride in found]


def seating(ride: Ride) -> rules.Seating:
    """How full one vehicle is."""
    return _seating(ride, _taken([ride.pk]).get(ride.pk, (0, 0)))


def sign_ups(by: Actor, activity_id: int) -> list[SignUp]:
    """Who is on the list of an activity, by name; for those who keep the list.

    :raises NotAllowed: without the right to keep lists
    """
    by.must(access.SIGN_UP)
    return list(
        SignUp.objects.filter(activity_id=activity_id)
        .select_related("community", "ride")
        .order_by("name", "pk")
    )


def one_sign_up(by: Actor, sign_up_id: int) -> SignUp:
    """One on a list, for those who keep it.

    :raises NotAllowed: without the right to keep lists
    :raises NotInThePlan: there is none
    """
    by.must(access.SIGN_UP)
    return access.one(by, SignUp, sign_up_id)


def ticked(activity_id: int) -> dict[tuple[int | None, bool, str, str], int]:
    """How many of those ticked on the list came, by place, whether from outside, group and sex."""
    rows = (
        SignUp.objects.filter(activity_id=activity_id, came=True, is_volunteer=False)
        .values_list("community_id", "is_neighbour", "group", "sex")
        .annotate(people=Count("pk"))
        .order_by()
    )
    return {row[:4]: row[4] for row in rows}


def market_days() -> dict[int, str]:
    """The days of the week with a market, and what is said of them."""
    return dict(MarketDay.objects.order_by("weekday").values_list("weekday", "words"))


def earnings(activity_id: int) -> list[EarningCount]:
    """What an earning activity brought, each time somebody asked, the newest last."""
    return list(EarningCount.objects.filter(activity_id=activity_id).order_by("counted_on", "pk"))


def incomes_to_ask(by: Actor, *, held_before: datetime.date) -> QuerySet[Activity]:
    """Earning activities held before a day, about whose income nobody has asked since.

    :raises NotAllowed: without the right to see plans
    """
    asked = EarningCount.objects.filter(activity=OuterRef("pk"))
    return (
        activities(by)
        .filter(~Exists(asked), earns=True, state="held", starts_at__date__lt=held_before)
        .order_by("starts_at", "pk")
    )


def _taken(ride_ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = (
        SignUp.objects.filter(ride_id__in=ride_ids)
        .values("ride_id")
        .annotate(
            people=Count("pk"),
            carers=Count("pk", filter=Q(with_carer=True)),
            chairs=Count("pk", filter=Q(wheelchair=True)),
        )
        .order_by(F("ride_id"))
    )
    return {row["ride_id"]: (row["people"] + row["carers"], row["chairs"]) for row in rows}


def _seating(ride: Ride, taken: tuple[int, int]) -> rules.Seating:
    return rules.Seating(ride.seats, ride.wheelchairs, *taken)

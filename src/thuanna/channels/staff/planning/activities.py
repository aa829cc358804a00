"""Activities: prepared, announced, with vehicles and a list, counted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.services.planning import access, actions, queries, rules
from thuanna.services.planning.models import Activity, Project
from thuanna.services.planning.words import ACTIVITY_STATES, GROUPS, SEXES, TRAVEL, said

from . import pattern_facts
from .activity_forms import ActivityForm, AttendanceForm, HandsForm, RideForm, SignUpForm
from .forms import ReasonForm
from .projects import step_to
from .shared import WHOLE_TOWN, Choices, Trail, asked, communities, refused, trail

_AGAINST = {
    "school_day": t(
        "วันนี้เป็นวันเรียน เด็กและเยาวชนมาได้เฉพาะวันหยุด",
        "This is a school day; young people can come on holidays only.",
    ),
    "market_day": t("วันนี้เป็นวันตลาดนัด คนไปตลาด", "This is a market day; people are at the market."),
    "working_day": t(
        "วันนี้เป็นวันทำงาน ครอบครัวที่ทำงานรายวันจะขาดรายได้ บอกในเหตุผลว่าจัดอย่างไร",
        "This is a working day; families who work daily lose a day's income. Say in the reason how it fits.",
    ),
    "songkran": t("วันนี้เป็นวันสงกรานต์ ครอบครัวอยู่บ้าน", "This is Songkran; families are at home."),
}


@page(access.VIEW)
def one(request: StaffRequest, activity_id: int) -> HttpResponse:
    """One activity: what is said of it, its vehicles, its list, who came, and what to do next."""
    activity = access.one(request.actor, Activity, activity_id)
    may_list = request.actor.may(access.SIGN_UP)
    against = rules.why_not_that_day(
        timezone.localtime(activity.starts_at),
        activity.groups,
        markets=queries.market_days(),
        law=law.book(rules.CALENDAR, on=timezone.localtime(activity.starts_at).date()),
    )
    facts: dict[str, Any] = {
        "activity": activity,
        "project": activity.project,
        "state": ACTIVITY_STATES[activity.state],
        "groups": said(activity.groups, GROUPS),
        "travel": TRAVEL.get(activity.travel),
        "misses_way": rules.misses_the_way_there(activity.groups, activity.travel, activity.travel_words),
        "against": _AGAINST.get(against) if activity.state in {"draft", "announced"} else None,
        "rides": queries.rides(activity_id),
        "sign_ups": queries.sign_ups(request.actor, activity_id) if may_list else [],
        "attendance": [_counted(row) for row in queries.attendance([activity_id])],
        "hands": queries.helping_hands([activity_id]),
        "earnings": queries.earnings(activity_id),
        "town": request.tenant.code,
        "reference": code_of(activity.project.reference),
        "may_list": may_list,
        "may_keep": request.actor.may(access.KEEP),
        "is_due": activity.state == "announced" and activity.starts_at <= request.now,
        "trail": trail(*step_to(activity.project), (activity.title, "")),
    }
    facts["came"] = sum(row["people"] for row in facts["attendance"])
    return render(request, "staff/planning/activity.html", facts)


@page(access.KEEP)
def add(request: StaffRequest, project_id: int) -> HttpResponse:
    """Prepare an activity."""
    project = access.one(request.actor, Project, project_id)
    initial = {"groups": [project.group], "begins": "09.00", "ends": "12.00"}
    form = ActivityForm(
        request.POST or None, initial=initial | pattern_facts.activity_after(request, project_id)
    )
    if form.is_valid():
        try:
            activity = actions.plan_activity(project_id=project_id, new=form.new(), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return redirect("staff:activity", activity.pk)
    return asked(
        request,
        form,
        title=t("จะจัดกิจกรรมอะไร", "Which activity?"),
        lead=t("{title}", "{title}", title=project.title),
        button=t("บันทึกกิจกรรม", "Record the activity"),
        back=reverse("staff:project", args=[project_id]),
        steps=step_to(project),
    )


@page(access.KEEP)
def change(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Change day, place or way there before it is held."""
    activity = access.one(request.actor, Activity, activity_id)
    starts, ends = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    same = ("title", "groups", "why_then", "place", "travel", "travel_words", "capacity", "earns", "communal")
    initial = {name: getattr(activity, name) for name in same}
    initial |= {"day": starts.date(), "begins": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
    form = ActivityForm(request.POST or None, initial=initial)

    def write() -> None:
        actions.change_activity(activity_id=activity_id, new=form.new(), by=request.actor)

    return _written(request, form, activity, write, t("แก้กิจกรรม", "Change the activity"), t("บันทึก", "Save"))


@page(access.KEEP)
def announce(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Announce it to everybody."""
    activity = access.one(request.actor, Activity, activity_id)
    if request.method == "POST":
        is_done(
            request,
            lambda: actions.announce(activity_id=activity_id, by=request.actor),
            t("ประกาศแล้ว ทุกคนอ่านได้ในหน้าร่วมทำ", "Announced; everybody can read it."),
        )
    return redirect("staff:activity", activity.pk)


@page(access.KEEP)
def call_off(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Call it off and say why."""
    activity = access.one(request.actor, Activity, activity_id)
    form = ReasonForm(request.POST or None)

    def write() -> None:
        actions.call_off(activity_id=activity_id, reason=form.cleaned_data["reason"], by=request.actor)

    title = t("งดกิจกรรมนี้เพราะอะไร", "Why is this activity called off?")
    return _written(request, form, activity, write, title, t("งดกิจกรรม", "Call it off"), kind="grave")


@page(access.KEEP)
def ride(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Add a vehicle."""
    activity = access.one(request.actor, Activity, activity_id)
    form = RideForm(request.POST or None)

    def write() -> None:
        given = {**form.cleaned_data, "wheelchairs": form.cleaned_data["wheelchairs"] or 0}
        actions.offer_ride(activity_id=activity_id, new=actions.NewRide(**given), by=request.actor)

    title = t("ใช้รถคันใด", "Which vehicle fetches them?")
    return _written(request, form, activity, write, title, t("เพิ่มรถ", "Add the vehicle"))


@page(access.SIGN_UP)
def sign_up(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Put somebody on the list."""
    activity = access.one(request.actor, Activity, activity_id)
    form = SignUpForm(
        request.POST or None,
        communities=communities(request),
        rides=rides_of(activity_id),
        initial={"group": activity.groups[0], "told_by": "telephone"},
    )

    def write() -> None:
        actions.sign_up(activity_id=activity_id, new=form.new(), by=request.actor)

    title = t("ใครจะมา", "Who wants to come?")
    return _written(request, form, activity, write, title, t("ใส่รายชื่อ", "Put on the list"))


@page(access.KEEP)
def attendance(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Count who came, from the paper list."""
    activity = access.one(request.actor, Activity, activity_id)
    form = AttendanceForm(
        request.POST or None,
        communities=communities(request),
        groups=activity.groups,
        ticked=queries.ticked(activity_id),
    )
    if form.is_valid():
        try:
            actions.record_attendance(
                activity_id=activity_id, came=form.came(), today=request.today, by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกผู้มาร่วมแล้ว", "Recorded.")))
            return redirect("staff:activity", activity_id)
    steps = trail(*step_into(activity), (t("ใครมาบ้าง", "Who came"), ""))
    return render(
        request, "staff/planning/attendance.html", {"form": form, "activity": activity, "trail": steps}
    )


@page(access.KEEP)
def hands(request: StaffRequest, activity_id: int) -> HttpResponse:
    """Record who gave hours."""
    activity = access.one(request.actor, Activity, activity_id)
    form = HandsForm(request.POST or None)

    def write() -> None:
        actions.lend_a_hand(activity_id=activity_id, **form.cleaned_data, by=request.actor)

    title = t("ใครมาช่วย กี่ชั่วโมง", "Who helped, and for how long?")
    return _written(request, form, activity, write, title, t("บันทึกแรงอาสา", "Record the help"))


def _written(
    request: StaffRequest,
    form: Any,
    activity: Activity,
    write: Callable[[], None],
    title: Phrase,
    button: Phrase,
    *,
    kind: str = "main",
) -> HttpResponse:
    if form.is_valid():
        try:
            write()
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:activity", activity.pk)
    return asked(
        request,
        form,
        title=title,
        lead=t("{title}", "{title}", title=activity.title),
        button=button,
        back=reverse("staff:activity", args=[activity.pk]),
        steps=step_into(activity),
        kind=kind,
    )


def step_into(activity: Activity) -> Trail:
    """The crumbs to one activity."""
    return [*step_to(activity.project), (activity.title, reverse("staff:activity", args=[activity.pk]))]


def rides_of(activity_id: int) -> Choices:
    """Its vehicles with the seats left, as choices."""
    return [
        (str(one.pk), t("{car} เหลือ {n} ที่", "{car}, {n} left", car=one.vehicle, n=seating.seats_left))
        for one, seating in queries.rides(activity_id)
    ]


def _counted(row: Any) -> dict[str, Any]:
    outside = t("นอกพื้นที่", "from outside")
    place = outside if row.is_neighbour else (row.community.label if row.community else WHOLE_TOWN)
    return {"place": place, "group": GROUPS[row.group], "sex": SEXES[row.sex], "people": row.people}

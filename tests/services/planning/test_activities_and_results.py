"""Activities that fit lives, the way there, seats, who came, and the result with its posting clock."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories import planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, continuing, queries, rules
from thuanna.services.planning.models import Activity

pytestmark = pytest.mark.django_db

VAN = planning.van()


@pytest.mark.parametrize("group", ["older", "disability"])
@pytest.mark.parametrize("way", [{"travel": ""}, {"travel": "own_way"}, {"travel_words": " "}])
def test_nothing_for_older_or_disabled_people_is_announced_without_a_way_there(officer, group, way):
    project = planning.begun(officer)
    activity = actions.plan_activity(
        project_id=project.pk, new=planning.outing(groups=(group,), **way), by=officer
    )

    with pytest.raises(Refusal) as refused:
        actions.announce(activity_id=activity.pk, by=officer)

    assert refused.value.code == "activity_no_way_there"


def test_the_database_holds_to_it_too(officer):
    project = planning.begun(officer)
    activity = actions.plan_activity(project_id=project.pk, new=planning.outing(travel=""), by=officer)

    with pytest.raises(IntegrityError, match="activity_says_how_people_get_there"), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(state="announced")


def test_youth_may_come_by_themselves(officer):
    project = planning.begun(officer)

    activity = planning.announced(
        officer, project, groups=("children_youth",), travel="own_way", travel_words=""
    )

    assert activity.state == "announced"


def test_an_announced_activity_keeps_its_way_there(officer):
    activity = planning.announced(officer, planning.begun(officer))

    with pytest.raises(Refusal) as refused:
        actions.change_activity(activity_id=activity.pk, new=planning.outing(travel="own_way"), by=officer)

    assert refused.value.code == "activity_no_way_there"


@pytest.mark.parametrize(
    ("day", "groups", "code"),
    [
        ((2026, 11, 14), ("children_youth",), ""),
        ((2026, 11, 16), ("children_youth",), "school_day"),
        ((2027, 4, 5), ("children_youth",), ""),
        ((2026, 11, 16), ("older",), ""),
        ((2027, 4, 14), ("families",), "songkran"),
        ((2027, 5, 10), ("children_youth",), ""),
        ((2027, 5, 17), ("children_youth",), "school_day"),
        ((2026, 11, 18), ("older",), "market_day"),
        ((2026, 11, 16), ("low_income",), "working_day"),
    ],
)
def test_days_that_do_not_fit_lives_are_said(day, groups, code):
    starts_at = datetime.datetime(*day, 9, 0, tzinfo=tenants.BANGKOK)

    calendar = law.book(rules.CALENDAR, on=starts_at.date())
    assert rules.why_not_that_day(starts_at, groups, markets=(2,), law=calendar) == code


def test_early_in_the_morning_it_is_saturday_already():
    starts_at = datetime.datetime(2026, 11, 13, 23, 0, tzinfo=datetime.UTC)

    calendar = law.book(rules.CALENDAR, on=tenants.TODAY)
    assert rules.why_not_that_day(starts_at, ("children_youth",), law=calendar) == ""


def test_a_carer_takes_a_second_seat_and_a_full_van_says_so(officer):
    activity = planning.announced(officer, planning.begun(officer))
    ride = actions.offer_ride(activity_id=activity.pk, new=VAN, by=officer)
    one = actions.NewSignUp(name="ยายมา", group="older", ride_id=ride.pk, with_carer=True, wheelchair=True)
    actions.sign_up(activity_id=activity.pk, new=one, by=officer)

    with pytest.raises(Refusal) as carer:
        actions.sign_up(
            activity_id=activity.pk,
            new=actions.NewSignUp(name="ยายมี", group="older", ride_id=ride.pk, with_carer=True),
            by=officer,
        )
    with pytest.raises(Refusal) as chair:
        actions.sign_up(
            activity_id=activity.pk,
            new=actions.NewSignUp(name="ตาดี", group="older", ride_id=ride.pk, wheelchair=True),
            by=officer,
        )
    alone = actions.sign_up(
        activity_id=activity.pk,
        new=actions.NewSignUp(name="ตาดำ", group="older", ride_id=ride.pk),
        by=officer,
    )

    assert (carer.value.code, chair.value.code) == ("ride_full", "ride_full")
    assert alone.ride == ride
    assert queries.rides(activity.pk)[0][1].seats_left == 0


def test_a_full_activity_takes_nobody_and_nobody_twice(officer):
    activity = planning.announced(officer, planning.begun(officer), capacity=2)
    first = actions.NewSignUp(name="ยายมา", group="older", phone="0811111111")
    actions.sign_up(activity_id=activity.pk, new=first, by=officer)

    with pytest.raises(Refusal) as twice:
        actions.sign_up(activity_id=activity.pk, new=first, by=officer)
    actions.sign_up(activity_id=activity.pk, new=actions.NewSignUp(name="ยายมี", group="older"), by=officer)
    with pytest.raises(Refusal) as full:
        actions.sign_up(activity_id=activity.pk, new=actions.NewSignUp(name="ตาดี", group="older"), by=officer)

    assert (twice.value.code, full.value.code) == ("planning_said_already", "planning_no_room")


def test_attendance_replaces_what_was_said_and_counts_neighbours_apart(officer):
    activity = planning.announced(officer, planning.begun(officer))
    actions.record_attendance(
        activity_id=activity.pk, came=[actions.Came("older", "female", 12)], today=tenants.TODAY, by=officer
    )

    actions.record_attendance(
        activity_id=activity.pk,
        came=[actions.Came("older", "female", 13), actions.Came("older", "female", 2, is_neighbour=True)],
        today=tenants.TODAY,
        by=officer,
    )

    assert queries.activities(officer).get().came == 15
    assert sorted((row.people, row.is_neighbour) for row in queries.attendance([activity.pk])) == [
        (2, True),
        (13, False),
    ]


def test_nobody_came_before_the_day(officer):
    activity = planning.announced(officer, planning.begun(officer))

    with pytest.raises(Refusal) as refused:
        actions.record_attendance(
            activity_id=activity.pk,
            came=[actions.Came("older", "female", 1)],
            today=planning.SATURDAY.date() - datetime.timedelta(days=1),
            by=officer,
        )

    assert refused.value.code == "activity_in_future"


def test_nobody_came_on_the_evening_before_an_alms_round(officer):
    dawn, seven = planning.SATURDAY.replace(hour=6), planning.SATURDAY.replace(hour=7)
    activity = planning.announced(officer, planning.begun(officer), starts_at=dawn, ends_at=seven)

    with pytest.raises(Refusal) as refused:
        actions.tick(
            activity_id=activity.pk,
            came=[],
            today=planning.SATURDAY.date() - datetime.timedelta(days=1),
            by=officer,
        )

    assert refused.value.code == "activity_in_future"


def test_calling_off_says_why_and_takes_no_more_sign_ups(officer):
    activity = planning.announced(officer, planning.begun(officer))
    actions.call_off(activity_id=activity.pk, reason="น้ำท่วมทาง", by=officer)

    with pytest.raises(Refusal) as refused:
        actions.sign_up(
            activity_id=activity.pk, new=actions.NewSignUp(name="ยายมา", group="older"), by=officer
        )

    assert refused.value.code == "activity_state"


def test_a_result_is_owed_a_posting_within_fifteen_days(officer):
    project = planning.begun(officer)

    result = actions.tell_result(
        project_id=project.pk, told=actions.Told(story="รับส่ง 12 วันเสาร์"), on=tenants.TODAY, by=officer
    )
    before = list(queries.results_to_post(officer))
    posting = actions.post_result(
        result_id=result.pk, board="บอร์ดหน้าเทศบาล", posted_on=tenants.TODAY, by=officer
    )

    assert result.post_by == tenants.TODAY + datetime.timedelta(days=15)
    assert before == [result]
    assert not queries.results_to_post(officer).exists()
    assert posting.stays_until == tenants.TODAY + datetime.timedelta(days=30)


def test_a_years_report_is_owed_until_it_hangs_on_a_board(officer):
    planning.project(officer, proposed_on=tenants.TODAY - datetime.timedelta(days=365))
    last = FiscalYear.of(tenants.TODAY).previous
    before = queries.report_is_owed(last.year)

    posting = actions.post_report(year=last, board="หน้าสำนักงาน", posted_on=tenants.TODAY, by=officer)

    assert (before, queries.report_is_owed(last.year)) == (True, False)
    assert queries.report_postings() == [posting]
    assert not queries.report_is_owed(last.previous.year)


def test_a_years_report_is_posted_after_the_year_on_a_board_and_written_down_once(officer):
    posted = {"board": "หน้าสำนักงาน", "posted_on": tenants.TODAY, "by": officer}
    this, last = FiscalYear.of(tenants.TODAY), FiscalYear.of(tenants.TODAY).previous
    actions.post_report(year=last, **posted)

    for wrong in ({"year": this}, {"year": last, "board": " "}, {"year": last}):
        with pytest.raises(Refusal) as refused:
            actions.post_report(**{**posted, **wrong})
        assert refused.value.code in {"posting_incomplete", "planning_said_already"}


def test_a_community_posts_no_report_of_the_town_and_a_neighbour_sees_none(officer, chair, neighbour):
    last = FiscalYear.of(tenants.TODAY).previous
    with pytest.raises(NotAllowed):
        actions.post_report(year=last, board="ศาลา", posted_on=tenants.TODAY, by=chair)

    actions.post_report(year=last, board="ศาลา", posted_on=tenants.TODAY, by=officer)
    with acting_for(neighbour):
        assert queries.report_postings() == []


def test_what_is_over_waits_to_be_counted_for_whoever_leads_it(officer, chair):
    activity = planning.announced(officer, planning.begun(officer))
    day = planning.SATURDAY.date()

    assert not queries.activities_to_count(officer, on=day).exists()
    assert list(queries.activities_to_count(officer, on=day + datetime.timedelta(days=1))) == [activity]
    assert not queries.activities_to_count(chair, on=day + datetime.timedelta(days=1)).exists()


def test_a_result_belongs_to_a_project_that_began(officer):
    project = planning.project(officer)

    with pytest.raises(Refusal) as refused:
        actions.tell_result(project_id=project.pk, told=actions.Told(story="ดี"), on=tenants.TODAY, by=officer)

    assert refused.value.code == "planning_not_now"


def test_follow_ups_come_due(officer):
    project = planning.begun(officer)
    day = tenants.TODAY + datetime.timedelta(days=30)
    told = actions.Told(story="รับส่งครบ", follow_up_on=day)
    result = actions.tell_result(project_id=project.pk, told=told, on=tenants.TODAY, by=officer)

    assert [one.result for one in continuing.due(officer, on=day)] == [result]
    assert not continuing.due(officer, on=tenants.TODAY)


def test_lists_of_people_are_for_those_who_keep_them(officer, acting):
    activity = planning.announced(officer, planning.begun(officer))
    partner = tenants.member_of(acting, "partner", username="partner")

    with pytest.raises(Refusal):
        queries.sign_ups(partner, activity.pk)


def test_the_neighbour_puts_nobody_on_the_list(officer, neighbour):
    activity = planning.announced(officer, planning.begun(officer))
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with acting_for(neighbour), pytest.raises(access.NotInThePlan):
        actions.sign_up(
            activity_id=activity.pk, new=actions.NewSignUp(name="ใคร", group="older"), by=stranger
        )


def test_what_waits_is_counted_in_one_question_and_for_a_community_only_its_own(
    officer, chair, django_assert_num_queries
):
    planning.forum(officer, [planning.need()])
    project = planning.begun(officer)
    planning.announced(officer, project)
    actions.tell_result(project_id=project.pk, told=actions.Told(story="ไปถึง"), on=tenants.TODAY, by=officer)
    on = planning.SATURDAY.date() + datetime.timedelta(days=1)

    with django_assert_num_queries(1):
        counted = queries.waiting(officer, on=on)

    assert counted == {"needs": 1, "activities": 1, "results": 1}
    assert not queries.waiting(chair, on=on)

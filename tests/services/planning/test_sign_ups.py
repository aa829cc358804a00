"""Signing oneself or a relative up without an account: once, with a code, forgotten in time."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import planning
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import actions, jobs, queries
from thuanna.services.planning.models import Ride, SignUp

pytestmark = pytest.mark.django_db
BEFORE = planning.SATURDAY - datetime.timedelta(days=3)


@pytest.fixture
def page(acting):
    """Whoever is at the public page."""
    return Actor(tenant_id=acting.pk, system="page")


@pytest.fixture
def activity(officer):
    return planning.announced(officer, planning.begun(officer), capacity=2)


def new(name="ยายมา ตัวอย่าง", **more):
    return actions.NewSignUp(name=name, group="older", phone="0811111111", told_by="page", **more)


def send(activity, page, token="t1", at=BEFORE, **more):
    return actions.send_sign_up(activity_id=activity.pk, new=new(**more), request_token=token, at=at, by=page)


def test_a_sign_up_sent_twice_is_one_with_one_code(activity, page):
    first, again = send(activity, page), send(activity, page)

    assert first.code == again.code
    assert SignUp.objects.count() == 1


def test_its_code_opens_it_however_it_is_typed(activity, page):
    sent = send(activity, page)

    assert queries.sign_up_by_code(sent.code.upper().replace("-", " ")) == sent.row


def test_the_code_is_stored_nowhere(activity, page):
    sent = send(activity, page)

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(s)::text from planning_signup s")
        assert sent.code not in cursor.fetchone()[0]


def test_taking_it_back_frees_the_place(activity, page):
    code = send(activity, page, "t1", name="ก ข").code
    send(activity, page, "t2", name="ค ง")
    with pytest.raises(Refusal, match="เต็ม"):
        send(activity, page, "t3", name="จ ฉ")

    actions.cancel_sign_up(code=code, at=BEFORE, by=page)

    assert send(activity, page, "t3", name="จ ฉ").row.name == "จ ฉ"


def test_a_volunteer_takes_no_place(activity, page):
    send(activity, page, "t1", name="ก ข")
    send(activity, page, "t2", name="ค ง")

    assert send(activity, page, "t3", name="อาสา ตัวอย่าง", is_volunteer=True).row.is_volunteer
    assert queries.places_left(activity) == 0


def test_a_list_closes_when_the_activity_begins(activity, page):
    code = send(activity, page).code

    for refuse in (
        lambda: send(activity, page, "t2", at=planning.SATURDAY, name="ก ข"),
        lambda: actions.cancel_sign_up(code=code, at=planning.SATURDAY, by=page),
    ):
        with pytest.raises(Refusal):
            refuse()


def test_what_is_only_prepared_takes_nobody(officer, page):
    draft = actions.plan_activity(project_id=planning.begun(officer).pk, new=planning.outing(), by=officer)

    with pytest.raises(Refusal):
        send(draft, page)


def test_ticks_become_counts_by_place_group_and_sex(officer, activity, page):
    came = send(activity, page, "t1", name="ก ข").row
    send(activity, page, "t2", name="ค ง")

    people = actions.tick(activity_id=activity.pk, came=[came.pk], today=planning.SATURDAY.date(), by=officer)

    assert people == 1
    assert queries.ticked(activity.pk) == {(None, False, "older", "not_stated"): 1}
    assert SignUp.objects.get(name="ค ง").came is False


def test_names_and_drivers_go_ninety_days_after_the_day(officer, activity, page):
    send(activity, page)
    actions.offer_ride(activity_id=activity.pk, new=planning.van(), by=officer)

    jobs.forget(on=planning.SATURDAY.date() + datetime.timedelta(days=80), by=page)
    assert SignUp.objects.exists()
    jobs.forget(on=planning.SATURDAY.date() + datetime.timedelta(days=100), by=page)

    assert not SignUp.objects.exists()
    assert not Ride.objects.exists()


def test_the_neighbours_open_nothing_with_the_code(activity, page, neighbour):
    code = send(activity, page).code

    with acting_for(neighbour), pytest.raises(Refusal) as refused:
        queries.sign_up_by_code(code)

    assert refused.value.code == "sign_up_code_unknown"

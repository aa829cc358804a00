"""An office takes a guide on with its own facts; the next version follows, the neighbour sees nothing."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import guides, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.guides import actions, queries
from thuanna.services.guides.refusals import CalendarDateUnknown, CalendarDaysWrong, GuideUnknown

TODAY = tenants.TODAY


@pytest.fixture
def town(db):
    made = guides.town()
    with acting_for(made):
        yield made


@pytest.fixture
def officer(town):
    return tenants.member_of(town, "officer", username="officer")


def test_an_adopted_guide_is_offered_with_the_offices_own_facts(officer):
    guides.adopted(officer)

    found = queries.offered(guides.FUNERAL)

    assert found.is_offered
    assert found.adoption.place_th == "เคาน์เตอร์ 3 ชั้น 1"
    assert AuditEntry.objects.filter(verb="guides.adopted").count() == 1


def test_new_facts_are_the_next_version_and_the_old_ones_stay(officer):
    guides.adopted(officer)
    guides.adopted(officer, phone="043000107")

    assert [one.phone for one in queries.versions(guides.FUNERAL)] == ["043000107", "043000106"]
    assert queries.offered(guides.FUNERAL).adoption.version == 2


def test_a_service_no_longer_offered_says_so(officer):
    guides.adopted(officer)

    actions.stop_offering(guide=guides.FUNERAL, at=tenants.NOW, by=officer)

    assert not queries.offered(guides.FUNERAL).is_offered


def test_what_is_not_offered_cannot_be_stopped(officer):
    with pytest.raises(GuideUnknown):
        actions.stop_offering(guide=guides.FUNERAL, at=tenants.NOW, by=officer)


def test_a_guide_that_does_not_exist_is_refused(officer):
    with pytest.raises(GuideUnknown):
        guides.adopted(officer, "free-money")


def test_a_volunteer_may_not_change_a_guide(town):
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")

    with pytest.raises(NotAllowed):
        guides.adopted(volunteer)


def test_the_neighbour_sees_nothing_of_it(officer, neighbour):
    guides.adopted(officer)

    with acting_for(neighbour):
        assert [one for one in queries.all_offered() if one.adoption] == []


def test_a_day_stands_in_the_calendar_until_it_is_over_or_cancelled(officer):
    day = actions.CalendarDay(title_th="ประชุมประชาคม", starts_on=TODAY)
    kept = actions.record_day(day=day, at=tenants.NOW, by=officer)
    gone = actions.record_day(day=day, at=tenants.NOW, by=officer)

    actions.cancel_day(date_id=gone.pk, on=TODAY, by=officer)

    assert [one.pk for one in queries.calendar_dates(since=TODAY)] == [kept.pk]
    assert queries.calendar_dates(since=TODAY + datetime.timedelta(days=1)) == []


@pytest.mark.parametrize("days", [-1, 400])
def test_a_span_that_ends_before_it_starts_or_never_is_refused(officer, days):
    ends_on = TODAY + datetime.timedelta(days=days)
    day = actions.CalendarDay(title_th="ประชุม", starts_on=TODAY, ends_on=ends_on)

    with pytest.raises(CalendarDaysWrong):
        actions.record_day(day=day, at=tenants.NOW, by=officer)


def test_the_neighbours_day_cannot_be_cancelled(officer, stranger, neighbour):
    day = actions.record_day(
        day=actions.CalendarDay(title_th="ประชุม", starts_on=TODAY), at=tenants.NOW, by=officer
    )
    clerk = tenants.member_of(neighbour, "clerk", username="clerk")

    with acting_for(neighbour), pytest.raises(CalendarDateUnknown):
        actions.cancel_day(date_id=day.pk, on=TODAY, by=clerk)

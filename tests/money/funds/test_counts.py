"""Counting members on any day: every way of adding up comes to the same total."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, people, places
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.ages import age_on
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import rules
from thuanna.money.funds.actions import members as actions
from thuanna.money.funds.queries import counts
from thuanna.money.funds.queries.counts import Count
from thuanna.registry.people import actions as people_actions
from thuanna.registry.people.facts import NewTrait

pytestmark = pytest.mark.usefixtures("acting")

ADMITTED_ON = datetime.date(2026, 11, 1)
TODAY = funds.TODAY


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund(secretary)


def test_applicants_are_not_yet_counted(secretary: Actor):
    funds.applicant(secretary)

    assert counts.counts_on(TODAY).total == Count(0, 0)


def test_who_resigned_is_counted_ever_but_not_now(secretary: Actor):
    stays, leaves = funds.member(secretary), funds.member(secretary)
    actions.change_status(member_id=leaves.pk, status="resigned", on=TODAY, by=secretary)

    assert counts.counts_on(TODAY).total == Count(cumulative=2, current=1)
    assert counts.by_status(TODAY)["resigned"] == 1
    assert stays.pk != leaves.pk


def test_an_earlier_day_is_counted_as_it_was(secretary: Actor):
    leaves = funds.member(secretary)
    actions.change_status(member_id=leaves.pk, status="resigned", on=TODAY, by=secretary)

    yesterday = counts.counts_on(TODAY - datetime.timedelta(days=1))

    assert yesterday.total == Count(1, 1)
    assert counts.counts_on(ADMITTED_ON - datetime.timedelta(days=1)).total == Count(0, 0)


def test_a_mark_outweighs_age_and_counts_once(secretary: Actor):
    older = funds.member(secretary, birth=PartialDate(1950, 1, 1))
    people_actions.mark(
        person_id=older.person_id, trait=NewTrait(kind="disabled", source="document"), by=secretary
    )

    by_category = counts.counts_on(TODAY).by_category()

    assert by_category["disabled"] == Count(1, 1)
    assert by_category["older"] == Count(0, 0)


def test_villages_with_members_are_counted_and_those_without_are_not(secretary: Actor):
    village, _empty = places.village(secretary, 1), places.village(secretary, 2, name="บ้านว่าง")
    funds.member(secretary, village)
    funds.member(secretary)

    counted = counts.counts_on(TODAY)

    assert counted.villages_covered == 1
    assert counted.by_village() == {village.pk: Count(1, 1), None: Count(1, 1)}


def test_all_ways_of_adding_up_a_crowd_come_to_one_total(secretary: Actor):
    villages = [places.village(secretary, number, name=f"บ้านที่ {number}") for number in range(1, 6)]
    admitted = []
    for place, new in enumerate(people.crowd(60, seed=7)):
        person = people_actions.register_person(person=new, by=secretary)
        village = villages[place % 5] if place % 7 else None
        member = actions.apply(
            person_id=person.pk,
            community_id=village.pk if village else None,
            on=datetime.date(2026, 10, 1),
            by=secretary,
        )
        admitted.append(member)
    actions.admit_all(
        member_ids=[member.pk for member in admitted], resolution=funds.RESOLUTION, by=secretary
    )
    for member in admitted[::9]:
        actions.change_status(member_id=member.pk, status="ended", on=TODAY, by=secretary)

    counted = counts.counts_on(TODAY)

    total = Count(cumulative=60, current=60 - len(admitted[::9]))
    assert counted.total == total
    assert sum(counted.by_village().values(), Count()) == total
    assert sum(counted.by_category().values(), Count()) == total
    assert sum(counted.by_sex().values(), Count()) == total


def test_sql_and_rules_agree_on_every_age(secretary: Actor):
    births = [PartialDate(2026 - age, month, 21) for age in (17, 18, 19, 59, 60, 61) for month in (11, 12)]
    for birth in [*births, PartialDate(1966), PartialDate(2008, 2, 29)]:
        funds.member(secretary, birth=birth)
    limits = rules.AgeLimits.of(counts.law.book(rules.LAW, on=TODAY))
    expected = [
        limits.band(age_on(birth, TODAY)) for birth in [*births, PartialDate(1966), PartialDate(2008, 2, 29)]
    ]

    by_category = counts.counts_on(TODAY).by_category()

    assert {name: by_category[name].current for name in ("child", "older", "general")} == {
        name: expected.count(name) for name in ("child", "older", "general")
    }


def test_the_neighbour_counts_nobody_of_ours(secretary: Actor, neighbour: Tenant):
    funds.member(secretary)

    with acting_for(neighbour):
        assert counts.counts_on(TODAY).total == Count(0, 0)


def test_applications_wait_until_something_comes_of_them(secretary: Actor):
    funds.member(secretary)
    waiting, declined = funds.applicant(secretary), funds.applicant(secretary)
    actions.change_status(member_id=declined.pk, status="ended", on=TODAY, by=secretary)

    assert counts.waiting_applications(TODAY) == 1
    assert counts.waiting_applications(TODAY - datetime.timedelta(days=1)) == 2
    assert waiting.pk

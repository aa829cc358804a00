"""The standing of all members at once is that of each alone."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING

import pytest

from tests.factories import funds, regulations
from thuanna.money.funds.actions import members as member_actions
from thuanna.money.funds.models import Member
from thuanna.money.regulations import actions
from thuanna.money.regulations.queries import everybody as all_members
from thuanna.money.regulations.queries import standings_of, texts
from thuanna.money.regulations.queries.everybody import brief_of, counts, everybody

if TYPE_CHECKING:
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant

pytestmark = pytest.mark.django_db
DAYS = [
    datetime.date(2026, 11, 1) + datetime.timedelta(days=step) for step in (0, 14, 45, 46, 89, 137, 200, 420)
]


@pytest.fixture
def town(acting: Tenant, secretary: Actor) -> Actor:
    """Sixty members who pay now and then, some in none of the plain ways."""
    funds.fund_with_book(secretary)
    regulations.adopted(secretary)
    chance = random.Random(7)
    for place in range(60):
        who = funds.member(secretary, birth=None)
        Member.objects.filter(pk=who.pk).update(
            payment_plan=chance.choice(["", "monthly", "half_yearly", "yearly", "daily"])
        )
        for _ in range(chance.randrange(4)):
            day = datetime.date(2026, 11, 1) + datetime.timedelta(days=chance.randrange(200))
            funds.receipt(who, secretary, funds.monthly(chance.choice([15, 30, 45, 90, 365])), on=day)
        if place % 13 == 0:
            member_actions.change_status(
                member_id=who.pk, status="suspended", on=datetime.date(2026, 12, 5), by=secretary
            )
        if place % 17 == 1:
            actions.choose_plan(
                member_id=who.pk, plan="yearly", due_day=5, starts_on=datetime.date(2026, 12, 1), by=secretary
            )
    return secretary


def test_what_the_database_counts_is_what_each_story_gives(town: Actor) -> None:
    ids = list(Member.objects.values_list("pk", flat=True))

    at_once_ = {on: everybody(on) for on in DAYS}
    one_by_one = {
        on: {pk: brief_of(pk, standing) for pk, standing in standings_of(ids, on).items()} for on in DAYS
    }

    assert at_once_ == one_by_one


def test_most_stories_are_counted_by_the_database(town: Actor) -> None:
    found = texts()
    assert found is not None
    plain = list(all_members._plain(found, datetime.date(2026, 12, 20)))

    assert len(plain) >= 40


def test_the_numbers_add_up_to_all_members(town: Actor) -> None:
    assert sum(counts(datetime.date(2027, 3, 1)).values()) == 60

"""Who keeps which cash is named, so that nobody makes a surprise count of their own."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import cash, funds
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger import chart
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.keepers import actions, queries
from thuanna.money.payments.models import CashCount
from thuanna.money.payments.orders import Into

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY
POINT = Into(account=chart.CUSTODY, party=3)


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)


def appoint(people: cash.People, keeper: object, **given: object) -> object:
    usual = {"place": POINT, "keeper_id": keeper.user_id, "starts_on": TODAY, "today": TODAY}
    return actions.appoint(**(usual | {"by": people.chair} | given))


def test_the_latest_keeper_answers_and_the_earlier_one_stays_on_record(people: cash.People):
    appoint(people, people.collector)
    tomorrow = TODAY + datetime.timedelta(days=1)
    appoint(people, people.treasurer, starts_on=tomorrow)

    assert queries.keeper_of(POINT, TODAY).pk == people.collector.user_id
    assert queries.keeper_of(POINT, tomorrow).pk == people.treasurer.user_id
    assert len(queries.history()) == 2


def test_who_keeps_a_point_makes_no_surprise_count_of_it(people: cash.People):
    appoint(people, people.treasurer)

    with pytest.raises(custody.OwnSurprise):
        custody.count(
            place=POINT,
            pieces={},
            on=TODAY,
            is_surprise=True,
            explanation="",
            request_id="own",
            by=people.treasurer,
        )


def test_the_database_refuses_it_too(people: cash.People):
    appoint(people, people.treasurer)

    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        CashCount.objects.create(
            request_id="own",
            account=POINT.account,
            party=POINT.party,
            counted_on=TODAY,
            is_surprise=True,
            counted_satang=0,
            book_satang=0,
            counted_by_id=people.treasurer.user_id,
        )
    assert caught.value.__cause__.sqlstate == "TH038"


@pytest.mark.parametrize(
    "more", [{"starts_on": TODAY - datetime.timedelta(days=1)}, {"keeper_id": 9_999_999}]
)
def test_a_keeper_is_one_of_us_from_today_or_later(people: cash.People, more: dict[str, object]):
    with pytest.raises(actions.KeeperRefused):
        appoint(people, people.collector, **more)


def test_an_inspector_may_not_move_cash_and_so_keeps_none(people: cash.People):
    with pytest.raises(actions.KeeperRefused):
        appoint(people, people.inspector)


def test_the_treasurer_names_nobody(people: cash.People):
    with pytest.raises(NotAllowed):
        appoint(people, people.collector, by=people.treasurer)


def test_the_neighbour_sees_no_keeper(people: cash.People, neighbour: Tenant):
    appoint(people, people.collector)

    with acting_for(neighbour):
        assert queries.history() == []

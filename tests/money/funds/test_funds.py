"""Setting up a fund, its collection points and its book."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds import access
from thuanna.money.funds.actions import contributions
from thuanna.money.funds.actions import funds as actions
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.funds.queries import fund as queries
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.refusals import BookAlreadyOpen

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY


def test_a_fund_is_set_up_with_its_facts(secretary: Actor):
    funds.fund(secretary, entry_fee=Money.baht(20), office_place_th="ศาลากลางบ้าน")

    fund = queries.fund()

    assert fund is not None
    assert (fund.founded_on, fund.entry_fee_satang) == (funds.FOUNDED_ON, 2000)


def test_an_organisation_keeps_one_fund(secretary: Actor):
    funds.fund(secretary)

    with pytest.raises(actions.FundExists):
        funds.fund(secretary)


def test_facts_are_corrected(secretary: Actor):
    funds.fund(secretary)

    actions.edit_fund(
        facts=actions.FundFacts(founded_on=funds.FOUNDED_ON, office_phone="043123456"), by=secretary
    )

    assert queries.fund().office_phone == "043123456"


def test_a_population_without_its_day_is_refused(secretary: Actor):
    with pytest.raises(actions.PopulationUndated):
        funds.fund(secretary, population=4200)


def test_a_collector_does_not_set_up_the_fund(tenant: Tenant):
    collector = tenants.member_of(tenant, "collector", username="collector")

    with pytest.raises(NotAllowed):
        funds.fund(collector)


def test_contributions_are_the_funds_own_unless_its_rules_say_otherwise(secretary: Actor):
    funds.fund(secretary)

    assert queries.contribution_account(TODAY) == "3100"


def test_contributions_to_be_returned_stand_as_a_debt(secretary: Actor):
    facts = actions.FundFacts(founded_on=funds.FOUNDED_ON)
    actions.found(facts=facts, by=secretary, stands_as="liability")

    assert queries.contribution_account(TODAY) == "2100"


def test_a_collection_point_is_open_from_its_day(secretary: Actor):
    funds.fund(secretary)
    point = funds.point(secretary)

    assert queries.points_on(TODAY) == [point]
    assert queries.points_on(funds.FOUNDED_ON - datetime.timedelta(days=1)) == []


def test_a_code_names_one_point(secretary: Actor):
    funds.fund(secretary)
    funds.point(secretary)

    with pytest.raises(actions.PointCodeTaken):
        funds.point(secretary)


def test_a_closed_point_takes_nothing_more(secretary: Actor):
    funds.fund(secretary)
    point = funds.point(secretary)

    actions.close_collection_point(point_id=point.pk, on=TODAY, by=secretary)

    assert queries.points_on(TODAY) == []


def test_a_point_that_holds_cash_stays_open_and_says_how_much(secretary: Actor):
    funds.fund_with_book(secretary)
    point = funds.point(secretary)
    contributions.take_contribution(
        member_id=funds.member(secretary).pk,
        paid=[funds.monthly(600)],
        happened_on=TODAY,
        received_into=f"point:{point.pk}",
        request_id="at-the-point",
        by=secretary,
    )

    with pytest.raises(actions.PointHoldsCash) as refused:
        actions.close_collection_point(point_id=point.pk, on=TODAY, by=secretary)

    assert "600.00" in refused.value.phrase.in_("th")
    assert queries.points_on(TODAY) == [point]


def test_a_point_is_closed_once(secretary: Actor):
    funds.fund(secretary)
    point = funds.point(secretary)
    actions.close_collection_point(point_id=point.pk, on=TODAY, by=secretary)

    with pytest.raises(access.PointUnknown):
        actions.close_collection_point(point_id=point.pk, on=TODAY, by=secretary)


def test_the_book_opens_with_its_fiscal_year(secretary: Actor):
    funds.fund_with_book(secretary)

    assert book.period_of(TODAY).year == 2570


def test_the_book_opens_once(secretary: Actor):
    funds.fund_with_book(secretary)

    with pytest.raises(BookAlreadyOpen):
        actions.open_book(opens_on=TODAY, by=secretary)


def test_the_neighbour_sees_neither_fund_nor_points(secretary: Actor, neighbour: Tenant, stranger: Actor):
    funds.fund(secretary)
    point = funds.point(secretary)

    with acting_for(neighbour):
        assert queries.fund() is None
        assert not CollectionPoint.objects.filter(pk=point.pk).exists()
        with pytest.raises(access.PointUnknown):
            actions.close_collection_point(point_id=point.pk, on=TODAY, by=stranger)

"""Prepare, approve, send back, withdraw: each step another person's, each a row."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import cash, funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.payments import guarded
from thuanna.money.payments.approving import access, actions, orders, queries
from thuanna.money.payments.approving.rules import State
from thuanna.money.payments.models import ApprovalThreshold, PayeeName, PaymentOrder

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(5_000, people.treasurer)


def test_a_small_payment_is_ready_as_soon_as_it_is_prepared(people: cash.People):
    order = cash.prepared(people.secretary, 100)

    assert queries.state(order) == State.READY


def test_a_large_one_waits_for_an_approval(people: cash.People):
    order = cash.prepared(people.secretary, 500)

    assert queries.state(order) == State.WAITS


def test_preparing_puts_the_programs_threshold_down_for_the_database(people: cash.People):
    cash.prepared(people.secretary)

    threshold = ApprovalThreshold.objects.get()

    assert (threshold.source, threshold.approve_from) == ("rules", Money.baht(500))


def test_the_chair_approves_and_it_is_ready(people: cash.People):
    order = cash.approved(cash.prepared(people.secretary, 500), people.chair)

    assert queries.state(order) == State.READY


def test_sent_back_is_the_end_of_an_order_and_another_takes_its_place(people: cash.People):
    order = cash.prepared(people.secretary, 500)
    actions.send_back(order_id=order.pk, reason="wrong_amount", on=TODAY, by=people.chair)

    again = actions.prepare(
        asked=cash.asked(450), on=TODAY, request_id="again", by=people.secretary, replaces=order.pk
    )

    assert queries.sheet(order.pk, by=people.inspector).replaced_by == again
    assert queries.state(order) == State.SENT_BACK


def test_its_maker_withdraws_an_order_that_was_approved(people: cash.People):
    order = cash.approved(cash.prepared(people.secretary, 500), people.chair)

    actions.withdraw(order_id=order.pk, reason="not_due", on=TODAY, by=people.secretary)

    assert queries.state(order) == State.WITHDRAWN


def test_an_order_that_still_stands_is_not_replaced(people: cash.People):
    order = cash.prepared(people.secretary)

    with pytest.raises(guarded.OrderClosed):
        actions.prepare(
            asked=cash.asked(), on=TODAY, request_id="again", by=people.secretary, replaces=order.pk
        )


def test_who_prepared_does_not_approve(tenant: Tenant):
    both = tenants.member_of(tenant, "secretary", "chair", username="both")
    order = cash.prepared(both, 500)

    with pytest.raises(guarded.SamePerson):
        cash.approved(order, both)


def test_somebody_else_does_not_withdraw(people: cash.People):
    order = cash.prepared(people.secretary)

    with pytest.raises(guarded.SamePerson):
        actions.withdraw(order_id=order.pk, reason="not_due", on=TODAY, by=people.treasurer)


def test_what_was_seen_is_what_is_approved(people: cash.People):
    order = cash.prepared(people.secretary, 500)

    with pytest.raises(guarded.NotAsApproved):
        actions.approve(order_id=order.pk, digest=bytes(32), on=TODAY, by=people.chair)


def test_an_order_is_approved_once(people: cash.People):
    order = cash.approved(cash.prepared(people.secretary, 500), people.chair)

    with pytest.raises(guarded.OrderClosed):
        cash.approved(order, people.chair)


@pytest.mark.parametrize("more", [{"payee": " "}, {"what_for": ""}, {"amount": Money(0)}])
def test_an_order_has_payee_purpose_and_amount(people: cash.People, more: dict[str, object]):
    with pytest.raises(actions.OrderEmpty):
        cash.prepared(people.secretary, **more)


def test_pressing_twice_gives_one_order(people: cash.People):
    first = cash.prepared(people.secretary, request_id="pressed")

    assert cash.prepared(people.secretary, request_id="pressed") == first
    assert PaymentOrder.objects.count() == 1


def test_the_same_request_for_another_payee_is_refused(people: cash.People):
    cash.prepared(people.secretary, request_id="pressed")

    with pytest.raises(actions.RequestUsed):
        cash.prepared(people.secretary, request_id="pressed", payee="ร้านอื่น")


def test_a_collector_prepares_and_the_treasurer_approves_nothing(people: cash.People):
    with pytest.raises(NotAllowed):
        cash.prepared(people.collector)
    with pytest.raises(NotAllowed):
        cash.approved(cash.prepared(people.secretary, 500), people.treasurer)


def test_a_part_of_the_system_prepares_no_payment(tenant: Tenant):
    with pytest.raises(access.PeopleOnly):
        cash.prepared(tenants.system_of(tenant))


def test_the_digest_covers_payee_and_purpose(people: cash.People):
    order = cash.prepared(people.secretary)
    names = PayeeName.objects.get()
    names.name = "คนอื่น"

    assert orders.digest(order, names) != bytes(order.digest)


def test_the_funds_own_threshold_counts_from_its_day(people: cash.People):
    actions.set_threshold(
        starts_on=TODAY,
        approve_from=Money.baht(50),
        resolution_no="4/2570",
        today=TODAY,
        by=people.chair,
    )

    assert queries.state(cash.prepared(people.secretary, 100)) == State.WAITS


@pytest.mark.parametrize("more", [{"resolution_no": ""}, {"starts_on": TODAY - datetime.timedelta(days=1)}])
def test_a_threshold_needs_a_resolution_and_no_day_of_the_past(people: cash.People, more: dict[str, object]):
    usual = {"starts_on": TODAY, "approve_from": Money.baht(50), "resolution_no": "4", "today": TODAY}

    with pytest.raises(actions.ThresholdRefused):
        actions.set_threshold(**(usual | more), by=people.chair)


def test_what_waits_for_me_is_what_i_may_do(people: cash.People):
    cash.prepared(people.secretary, 500)
    cash.prepared(people.secretary, 100)

    assert queries.waiting_for(people.chair) == (1, 0)
    assert queries.waiting_for(people.treasurer) == (0, 1)
    assert queries.waiting_for(people.secretary) == (0, 0)


def test_the_neighbour_sees_no_order(people: cash.People, neighbour: Tenant):
    order = cash.prepared(people.secretary)

    with acting_for(neighbour):
        theirs = tenants.member_of(neighbour, "treasurer", username="theirs")
        with pytest.raises(access.OrderUnknown):
            queries.sheet(order.pk, by=theirs)

"""Cash in hands: handed over by two, counted beside the book, limited, and never silently set right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import cash, funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.custody import access, actions, queries
from thuanna.money.payments.events import actions as recording
from thuanna.money.payments.events import rules as events
from thuanna.money.payments.models import CashCount, Handover
from thuanna.money.payments.orders import Into

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY
POINT = Into(account=chart.CUSTODY, party=3)
A_MONTH_AGO = datetime.date(2026, 10, 10)


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(300, people.secretary, into=POINT, on=A_MONTH_AGO)
    cash.cash(200, people.secretary, into=POINT)


def counted(people: cash.People, pieces: dict[str, int], **more: object) -> CashCount:
    usual = {"place": POINT, "on": TODAY, "is_surprise": True, "explanation": "", "request_id": "count"}
    return actions.count(**(usual | {"by": people.inspector} | more), pieces=pieces)


def test_a_holder_is_known_with_amount_age_and_limit(people: cash.People):
    [holding] = queries.holdings(TODAY)

    assert (holding.place, holding.held) == (POINT, Money.baht(500))
    assert (holding.since, holding.days) == (A_MONTH_AGO, 42)
    assert (holding.is_too_old, holding.is_too_much) == (True, False)


@pytest.mark.parametrize("at_a_time", [1, 200], ids=["read-further-back", "at-one-look"])
def test_holders_together_are_known_as_each_by_itself(
    people: cash.People, monkeypatch: pytest.MonkeyPatch, at_a_time: int
):
    for party in (4, 5, 6):
        cash.cash(100 * party, people.secretary, into=Into(account=chart.CUSTODY, party=party))
    counted(people, {"baht_100": 5})
    monkeypatch.setattr(queries, "_AT_A_TIME", at_a_time)

    together = queries.holdings(TODAY)

    assert together == [queries.holding(each.place, TODAY) for each in together]
    assert len(together) == 4


def test_a_deposit_that_is_taken_back_makes_no_cash_younger(people: cash.People):
    made = cash.event("deposit", 500, people.treasurer, out_of=POINT)
    recording.correct(
        event_id=made.pk, order=None, reason="twice", on=TODAY, request_id="back", by=people.treasurer
    )

    [holding] = queries.holdings(TODAY)

    assert (holding.since, queries.holding(POINT, TODAY).since) == (A_MONTH_AGO, A_MONTH_AGO)


def test_ten_holders_cost_no_more_questions_than_one(
    people: cash.People, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
):
    for party in range(4, 14):
        cash.cash(100, people.secretary, into=Into(account=chart.CUSTODY, party=party))

    with django_assert_max_num_queries(7):
        assert len(queries.holdings(TODAY)) == 11


def test_cash_on_its_way_stays_with_the_giver(people: cash.People):
    cash.handed_over(people.collector, POINT, 200)

    assert book.balance(chart.CUSTODY, party=3) == Money.baht(500)


def test_the_other_confirms_and_the_book_moves_it(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)

    actions.confirm(handover_id=handover.pk, on=TODAY, by=people.treasurer)

    assert book.balance(chart.CASH, funder="donor") == Money.baht(300)
    assert [(h.place.account, h.days) for h in queries.holdings(TODAY)] == [("1100", 0), ("1110", 0)]


def test_a_refused_handover_moves_nothing(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)

    actions.refuse(handover_id=handover.pk, on=TODAY, by=people.treasurer)

    assert book.balance(chart.CASH) == ZERO
    assert not queries.unconfirmed().exists()


def test_the_giver_takes_a_handover_back(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)

    actions.take_back(handover_id=handover.pk, on=TODAY, by=people.collector)

    assert queries.handover_sheet(handover.pk, by=people.inspector).answer.verdict == "withdrawn"


def test_a_paper_that_both_signed_is_enough(people: cash.People):
    cash.handed_over(people.collector, POINT, 300, paper=cash.PHOTO)

    assert book.balance(chart.CASH) == Money.baht(300)


def test_who_gives_does_not_confirm(people: cash.People):
    back = cash.handed_over(people.collector, POINT, 300, into=Into(account=chart.CUSTODY, party=4))

    with pytest.raises(actions.OtherPerson):
        actions.confirm(handover_id=back.pk, on=TODAY, by=people.collector)


def test_only_the_treasurer_says_that_the_treasurer_got_it(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)

    with pytest.raises(NotAllowed):
        actions.confirm(handover_id=handover.pk, on=TODAY, by=people.secretary)


def test_only_the_giver_takes_back(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)

    with pytest.raises(actions.OtherPerson):
        actions.take_back(handover_id=handover.pk, on=TODAY, by=people.secretary)


def test_an_answered_handover_is_answered(people: cash.People):
    handover = cash.handed_over(people.collector, POINT, 300)
    actions.confirm(handover_id=handover.pk, on=TODAY, by=people.treasurer)

    with pytest.raises(actions.AlreadyAnswered):
        actions.take_back(handover_id=handover.pk, on=TODAY, by=people.collector)


def test_what_is_promised_is_not_handed_over_again(people: cash.People):
    cash.handed_over(people.collector, POINT, 300)

    with pytest.raises(events.NotEnough, match=r"รอผู้รับยืนยันอยู่แล้ว 300\.00 บาท จึงส่งมอบได้อีก 200\.00"):
        cash.handed_over(people.collector, POINT, 201)


@pytest.mark.parametrize("more", [{"baht": 0}, {"into": POINT}])
def test_a_handover_moves_something_to_somebody_else(people: cash.People, more: dict[str, object]):
    with pytest.raises(actions.HandoverEmpty):
        cash.handed_over(people.collector, POINT, **more)


def test_cash_is_not_handed_to_the_bank(people: cash.People):
    with pytest.raises(access.NotACashPlace):
        cash.handed_over(people.collector, POINT, into=cash.BANK)


def test_pressing_twice_gives_one_handover(people: cash.People):
    first = cash.handed_over(people.collector, POINT, 100, request_id="pressed")

    assert cash.handed_over(people.collector, POINT, 100, request_id="pressed") == first


def test_the_same_request_for_another_sum_is_refused(people: cash.People):
    cash.handed_over(people.collector, POINT, 100, request_id="pressed")

    with pytest.raises(actions.RequestUsed):
        cash.handed_over(people.collector, POINT, 101, request_id="pressed")


def test_what_waits_for_me_is_what_others_gave_me(people: cash.People):
    cash.handed_over(people.collector, POINT, 100)

    assert len(queries.to_confirm(people.treasurer)) == 1
    assert queries.to_confirm(people.collector) == queries.to_confirm(people.inspector) == []


def test_a_count_stands_beside_the_book(people: cash.People):
    row = counted(people, {"baht_100": 4, "baht_50": 2})

    assert (row.counted, row.book, row.difference) == (Money.baht(500), Money.baht(500), ZERO)
    assert queries.holding(POINT, TODAY).last_count == row


def test_a_difference_is_noted_and_the_book_stays(people: cash.People):
    row = counted(people, {"baht_100": 4}, explanation="unknown")

    assert row.difference == -Money.baht(100)
    assert book.balance(chart.CUSTODY, party=3) == Money.baht(500)


def test_a_difference_is_not_passed_over_in_silence(people: cash.People):
    with pytest.raises(actions.CountUnexplained, match=r"-100\.00"):
        counted(people, {"baht_100": 4})


def test_nobody_surprises_themselves(people: cash.People):
    with pytest.raises(actions.OwnSurprise):
        counted(people, {}, place=cash.TREASURER, by=people.treasurer)


def test_a_collector_does_not_count(people: cash.People):
    with pytest.raises(NotAllowed):
        counted(people, {"baht_100": 5}, by=people.collector)


def test_counting_twice_with_one_request_is_one_count(people: cash.People):
    assert counted(people, {"baht_100": 5}) == counted(people, {"baht_100": 5})


def test_a_holders_own_limit_goes_before_the_funds(people: cash.People):
    of_all = {"limit": Money.baht(100), "days_most": 7, "resolution_no": "4/2570"}
    actions.set_limit(place=None, starts_on=TODAY, today=TODAY, by=people.chair, **of_all)
    own = of_all | {"limit": Money.baht(900), "resolution_no": "5/2570"}
    actions.set_limit(place=POINT, starts_on=TODAY, today=TODAY, by=people.chair, **own)

    assert queries.limit_of(POINT, TODAY).amount == Money.baht(900)
    assert queries.limit_of(cash.TREASURER, TODAY).amount == Money.baht(100)
    assert queries.limit_of(POINT, A_MONTH_AGO).amount == Money.baht(5_000)


@pytest.mark.parametrize("more", [{"resolution_no": " "}, {"starts_on": A_MONTH_AGO}])
def test_a_limit_needs_a_resolution_and_no_day_of_the_past(people: cash.People, more: dict[str, object]):
    usual = {"limit": Money.baht(1), "days_most": 7, "resolution_no": "4", "starts_on": TODAY}

    with pytest.raises(actions.LimitRefused):
        actions.set_limit(place=None, today=TODAY, by=people.chair, **(usual | more))


def test_the_neighbour_sees_no_handover_and_no_holder(people: cash.People, neighbour: Tenant):
    handover = cash.handed_over(people.collector, POINT)

    with acting_for(neighbour):
        theirs = tenants.member_of(neighbour, "treasurer", username="theirs")
        with pytest.raises(access.HandoverUnknown):
            queries.handover_sheet(handover.pk, by=theirs)
        assert queries.holdings(TODAY) == []


def moved(people: cash.People) -> int:
    """A journal that carries a hundred baht from the point to the treasurer."""
    posted = ledger.post(
        kind="transfer",
        happened_on=TODAY,
        lines=events.movement({"donor": Money.baht(100)}, POINT, cash.TREASURER),
        idempotency_key="attack",
        by=people.collector,
    )
    return posted.journal_id


ATTACKS = {
    "a confirmation by the giver": ("%(giver)s", "%(giver)s", "false", "handover_confirmed_by_the_other"),
    "a confirmation with another giver on it": ("%(other)s", "%(giver)s", "false", "TH036"),
    "a paper that nobody kept": ("%(giver)s", "%(giver)s", "true", "TH036"),
    "a journal of something else": ("%(giver)s", "%(other)s", "false", "TH034"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_plain_sql_confirms_nothing_that_the_other_did_not(people: cash.People, attack: str):
    giver, answerer, is_paper, refusal = ATTACKS[attack]
    handover = cash.handed_over(people.collector, POINT, 100)
    journal = cash.event("interest", 100, people.secretary).journal_id
    if attack != "a journal of something else":
        journal = moved(people)
    facts = {"giver": people.collector.user_id, "other": people.treasurer.user_id, "on": TODAY}
    facts |= {"tenant": handover.tenant_id, "handover": handover.pk, "journal": journal}
    statement = (
        "insert into payments_handoveranswer (tenant_id, handover_id, verdict, given_by_id, answered_by_id,"
        " answered_on, is_paper, journal_id) values (%(tenant)s, %(handover)s, 'confirmed',"
        f" {giver}, {answerer}, %(on)s, {is_paper}, %(journal)s)"
    )

    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, facts)

    diagnosis = caught.value.__cause__.diag
    assert (diagnosis.constraint_name or diagnosis.sqlstate) == refusal


def test_a_count_that_does_not_add_up_is_refused_by_the_database(people: cash.People):
    with pytest.raises(DatabaseError, match="cash_count_adds_up"), transaction.atomic():
        CashCount.objects.create(
            request_id="wrong",
            account=POINT.account,
            party=POINT.party,
            counted_on=TODAY,
            counted_satang=500,
            book_satang=500,
            counted_by_id=people.inspector.user_id,
            baht_20=1,
        )


def test_handovers_are_never_changed(people: cash.People):
    cash.handed_over(people.collector, POINT)

    with pytest.raises(DatabaseError), transaction.atomic():
        Handover.objects.update(amount_satang=1)

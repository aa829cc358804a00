"""Somebody with the application's database password tries to pay what nobody approved. Plain SQL."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import cash, funds
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.payments.approving import actions
from thuanna.money.payments.events import rules as events
from thuanna.money.payments.models import PaymentOrder

pytestmark = pytest.mark.usefixtures("acting")
TODAY = cash.TODAY
BIG, SMALL = 600, 100

COPY_OF_NAME = (
    "insert into payments_payeename (tenant_id, order_id, name, what_for)"
    " values (%(tenant)s, %(order)s, 'คนอื่น', 'กระดาษและสมุด')"
)
VOUCHER = (
    "insert into payments_voucher (tenant_id, series, year, number, journal_id, order_id, request_id,"
    " happened_on, total_satang, paper_book, paper_number, bank_reference, prepared_by_id, approved_by_id,"
    " paid_by_id) values (%(tenant)s, 'PV', 2570, %(number)s, %(journal)s, %(order)s, 'attack', %(on)s,"
    " %(total)s, '', '', '', %(maker)s, %(checker)s, %(payer)s)"
)
DECISION = (
    "insert into payments_orderdecision (tenant_id, order_id, verdict, digest, prepared_by_id, decided_by_id,"
    " decided_on, reason) values (%(tenant)s, %(order)s, 'approved', %(digest)s, %(maker)s, %(checker)s,"
    " %(on)s, '')"
)


@pytest.fixture(autouse=True)
def fund(people: cash.People, acting: Tenant) -> None:
    funds.fund_with_book(people.secretary)
    cash.cash(5_000, people.treasurer)


def refused(statement: str, facts: dict[str, Any]) -> str:
    """The SQLSTATE or the name of the constraint with which the database refuses."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, facts)
    cause = caught.value.__cause__
    assert isinstance(cause, psycopg.Error)
    return cause.diag.constraint_name or cause.sqlstate or ""


def posted(order: PaymentOrder, people: cash.People, **more: Any) -> dict[str, Any]:
    """A journal with a voucher's number, and what a voucher row over it would say."""
    facts = {"account": order.account, "amount": order.amount, "funder": order.funder}
    facts |= {"digest": bytes(order.digest), "out_of": cash.TREASURER} | more
    lines = events.spending(facts["account"], 0, facts["amount"], facts["out_of"], facts["funder"])
    journal = ledger.post(
        kind="expense",
        happened_on=TODAY,
        lines=lines,
        idempotency_key=f"attack-{order.pk}",
        by=people.treasurer,
        series=chart.VOUCHERS,
        document_digest=facts["digest"],
    )
    return {
        "tenant": order.tenant_id,
        "number": journal.number,
        "journal": journal.journal_id,
        "order": order.pk,
        "on": TODAY,
        "total": order.amount_satang,
        "maker": order.prepared_by_id,
        "checker": None,
        "payer": people.treasurer.user_id,
    }


def test_a_large_payment_nobody_approved(people: cash.People):
    facts = posted(cash.prepared(people.secretary, BIG), people)

    assert refused(VOUCHER, facts) == "TH032"


def test_a_large_payment_with_an_invented_checker(people: cash.People):
    facts = posted(cash.prepared(people.secretary, BIG), people)

    assert refused(VOUCHER, facts | {"checker": people.chair.user_id}) == "TH032"


def test_a_checker_who_approved_something_else(people: cash.People):
    cash.approved(cash.prepared(people.secretary, BIG), people.chair)
    facts = posted(cash.prepared(people.secretary, BIG), people)

    assert refused(VOUCHER, facts | {"checker": people.chair.user_id}) == "TH032"


def test_an_approval_left_out_to_hide_that_payer_and_checker_are_one(people: cash.People):
    facts = posted(cash.approved(cash.prepared(people.secretary, BIG), people.chair), people)

    assert refused(VOUCHER, facts | {"payer": people.chair.user_id}) == "TH031"


@pytest.mark.parametrize("part", ["maker", "checker"])
def test_one_person_in_two_parts(people: cash.People, part: str):
    facts = posted(cash.approved(cash.prepared(people.secretary, BIG), people.chair), people)
    facts |= {"checker": people.chair.user_id}

    assert refused(VOUCHER, facts | {"payer": facts[part]}) in {
        "voucher_maker_is_not_payer",
        "voucher_checker_is_a_third",
    }


def test_another_maker_than_the_orders(people: cash.People):
    facts = posted(cash.prepared(people.secretary, SMALL), people)

    assert refused(VOUCHER, facts | {"maker": people.collector.user_id}) == "TH031"


@pytest.mark.parametrize(
    "more",
    [
        {"amount": Money.baht(SMALL + 1)},
        {"account": chart.STAFF_PAY},
        {"digest": bytes(32)},
    ],
)
def test_a_journal_that_is_not_what_was_prepared(people: cash.People, more: dict[str, Any]):
    facts = posted(cash.prepared(people.secretary, SMALL), people, **more)

    assert refused(VOUCHER, facts) == "TH034"


def test_a_total_on_the_voucher_that_is_not_the_journals(people: cash.People):
    facts = posted(cash.prepared(people.secretary, SMALL), people)

    assert refused(VOUCHER, facts | {"total": 1}) == "TH034"


def test_a_number_that_is_not_the_journals(people: cash.People):
    facts = posted(cash.prepared(people.secretary, SMALL), people)

    assert refused(VOUCHER, facts | {"number": 99}) == "TH034"


def test_a_payee_put_in_the_place_of_another(people: cash.People):
    order = cash.prepared(people.secretary, SMALL)
    with connection.cursor() as cursor:
        cursor.execute("delete from payments_payeename where order_id = %s", [order.pk])

    facts = {"tenant": order.tenant_id, "order": order.pk}
    assert refused(COPY_OF_NAME, facts) == "TH033"


def test_a_payment_whose_payee_was_removed(people: cash.People):
    order = cash.prepared(people.secretary, SMALL)
    facts = posted(order, people)
    with connection.cursor() as cursor:
        cursor.execute("delete from payments_payeename where order_id = %s", [order.pk])

    assert refused(VOUCHER, facts) == "TH033"


def test_an_approval_by_the_maker(people: cash.People):
    order = cash.prepared(people.secretary, BIG)
    facts = {"tenant": order.tenant_id, "order": order.pk, "digest": bytes(order.digest), "on": TODAY}
    facts |= {"maker": order.prepared_by_id, "checker": order.prepared_by_id}

    assert refused(DECISION, facts) == "order_maker_is_not_checker"


def test_an_approval_with_another_maker_written_on_it(people: cash.People):
    order = cash.prepared(people.secretary, BIG)
    facts = {"tenant": order.tenant_id, "order": order.pk, "digest": bytes(order.digest), "on": TODAY}
    facts |= {"maker": people.chair.user_id, "checker": order.prepared_by_id}

    assert refused(DECISION, facts) == "TH031"


def test_an_approval_of_another_digest(people: cash.People):
    order = cash.prepared(people.secretary, BIG)
    facts = {"tenant": order.tenant_id, "order": order.pk, "digest": bytes(32), "on": TODAY}
    facts |= {"maker": order.prepared_by_id, "checker": people.chair.user_id}

    assert refused(DECISION, facts) == "TH033"


def test_a_payment_of_an_order_that_was_sent_back(people: cash.People):
    order = cash.prepared(people.secretary, SMALL)

    actions.send_back(order_id=order.pk, reason="not_due", on=TODAY, by=people.chair)

    assert refused(VOUCHER, posted(order, people)) == "TH035"


@pytest.mark.parametrize(
    "table",
    ["paymentorder", "orderdecision", "approvalthreshold", "voucher", "vouchervoid", "voucherprint"],
)
def test_rows_are_added_never_changed_or_removed(people: cash.People, table: str):
    order = cash.approved(cash.prepared(people.secretary, BIG), people.chair)
    cash.paid(order, people.treasurer)

    assert refused(f"delete from payments_{table}", {}) == "42501"  # our own names
    assert refused(f"update payments_{table} set tenant_id = tenant_id", {}) == "42501"  # ours
    assert refused(f"truncate payments_{table}", {}) == "42501"


def test_a_void_over_another_journals_reversal(people: cash.People):
    voucher = cash.paid(cash.prepared(people.secretary, SMALL), people.treasurer)
    other = cash.event("interest", 5, people.secretary)
    reversal = ledger.reverse(
        journal_id=other.journal_id, on=TODAY, idempotency_key="other", reason="twice", by=people.treasurer
    )
    facts = {"tenant": voucher.tenant_id, "voucher": voucher.pk, "journal": reversal.journal_id, "on": TODAY}

    statement = (
        "insert into payments_vouchervoid (tenant_id, voucher_id, reversal_id, reason, voided_on)"
        " values (%(tenant)s, %(voucher)s, %(journal)s, 'twice', %(on)s)"
    )
    assert refused(statement, facts) == "TH034"

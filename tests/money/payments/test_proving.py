"""What somebody with the superuser's password changed on a receipt or voucher is found, and located."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests import databases
from tests.factories import books, cash, funds, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger.verification import verify
from thuanna.money.payments import actions
from thuanna.money.payments.orders import Into, LineOrder, PaperNumber, Payer, ReceiptOrder

RECEIPT, VOUCHER = ("receipt", "receipt RC-2570-000002"), ("voucher", "voucher PV-2570-000001")


@pytest.fixture
def own_tenant(committed: str) -> Tenant:
    return tenants.tenant("committed-fund")


@pytest.fixture(autouse=True)
def papers(own_tenant: Tenant) -> Iterator[None]:
    """A gift's receipt, one written on paper for months paid ahead, and a voucher."""
    people = cash.people(own_tenant)
    with acting_for(own_tenant), books.guards_as_they_are():
        funds.fund_with_book(people.secretary)
        cash.cash(5_000, people.treasurer)
        months = LineOrder(
            kind="monthly",
            amount=Money.baht(60),
            account=chart.CONTRIBUTIONS,
            party=7,
            first_month=cash.TODAY.replace(day=1),
            months=2,
        )
        gift = LineOrder(kind="donation", amount=Money.baht(5), account=chart.DONATIONS, funder="donor")
        actions.issue_receipt(
            order=ReceiptOrder(
                journal_kind="contribution",
                happened_on=cash.TODAY,
                lines=(months, gift),
                into=Into(account=chart.CASH),
                payer=Payer(name="ยายคำ  ใจดี", kind="member", ref=7),
                paper=PaperNumber(book=" 3", number="๔๕ "),
            ),
            request_id="by-hand",
            by=people.treasurer,
        )
        order = cash.approved(cash.prepared(people.secretary, 600), people.chair)
        cash.paid(order, people.treasurer)
        yield


@pytest.fixture
def owner(committed: str) -> Iterator[psycopg.Connection]:
    """The owner with the triggers of the papers asleep."""
    with psycopg.connect(databases.url("owner", committed), autocommit=True) as connection:
        for table in ("receipt", "receiptline", "payername", "voucher", "paymentorder", "payeename"):
            connection.execute(f"alter table payments_{table} disable trigger user")
        yield connection


def found(tenant: Tenant) -> set[tuple[str, str]]:
    return {(finding.kind, finding.where) for finding in verify([tenant]).findings}


def test_untouched_papers_are_proved(own_tenant: Tenant):
    assert verify([own_tenant]).findings == ()


@pytest.mark.parametrize(
    "change",
    [
        "update payments_payername set name = 'ยายคำ ใจร้าย'",
        "update payments_receiptline set kind = 'yearly' where kind = 'monthly'",
        "update payments_receiptline set months = 1 where months = 2",
        "update payments_receiptline set first_month = '2026-01-01' where months = 2",
        "update payments_receiptline set amount_satang = case kind when 'monthly' then 500 else 6000 end",
        "update payments_receiptline set place = 3 where kind = 'monthly'",
        "delete from payments_receiptline where kind = 'donation'",
        "update payments_receipt set payer_ref = 8 where payer_ref = 7",
        "update payments_receipt set paper_number = '46' where paper_number <> ''",
        "update payments_receipt set happened_on = happened_on - 1",
        "update payments_receipt set total_satang = total_satang + 1",
        "update payments_receipt set number = 9 where number = 2",
        "update payments_receipt set token = reverse(token)",
    ],
)
def test_a_changed_receipt_is_located(own_tenant: Tenant, owner: psycopg.Connection, change: str):
    owner.execute(change)

    located = found(own_tenant)

    assert located & {RECEIPT, ("receipt", "receipt RC-2570-000009")}


@pytest.mark.parametrize(
    "change",
    [
        "update payments_payeename set name = 'ร้านของหลาน'",
        "update payments_payeename set what_for = 'ค่าเลี้ยง'",
        "update payments_paymentorder set purpose = 'travel'",
        "update payments_paymentorder set amount_satang = amount_satang + 1",
        "update payments_paymentorder set digest = sha256('x')",
        "update payments_voucher set total_satang = total_satang - 1",
        "update payments_voucher set happened_on = happened_on + 1",
        "update payments_voucher set year = year + 1",
    ],
)
def test_a_changed_voucher_is_located(own_tenant: Tenant, owner: psycopg.Connection, change: str):
    owner.execute(change)

    assert found(own_tenant) & {VOUCHER, ("voucher", "voucher PV-2571-000001")}


def test_a_paper_whose_names_were_removed_by_the_keeping_rule_is_no_finding(
    own_tenant: Tenant, owner: psycopg.Connection
):
    owner.execute("delete from payments_payername")
    owner.execute("delete from payments_payeename")

    assert found(own_tenant) == set()


def test_nothing_of_the_neighbours_papers_is_said_here(own_tenant: Tenant, owner: psycopg.Connection):
    neighbour = tenants.tenant("neighbour-fund")
    owner.execute("update payments_payername set name = 'ใครก็ไม่รู้'")

    assert found(neighbour) == set()

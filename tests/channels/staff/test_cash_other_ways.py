"""What people of a fund's cash meet beside the straight way: corrections, double presses, nothing to give."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import cash, funds, sessions, tenants
from thuanna.foundation.accounts.models import User
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.keepers import actions as keepers
from thuanna.money.payments.models import MoneyEvent
from thuanna.money.payments.orders import Into

from .test_cash import TODAY, handing, posted
from .test_funds import day, text_of

pytestmark = pytest.mark.usefixtures("clock")


def test_a_deposit_of_all_the_cash_can_be_corrected(treasurer: Client, tenant: Tenant, people: cash.People):
    with acting_for(tenant):
        cash.cash(500, people.treasurer)
        wrong = cash.event("deposit", 500, people.treasurer)
    address = f"events/{wrong.pk}/correct/"
    facts = {"reason": "wrong_amount", "out_of": "treasurer", "amount": "450"}

    assert "ตามรายการเดิม" in text_of(treasurer.get(f"/staff/cash/{address}"))
    posted(treasurer, address, "save", **facts, **day("on", TODAY), **day("happened_on", TODAY))

    with acting_for(tenant):
        assert book.balance(chart.CASH) == Money.baht(50)


def test_who_may_not_open_the_book_is_told_who_does(tenant: Tenant):
    collector = tenants.member_of(tenant, "collector", username="alone")

    page = text_of(sessions.logged_in(collector).get("/staff/cash/"))

    assert "ให้เหรัญญิกหรือเลขานุการเปิดสมุดก่อน" in page
    assert "/staff/money/book/open/" not in page


@pytest.fixture
def of_october(tenant: Tenant, people: cash.People) -> MoneyEvent:
    """Interest of a month that is closed by now."""
    with acting_for(tenant):
        wrong = cash.event("interest", 120, people.treasurer, happened_on=datetime.date(2026, 10, 5))
        october = book.period_of(wrong.happened_on)
        ledger.close_period(period_id=october.pk, on=tenants.TODAY, by=people.treasurer)
    return wrong


def test_what_a_closed_month_has_wrong_is_put_right_in_an_open_one(treasurer: Client, of_october: MoneyEvent):
    page = text_of(treasurer.get(f"/staff/cash/events/{of_october.pk}/correct/"))

    assert "ปิดบัญชีแล้ว จึงลงรายการที่ถูกต้องในเดือนที่เปิดอยู่ ตั้งแต่วันที่ 1 พฤศจิกายน 2569" in page


def test_a_day_of_a_closed_month_is_refused_before_the_check_page(treasurer: Client, of_october: MoneyEvent):
    facts = {"amount": "12", **day("happened_on", "5/10/2569")}

    page = text_of(posted(treasurer, "record/interest/", "check", **facts))

    assert "ในเดือนที่เปิดอยู่" in page.partition('id="id_happened_on_error"')[2][:400]


def test_a_day_of_a_closed_month_is_said_beside_the_right_entrys_day(
    treasurer: Client, of_october: MoneyEvent
):
    address = f"events/{of_october.pk}/correct/"
    facts = {"reason": "wrong_amount", "amount": "12", **day("on", TODAY), **day("happened_on", "5/10/2569")}

    page = text_of(posted(treasurer, address, "save", **facts))

    assert "ในเดือนที่เปิดอยู่" in page.partition('id="id_happened_on_error"')[2][:400]


def test_a_point_has_one_keepers_name_on_both_sides_of_a_handover(
    treasurer: Client, point: CollectionPoint, people: cash.People, tenant: Tenant
):
    with acting_for(tenant):
        keepers.appoint(
            place=Into(account=chart.CUSTODY, party=point.pk),
            keeper_id=people.collector.user_id,
            starts_on=tenants.TODAY,
            today=tenants.TODAY,
            by=people.chair,
        )

    page = text_of(treasurer.get("/staff/cash/handovers/new/"))

    keeper = User.objects.get(pk=people.collector.user_id).display_name
    assert page.count(f"จุดรับเงิน ศาลาหมู่บ้าน ({keeper})") == 2


def test_confirming_twice_leads_back_to_the_handover(
    people: cash.People, treasurer: Client, point: CollectionPoint
):
    collector = sessions.logged_in(people.collector)
    address = posted(collector, "handovers/new/", "save", **handing(point)).headers["Location"]
    treasurer.post(f"{address}answer/", {"answer": "confirm"})

    again = treasurer.post(f"{address}answer/", {"answer": "confirm"})

    assert again.headers["Location"] == address


@pytest.mark.parametrize("address", ["handovers/new/", "record/deposit/"])
def test_only_cash_of_ones_own_is_offered_to_give_away(
    people: cash.People, point: CollectionPoint, tenant: Tenant, address: str
):
    with acting_for(tenant):
        cash.cash(700, people.treasurer)

    page = text_of(sessions.logged_in(people.collector).get(f"/staff/cash/{address}"))

    assert "มี 300.00 บาท" in page
    assert "มี 700.00 บาท" not in page


@pytest.mark.parametrize("address", ["handovers/new/", "record/deposit/"])
def test_without_any_cash_the_page_says_so_and_leads_back(treasurer: Client, address: str):
    page = text_of(treasurer.get(f"/staff/cash/{address}"))

    assert "ตอนนี้ไม่มีเงินสดที่ส่งมอบหรือนำฝากได้" in page


def test_many_points_ask_as_often_as_one(
    treasurer: Client, point: CollectionPoint, people: cash.People, tenant: Tenant
):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert treasurer.get(reverse("staff:cash_deposit")).status_code == 200
        return len(queries)

    asked()  # what a process asks once is asked by now
    with_one = asked()
    with acting_for(tenant):
        for code in ("P2", "P3", "P4"):
            more = funds.point(people.secretary, code)
            cash.cash(100, people.secretary, into=Into(account=chart.CUSTODY, party=more.pk))

    assert asked() == with_one

"""Closing a month and a year, as the treasurer and the chair do it."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from tests.factories import cash, funds, sessions, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart, queries
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import PeriodClosing
from thuanna.money.payments.models import ClosingNote, SurplusPolicy

from .test_books import text_of, words_in
from .test_funds import day

pytestmark = pytest.mark.usefixtures("clock")

OCTOBER = datetime.date(2026, 10, 31)


@pytest.fixture
def treasurer(tenant):
    return tenants.member_of(tenant, "treasurer", username="treasurer")


@pytest.fixture
def client(treasurer, tenant) -> Client:
    """A treasurer whose fund earned a hundred baht of interest in October."""
    with acting_for(tenant):
        funds.fund_with_book(tenants.member_of(tenant, "secretary", username="secretary"))
        earned(tenant)
    return sessions.logged_in(treasurer)


def earned(tenant):
    amount = Money.baht(100)
    ledger.post(
        kind="interest",
        happened_on=datetime.date(2026, 10, 20),
        lines=[debit(chart.BANK, amount), credit(chart.INTEREST, amount)],
        idempotency_key="october",
        by=tenants.system_of(tenant),
    )
    with connection.cursor() as cursor:  # what COMMIT would do
        cursor.execute("set constraints all immediate; set constraints all deferred")


def month(tenant) -> str:
    with acting_for(tenant):
        return f"/staff/books/closing/{queries.period_of(OCTOBER).pk}/"


def state_balance(client, baht="100.00"):
    photo = SimpleUploadedFile("page.jpg", b"\xff\xd8\xff photo", content_type="image/jpeg")
    sent = {**day("day", "31/10/2569"), "balance": baht, "photo": photo}
    return client.post("/staff/books/bank/1200/balance/", sent)


def test_the_months_are_listed_with_what_comes_next(client):
    page = words_in(client.get("/staff/books/closing/"))

    assert "เดือนตุลาคม 2569 ปิดเป็นเดือนถัดไป" in page
    assert "เดือนพฤศจิกายน 2569 เปิดอยู่" in page


def test_the_checklist_says_what_is_missing_and_what_to_do(client, tenant):
    page = words_in(client.get(month(tenant)))

    assert "มียอดสมุดธนาคาร ณ วันสิ้นเดือน พร้อมภาพถ่าย บันทึกยอดจากสมุดธนาคารของวันสิ้นเดือน ยังไม่ครบ" in page
    assert "เลขที่ใบเสร็จและใบสำคัญครบทุกเลข เรียบร้อย" in page


def test_an_open_point_leads_to_where_it_is_settled(client, tenant):
    with acting_for(tenant):
        cash.cash(500, tenants.member_of(tenant, "secretary", username="taker"), on=OCTOBER)

    assert 'href="/staff/cash/count/">ตรวจนับเงินที่ยังไม่ได้นับ' in text_of(client.get(month(tenant)))


def test_a_month_with_an_open_point_does_not_close(client, tenant):
    answer = client.post(f"{month(tenant)}close/", {"is_sure": "on"})

    assert "ยังปิดไม่ได้" in words_in(answer)
    with acting_for(tenant):
        assert not PeriodClosing.objects.exists()


def test_a_settled_month_closes_after_a_promise(client, tenant):
    state_balance(client)
    address = month(tenant)

    unsure = client.post(f"{address}close/", {})
    assert "กรุณาทำเครื่องหมาย" in words_in(unsure)
    client.post(f"{address}close/", {"is_sure": "on"})

    with acting_for(tenant):
        assert PeriodClosing.objects.count() == 1
    assert "ปิดแล้ว" in words_in(client.get(address))
    assert "close/" not in text_of(client.get(address))


def test_closing_asks_for_more_than_a_password(client, treasurer, tenant):
    unconfirmed = sessions.logged_in(treasurer, confirmed=False)

    answer = unconfirmed.post(f"{month(tenant)}close/", {"is_sure": "on"})

    assert answer.status_code == 302
    assert answer.url.startswith("/staff/second-factor/")
    assert client.get(f"{month(tenant)}close/").url == month(tenant)


def test_an_explanation_is_kept_beside_its_point(client, tenant):
    address = month(tenant)

    client.post(f"{address}explain/cash_deposited/", {"words": "ธนาคารปิด"})

    with acting_for(tenant):
        assert ClosingNote.objects.get().words == "ธนาคารปิด"
    assert "อธิบาย: ธนาคารปิด" in words_in(client.get(address))


def test_a_point_that_must_be_settled_takes_no_explanation(client, tenant):
    answer = client.post(f"{month(tenant)}explain/bank_agrees/", {"words": "ไม่เป็นไร"})

    assert "อธิบายแทนไม่ได้" in words_in(answer)


def test_the_last_month_shows_the_surplus_and_how_it_would_be_split(client, tenant):
    chair = sessions.logged_in(tenants.member_of(tenant, "chair", username="chair"))
    sent = {**day("starts_on", "1/10/2569"), "resolution_no": "1/2570"}
    shares = {"name_1": "สำรอง", "percent_1": "60", "name_2": "พัฒนาชุมชน", "percent_2": "40"}
    chair.post("/staff/books/closing/surplus/", {**sent, **shares})
    with acting_for(tenant):
        assert SurplusPolicy.objects.count() == 1
        last = queries.period_of(datetime.date(2027, 9, 30)).pk

    page = words_in(client.get(f"/staff/books/closing/{last}/"))

    assert "ปิดปีงบประมาณ 2570" in page
    assert "สำรอง 60.00" in page
    assert "พัฒนาชุมชน 40.00" in page
    assert "สำรอง 60% · พัฒนาชุมชน 40%" in words_in(client.get("/staff/books/closing/"))


def test_shares_that_do_not_come_to_a_hundred_are_refused_in_words(client, tenant):
    chair = sessions.logged_in(tenants.member_of(tenant, "chair", username="chair"))
    sent = {**day("starts_on", "1/10/2569"), "resolution_no": "1/2570", "name_1": "สำรอง", "percent_1": "60"}

    page = chair.post("/staff/books/closing/surplus/", sent)

    assert "ตอนนี้รวมได้ร้อยละ 60.00" in words_in(page)


def test_a_committee_member_sees_the_checklist_and_cannot_close(client, tenant):
    reader = sessions.logged_in(tenants.member_of(tenant, "committee", username="reader"))

    assert reader.get(month(tenant)).status_code == 200
    assert reader.post(f"{month(tenant)}close/", {"is_sure": "on"}).status_code == 403


def test_the_neighbour_finds_no_such_month(client, tenant, neighbour):
    stranger = sessions.logged_in(tenants.member_of(neighbour, "treasurer", username="stranger"))

    assert stranger.get(month(tenant)).status_code == 404


def test_what_waits_for_the_treasurer_counts_the_open_month(client):
    page = words_in(client.get("/staff/books/closing/"))

    assert "เดือนที่ยังไม่ปิดบัญชี 1" in page

"""Books and statements as a treasurer of 67 meets them."""

from __future__ import annotations

import datetime
import io
import re

import openpyxl
import pytest
from django.test import Client

from tests.factories import books, funds, sessions, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger.entries import credit, debit

pytestmark = pytest.mark.usefixtures("clock")

NAMES = (
    "cash",
    "bank-book",
    "members",
    "receipts-payments",
    "income",
    "form-10",
    "balance-sheet",
    "trial-balance",
)


@pytest.fixture
def treasurer(tenant):
    return tenants.member_of(tenant, "treasurer", "secretary", username="treasurer")


@pytest.fixture
def client(treasurer) -> Client:
    return sessions.logged_in(treasurer)


@pytest.fixture
def receipt(tenant, treasurer):
    """A fund with a book, one member, and a contribution of thirty baht."""
    with acting_for(tenant):
        funds.fund_with_book(treasurer)
        payer = funds.member(treasurer, given_name="กานดา")
        return funds.receipt(payer, treasurer)


def text_of(response) -> str:
    return response.content.decode()


def words_in(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text_of(response)).split())


def test_before_the_book_is_open_the_page_says_what_to_do_first(client, treasurer, tenant):
    page = text_of(client.get("/staff/books/"))

    assert "ยังไม่ได้เปิดสมุดบัญชี" in page
    assert "/staff/money/book/open/" in page


def test_the_first_page_lists_every_book_for_the_month(client, receipt):
    page = text_of(client.get("/staff/books/"))

    assert "เดือนพฤศจิกายน 2569" in page
    assert [name for name in NAMES if f"/staff/books/{name}/" not in page] == []
    assert "ปีงบประมาณ 2570" in page


@pytest.mark.parametrize("name", NAMES)
def test_every_book_opens_as_page_workbook_paper_and_pdf(client, receipt, name):
    address = f"/staff/books/{name}"

    answers = [client.get(f"{address}{end}?span=2026-11") for end in ("/", "/print/", ".xlsx", ".pdf")]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert answers[2].content[:2] == b"PK"
    assert answers[3].content[:5] == b"%PDF-"
    assert "30.00" in text_of(answers[1]) or name == "bank-book"


@pytest.mark.parametrize("name", NAMES)
def test_every_book_opens_for_a_year_and_in_english(client, receipt, name):
    client.cookies["django_language"] = "en"

    answers = [client.get(f"/staff/books/{name}/?span={span}") for span in ("2570", "2025-11", "nonsense")]

    assert [answer.status_code for answer in answers] == [200] * 3


def test_the_journal_stands_behind_each_line_in_plain_words(client, receipt):
    page = text_of(client.get("/staff/books/cash/?span=2026-11"))
    (address,) = set(re.findall(r"/staff/books/journals/\d+/", page))

    journal = words_in(client.get(address))

    assert "เงินสดที่เหรัญญิก เพิ่มขึ้น 30.00" in journal
    assert "เดบิต" in journal
    assert f"ดูใบเสร็จ {receipt.reference}" in journal


def test_the_lines_of_the_trial_balance_lead_to_the_book_of_their_account(client, receipt):
    page = text_of(client.get("/staff/books/trial-balance/?span=2026-11"))

    assert "/staff/books/account/?span=2026-11&amp;code=1100" in page
    account = words_in(client.get("/staff/books/account/?span=2026-11&code=1100"))
    assert "RC-2570-000001" in account


@pytest.mark.parametrize("code", ["%00", "1100%27--", "9" * 30])
def test_an_account_that_could_be_none_asks_for_nothing(client, receipt, code):
    assert client.get(f"/staff/books/account/?code={code}").status_code < 500


def test_a_row_without_a_name_has_no_empty_heading(client, receipt):
    page = text_of(client.get("/staff/books/trial-balance/"))

    assert "รวม" in page
    assert '<th role="rowheader" scope="row"></th>' not in page


def test_a_book_is_sorted_by_the_heading_and_back(client, receipt, tenant, treasurer):
    with acting_for(tenant):
        funds.receipt(funds.member(treasurer), treasurer, funds.monthly(10))

    up, down = (
        words_in(client.get(f"/staff/books/cash/?span=2026-11&sort=more{end}")) for end in ("", "&down=1")
    )

    assert up.index("RC-2570-000002") < up.index("RC-2570-000001")
    assert down.index("RC-2570-000001") < down.index("RC-2570-000002")


def test_section_ten_shows_both_sides_with_satang_apart_and_its_foot(client, receipt):
    page = words_in(client.get("/staff/books/form-10/"))

    assert "เงินสมทบจากสมาชิก 30 00" in page
    assert "สองด้านเท่ากัน" in page
    assert "(ไม่ใช่แบบพิมพ์ของ พอช.)" in page


def test_the_member_ledger_leads_to_the_members_own_book(client, receipt):
    page = text_of(client.get("/staff/books/members/?span=2026-11"))
    (address,) = set(re.findall(r"/staff/books/members/\d+/", page))

    account = words_in(client.get(address))

    assert "กานดา" in account
    assert "30.00" in account


def test_the_workbook_says_whose_it_is(client, receipt, tenant):
    content = client.get("/staff/books/cash.xlsx?span=2026-11").content

    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [sheet["A1"].value, sheet["A2"].value] == [tenant.name_th, "สมุดเงินสด"]


def test_comparison_names_the_same_month_of_last_year(client, receipt):
    page = words_in(client.get("/staff/books/income/?span=2026-11"))

    assert "เดือนพฤศจิกายน 2569 เดือนพฤศจิกายน 2568" in page


def test_a_collector_reads_the_book_and_a_registrar_does_not(client, receipt, tenant):
    collector, registrar = (
        sessions.logged_in(tenants.member_of(tenant, role, username=role))
        for role in ("collector", "registrar")
    )

    assert collector.get("/staff/books/cash/").status_code == 200
    assert registrar.get("/staff/books/cash/").status_code == 403


def test_the_neighbour_sees_none_of_it(client, receipt, neighbour):
    with acting_for(neighbour):
        books.book_of(neighbour)
    stranger = sessions.logged_in(tenants.member_of(neighbour, "treasurer", username="stranger"))

    assert "RC-2570" not in text_of(stranger.get("/staff/books/cash/?span=2026-11"))
    assert stranger.get(f"/staff/books/journals/{receipt.journal_id}/").status_code == 404
    assert stranger.get(f"/staff/books/members/{receipt.payer_ref}/").status_code == 404


def test_unknown_books_are_not_found(client, receipt):
    assert client.get("/staff/books/stocks/").status_code == 404
    assert client.get("/staff/books/journals/999999/").status_code == 404


def test_long_books_come_in_pages(client, receipt, tenant):
    with acting_for(tenant):
        system = tenants.system_of(tenant)
        amount = Money.baht(1)
        for place in range(260):
            ledger.post(
                kind="interest",
                happened_on=datetime.date(2026, 11, 1 + place % 20),
                lines=[debit(chart.BANK, amount), credit(chart.INTEREST, amount)],
                idempotency_key=f"interest-{place}",
                by=system,
            )

    page = text_of(client.get("/staff/books/bank-book/?span=2026-11"))

    assert 'rel="next"' in page

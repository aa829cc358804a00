"""Members' transfers, from the bank's line to the receipt."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import funds, sheets, tenants
from tests.factories.sessions import logged_in
from tests.money.funds.transfers.test_taking import took_in
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import BankLine, Receipt, ReceiptLine, ReceiptPrint
from thuanna.registry.people.actions import households

pytestmark = pytest.mark.usefixtures("acting")
LIST = "/staff/collecting/transfers/"


@pytest.fixture
def members(secretary: Actor, acting: Tenant) -> list[Member]:
    funds.fund_with_book(secretary)
    found = sheets.members(secretary, 3)
    funds.receipt(found[2], secretary, funds.monthly(30))  # by which the fund's usual sum is known
    return found


@pytest.fixture
def browser(secretary: Actor) -> Client:
    return logged_in(secretary)


@pytest.fixture
def lines(secretary: Actor, members: list[Member]) -> list[BankLine]:
    """Two that name a member, the first of them with the usual sum, and one that names nobody."""
    return took_in(
        secretary,
        (f"โอนจาก {members[0].number}", 30),
        (f"โอนจาก {members[1].number}", 70),
        ("โอนจาก x1234", 50),
    )


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]  # an answer of the client


def ticked(line: BankLine, member: Member) -> str:
    return f"{line.pk}:{member.pk}"


def test_those_whose_number_and_amount_agree_are_ticked(
    browser: Client, lines: list[BankLine], members: list[Member]
):
    page = words(browser.get(LIST))

    assert f'value="{ticked(lines[0], members[0])}" checked' in page
    assert f'value="{ticked(lines[1], members[1])}">' in page
    assert "ข้อความของธนาคารไม่ได้บอกชื่อหรือเลขสมาชิก" in page


def test_ticked_transfers_are_checked_in_words_then_recorded_with_receipts(
    browser: Client, lines: list[BankLine], members: list[Member]
):
    both = {"take": [ticked(lines[0], members[0]), ticked(lines[1], members[1])]}
    check = words(browser.post(LIST, both | {"step": "check"}))
    assert "หนึ่งร้อยบาทถ้วน" in check
    assert Receipt.objects.count() == 1

    answer = browser.post(LIST, both | {"step": "save"}, follow=True)

    assert "ออกใบเสร็จแล้ว 2 ใบ" in words(answer)
    assert book.balance(chart.BANK) == Money.baht(100)
    months = ReceiptLine.objects.filter(receipt__payer_ref=members[0].pk).values_list("months", flat=True)
    assert list(months) == [1]


def test_saving_twice_records_once(browser: Client, lines: list[BankLine], members: list[Member]):
    one = {"take": ticked(lines[0], members[0]), "step": "save"}
    browser.post(LIST, one)

    again = browser.post(LIST, one)

    assert "มีคนลงไปแล้ว" in words(again)
    assert Receipt.objects.count() == 2


def test_nobody_is_recorded_for_a_member_who_was_not_proposed(
    browser: Client, lines: list[BankLine], members: list[Member]
):
    browser.post(LIST, {"take": ticked(lines[2], members[0]), "step": "save"})

    assert Receipt.objects.count() == 1


def test_a_transfer_that_names_nobody_is_given_to_a_member_by_hand(
    browser: Client, lines: list[BankLine], members: list[Member]
):
    address = reverse("staff:transfer_find", args=[lines[2].pk])
    found = browser.post(address, {"question": members[0].number}, follow=True)
    assert reverse("staff:transfer", args=[lines[2].pk, members[0].pk]) in words(found)

    one = reverse("staff:transfer", args=[lines[2].pk, members[0].pk])
    paid = {f"paid_{members[0].pk}": "30", "entry_fee": "20"}
    assert "ห้าสิบบาทถ้วน" in words(browser.post(one, paid | {"step": "check"}))
    answer = browser.post(one, paid | {"step": "save"}, follow=True)

    assert "ออกใบเสร็จแล้ว 1 ใบ" in words(answer)
    assert book.balance(chart.ENTRY_FEES, party=members[0].pk) == Money.baht(20)


def test_a_house_shares_one_transfer(
    browser: Client, secretary: Actor, lines: list[BankLine], members: list[Member]
):
    home = households.form_household(house_number="7", by=secretary)
    for member in members[:2]:
        households.join_household(
            person_id=member.person_id, household_id=home.pk, is_head=False, on=None, by=secretary
        )
    address = reverse("staff:transfer", args=[lines[1].pk, members[1].pk])
    shares = {f"paid_{members[1].pk}": "30", f"paid_{members[0].pk}": "30"}

    uneven = words(browser.post(address, shares | {"step": "check"}))
    assert "โอนมา 70.00 บาท แบ่งแล้ว 60.00 บาท" in uneven

    shares[f"paid_{members[0].pk}"] = "40"
    answer = browser.post(address, shares | {"step": "save"}, follow=True)
    assert "ออกใบเสร็จแล้ว 2 ใบ" in words(answer)


def test_all_receipts_are_one_file(browser: Client, lines: list[BankLine], members: list[Member]):
    browser.post(LIST, {"take": ticked(lines[0], members[0]), "step": "save"})

    printed = browser.post(reverse("staff:transfers_print"), {"line": lines[0].pk})

    assert printed.content.startswith(b"%PDF")
    assert ReceiptPrint.objects.count() == 1


@pytest.mark.parametrize("query", ["", "?line=abc", "?line=999999999", f"?line={'9' * 30}"])
def test_receipts_of_lines_that_are_not_there_are_not_found(
    browser: Client, members: list[Member], query: str
):
    assert browser.get(reverse("staff:transfers_done") + query).status_code == 404


def test_without_a_statement_the_page_says_what_to_do(browser: Client, members: list[Member]):
    assert "นำเข้ารายการเดินบัญชีจากธนาคาร" in words(browser.get(LIST))


def test_the_list_asks_as_much_for_many_as_for_few(
    browser: Client,
    secretary: Actor,
    lines: list[BankLine],
    members: list[Member],
    django_assert_max_num_queries,
):
    took_in(secretary, *((f"โอน {members[place % 3].number}", 30 + place) for place in range(30)))

    with django_assert_max_num_queries(60):
        browser.get(LIST)


def test_a_collector_is_turned_away(tenant: Tenant, lines: list[BankLine]):
    other = logged_in(tenants.member_of(tenant, "collector", username="collector"))

    assert other.get(LIST).status_code == 403


def test_the_neighbour_finds_no_line(
    neighbour: Tenant, stranger: Actor, lines: list[BankLine], members: list[Member]
):
    with acting_for(neighbour):
        funds.fund_with_book(stranger)
    other = logged_in(stranger)

    assert other.get(reverse("staff:transfer_find", args=[lines[0].pk])).status_code == 404
    assert other.get(reverse("staff:transfer", args=[lines[0].pk, members[0].pk])).status_code == 404

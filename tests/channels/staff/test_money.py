"""Taking money, receipts and opening the book, as a treasurer meets them."""

from __future__ import annotations

import datetime
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import funds, sessions, tenants
from thuanna.channels.staff.money import receiving
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Fund, Member
from thuanna.money.funds.queries import money
from thuanna.money.payments.models import Receipt

from .test_funds import day, text_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def treasurer(tenant: Tenant) -> Actor:
    return tenants.member_of(tenant, "treasurer", "secretary", username="treasurer")


@pytest.fixture
def client(treasurer: Actor) -> Client:
    return sessions.logged_in(treasurer)


@pytest.fixture
def member(tenant: Tenant, treasurer: Actor) -> Member:
    with acting_for(tenant):
        funds.fund_with_book(treasurer)
        return funds.member(treasurer, given_name="กานดา")


def contribution(**more: str) -> dict[str, str]:
    """What the form sends for thirty baht on 21 November 2569."""
    usual = {"kind": "monthly", "amount": "๓๐.๐๐", "received_into": "treasurer", "request_id": "a-form"}
    return {**usual, **day("happened_on", "21/11/2569"), **more}


def take(client: Client, member: Member, **more: str) -> HttpResponse:
    return client.post(f"/staff/money/take/{member.pk}/", contribution(**more))


@pytest.fixture
def receipt(client: Client, member: Member) -> str:
    """The address of a receipt of thirty baht."""
    return str(take(client, member, step="save").headers["Location"])


def test_without_a_book_the_page_leads_to_opening_it(client: Client, tenant: Tenant, treasurer: Actor):
    with acting_for(tenant):
        funds.fund(treasurer)

    assert "/staff/money/book/open/" in text_of(client.get("/staff/money/"))


def test_the_book_is_opened_and_leads_on_to_the_opening_balances(
    client: Client, tenant: Tenant, treasurer: Actor
):
    with acting_for(tenant):
        funds.fund(treasurer)

    answer = client.post("/staff/money/book/open/", day("opens_on", "21/11/2569"))

    assert answer.headers["Location"] == "/staff/money/opening/"


def test_a_member_is_found_to_take_money_from(client: Client, member: Member):
    page = text_of(client.post("/staff/money/take/", {"question": "กานดา"}, follow=True))

    assert f"/staff/money/take/{member.pk}/" in page


def test_the_form_begins_with_the_members_way_of_paying(client: Client, member: Member):
    page = text_of(client.get(f"/staff/money/take/{member.pk}/"))

    assert re.search(r'value="monthly"[^>]*checked', page)
    assert 'name="request_id"' in page


def fee_offered(client: Client, member: Member) -> bool:
    """Whether the form begins with the fund's entry fee."""
    page = text_of(client.get(f"/staff/money/take/{member.pk}/"))
    return re.search(r'name="entry_fee"[^>]*value="[^"]*20', page) is not None


@pytest.mark.parametrize(("days", "is_offered"), [(60, True), (30, False)])
def test_the_entry_fee_is_offered_to_newcomers_only(
    client: Client,
    member: Member,
    tenant: Tenant,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    is_offered: bool,
):
    applied_37_days_ago = member
    with acting_for(tenant):
        Fund.objects.update(entry_fee_satang=2000)
    monkeypatch.setattr(receiving, "_NEWCOMER", datetime.timedelta(days=days))

    assert fee_offered(client, applied_37_days_ago) is is_offered


def test_an_empty_bank_is_pointed_out_where_it_can_be_chosen(client: Client, member: Member):
    page = text_of(client.get(f"/staff/money/take/{member.pk}/"))

    assert "ในสมุดยังไม่มีเงินในธนาคาร" in page


def test_the_check_page_says_the_amount_in_figures_and_words(client: Client, member: Member):
    page = text_of(take(client, member, step="check", months="1", first_month="2026-11-01"))

    assert "30.00" in page
    assert "สามสิบบาทถ้วน" in page
    assert "เงินสมทบรายเดือน พฤศจิกายน 2569" in page


def test_the_check_page_records_nothing(client: Client, member: Member, tenant: Tenant):
    take(client, member, step="check")

    with acting_for(tenant):
        assert not Receipt.objects.exists()


def test_going_back_keeps_what_was_typed(client: Client, member: Member):
    assert "๓๐.๐๐" in text_of(take(client, member, step="edit"))


def test_saving_gives_a_receipt_page_not_a_toast(client: Client, receipt: str):
    page = text_of(client.get(receipt))

    assert "RC-2570-000001" in page
    assert "สามสิบบาทถ้วน" in page
    assert "เงินสดที่เหรัญญิก" in page


def test_saving_the_same_form_twice_gives_the_same_receipt(client: Client, member: Member, receipt: str):
    assert take(client, member, step="save").headers["Location"] == receipt


def test_nothing_paid_is_said_beside_the_amount(client: Client, member: Member):
    page = text_of(take(client, member, step="check", amount="0"))

    assert "ยังไม่ได้กรอกจำนวนเงิน" in page


def test_half_of_the_months_is_not_enough(client: Client, member: Member):
    assert "กรอกเดือนที่เริ่มและจำนวนเดือนให้ครบ" in text_of(take(client, member, step="check", months="3"))


def test_a_day_to_come_is_refused(client: Client, member: Member):
    page = text_of(take(client, member, step="save", happened_on_year="2570"))

    assert "ยังมาไม่ถึง" in page


def test_the_receipt_prints_as_pdf_and_the_second_time_is_counted(client: Client, receipt: str):
    first, second = client.post(f"{receipt}print/"), client.post(f"{receipt}print/")

    assert first["Content-Type"] == second["Content-Type"] == "application/pdf"
    assert "พิมพ์แล้ว 2 ครั้ง" in text_of(client.get(receipt))


def test_looking_at_the_print_address_prints_nothing(client: Client, receipt: str):
    assert client.get(f"{receipt}print/").status_code == 405


def test_a_receipt_is_voided_with_a_reason_and_says_so(client: Client, receipt: str):
    answer = client.post(f"{receipt}void/", {"reason": "wrong_amount", **day("on", "21/11/2569")})

    assert answer.headers["Location"] == receipt
    assert "จำนวนเงินไม่ถูกต้อง" in text_of(client.get(receipt))
    assert "ยกเลิกแล้ว" in text_of(client.get("/staff/money/?state=void"))


def test_a_receipt_is_found_by_its_number(client: Client, receipt: str):
    assert "RC-2570-000001" in text_of(client.get("/staff/money/?number=2570/1"))
    assert "ไม่พบใบเสร็จตามที่ค้นหา" in text_of(client.get("/staff/money/?number=2570/9"))


def test_voiding_asks_for_more_than_a_password(treasurer: Actor, receipt: str):
    hasty = sessions.logged_in(treasurer, confirmed=False)

    assert hasty.get(f"{receipt}void/").headers["Location"].startswith("/staff/second-factor/")


def test_a_committee_member_sees_receipts_but_takes_no_money(tenant: Tenant, member: Member, receipt: str):
    onlooker = sessions.logged_in(tenants.member_of(tenant, "committee", username="onlooker"))

    assert onlooker.get(receipt).status_code == 200
    assert onlooker.get(f"/staff/money/take/{member.pk}/").status_code == 403


def test_the_neighbour_finds_no_receipt_of_ours(receipt: str, neighbour: Tenant, stranger: Actor):
    theirs = sessions.logged_in(stranger)

    assert theirs.get(receipt).status_code == 404
    assert theirs.post(f"{receipt}print/").status_code == 404


def balances(**more: str) -> dict[str, str]:
    """What the opening form sends."""
    zero = dict.fromkeys(
        ("bank", "treasurer", "funder_state", "funder_local_government", "funder_donor", "funder_other"), "0"
    )
    return {**zero, **day("as_of", "1/11/2569"), **more}


def test_opening_balances_are_checked_agreed_to_and_posted_once(
    client: Client, member: Member, tenant: Tenant
):
    check = text_of(client.post("/staff/money/opening/", balances(bank="1,000.00", step="check")))
    assert "หนึ่งพันบาทถ้วน" in check

    client.post("/staff/money/opening/", balances(bank="1,000.00", step="save", is_sure="on"))

    assert "ลงยอดยกมาแล้ว" in text_of(client.get("/staff/money/opening/"))
    with acting_for(tenant):
        assert money.position().bank == Money.baht(1000)


def test_without_the_tick_no_opening_is_posted(client: Client, member: Member, tenant: Tenant):
    page = text_of(client.post("/staff/money/opening/", balances(bank="1,000.00", step="save")))

    assert "กรุณาทำเครื่องหมาย" in page
    with acting_for(tenant):
        assert money.position().bank == Money.baht(0)


def test_an_opening_that_cannot_be_is_refused_in_words(client: Client, member: Member):
    page = text_of(
        client.post("/staff/money/opening/", balances(bank="100", funder_state="200", step="check"))
    )

    assert "มากกว่าเงินที่มีอยู่" in page

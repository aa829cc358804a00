"""A whole house at once, and members who are behind by the fund's regulation."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import funds, places, regulations, sheets, tenants
from tests.factories.sessions import logged_in
from thuanna.channels.staff.funds.forms import FundForm
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.kernel.tokens import new_token
from thuanna.money.funds.actions import contributions
from thuanna.money.funds.actions import members as member_actions
from thuanna.money.funds.models import Fund, Member, VillageSheetLine
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import Receipt, ReceiptLine, ReceiptPrint
from thuanna.registry.people.actions import households

pytestmark = pytest.mark.usefixtures("acting")
DAY = {"happened_on_day": "21", "happened_on_month": "11", "happened_on_year": "2569"}


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


@pytest.fixture
def browser(secretary: Actor) -> Client:
    return logged_in(secretary)


@pytest.fixture
def house(secretary: Actor) -> list[Member]:
    people = sheets.members(secretary, 3)
    home = households.form_household(house_number="12/3", by=secretary)
    for place, member in enumerate(people[:2]):
        households.join_household(
            person_id=member.person_id,
            household_id=home.pk,
            is_head=not place,
            on=None,
            by=secretary,
        )
    return people


def answers(house: list[Member], step: str, token: str, *, months: str = "1") -> dict[str, str]:
    paid = {f"paid_{house[0].pk}": "30", f"paid_{house[1].pk}": "60"}
    return paid | DAY | {"step": step, "request_id": token, "months": months, "received_into": "treasurer"}


def test_the_members_of_the_house_are_offered_and_nobody_else(browser: Client, house: list[Member]):
    page = browser.get(reverse("staff:house", args=[house[0].pk])).content.decode()

    assert f"paid_{house[1].pk}" in page
    assert f"paid_{house[2].pk}" not in page


def test_everybody_gets_a_receipt_in_one_go(browser: Client, house: list[Member]):
    address, token = reverse("staff:house", args=[house[0].pk]), new_token()
    check = browser.post(address, answers(house, "check", token)).content.decode()
    assert "เก้าสิบบาทถ้วน" in check

    answer = browser.post(address, answers(house, "save", token))

    assert answer["Location"] == reverse("staff:house_done", args=[token])
    assert [str(receipt.total) for receipt in Receipt.objects.order_by("pk")] == ["30.00", "60.00"]
    assert book.balance("1100") == Money.baht(90)


def test_pressing_twice_takes_the_money_once(browser: Client, house: list[Member]):
    address, token = reverse("staff:house", args=[house[0].pk]), new_token()
    browser.post(address, answers(house, "save", token))

    again = browser.post(address, answers(house, "save", token))

    assert again["Location"] == reverse("staff:house_done", args=[token])
    assert Receipt.objects.count() == 2


def test_paying_ahead_begins_where_the_receipts_end(browser: Client, secretary: Actor, house: list[Member]):
    funds.receipt(house[0], secretary)
    address, token = reverse("staff:house", args=[house[0].pk]), new_token()

    browser.post(address, answers(house, "save", token, months="6"))

    line = ReceiptLine.objects.get(receipt__request_id=f"house:{token}:{house[0].pk}")
    assert (line.first_month.month, line.months, line.kind) == (12, 6, "half_yearly")


def test_all_receipts_are_one_file_and_each_print_is_written_down(browser: Client, house: list[Member]):
    token = new_token()
    browser.post(reverse("staff:house", args=[house[0].pk]), answers(house, "save", token))

    printed = browser.post(reverse("staff:house_print", args=[token]))

    assert printed.content.startswith(b"%PDF")
    assert ReceiptPrint.objects.count() == 2


def test_a_house_that_pays_nothing_is_asked_again(browser: Client, house: list[Member]):
    empty = answers(house, "check", new_token()) | {f"paid_{m.pk}": "" for m in house}

    page = browser.post(reverse("staff:house", args=[house[0].pk]), empty).content.decode()

    assert "ยังไม่มีใครในบ้านส่งเงิน" in page


def test_nothing_is_taken_when_one_of_the_house_cannot_pay(secretary: Actor, house: list[Member]):
    brought = [
        contributions.Brought(member_id=pk, paid=[funds.monthly()], request_id=f"r{pk}")
        for pk in (house[0].pk, 999_999)
    ]

    with pytest.raises(Exception, match="ทะเบียน"):
        contributions.take_contributions(
            brought=brought, happened_on=tenants.TODAY, received_into="treasurer", by=secretary
        )

    assert Receipt.objects.count() == 0


def test_the_neighbour_takes_no_money_from_this_house(
    neighbour: Tenant, stranger: Actor, house: list[Member]
):
    with acting_for(neighbour):
        other = logged_in(stranger)

    assert other.get(reverse("staff:house", args=[house[0].pk])).status_code == 404


def test_who_is_behind_is_listed_by_village_with_kind_words(browser: Client, secretary: Actor):
    village = places.village(secretary)
    behind = funds.member(secretary, village, given_name="ค้างอยู่")
    in_order = funds.member(secretary, village, given_name="ส่งแล้ว")
    regulations.adopted(secretary)
    funds.receipt(in_order, secretary, funds.monthly(360, months=12))

    page = browser.get(reverse("staff:arrears")).content.decode()

    assert "ไม่ติดประกาศ" in page
    assert "ส่งแล้ว" not in page.split("<main")[1]
    del behind


def test_without_a_regulation_nobody_is_called_behind(browser: Client, secretary: Actor):
    places.village(secretary)

    page = browser.get(reverse("staff:arrears")).content.decode()

    assert "ยังไม่มีระเบียบในระบบ" in page


def test_the_regulations_price_stands_on_the_sheet_and_who_paid_beyond_it_owes_nothing(
    browser: Client, secretary: Actor
):
    regulations.adopted(secretary)
    first, second = sheets.members(secretary, 2)
    funds.receipt(first, secretary, funds.monthly(360, months=12))
    page = browser.get(reverse("staff:sheet_new")).content.decode()

    browser.post(
        reverse("staff:sheet_new"),
        {"village": "none", "first_month": "2026-11-01", "months": "1", "usual": "30", "point": ""},
    )

    assert 'value="30.00"' in page
    dues = dict(VillageSheetLine.objects.values_list("member_id", "due_satang"))
    assert dues[first.pk] == 0
    assert dues[second.pk] > 0


def test_a_members_page_says_where_they_stand_and_why(browser: Client, secretary: Actor):
    regulations.adopted(secretary)
    member = funds.member(secretary)

    page = browser.get(reverse("staff:fund_member", args=[member.pk])).content.decode()

    assert "ตามระเบียบกองทุน" in page


def test_who_pays_by_transfer_is_told_the_account_and_that_the_code_is_plain_text(
    browser: Client, secretary: Actor, house: list[Member]
):
    Fund.objects.update(bank_name="ธนาคารตัวอย่าง", bank_account_no="123-4-56789-0")

    page = browser.post(
        reverse("staff:house", args=[house[0].pk]), answers(house, "check", new_token())
    ).content.decode()

    assert "123-4-56789-0" in page
    assert "ไม่ใช่ QR พร้อมเพย์" in page


def test_a_fund_with_a_promptpay_number_shows_its_code(
    browser: Client, secretary: Actor, house: list[Member]
):
    Fund.objects.update(bank_account_no="123-4-56789-0", promptpay_id="0994000000001")

    page = browser.post(
        reverse("staff:house", args=[house[0].pk]), answers(house, "check", new_token())
    ).content.decode()

    assert "QR พร้อมเพย์ของกองทุน" in page


def test_the_familys_page_says_what_closes_what_stays_and_who_is_paid(
    browser: Client, secretary: Actor, house: list[Member]
):
    dead = house[0]
    named = [member_actions.Payee(name="นางสาวลูก เนินคราม", relation="บุตร")]
    member_actions.nominate_payees(member_id=dead.pk, payees=named, on=tenants.TODAY, by=secretary)
    member_actions.change_status(member_id=dead.pk, status="deceased", on=tenants.TODAY, by=secretary)

    page = browser.get(reverse("staff:family", args=[dead.pk])).content.decode()

    assert "อะไรไม่ปิด" in page
    assert "นางสาวลูก เนินคราม" in page
    assert "ที่มา:" in page
    assert (
        reverse("staff:family", args=[dead.pk])
        in browser.get(reverse("staff:fund_member", args=[dead.pk])).content.decode()
    )


def test_a_death_leaves_the_others_of_the_house_as_they_are(
    browser: Client, secretary: Actor, house: list[Member]
):
    member_actions.change_status(member_id=house[0].pk, status="deceased", on=tenants.TODAY, by=secretary)

    page = browser.get(reverse("staff:house", args=[house[1].pk])).content.decode()

    assert f"paid_{house[1].pk}" in page
    assert f"paid_{house[0].pk}" not in page


@pytest.mark.parametrize(
    ("typed", "kept"), [("099-4000-000001", "0994000000001"), ("๐๘๐๑๒๓๔๕๖๗", "0801234567")]
)
def test_a_promptpay_number_is_kept_as_digits(typed: str, kept: str, secretary: Actor):
    form = FundForm({"promptpay_id": typed}, today=tenants.TODAY)
    form.is_valid()

    assert form.cleaned_data["promptpay_id"] == kept


def test_a_promptpay_number_of_another_length_is_refused(secretary: Actor):
    form = FundForm({"promptpay_id": "12345"}, today=tenants.TODAY)

    assert "promptpay_id" in form.errors

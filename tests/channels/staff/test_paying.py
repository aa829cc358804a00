"""Prepare, approve, pay: each step by another person, in the browser."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import cash, funds, sessions, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import PaymentOrder, Voucher

from .test_funds import day, text_of

pytestmark = pytest.mark.usefixtures("clock")

TODAY = "21/11/2569"


@pytest.fixture
def people(tenant: Tenant, people: cash.People) -> cash.People:
    with acting_for(tenant):
        cash.cash(5_000, people.treasurer)
    return people


@pytest.fixture
def secretary(people: cash.People) -> Client:
    return sessions.logged_in(people.secretary)


@pytest.fixture
def chair(people: cash.People) -> Client:
    return sessions.logged_in(people.chair)


def expense(client: Client, step: str = "save", **more: object) -> HttpResponse:
    usual = {
        "purpose": "documents",
        "payee": "ร้านเครื่องเขียน",
        "what_for": "กระดาษ",
        "amount": "600",
        "out_of": "treasurer",
        "funder": "donor",
        "request_id": "a-form",
        "step": step,
    }
    return client.post("/staff/cash/pay/expense/", {**usual, **more})


@pytest.fixture
def order(secretary: Client) -> str:
    """The address of a payment of six hundred baht."""
    return str(expense(secretary).headers["Location"])


def approved(chair: Client, order: str, tenant: Tenant) -> HttpResponse:
    with acting_for(tenant):
        digest = bytes(PaymentOrder.objects.get().digest).hex()
    return chair.post(f"{order}approve/", {"digest": digest})


def paid(client: Client, order: str, **more: object) -> HttpResponse:
    facts = {"witness": "พยาน ใจซื่อ", "request_id": "pay", **day("happened_on", TODAY)}
    return client.post(f"{order}pay/", {**facts, **more})


def test_the_check_page_says_payee_purpose_and_the_sum_in_words(secretary: Client, tenant: Tenant):
    page = text_of(expense(secretary, "check"))

    assert "ร้านเครื่องเขียน" in page
    assert "หกร้อยบาทถ้วน" in page
    with acting_for(tenant):
        assert not PaymentOrder.objects.exists()


def test_three_people_make_a_payment(
    secretary: Client, chair: Client, treasurer: Client, order: str, tenant: Tenant
):
    assert "รออนุมัติ" in text_of(treasurer.get(order))
    assert "รออนุมัติจ่าย" in text_of(chair.get("/staff/"))
    approved(chair, order, tenant)
    assert "พร้อมจ่าย" in text_of(treasurer.get(order))
    answer = paid(treasurer, order)

    page = text_of(treasurer.get(answer.headers["Location"]))

    assert "PV-2570-000001" in page
    assert "พยาน ใจซื่อ" in page
    assert "ผู้ใช้ chair" in page
    with acting_for(tenant):
        assert book.balance(chart.STATIONERY) == Money.baht(600)


def test_the_page_of_paying_is_the_last_check(treasurer: Client, chair: Client, order: str, tenant: Tenant):
    approved(chair, order, tenant)

    page = text_of(treasurer.get(f"{order}pay/"))

    assert "600.00" in page
    assert "หกร้อยบาทถ้วน" in page


def test_before_an_approval_paying_says_what_is_missing(treasurer: Client, order: str):
    assert "ต้องให้ผู้มีอำนาจอนุมัติก่อน" in text_of(paid(treasurer, order))


def test_who_prepared_is_told_that_another_pays(secretary: Client, tenant: Tenant):
    order = str(expense(secretary, amount="100").headers["Location"])

    assert "ให้อีกคนเป็นผู้จ่าย" in text_of(secretary.get(order))
    assert "คนละคน" in text_of(paid(secretary, order))


def test_an_approval_of_something_else_is_refused(chair: Client, order: str):
    assert chair.post(f"{order}approve/", {"digest": "0" * 64}).status_code == 409


def test_approving_asks_for_the_second_factor(people: cash.People, order: str):
    with_password_only = sessions.logged_in(people.chair, confirmed=False)

    answer = with_password_only.post(f"{order}approve/", {"digest": "0" * 64})

    assert answer.status_code == 302
    assert order not in answer.headers["Location"].split("?")[0]


def test_sent_back_leads_its_maker_to_prepare_another(
    secretary: Client, chair: Client, order: str, tenant: Tenant
):
    chair.post(f"{order}send-back/", {"reason": "wrong_amount"})
    page = text_of(secretary.get(order))
    number = order.rstrip("/").rpartition("/")[2]

    assert "ส่งกลับให้แก้" in page
    assert f"/staff/cash/pay/expense/?replaces={number}" in page
    expense(secretary, amount="450", request_id="another", replaces=number)
    assert "ดูใบสั่งจ่ายใหม่" in text_of(secretary.get(order))


def test_another_in_its_place_begins_with_what_was_sent_back(
    secretary: Client, chair: Client, order: str, tenant: Tenant
):
    chair.post(f"{order}send-back/", {"reason": "wrong_amount"})
    number = order.rstrip("/").rpartition("/")[2]

    page = text_of(secretary.get(f"/staff/cash/pay/expense/?replaces={number}"))

    assert 'value="ร้านเครื่องเขียน"' in page
    assert 'value="600.00"' in page


def test_approving_twice_leads_back_to_the_payment(chair: Client, order: str, tenant: Tenant):
    approved(chair, order, tenant)

    assert approved(chair, order, tenant).headers["Location"] == order


def test_the_paper_vouchers_number_is_the_same_in_thai_digits(
    secretary: Client, treasurer: Client, tenant: Tenant
):
    order = str(expense(secretary, amount="100").headers["Location"])
    paid(treasurer, order, paper_book="๓", paper_number="๑๗")

    with acting_for(tenant):
        assert Voucher.objects.get().paper_number == "17"


def test_its_maker_withdraws(secretary: Client, order: str):
    secretary.post(f"{order}withdraw/", {"reason": "not_due"})

    assert "ถอนเรื่องแล้ว" in text_of(secretary.get(order))


def test_a_benefit_is_prepared_for_a_member(secretary: Client, tenant: Tenant, people: cash.People):
    with acting_for(tenant):
        member = funds.member(people.secretary, given_name="กานดา")
    found = text_of(secretary.post("/staff/cash/pay/benefit/", {"question": "กานดา"}, follow=True))
    address = f"/staff/cash/pay/benefit/{member.pk}/"
    facts = {"purpose": "birth", "what_for": "รับขวัญบุตร", "amount": "100", "out_of": "treasurer"}

    answer = secretary.post(address, {**facts, "funder": "donor", "request_id": "b", "step": "save"})

    assert address in found
    assert "กานดา" in text_of(secretary.get(answer.headers["Location"]))
    with acting_for(tenant):
        order = PaymentOrder.objects.get()
        assert (order.kind, order.party, order.account) == ("benefit", member.pk, chart.BENEFITS)


def test_help_to_a_non_member_has_its_page(secretary: Client, tenant: Tenant):
    facts = {"payee": "เพื่อนบ้าน", "what_for": "บ้านถูกไฟไหม้", "amount": "100", "out_of": "treasurer"}

    answer = secretary.post(
        "/staff/cash/pay/help/", {**facts, "funder": "donor", "request_id": "h", "step": "save"}
    )

    assert "บ้านถูกไฟไหม้" in text_of(secretary.get(answer.headers["Location"]))


@pytest.fixture
def voucher(secretary: Client, treasurer: Client, tenant: Tenant) -> str:
    """The address of a voucher of a hundred baht."""
    order = str(expense(secretary, amount="100").headers["Location"])
    return str(paid(treasurer, order).headers["Location"])


def test_a_voucher_is_printed_and_a_second_print_says_so(treasurer: Client, voucher: str):
    assert treasurer.post(f"{voucher}print/").content.startswith(b"%PDF")
    assert "พิมพ์ซ้ำ" in text_of(treasurer.get(voucher))


def test_a_void_voucher_keeps_its_number(treasurer: Client, voucher: str, tenant: Tenant):
    treasurer.post(f"{voucher}void/", {"reason": "returned", **day("on", TODAY)})

    page = text_of(treasurer.get(voucher))

    assert "ยกเลิกแล้ว" in page
    assert "PV-2570-000001" in page


def test_pressing_pay_twice_gives_one_voucher(secretary: Client, treasurer: Client, tenant: Tenant):
    order = str(expense(secretary, amount="100").headers["Location"])

    addresses = {paid(treasurer, order).headers["Location"] for _ in range(2)}

    assert len(addresses) == 1
    with acting_for(tenant):
        assert Voucher.objects.count() == 1


def test_the_list_says_what_is_not_finished(treasurer: Client, order: str):
    page = text_of(treasurer.get("/staff/cash/orders/"))

    assert "ยังไม่เสร็จ" in page
    assert "ร้านเครื่องเขียน" in page


def test_a_collector_sees_no_payments(people: cash.People, order: str):
    assert sessions.logged_in(people.collector).get(order).status_code == 403


def test_the_neighbour_finds_nothing(order: str, neighbour: Tenant):
    theirs = sessions.logged_in(tenants.member_of(neighbour, "treasurer", username="theirs"))

    assert theirs.get(order).status_code == 404

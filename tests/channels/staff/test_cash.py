"""Recording money, handing it over, counting it and reading the report, as a fund's people meet them."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.factories import cash, funds, sessions, tenants
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds import holders
from thuanna.money.funds.actions import cash as actions
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.custody.actions import Given
from thuanna.money.payments.models import CashCount, Handover, MoneyEvent
from thuanna.money.payments.orders import Into

from .test_funds import day, text_of

pytestmark = pytest.mark.usefixtures("clock")

TODAY = "21/11/2569"


def posted(client: Client, address: str, step: str, **more: object) -> HttpResponse:
    return client.post(f"/staff/cash/{address}", {"request_id": "a-form", "step": step, **more})


def donation(**more: object) -> dict[str, object]:
    usual = {"giver": "ผู้ใจบุญ", "amount": "๕๐๐", "into": "treasurer"}
    return {**usual, **day("happened_on", TODAY), **more}


def test_the_first_page_says_who_holds_cash_and_what_can_be_done(treasurer: Client, point: CollectionPoint):
    page = text_of(treasurer.get("/staff/cash/"))

    assert "จุดรับเงิน ศาลาหมู่บ้าน" in page
    assert "300.00" in page
    assert "/staff/cash/record/donation/" in page


def test_without_a_book_the_page_leads_to_opening_it(tenant: Tenant):
    with acting_for(tenant):
        secretary = tenants.member_of(tenant, "secretary", username="alone")
        funds.fund(secretary)

    assert "/staff/money/book/open/" in text_of(sessions.logged_in(secretary).get("/staff/cash/"))


@pytest.mark.parametrize("kind", ["donation", "interest", "matching", "withdrawal", "deposit"])
def test_every_event_has_its_form(treasurer: Client, tenant: Tenant, people: cash.People, kind: str):
    with acting_for(tenant):
        cash.cash(300, people.treasurer)

    page = text_of(treasurer.get(f"/staff/cash/record/{kind}/"))

    assert 'name="amount"' in page
    assert 'name="request_id"' in page


def test_an_unknown_event_is_not_found(treasurer: Client):
    assert treasurer.get("/staff/cash/record/lottery/").status_code == 404


def test_the_check_page_says_the_amount_in_figures_and_words_and_records_nothing(
    treasurer: Client, tenant: Tenant
):
    page = text_of(posted(treasurer, "record/donation/", "check", **donation()))

    assert "500.00" in page
    assert "ห้าร้อยบาทถ้วน" in page
    assert "เหรัญญิก" in page
    with acting_for(tenant):
        assert not MoneyEvent.objects.exists()


def test_saving_leads_to_what_was_posted_with_the_journal_behind_it(treasurer: Client):
    answer = posted(treasurer, "record/donation/", "save", **donation())

    page = text_of(treasurer.get(answer.headers["Location"]))

    assert "RC-2570-000001" in page
    assert "เงินบริจาค" in page
    assert "เงินสดที่เหรัญญิก" in page


def test_pressing_twice_records_once(treasurer: Client, tenant: Tenant):
    addresses = {
        posted(treasurer, "record/donation/", "save", **donation()).headers["Location"] for _ in range(2)
    }

    assert len(addresses) == 1


@pytest.mark.parametrize("spoilt", ["x" * 500, "a\x00b", "ก"])
def test_a_spoilt_request_is_recorded_as_a_new_one(treasurer: Client, tenant: Tenant, spoilt: str):
    posted(treasurer, "record/donation/", "save", **donation(request_id=spoilt))

    with acting_for(tenant):
        assert MoneyEvent.objects.count() == 1


def test_the_photo_of_the_slip_is_kept_and_every_look_is_written_down(
    treasurer: Client, tenant: Tenant, people: cash.People
):
    with acting_for(tenant):
        cash.cash(500, people.treasurer)
    slip = SimpleUploadedFile("slip.jpg", cash.PHOTO.content)
    facts = {"out_of": "treasurer", "amount": "200", "bank_reference": "S-1", "photo": slip}

    answer = posted(treasurer, "record/deposit/", "save", **facts, **day("happened_on", TODAY))
    number = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    shown = treasurer.post(f"/staff/cash/photos/event/{number}/")

    assert shown.content == cash.PHOTO.content
    assert treasurer.get(f"/staff/cash/events/{number}/slip/").content.startswith(b"%PDF")
    with acting_for(tenant):
        assert AuditEntry.objects.filter(verb="payments.photo_seen").count() == 1


def test_what_cannot_be_moved_is_said_beside_the_amount(treasurer: Client, point: CollectionPoint):
    facts = {"out_of": f"point:{point.pk}", "amount": "301"}

    page = text_of(posted(treasurer, "record/deposit/", "save", **facts, **day("happened_on", TODAY)))

    assert re.search(r'id="id_amount_error".*300\.00', page, re.DOTALL)


def test_a_wrong_event_is_corrected_after_a_check(treasurer: Client, tenant: Tenant, people: cash.People):
    with acting_for(tenant):
        wrong = cash.event("interest", 120, people.treasurer)
    facts = {"reason": "wrong_amount", "amount": "12", **day("on", TODAY), **day("happened_on", TODAY)}
    address = f"events/{wrong.pk}/correct/"

    assert "ดอกเบี้ยธนาคาร" in text_of(posted(treasurer, address, "check", **facts))
    answer = posted(treasurer, address, "save", **facts)

    assert "บันทึกแทนรายการเดิม" in text_of(treasurer.get(answer.headers["Location"]))
    with acting_for(tenant):
        assert book.balance(chart.INTEREST) == Money.baht(12)


def test_an_event_that_should_not_be_there_is_only_taken_back(
    treasurer: Client, tenant: Tenant, people: cash.People
):
    with acting_for(tenant):
        wrong = cash.event("interest", 120, people.treasurer)
    facts = {"reason": "twice", "is_gone": "on", "amount": "", **day("on", TODAY)}

    posted(treasurer, f"events/{wrong.pk}/correct/", "save", **facts)

    with acting_for(tenant):
        assert book.balance(chart.INTEREST) == Money(0)


def handing(point: CollectionPoint, **more: object) -> dict[str, object]:
    usual = {"out_of": f"point:{point.pk}", "into": "treasurer", "amount": "200"}
    return {**usual, **day("on", TODAY), **more}


def test_a_handover_waits_until_the_other_confirms(
    people: cash.People, treasurer: Client, point: CollectionPoint, tenant: Tenant
):
    collector = sessions.logged_in(people.collector)
    answer = posted(collector, "handovers/new/", "save", **handing(point))
    address = answer.headers["Location"]

    assert "รอผู้รับยืนยัน" in text_of(collector.get(address))
    assert "ยืนยันรับเงินสด" in text_of(treasurer.get("/staff/"))
    treasurer.post(f"{address}answer/", {"answer": "confirm"})

    assert "ผู้รับยืนยันแล้ว" in text_of(treasurer.get(address))
    with acting_for(tenant):
        assert book.balance(chart.CASH) == Money.baht(200)


def test_a_handover_without_an_answer_goes_on_waiting(
    people: cash.People, treasurer: Client, point: CollectionPoint, tenant: Tenant
):
    collector = sessions.logged_in(people.collector)
    address = posted(collector, "handovers/new/", "save", **handing(point)).headers["Location"]

    told = text_of(treasurer.post(f"{address}answer/", {"answer": "perhaps"}, follow=True))

    assert "กดปุ่มใดปุ่มหนึ่ง" in told
    assert "รอผู้รับยืนยัน" in told


def test_who_may_not_move_cash_is_not_offered_to(people: cash.People, point: CollectionPoint):
    assert "/handovers/new/" not in text_of(
        sessions.logged_in(people.inspector).get("/staff/cash/handovers/")
    )


def test_the_giver_sees_no_button_to_confirm(people: cash.People, point: CollectionPoint):
    collector = sessions.logged_in(people.collector)
    address = posted(collector, "handovers/new/", "save", **handing(point)).headers["Location"]

    page = text_of(collector.get(address))

    assert 'value="confirm"' not in page
    assert collector.post(f"{address}answer/", {"answer": "confirm"}).status_code in (403, 409)


def test_a_signed_paper_confirms_at_once(people: cash.People, point: CollectionPoint, tenant: Tenant):
    collector = sessions.logged_in(people.collector)
    paper = SimpleUploadedFile("signed.png", b"\x89PNG\r\n\x1a\n signed by both")

    posted(collector, "handovers/new/", "save", **handing(point, photo=paper))

    with acting_for(tenant):
        assert Handover.objects.get().paper is not None
        assert book.balance(chart.CASH) == Money.baht(200)


def test_a_collector_moves_only_the_cash_of_their_own_village(
    tenant: Tenant, people: cash.People, point: CollectionPoint
):

    elsewhere = replace(people.collector, unit_id=987)
    given = Given(
        amount=Money.baht(1),
        out_of=Into(account=chart.CUSTODY, party=point.pk),
        into=cash.TREASURER,
        on=cash.TODAY,
    )

    with acting_for(tenant), pytest.raises(holders.NotYourPoint):
        actions.hand_over(given=given, request_id="theirs", by=elsewhere)


def test_a_count_stands_beside_the_book_with_its_paper(
    people: cash.People, point: CollectionPoint, tenant: Tenant
):
    inspector = sessions.logged_in(people.inspector)
    facts = {"place": f"point:{point.pk}", "is_surprise": "on", "baht_100": "๓", "request_id": "count"}

    answer = inspector.post("/staff/cash/count/", facts)
    address = answer.headers["Location"]

    assert "ตรงกับสมุด" in text_of(inspector.get(address))
    assert inspector.get(f"{address}paper/").content.startswith(b"%PDF")


def test_a_count_that_differs_asks_why(people: cash.People, point: CollectionPoint, tenant: Tenant):
    inspector = sessions.logged_in(people.inspector)
    facts = {"place": f"point:{point.pk}", "baht_100": "2", "request_id": "count"}

    page = text_of(inspector.post("/staff/cash/count/", facts))

    assert "-100.00" in page
    with acting_for(tenant):
        assert not CashCount.objects.exists()


def test_the_report_is_one_page_a_paper_and_a_workbook(people: cash.People, point: CollectionPoint):
    inspector = sessions.logged_in(people.inspector)

    page = text_of(inspector.get("/staff/cash/report/"))
    sheet = openpyxl.load_workbook(io.BytesIO(inspector.get("/staff/cash/report/workbook/").content)).active

    assert "จุดรับเงิน ศาลาหมู่บ้าน" in page
    assert "ยังไม่เคยตรวจนับ" in page
    assert inspector.get("/staff/cash/report/paper/").content.startswith(b"%PDF")
    assert 300 in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_chair_sets_a_limit_and_it_is_an_alarm(people: cash.People, point: CollectionPoint):
    chair = sessions.logged_in(people.chair)
    facts = {"which": "cash", "place": "everybody", "limit": "100", "days_most": "7", "resolution_no": "4"}

    answer = chair.post("/staff/cash/limits/", {**facts, **day("starts_on", TODAY)})

    assert answer.status_code == 302
    assert "เงินสดเกินวงเงินหรือค้างนาน" in text_of(chair.get("/staff/"))


def test_a_limit_of_the_past_is_refused_beside_its_day(people: cash.People):
    chair = sessions.logged_in(people.chair)
    facts = {"which": "pay", "approve_from": "100", "resolution_no": "4"}

    page = text_of(chair.post("/staff/cash/limits/", {**facts, **day("starts_on", "1/11/2569")}))

    assert "id_starts_on" in page
    assert "เริ่มใช้วันนี้หรือหลังจากนี้" in page


@pytest.mark.parametrize("address", ["record/interest/", "limits/", "pay/expense/"])
def test_a_collector_opens_only_their_own_pages(people: cash.People, address: str):
    assert sessions.logged_in(people.collector).get(f"/staff/cash/{address}").status_code == 403


def test_the_neighbours_rows_are_not_here(people: cash.People, tenant: Tenant, neighbour: Tenant):
    with acting_for(tenant):
        event = cash.event("interest", 12, people.treasurer)
    theirs = sessions.logged_in(tenants.member_of(neighbour, "treasurer", username="theirs"))

    assert theirs.get(f"/staff/cash/events/{event.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["", "handovers/", "count/", "orders/", "report/", "limits/"])
def test_every_page_speaks_english_too(people: cash.People, tenant: Tenant, address: str):
    everything = tenants.member_of(tenant, "chair", "treasurer", "secretary", username="all")
    browser = sessions.logged_in(everything)
    browser.cookies["language"] = "en"

    page = text_of(browser.get(f"/staff/cash/{address}"))

    main = re.sub(r"(?s).*<main[^>]*>(.*)</main>.*", r"\1", page)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", main, re.DOTALL)
    assert heading is not None
    assert not re.search("[ก-๙]", heading[1])

"""The bank beside the book, from the file to the reconciliation."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import funds, sessions, tenants
from tests.factories.bank_files import csv_of
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.payments.models import BankAssertion, BankLine, BankMatch, BankMatchUndo

from .test_books import text_of, words_in
from .test_funds import day

pytestmark = pytest.mark.usefixtures("clock")

HEAD = ["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"]
ROWS = [["20/11/2569", "โอนเข้า", "", "30.00", "30.00"], ["21/11/2569", "ดอกเบี้ย", "", "1.25", "31.25"]]
BANK = "/staff/books/bank/1200/"


@pytest.fixture
def treasurer(tenant):
    return tenants.member_of(tenant, "treasurer", "secretary", username="treasurer")


@pytest.fixture
def client(treasurer, tenant) -> Client:
    """A treasurer whose fund has one contribution of thirty baht in the bank."""
    with acting_for(tenant):
        funds.fund_with_book(treasurer)
        payer = funds.member(treasurer, given_name="กานดา")
        contribute(payer, treasurer)
    return sessions.logged_in(treasurer)


def contribute(payer, by):
    from thuanna.money.funds.actions import contributions

    return contributions.take_contribution(
        member_id=payer.pk,
        paid=(funds.monthly(),),
        happened_on=datetime.date(2026, 11, 20),
        received_into="bank",
        request_id="paid-into-the-bank",
        by=by,
    )


def upload(client, rows=ROWS, head=HEAD):
    file = SimpleUploadedFile("bank.csv", csv_of([head, *rows]), content_type="text/csv")
    return client.post(f"{BANK}import/", {"file": file})


def columns(*meanings):
    return {f"column_{place}": meaning for place, meaning in enumerate(meanings)}


USUAL = columns("day", "what", "withdrawal", "deposit", "balance")


@pytest.fixture
def taken_in(client):
    check = upload(client).url
    client.post(check, {"step": "take", **USUAL})
    return client


def test_a_file_is_shown_before_anything_comes_in(client):
    page = client.get(upload(client).url)

    assert "รายการที่จะนำเข้า" in text_of(page)
    assert "นำเข้า 2 รายการ" in words_in(page)


def test_confirmed_lines_come_in_and_wait(taken_in, tenant):
    page = words_in(taken_in.get(BANK))

    with acting_for(tenant):
        assert BankLine.objects.count() == 2
    assert "31.25" in page
    assert "มีที่ธนาคาร แต่ยังไม่มีในสมุด" in page


def test_the_same_file_again_is_refused_in_words(taken_in):
    page = taken_in.post(upload(taken_in).url, {"step": "take", **USUAL})

    assert "นำเข้าไว้แล้ว" in words_in(page)


def test_the_same_file_again_says_before_the_button_that_nothing_is_needed(taken_in):
    assert "ไม่ต้องทำอะไรเพิ่ม" in words_in(taken_in.get(upload(taken_in).url))


def test_an_error_in_the_file_names_row_and_column_and_takes_nothing_in(client, tenant):
    broken = [ROWS[0], ["21/11/2569", "ดอกเบี้ย", "", "1.25", "99.00"]]
    page = client.get(upload(client, broken).url)

    assert "แถว 3 คอลัมน์ E คงเหลือ" in words_in(page)
    assert 'value="take"' not in text_of(page)


def test_unknown_headings_are_explained_once_and_remembered(client, tenant):
    head = ["เมื่อ", "อะไร", "ออก", "เข้ามา", "เหลือ"]
    check = upload(client, ROWS[:1], head).url
    assert "ต้องบอกว่าคอลัมน์ใดเป็นวันที่" in words_in(client.get(check))

    client.post(check, {"step": "take", **USUAL})

    again = client.get(upload(client, ROWS[1:], head).url)
    assert "นำเข้า 1 รายการ" in words_in(again)


def test_a_file_that_is_no_table_is_refused_beside_the_field(client):
    file = SimpleUploadedFile("bank.pdf", b"%PDF-1.7 statement", content_type="application/pdf")

    page = words_in(client.post(f"{BANK}import/", {"file": file}))

    assert "ไม่ใช่ตาราง" in page


def suggestion(client) -> dict[str, str]:
    page = text_of(client.get(BANK))
    return dict(re.findall(r'name="(reason|line|journal)" value="([^"]+)"', page))


def test_a_suggestion_says_why_and_is_confirmed_and_undone(taken_in, tenant):
    assert "จำนวนเท่ากัน วันเดียวกัน" in text_of(taken_in.get(BANK))

    taken_in.post(f"{BANK}confirm/", suggestion(taken_in))
    with acting_for(tenant):
        match = BankMatch.objects.get()
    assert match.reason == "same_day"
    taken_in.post(f"{BANK}matches/{match.pk}/undo/")

    with acting_for(tenant):
        assert BankMatchUndo.objects.filter(match=match).exists()


def test_what_seems_to_be_in_the_book_is_not_called_missing_there(taken_in):
    page = text_of(taken_in.get(BANK))

    left_in_bank = page.partition('id="in-bank"')[2].partition('id="in-book"')[0]
    assert 'class="number money">30.00' not in left_in_bank
    assert "/staff/cash/record/interest/" in left_in_bank


def test_all_sure_suggestions_are_confirmed_at_once(taken_in, tenant):
    page = taken_in.post(f"{BANK}confirm/sure/", follow=True)

    assert "จับคู่แล้ว 1 คู่" in text_of(page)


def test_a_match_by_hand_that_does_not_add_up_says_by_how_much(taken_in):
    page = text_of(taken_in.get(f"{BANK}match/"))
    lines = re.findall(r'name="line" value="(\d+)"', page)
    (journal,) = re.findall(r'name="journal" value="(\d+)"', page)

    answer = taken_in.post(f"{BANK}match/", {"line": lines, "journal": journal})

    assert "ต่างกัน 1.25 บาท" in words_in(answer)


def test_a_balance_is_put_down_with_its_photo_and_leads_to_the_reconciliation(taken_in, tenant):
    photo = SimpleUploadedFile("page.jpg", b"\xff\xd8\xff photo", content_type="image/jpeg")

    answer = taken_in.post(
        f"{BANK}balance/", {**day("day", "21/11/2569"), "balance": "31.25", "photo": photo}, follow=True
    )

    page = words_in(answer)
    assert "งบกระทบยอดเงินฝากธนาคาร" in page
    assert "ต่างกันโดยมีที่มาครบ" in page
    with acting_for(tenant):
        stated = BankAssertion.objects.get()
    image = taken_in.post(f"/staff/books/bank/photos/{stated.pk}/")
    assert (image["Content-Type"], image.content) == ("image/jpeg", b"\xff\xd8\xff photo")
    with acting_for(tenant):
        assert AuditEntry.objects.filter(verb="payments.photo_seen").count() == 1


def test_a_balance_without_photo_is_not_taken(taken_in, tenant):
    page = taken_in.post(f"{BANK}balance/", {**day("day", "21/11/2569"), "balance": "31.25"})

    assert "ยังไม่ได้เลือก" in words_in(page)


@pytest.mark.parametrize("end", ["reconciliation/", "reconciliation.xlsx", "reconciliation.pdf"])
def test_the_reconciliation_is_a_page_a_workbook_and_a_paper(taken_in, end):
    answer = taken_in.get(f"{BANK}{end}?on=2026-11-21")

    assert answer.status_code == 200


def test_the_lines_of_a_file_can_be_read_again(taken_in):
    page = text_of(taken_in.get(BANK))
    (address,) = set(re.findall(r"/staff/books/bank/1200/statements/\d+/", page))

    assert "ดอกเบี้ย" in text_of(taken_in.get(address))


def test_a_committee_member_sees_the_bank_and_changes_nothing(taken_in, tenant):
    reader = sessions.logged_in(tenants.member_of(tenant, "committee", username="committee"))

    assert reader.get(BANK).status_code == 200
    assert reader.post(f"{BANK}confirm/", {}).status_code == 403
    assert reader.get(f"{BANK}import/").status_code == 403


def test_the_neighbour_finds_neither_file_nor_photo(taken_in, neighbour, tenant):
    check = upload(taken_in, [["1/11/2569", "x", "", "5.00", "5.00"]]).url
    with acting_for(neighbour):
        theirs = tenants.member_of(neighbour, "treasurer", "secretary", username="theirs")
        funds.fund_with_book(theirs)
    stranger = sessions.logged_in(theirs)

    assert stranger.get(check).status_code in (404, 409)
    assert "โอนเข้า" not in text_of(stranger.get(BANK))


def test_an_account_that_is_no_bank_is_not_found(client):
    assert client.get("/staff/books/bank/1100/").status_code == 404

"""The pages of an import, as the secretary of a fund walks through them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories import registers, sessions, tenants
from tests.factories.registers import member_line
from tests.factories.tenants import TODAY
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.importing.reading import read_register
from thuanna.money.funds.models import Fund, ImportBatch, Member


@pytest.fixture
def fund(acting: Tenant) -> Fund:
    founded: Fund = Fund.objects.create(founded_on=TODAY.replace(year=2006))
    return founded


@pytest.fixture
def browser(secretary: Actor, fund: Fund) -> Client:
    """The secretary's browser."""
    return sessions.logged_in(secretary)


def upload(browser: Client, content: bytes, name: str = "ทะเบียน.xlsx") -> HttpResponse:
    """Send a file and go where the answer points."""
    file = SimpleUploadedFile(name, content)
    response: HttpResponse = browser.post(reverse("staff:fund_import_new"), {"file": file}, follow=True)
    return response


def words(response: HttpResponse) -> str:
    return response.content.decode()


def newest() -> ImportBatch:
    batch: ImportBatch = ImportBatch.objects.order_by("-pk")[0]
    return batch


def at(name: str, batch: ImportBatch) -> str:
    return reverse(f"staff:{name}", args=[batch.pk])


def test_an_empty_list_says_what_to_do_first(browser: Client) -> None:
    assert reverse("staff:fund_import_new") in words(browser.get(reverse("staff:fund_imports")))


def test_an_uploaded_file_shows_row_by_row_what_was_found_and_saves_nobody(browser: Client) -> None:
    shown = words(
        upload(browser, registers.xlsx([*registers.register(3), member_line(4, citizen_number="12")]))
    )

    assert "ช่อง C5" in shown
    assert "เลขประจำตัวประชาชนมี 13 หลัก" in shown
    assert "ดูก่อนนำเข้า 3 คน" in shown
    assert not Member.objects.exists()


def test_confirming_brings_everybody_in_and_says_what_next(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(3)))
    question = words(browser.get(at("fund_import_confirm", newest())))

    answer = words(browser.post(at("fund_import_confirm", newest()), {"expected": "3"}, follow=True))

    assert "นำเข้า 3 คน</button>" in question
    assert "นำเข้าแล้ว 3 คน" in answer
    assert Member.objects.count() == 3


def test_pressing_confirm_again_adds_nobody(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(3)))
    address = at("fund_import_confirm", newest())

    browser.post(address, {"expected": "3"})
    browser.post(address, {"expected": "3"})

    assert Member.objects.count() == 3


def test_a_result_that_has_changed_since_is_shown_anew_and_not_written(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(3)))
    old = newest()
    upload(browser, registers.xlsx(registers.register(1)))
    browser.post(at("fund_import_confirm", newest()), {"expected": "1"})

    shown = words(browser.post(at("fund_import_confirm", old), {"expected": "3"}, follow=True))

    assert "ดูก่อนนำเข้า 2 คน" in shown
    assert Member.objects.count() == 1


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(browser: Client) -> None:
    shown = words(upload(browser, b"%PDF-1.7 scanned", "ทะเบียน.xlsx"))

    assert "ไฟล์นี้ไม่ใช่ตาราง (PDF)" in shown
    assert reverse("staff:fund_import_new") in shown


def test_no_file_is_told_beside_the_box(browser: Client) -> None:
    shown = words(browser.post(reverse("staff:fund_import_new"), {"sent": "1"}))

    assert "ยังไม่ได้เลือกไฟล์ทะเบียนสมาชิก" in shown


def test_correcting_a_column_checks_again(browser: Client) -> None:
    rows = [["ก", "ชื่อ", "เลขบัตร"], ["7", "นายสมชาย ใจดี", registers.citizen_number(1)]]
    upload(browser, registers.xlsx(rows))
    form = words(browser.get(at("fund_import_columns", newest())))

    browser.post(
        at("fund_import_columns", newest()),
        {"column_0": "member_no", "column_1": "full_name", "column_2": "citizen_number"},
    )

    assert registers.citizen_number(1) not in form
    assert newest().mapping["0"] == "member_no"
    assert newest().state == "checked"


def test_a_column_meaning_chosen_twice_is_refused_in_words(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(1)))

    shown = words(
        browser.post(at("fund_import_columns", newest()), {"column_4": "full_name", "column_5": "full_name"})
    )

    assert "ถูกเลือกไว้สองคอลัมน์" in shown


def test_another_sheet_can_be_read(browser: Client) -> None:
    upload(browser, registers.workbook({"หนึ่ง": registers.register(5), "สอง": registers.register(2, first=9)}))

    browser.post(at("fund_import_sheet", newest()), {"sheet": "สอง"})

    assert (newest().sheet, newest().accepted) == ("สอง", 2)


def test_the_marked_file_says_what_to_mend_and_imports_back(browser: Client) -> None:
    rows = [*registers.register(2), member_line(3, citizen_number="12", house_no=TODAY)]
    upload(browser, registers.xlsx(rows))

    content = browser.post(at("fund_import_marked", newest())).content

    again = read_register(content, "marked.xlsx", today=TODAY)
    assert {finding.code for finding in again.findings if finding.severity == "error"} == {
        "citizen_number_length"
    }
    assert [member.line for member in again.members] == [2, 3]
    assert again.header.headings[-1] == "สิ่งที่ต้องแก้"


def test_the_sample_file_is_a_register_that_can_be_read(browser: Client) -> None:
    content = browser.get(reverse("staff:fund_import_sample")).content

    reading = read_register(content, "sample.xlsx", today=TODAY)

    assert [finding.code for finding in reading.findings if finding.severity == "error"] == []
    assert len(reading.members) == 2


def test_findings_are_filtered_by_severity(browser: Client) -> None:
    rows = [*registers.register(1), member_line(2, citizen_number="12"), member_line(3, phone="08")]
    upload(browser, registers.xlsx(rows))

    shown = words(browser.get(at("fund_import", newest()) + "?severity=warning"))

    assert "ช่อง J4" in shown
    assert "ช่อง C3" not in shown


def test_undoing_takes_everybody_out_again(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(3)))
    browser.post(at("fund_import_confirm", newest()), {"expected": "3"})

    shown = words(browser.post(at("fund_import_undo", newest()), {"reason": "wrong_file"}, follow=True))

    assert "ยกเลิกการนำเข้าแล้ว" in shown
    assert not Member.objects.exists()


def test_a_long_file_is_left_to_the_worker_and_its_progress_shown(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thuanna.channels.staff.funds.imports.views.SMALL_ENOUGH", 100)

    shown = words(upload(browser, registers.xlsx(registers.register(3))))
    ImportBatch.objects.update(lines_done=500, lines_total=1200)
    part = browser.get(at("fund_import", newest()), headers={"HX-Request": "true"})

    assert "กำลังตรวจไฟล์" in shown
    assert newest().state == "uploaded"
    assert "500 จาก 1,200" in words(part)


def test_a_finished_check_sends_the_polling_page_to_the_result(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(1)))

    part = browser.get(at("fund_import", newest()), headers={"HX-Request": "true"})

    assert part.headers["HX-Redirect"] == at("fund_import", newest())


def test_a_discarded_file_stays_in_the_list_as_not_imported(browser: Client) -> None:
    upload(browser, registers.xlsx(registers.register(1)))

    shown = words(browser.post(at("fund_import_discard", newest()), follow=True))

    assert "ไม่นำเข้า" in shown


@pytest.mark.parametrize("role", ["collector", "committee", "inspector", "treasurer"])
def test_only_keepers_of_the_register_see_imports(fund: Fund, tenant: Tenant, role: str) -> None:
    browser = sessions.logged_in(tenants.member_of(tenant, role, username=role))

    assert browser.get(reverse("staff:fund_imports")).status_code == 403
    assert browser.get(reverse("staff:fund_import_new")).status_code == 403


def test_the_neighbour_finds_no_page_of_ours(browser: Client, stranger: Actor) -> None:
    upload(browser, registers.xlsx(registers.register(1)))
    other = sessions.logged_in(stranger)

    assert other.get(at("fund_import", newest())).status_code == 404
    assert other.post(at("fund_import_marked", newest())).status_code == 404


def test_the_pages_speak_english_too(browser: Client) -> None:
    browser.cookies["language"] = "en"

    shown = words(
        upload(browser, registers.xlsx([*registers.register(1), member_line(2, citizen_number="12")]))
    )

    assert "Go on with 1 people" in shown
    assert "a leading 0 may have been lost" in shown

"""Collecting on the screen: the sheet prepared, printed, typed, checked, posted; who may not."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import funds, regulations, sheets, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.models import PassbookLink, VillageSheet, VillageSheetDraft, VillageSheetOutcome
from thuanna.money.payments.models import Receipt

pytestmark = pytest.mark.usefixtures("acting")
DAY = {"happened_on_day": "21", "happened_on_month": "11", "happened_on_year": "2569"}


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


@pytest.fixture
def browser(secretary: Actor) -> Client:
    return logged_in(secretary)


@pytest.fixture
def sheet(secretary: Actor) -> VillageSheet:
    sheets.members(secretary, 3)
    return sheets.sheet(secretary)


def typed(version: int = 1, step: str = "save", **boxes: str) -> dict[str, str]:
    return {"version": str(version), "step": step} | DAY | {f"box_{n}": text for n, text in boxes.items()}


def test_a_fund_without_sheets_is_told_what_to_do_first(browser: Client):
    page = browser.get(reverse("staff:collecting")).content.decode()

    assert "ยังไม่มีใบเก็บเงิน" in page
    assert reverse("staff:sheet_new") in page


def test_a_sheet_is_prepared_for_members_without_a_village(browser: Client, secretary: Actor):
    sheets.members(secretary, 2)
    answers = {"village": "none", "first_month": "2026-11-01", "months": "1", "usual": "30", "point": ""}

    answer = browser.post(reverse("staff:sheet_new"), answers)

    made = VillageSheet.objects.get()
    assert answer["Location"] == reverse("staff:sheet", args=[made.pk])
    assert "60.00" in browser.get(answer["Location"]).content.decode()


def test_preparing_it_twice_leads_to_the_sheet_there_is(browser: Client, sheet: VillageSheet):
    answers = {"village": "none", "first_month": "2026-11-01", "months": "1", "usual": "30", "point": ""}

    page = browser.post(reverse("staff:sheet_new"), answers).content.decode()

    assert sheet.code in page
    assert reverse("staff:sheet", args=[sheet.pk]) in page


def test_the_paper_is_a_pdf_without_names_in_its_file_name(browser: Client, sheet: VillageSheet):
    answer = browser.get(reverse("staff:sheet_print", args=[sheet.pk]))

    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'inline; filename="sheet-{sheet.code}.pdf"'


def test_the_qr_of_the_paper_leads_to_typing(browser: Client, sheet: VillageSheet):
    answer = browser.get(reverse("staff:sheet_by_code", args=[sheet.code]))

    assert answer["Location"] == reverse("staff:sheet_type", args=[sheet.pk])


def test_the_form_is_sent_without_any_script_and_nothing_is_lost(browser: Client, sheet: VillageSheet):
    address = reverse("staff:sheet_type", args=[sheet.pk])

    browser.post(address, typed(**{"1": "/", "2": "3o", "3": ""}))

    assert VillageSheetDraft.objects.get(sheet=sheet).typed == {"1": "/", "2": "3o"}
    page = browser.get(address).content.decode()
    assert 'value="3o"' in page
    assert 'aria-invalid="true"' in page


def test_the_script_saves_in_the_background(browser: Client, sheet: VillageSheet):
    address = reverse("staff:sheet_type", args=[sheet.pk])

    answer = browser.post(address, typed(**{"1": "/"}), headers={"Accept": "application/json"})

    assert answer.json() == {"version": 2, "disputed": []}


def test_a_second_window_is_shown_what_the_first_had_saved(browser: Client, sheet: VillageSheet):
    address = reverse("staff:sheet_type", args=[sheet.pk])
    browser.post(address, typed(**{"1": "60"}))

    page = browser.post(address, typed(**{"1": "30"})).content.decode()

    assert "หน้าจออื่นบันทึกไว้ว่า 60" in page


def test_a_wrong_control_total_keeps_it_out_and_the_right_one_posts_it(browser: Client, sheet: VillageSheet):
    address = reverse("staff:sheet_type", args=[sheet.pk])
    check = reverse("staff:sheet_check", args=[sheet.pk])
    answer = browser.post(
        address, typed(step="check", **{"1": "/", "2": "/"}) | {"counted_people": "2", "counted_total": "90"}
    )
    assert answer["Location"] == check
    page = browser.get(check).content.decode()
    assert "พิมพ์ขาดไป 30.00 บาท" in page
    assert 'value="post"' not in page
    browser.post(
        address, typed(2, "check", **{"1": "/", "2": "60"}) | {"counted_people": "2", "counted_total": "90"}
    )

    answer = browser.post(check, {"step": "post", "version": "3"})

    assert answer["Location"] == reverse("staff:sheet", args=[sheet.pk])
    assert Receipt.objects.count() == 2
    page = browser.get(answer["Location"]).content.decode()
    assert "เก้าสิบบาทถ้วน" in page
    assert "RC-2570-000001" in page


def test_pressing_twice_posts_once(browser: Client, sheet: VillageSheet):
    answers = typed(step="check", **{"1": "/"}) | {"counted_people": "1", "counted_total": "30"}
    browser.post(reverse("staff:sheet_type", args=[sheet.pk]), answers)
    check = reverse("staff:sheet_check", args=[sheet.pk])
    browser.post(check, {"step": "post", "version": "2"})

    again = browser.post(check, {"step": "post", "version": "2"})

    assert again["Location"] == reverse("staff:sheet", args=[sheet.pk])
    assert Receipt.objects.count() == 1


def test_all_others_are_ticked_with_one_button(browser: Client, sheet: VillageSheet):
    browser.post(reverse("staff:sheet_type", args=[sheet.pk]), typed(step="tick", **{"2": "-"}))

    assert VillageSheetDraft.objects.get(sheet=sheet).typed == {"1": "/", "2": "-", "3": "/"}


def test_a_photo_is_kept_and_shown_to_those_who_may(browser: Client, sheet: VillageSheet):
    photo = SimpleUploadedFile("paper.jpg", b"\xff\xd8\xff\xe0 a sheet", "image/jpeg")

    browser.post(reverse("staff:sheet_photo_add", args=[sheet.pk]), {"photo": photo})

    page = browser.get(reverse("staff:sheet", args=[sheet.pk])).content.decode()
    assert "ดูรูปที่ 1" in page


def test_a_sheet_is_set_aside_with_its_reason(browser: Client, sheet: VillageSheet):
    browser.post(reverse("staff:sheet_aside", args=[sheet.pk]), {"reason": "กระดาษหาย"})

    assert VillageSheetOutcome.objects.get(sheet=sheet).reason == "กระดาษหาย"


def test_an_inspector_does_not_collect(tenant: Tenant, sheet: VillageSheet):
    inspector = logged_in(tenants.member_of(tenant, "inspector", username="inspector"))

    assert inspector.get(reverse("staff:collecting")).status_code == 403
    assert inspector.post(reverse("staff:sheet_check", args=[sheet.pk]), {"step": "post"}).status_code == 403


def test_the_neighbour_finds_no_such_sheet(neighbour: Tenant, stranger: Actor, sheet: VillageSheet):
    with acting_for(neighbour):
        other = logged_in(stranger)

    assert other.get(reverse("staff:sheet", args=[sheet.pk])).status_code == 404
    assert other.post(reverse("staff:sheet_type", args=[sheet.pk]), typed()).status_code == 404


@pytest.mark.parametrize("name", ["sheet", "sheet_type", "sheet_check"])
def test_a_page_of_a_sheet_asks_the_database_little(
    browser: Client, secretary: Actor, django_assert_max_num_queries, name: str
):
    sheets.members(secretary, 40)
    whole = sheets.sheet(secretary)

    with django_assert_max_num_queries(40):
        browser.get(reverse(f"staff:{name}", args=[whole.pk]))


def test_a_passbook_is_shown_and_printed(browser: Client, secretary: Actor):
    member = funds.member(secretary)
    funds.receipt(member, secretary)

    page = browser.get(reverse("staff:passbook", args=[member.pk])).content.decode()
    printed = browser.post(reverse("staff:passbook_print", args=[member.pk]))

    assert "ส่ง/ขาด" in page
    assert "RC-2570-000001" in page
    assert printed.content.startswith(b"%PDF")


def test_the_standing_of_any_past_day_is_told_with_its_clause(browser: Client, secretary: Actor):
    regulations.adopted(secretary)
    member = funds.member(secretary)
    address = reverse("staff:passbook", args=[member.pk])

    page = browser.get(address, {"on_day": "1", "on_month": "11", "on_year": "2569"}).content.decode()

    assert "ตามระเบียบกองทุน ณ 1 พฤศจิกายน 2569" in page
    assert "(ระเบียบ ข้อ" in page


def test_a_day_to_come_is_not_asked(browser: Client, secretary: Actor):
    regulations.adopted(secretary)
    address = reverse("staff:passbook", args=[funds.member(secretary).pk])

    page = browser.get(address, {"on_day": "1", "on_month": "1", "on_year": "2599"}).content.decode()

    assert "ณ 1 มกราคม 2599" not in page


def test_a_villages_passbooks_are_printed_at_once_and_the_print_is_written_down(
    browser: Client, secretary: Actor
):
    sheets.members(secretary, 2)

    answer = browser.post(reverse("staff:passbooks"), {"village": ""})

    assert answer.content.startswith(b"%PDF")
    assert AuditEntry.objects.get(verb="funds.passbooks_printed").facts["count"] == 2


def test_a_fund_without_members_has_no_passbooks_to_print(browser: Client):
    page = browser.post(reverse("staff:passbooks"), {"village": ""}).content.decode()

    assert "ยังไม่มีสมาชิก" in page


def test_the_slip_is_shown_once_and_its_link_opens_the_passbook(browser: Client, secretary: Actor):
    member = funds.member(secretary)
    address = reverse("staff:passbook_link", args=[member.pk])

    slip = browser.post(address, {"days": "90"}).content.decode()

    path = re.search(r"http://testserver(/p/noenkhram-fund/[0-9a-z]{26})", slip)
    assert path is not None
    assert Client().get(path[1]).status_code == 200
    assert path[1] not in browser.get(reverse("staff:passbook", args=[member.pk])).content.decode()


def test_a_link_is_taken_back_on_the_screen(browser: Client, secretary: Actor):
    member = funds.member(secretary)
    browser.post(reverse("staff:passbook_link", args=[member.pk]), {"days": "90"})
    link = PassbookLink.objects.get()

    browser.post(reverse("staff:passbook_link_withdraw", args=[member.pk, link.pk]), {"reason": "lost"})

    page = browser.get(reverse("staff:passbook", args=[member.pk])).content.decode()
    assert "ยังไม่มีลิงก์ที่ใช้ได้" in page


def test_the_treasurer_prints_passbooks_but_gives_no_links(tenant: Tenant, secretary: Actor):
    member = funds.member(secretary)
    treasurer = logged_in(tenants.member_of(tenant, "treasurer", username="treasurer"))

    assert treasurer.get(reverse("staff:passbook", args=[member.pk])).status_code == 200
    assert treasurer.post(reverse("staff:passbook_link", args=[member.pk]), {"days": "7"}).status_code == 403

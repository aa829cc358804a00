"""Somebody at home has died: from a word on a telephone to the officer at the counter."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from . import judges
from .conftest import PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
HELP = "/t/noenkhram/help/"
GUIDE = f"{HELP}elderly-funeral/"
PAGES = [GUIDE, f"{GUIDE}start/", f"{HELP}standards/", f"{HELP}calendar/", f"{HELP}code/", "/search/?q=ศพ"]
Visit = Callable[..., Page]


def go_on(page: Page) -> None:
    page.get_by_role("button", name="บันทึกและไปต่อ").click()


def fill_in(page: Page) -> None:
    """Six short pages, without any script."""
    page.fill("#id_name", "สมหญิง ตัวอย่าง")
    page.fill("#id_number", "1-1017-00230-70-8")
    page.fill("#id_phone", "049 123 456")
    page.fill("#id_relation", "บุตร")
    go_on(page)
    page.fill("#id_house", "๑๒/๓")
    page.select_option("#id_village", index=1)
    go_on(page)
    page.fill("#id_deceased_name", "สมชาย ตัวอย่าง")
    page.fill("#id_deceased_number", "3101700230704")
    page.fill("#id_deceased_born_on_year", "2489")
    for key in ("died_on", "certificate_on"):
        page.fill(f"#id_{key}_day", "2 พ.ย. 2569")
    go_on(page)
    page.locator("label[for=id_welfare_0]").click()
    go_on(page)
    page.locator("label[for=id_truth]").click()
    go_on(page)


def test_a_citizen_finds_the_guide_fills_the_form_and_the_officer_receives_it(
    visit: Visit, log_in: Callable[..., Page]
) -> None:
    page = visit("/t/noenkhram/", viewport=PHONE, java_script_enabled=False)
    page.fill("#search", "ศพ")
    page.get_by_role("button", name="ค้นหา").click()
    page.get_by_role("link", name="ค่าจัดการศพผู้สูงอายุตามประเพณี").first.click()
    page.get_by_role("link", name="กรอกแบบคำขอ").first.click()
    page.get_by_role("button", name="รับทราบ และเริ่มกรอก").click()
    fill_in(page)

    expect(page.locator("h1")).to_have_text("แบบครบแล้ว")
    code = re.search(r"\b[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}\b", page.locator("main").inner_text())
    assert code is not None
    paper = page.request.get(f"{HELP}form/pdf/").body()
    assert code[0] in "".join(one.extract_text() for one in PdfReader(io.BytesIO(paper)).pages)

    desk = log_in("officer")
    desk.goto("/staff/guides/forms/")
    desk.fill("#id_code", code[0])
    desk.get_by_role("button", name="เปิดแบบ").click()
    expect(desk.locator("main")).to_contain_text("สมชาย ตัวอย่าง")
    desk.get_by_role("button", name="รับแบบนี้").click()
    expect(desk.locator("main")).to_contain_text("รบ-25")

    page.goto(f"{HELP}form/")
    expect(page.locator("h1")).to_have_text("สำนักงานรับแบบแล้ว")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out_on_a_phone(visit: Visit, path: str) -> None:
    page = visit(path, viewport=PHONE)

    assert judges.axe(page) == []

"""The promise: an officer publishes an announcement, a dated plan with its file and a guide with a
form in minutes.

One writes, another approves; the worker publishes right after. The same pages on a phone, without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import town_site

from . import judges
from .conftest import PHONE
from .test_first_day import press

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
STAFF = [
    "/staff/site/",
    "/staff/site/new/",
    "/staff/site/boards/",
    "/staff/site/registers/",
    "/staff/site/checklist/",
]
UNTIL_PUBLISHED = """async (address) => {
  for (let asked = 0; asked < 300; asked += 1) {
    if ((await fetch(address)).ok) return true;
    await new Promise((go) => setTimeout(go, 300));
  }
  return false;
}"""
PUBLIC = [
    "/t/noenkhram/know/",
    "/t/noenkhram/p/development-plan-1/",
    "/t/noenkhram/p/locality/",
    "/t/noenkhram/p/announcement-1/notice/",
    "/t/noenkhram/know/announcement/",
    "/t/noenkhram/check/withheld/",
    "/data/site/noenkhram/",
]


def write(page: Page, kind: str, title: str, **more: str) -> None:
    """Begin a page and fill what it asks."""
    page.goto("/staff/site/new/")
    page.select_option("#id_kind", kind)
    page.fill("#id_title_th", title)
    press(page, "เริ่มเขียน")
    page.wait_for_url("**/edit/")
    page.fill("#id_summary_th", "ทุกคนอ่านแล้วรู้ว่าเกี่ยวกับตัวเองไหม")
    page.fill("#id_body_th", "## เรื่องสำคัญ\n- ข้อแรก\n- ข้อสอง")
    page.select_option("#id_division", label="กองสวัสดิการสังคม")
    for name, value in more.items():
        page.fill(f"#id_{name}", value)
    press(page, "บันทึกและดูตัวอย่าง")
    page.wait_for_url(re.compile(r"/v/\d+/$"))


def attach_plan(page: Page) -> None:
    press(page, "แนบเอกสาร")
    page.fill("#id_title_th", "แผนพัฒนาเด็กและเยาวชน")
    page.set_input_files(
        "input[type=file]", {"name": "scan0001.pdf", "mimeType": "application/pdf", "buffer": town_site.PDF}
    )
    press(page, "แนบ")
    expect(page.get_by_text("แนบไฟล์แล้ว")).to_be_visible()


def publish_guide(page: Page, guide: str, place: str) -> str:
    """Fill in the office's own facts of a guide, look, and publish it with its form."""
    page.goto(f"/staff/guides/{guide}/")
    page.fill("#id_place_th", place)
    page.check("#id_takes_forms")
    press(page, "บันทึก แล้วดูก่อนเผยแพร่")
    press(page, "เผยแพร่คู่มือ")
    expect(page.get_by_text("เผยแพร่คู่มือแล้ว")).to_be_visible()
    return f"/t/noenkhram/help/{guide}/"


def approve(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="อนุมัติเผยแพร่").click()
    press(page, "อนุมัติและเผยแพร่")
    expect(page.get_by_text("อนุมัติแล้ว")).to_be_visible()


def public_address(page: Page, address: str) -> str:
    page.goto(address)
    return str(page.get_by_role("link", name="เปิดหน้าสาธารณะ").get_attribute("href"))


def published_at(page: Page, staff_address: str) -> str:
    """Where everybody reads it, once the worker has published: right after the approval."""
    address = public_address(page, staff_address)
    assert page.evaluate(UNTIL_PUBLISHED, address), f"{address} was not published"
    return address


def test_an_officers_ten_minutes(log_in: LogIn, visit: Callable[..., Page]) -> None:
    officer = log_in("officer")
    write(officer, "announcement", "ตรวจตาฟรีที่ศาลาหมู่ 5", f_where="ศาลาหมู่ 5", f_travel="มีรถรับส่ง 8.00 น.")
    press(officer, "ส่งให้คนอื่นอนุมัติ")
    news = officer.url
    write(
        officer,
        "development_plan",
        "แผนพัฒนาเด็กและเยาวชน",
        f_from_year="๒๕๗๑",
        f_to_year="2573",
        f_adopted_on="1 พ.ย. 2569",
    )
    attach_plan(officer)
    press(officer, "ส่งให้คนอื่นอนุมัติ")
    plan = officer.url
    guide = publish_guide(officer, "newborn-grant", "เคาน์เตอร์ 9 อาคารใหม่")

    head = log_in("head")
    approve(head, news)
    approve(head, plan)
    citizen = visit("/t/noenkhram/", viewport=PHONE, java_script_enabled=False)

    citizen.goto(published_at(head, news))
    expect(citizen.get_by_role("heading", level=1)).to_have_text("ตรวจตาฟรีที่ศาลาหมู่ 5")
    citizen.goto(published_at(head, plan))
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="แผนพัฒนาเด็กและเยาวชน").last.click()
    assert download.value.suggested_filename == "แผนพัฒนาเด็กและเยาวชน.pdf"
    citizen.goto(guide)
    expect(citizen.locator("main")).to_contain_text("เคาน์เตอร์ 9 อาคารใหม่")
    expect(citizen.get_by_role("link", name="กรอกแบบคำขอ").first).to_be_visible()


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_for_everybody(visit: Callable[..., Page], path: str) -> None:
    page = visit(path, viewport=PHONE)

    assert judges.axe(page) == []


def test_staff_pages_are_for_everybody(log_in: LogIn) -> None:
    page = log_in("head", viewport=PHONE)
    found = {}
    for path in STAFF:
        page.goto(path)
        found[path] = judges.axe(page)

    assert {path: faults for path, faults in found.items() if faults} == {}

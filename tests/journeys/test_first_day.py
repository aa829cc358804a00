"""The promise: a messy register becomes a living one, a first contribution is proved, and everybody sees it.

Follows `docs/tutorial/first-day.md` step by step.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from thuanna.demo import register
from thuanna.demo.password import PASSWORD

from .conftest import PHONE, Served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the button or follow the link with this name."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()


def upload_register(page: Page) -> None:
    page.goto("/staff/funds/imports/new/")
    content = register.messy_workbook(seed=1)
    page.set_input_files("input[type=file]", {"name": "สมาชิกใหม่.xlsx", "mimeType": XLSX, "buffer": content})
    press(page, "ตรวจไฟล์นี้")


def members_on_public_page(page: Page) -> int:
    page.goto("/f/monmokfa-fund/")
    page.reload()  # past the minute for which a browser may keep the page
    figure = page.locator("main").get_by_text(re.compile(r"^[\d,]+$")).first.inner_text()
    return int(figure.replace(",", ""))


def take_contribution(page: Page, member: str, baht: str) -> None:
    page.goto("/staff/money/take/")
    page.fill("#id_question", member)
    press(page, "ค้นหา")
    page.locator("main a[href*='/take/']").first.click()
    page.check("input[name=kind][value=monthly]")
    page.fill("#id_amount", baht)
    page.fill("#id_months", "1")
    page.fill("#id_entry_fee", "")
    page.check("input[name=received_into][value=treasurer]")
    press(page, "ตรวจก่อนบันทึก")


def printed_receipt(page: Page) -> str:
    """What the PDF says that the print button sends; the browser would show it in its own viewer."""
    button = page.get_by_role("button", name="พิมพ์ใบเสร็จ (PDF)")
    form = page.locator("main form", has=button)
    token = form.locator("input[name=csrfmiddlewaretoken]").input_value()
    answer = page.request.post(form.get_attribute("action") or page.url, form={"csrfmiddlewaretoken": token})
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body())).pages[0].extract_text()


def test_the_first_day_of_a_fund(log_in: LogIn, site: Served) -> None:
    page = log_in("hill-secretary")
    before = members_on_public_page(page)

    upload_register(page)
    expect(page.locator("h1")).to_have_text("ผลการตรวจไฟล์")
    expect(page.locator("main")).to_contain_text("เดือนกุมภาพันธ์ไม่มีวันที่ 31")
    expect(page.locator("main")).to_contain_text("ต้องแก้ก่อน")

    press(page, "ดูก่อนนำเข้า")
    incoming = int(re.search(r"(\d+) คน", page.locator("h1").inner_text())[1])
    press(page, f"นำเข้า {incoming} คน")
    expect(page.locator("h1")).to_contain_text(f"นำเข้าแล้ว {incoming} คน")
    assert members_on_public_page(page) == before

    take_contribution(page, "01-00001", "30")
    expect(page.locator("main")).to_contain_text("สามสิบบาทถ้วน")
    press(page, "บันทึกและออกใบเสร็จรับเงิน")
    reference = re.search(r"RC-\d{4}-\d{6}", page.locator("h1").inner_text())[0]

    text = printed_receipt(page)
    assert "สามสิบบาทถ้วน" in text
    assert "ตัวอย่าง ห้ามใช้" in text
    assert reference.split("-")[2] in text

    page.goto("/staff/publications/")
    press(page, "เผยแพร่ให้ทุกคนเห็น")
    expect(page.locator("main")).to_contain_text("ตอนนี้แสดงฉบับที่ 2")
    assert members_on_public_page(page) > before

    proof = site.command("ledger", "verify", "--tenant", "monmokfa-fund", "--json")
    assert json.loads(proof.stdout)["ok"] is True
    assert proof.returncode == 0


def test_the_same_register_again_adds_nobody(log_in: LogIn) -> None:
    page = log_in("secretary")
    upload_register(page)
    press(page, "ดูก่อนนำเข้า")
    press(page, re.compile(r"^นำเข้า \d+ คน$"))
    expect(page.locator("h1")).to_contain_text("นำเข้าแล้ว")

    upload_register(page)

    expect(page.locator("main")).to_contain_text("อยู่ในทะเบียนแล้ว")
    expect(page.get_by_role("link", name="ดูก่อนนำเข้า")).to_have_count(0)


def test_what_waits_stands_on_the_secretarys_home(log_in: LogIn) -> None:
    page = log_in("secretary", viewport=PHONE)

    press(page, "ไฟล์ทะเบียนรอยืนยัน")

    expect(page.locator("main")).to_contain_text("รอยืนยัน")


def test_a_neighbours_secretary_cannot_open_the_pages(log_in: LogIn) -> None:
    page = log_in("secretary")
    page.goto("/staff/funds/members/")
    member = page.locator("main table a").first
    name = member.inner_text()
    member.click()
    page.wait_for_url("**/members/*/")
    path = page.url.removeprefix(page.url.split("/staff/")[0])
    neighbour = log_in("hill-secretary")

    answer = neighbour.goto(path)

    assert answer is not None
    assert answer.status in {404, 409}
    expect(neighbour.locator("body")).not_to_contain_text(name)


def test_a_treasurer_logs_in_with_the_keyboard_alone(log_in: LogIn, visit: Callable[..., Page]) -> None:
    page = visit("/staff/login/")
    page.focus("#id_login")
    page.keyboard.type("treasurer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    page.wait_for_url("**/staff/")
    expect(page.locator("h1")).to_be_visible()

"""A village's sheet is typed with the keyboard against the clock; a member reads the passbook on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import PHONE, Served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TEN_MINUTES = 600
_PAGES = ["", "sheets/new/", "passbooks/", "arrears/"]


def open_sheet(page: Page) -> None:
    """A printed sheet that nobody has typed yet."""
    page.goto("/staff/collecting/")
    row = page.locator("tbody tr", has=page.get_by_text("พร้อมพิมพ์")).first
    row.locator("a").first.click()
    page.get_by_role("link", name="พิมพ์ใบที่เขียนแล้วเข้าระบบ").click()


def fill_totals(page: Page, people: int, baht: int) -> None:
    page.fill("#id_counted_people", str(people))
    page.fill("#id_counted_total", str(baht))
    page.get_by_role("button", name="บันทึกและตรวจยอด").click()


def figures(page: Page) -> tuple[int, int]:
    """How many people and how much the running sum says."""
    people = page.locator("[data-sum-people]").inner_text().replace(",", "")
    total = page.locator("[data-sum-total]").inner_text().replace(",", "")
    return int(people), int(float(total))


def test_a_villages_sheet_is_typed_with_the_keyboard_and_posted_once_it_agrees(
    log_in: LogIn, site: Served
) -> None:
    page = log_in("treasurer")
    open_sheet(page)
    boxes = page.locator("input[data-box]:not([data-box^=x])")
    dues = boxes.evaluate_all("found => found.map(box => box.dataset.due)")
    lines = len(dues)
    began = time.monotonic()
    boxes.first.focus()
    for line, due in enumerate(dues, 1):
        pays_ahead = line % 20 == 0 and due != "0"
        page.keyboard.type("60" if pays_ahead else "/")
        if pays_ahead:
            page.keyboard.press("Enter")
    seconds = time.monotonic() - began
    people, total = figures(page)

    fill_totals(page, people, total + 9)  # two digits changed places

    expect(page.locator("main")).to_contain_text("อาจพิมพ์ตัวเลขสลับกัน")
    expect(page.get_by_role("button", name="ลงบัญชีและออกใบเสร็จทั้งใบ")).to_have_count(0)
    page.get_by_role("link", name="กลับไปแก้").click()
    fill_totals(page, people, total)
    page.get_by_role("button", name="ลงบัญชีและออกใบเสร็จทั้งใบ").click()
    expect(page.locator("main")).to_contain_text("ใบเสร็จจากใบนี้", timeout=60_000)
    expect(page.locator("main")).to_contain_text(f"{total:,}.00")
    expect(page.locator("a", has_text=re.compile(r"^\s*RC-\d{4}-\d{6}\s*$"))).to_have_count(people)
    assert lines >= 200
    assert seconds < TEN_MINUTES
    proved = site.command("ledger", "verify", "--json")
    assert proved.returncode == 0, proved.stdout[-2000:]


def test_a_member_reads_the_passbook_on_a_phone_without_javascript(
    log_in: LogIn, visit: Callable[..., Page]
) -> None:
    page = log_in("secretary")
    page.goto("/staff/funds/members/")
    page.locator("main tbody a[href*='/members/']").first.click()
    page.get_by_role("link", name="สมุดประจำตัว").first.click()
    page.get_by_role("link", name="ออกลิงก์ใหม่").click()
    page.get_by_role("button", name="ออกลิงก์").click()
    address = page.locator(".slip code").inner_text()

    phone = visit(address, viewport=PHONE, java_script_enabled=False)

    expect(phone.locator("h1")).to_have_text("สมุดประจำตัวของฉัน")
    expect(phone.locator("main")).to_contain_text("ผู้ดูแลข้อมูล")


@pytest.mark.parametrize("path", _PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(log_in: LogIn, path: str) -> None:
    page = log_in("secretary", viewport=PHONE)
    page.goto(f"/staff/collecting/{path}")

    findings = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(finding["id"], finding["nodes"][0]["html"][:200]) for finding in findings] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

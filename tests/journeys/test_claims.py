"""A relative claims on a telephone over the member's slip, photographs the papers, and the fund has it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import town_site

from . import judges
from .conftest import PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
Visit = Callable[..., Page]
_MINUTES = 3 * 60


def slip_of_a_member(log_in: Callable[..., Page]) -> str:
    """The address on a slip that the secretary hands over."""
    desk = log_in("secretary")
    desk.goto("/staff/funds/members/")
    desk.locator("main table a").first.click()
    desk.locator("main").get_by_role("link", name="สมุดประจำตัว", exact=True).click()
    desk.get_by_role("link", name="ออกลิงก์ใหม่").click()
    desk.get_by_role("button", name="ออกลิงก์").click()
    return str(desk.locator("main code").inner_text())


def no_findings(page: Page) -> None:
    assert judges.axe(page) == []


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scripts", [False, True], ids=["no script", "script"])
def test_a_claim_takes_less_than_three_minutes_on_a_telephone(
    visit: Visit, log_in: Callable[..., Page], tmp_path: Path, scripts: bool
) -> None:
    picture = tmp_path / "paper.jpg"
    picture.write_bytes(town_site.photo(size=(1200, 900)))
    address = slip_of_a_member(log_in)
    began = time.monotonic()
    phone = visit(re.sub(r"^https?://[^/]+", "", address), viewport=PHONE, java_script_enabled=scripts)

    phone.get_by_role("link", name="ยื่นคำขอรับสวัสดิการ").click()
    phone.get_by_role("radio").first.check(force=True)  # the whole line is the target
    for box, value in (("day", "1"), ("month", "11"), ("year", "2569")):
        phone.locator(f"[name=event_on_{box}]").fill(value)
    phone.get_by_role("button", name="ต่อไป").click()
    for name, value in (("units", "2"),):
        if phone.locator(f"[name={name}]").count():
            phone.locator(f"[name={name}]").fill(value)
    if phone.locator("[name=relation]").count():
        phone.locator("[name=relation]").first.check(force=True)  # as above
    if not phone.locator("[name=claimant]:visible, label:has([name=claimant])").count():
        phone.get_by_role("button", name="ต่อไป").click()
    phone.locator("[name=claimant][value=relative]").check(force=True)  # as above
    phone.locator("[name=claimant_name]").fill("หลานของสมาชิก")
    phone.locator("[name=claimant_phone]").fill("0890000000")
    phone.get_by_role("button", name="ต่อไป").click()
    expect(phone.locator("h1")).to_have_text("ตรวจแล้วส่ง")
    fits(phone)
    phone.get_by_role("button", name="ส่งคำขอและรับเลขที่").click()
    reference = phone.locator("#reference").inner_text()
    files = phone.locator("input[type=file]")
    assert files.first.get_attribute("capture") == "environment"
    files.first.set_input_files(picture)
    phone.get_by_role("button", name="ส่งรูปเอกสาร").click()
    expect(phone.locator("main")).to_contain_text("ได้รับแล้ว")

    assert time.monotonic() - began < _MINUTES
    fits(phone)
    desk = log_in("secretary")
    desk.goto("/staff/claims/")
    desk.get_by_role("link", name=reference).click()
    expect(desk.locator("main")).to_contain_text("ยื่นผ่านลิงก์ส่วนตัวของสมาชิก")


def test_each_step_can_be_walked_by_keyboard_and_has_no_findings(
    visit: Visit, log_in: Callable[..., Page]
) -> None:
    address = re.sub(r"^https?://[^/]+", "", slip_of_a_member(log_in))
    phone = visit(f"{address}/claim", viewport=PHONE)
    no_findings(phone)
    phone.get_by_role("button", name="ต่อไป").click()
    expect(phone.get_by_role("alert")).to_contain_text("กรุณาเลือกว่าเกิดเรื่องอะไร")
    no_findings(phone)
    phone.get_by_role("radio").first.focus()
    phone.keyboard.press("Space")
    for value in ("1", "11", "2569"):
        phone.keyboard.press("Tab")
        phone.keyboard.type(value)
    phone.keyboard.press("Enter")
    expect(phone.locator("h1")).not_to_have_text("เกิดเรื่องอะไร เมื่อไร")
    no_findings(phone)

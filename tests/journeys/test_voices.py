"""A citizen complains on a phone without JavaScript and is answered; votes; comments and is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from thuanna.demo.password import PASSWORD

from .conftest import PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
Visit = Callable[..., Page]
TOWN = "/t/noenkhram/"
KNOW = f"{TOWN}know/"


def press(page: Page, name: str) -> None:
    """Press a button no sooner than a person would: forms refuse what is sent at once."""
    while page.evaluate("performance.now()") < 2_200:  # asked from outside: the page runs no script
        continue
    page.get_by_role("button", name=name, exact=True).click()


def log_in(page: Page, name: str, to: str) -> None:
    page.goto(f"/staff/login/?next={to}")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{to}")


def follow(page: Page, reference: str, code: str) -> None:
    page.goto(f"{TOWN}follow/")
    page.get_by_label("เลขที่เรื่อง").fill(reference)
    page.get_by_label("รหัสติดตาม").fill(code)
    press(page, "เปิดดูเรื่อง")


def test_a_complaint_is_told_on_a_phone_answered_and_not_yet_resolved(visit: Visit) -> None:
    citizen = visit(KNOW, viewport=PHONE, java_script_enabled=False)
    officer = visit("/staff/login/")

    citizen.get_by_role("link", name="แจ้งเรื่อง (ไม่ต้องบอกชื่อ)").click()
    citizen.get_by_label("ประเภทเรื่อง").select_option("light")
    citizen.get_by_label("เกิดอะไรขึ้น").fill("ไฟหน้าโรงเรียนดับ เด็กเดินกลับมืด")
    press(citizen, "ส่งเรื่องและรับเลขที่")
    reference = citizen.locator("#reference").inner_text()
    code = citizen.locator("#code").inner_text()

    log_in(officer, "officer", "/staff/voices/")
    officer.get_by_role("link", name=reference).click()
    officer.get_by_label("คำตอบถึงผู้แจ้ง").fill("เปลี่ยนหลอดให้แล้ววันนี้")
    officer.get_by_label("แก้ไขแล้ว").check(force=True)  # the whole line is the target
    officer.get_by_role("button", name="ส่งคำตอบ").click()
    expect(officer.locator("main")).to_contain_text("เสร็จสิ้น")

    follow(citizen, reference, code)
    expect(citizen.locator("main")).to_contain_text("เปลี่ยนหลอดให้แล้ววันนี้")
    citizen.get_by_label("ข้อความถึงเจ้าหน้าที่").fill("สว่างคืนเดียวก็ดับอีก")
    press(citizen, "แจ้งว่ายังไม่เรียบร้อย")
    expect(citizen.locator("main")).to_contain_text("เริ่มนับกำหนดตอบใหม่แล้ว")

    officer.reload()
    expect(officer.locator("main")).to_contain_text("สว่างคืนเดียวก็ดับอีก")


def test_one_votes_at_the_foot_of_a_page_and_sees_the_result(visit: Visit) -> None:
    page = visit(KNOW, viewport=PHONE, java_script_enabled=False)

    page.get_by_role("link", name="ตอบ", exact=True).click()
    page.get_by_label("เป็นประโยชน์ ตรงตามความต้องการ").check(force=True)  # the whole line is the target
    press(page, "ส่งคำตอบ")

    expect(page.locator("h1")).to_contain_text("ผลความเห็น")
    expect(page.locator("table")).to_contain_text("เป็นประโยชน์บ้าง")
    page.go_back()
    page.reload()
    expect(page.locator("main")).to_contain_text("อุปกรณ์นี้ตอบแล้ว")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_comment_is_seen_after_somebody_has_looked_at_it(visit: Visit, scripts: bool) -> None:
    words = f"อยากให้มีแผนที่ทางจักรยาน {'ก' if scripts else 'ข'}"
    citizen = visit(KNOW, viewport=PHONE, java_script_enabled=scripts)
    officer = visit("/staff/login/")

    citizen.get_by_role("link", name="แสดงความเห็นต่อหน้านี้").click()
    citizen.get_by_role("link", name="แสดงความเห็น", exact=True).click()
    citizen.get_by_label("ความเห็น", exact=True).fill(words)
    if not scripts:
        question = citizen.locator("label", has_text="บวก").inner_text()
        numbers = [int(word) for word in question.split() if word.isdecimal()]
        citizen.locator("[name=sum]").fill(str(sum(numbers)))
    press(citizen, "ส่งความเห็น")
    expect(citizen.locator("h1")).to_contain_text("ได้รับแล้ว")

    log_in(officer, "officer", "/staff/voices/comments/")
    officer.get_by_role("link", name=words).click()
    officer.get_by_role("button", name="เผยแพร่", exact=True).click()
    expect(officer.get_by_role("status")).to_contain_text("เผยแพร่ความเห็นแล้ว")

    citizen.goto(f"{TOWN}comments/?page={KNOW}&again={scripts}")
    expect(citizen.locator("main")).to_contain_text(words)

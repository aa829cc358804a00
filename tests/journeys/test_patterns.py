"""A project that worked goes from town to town as a file, is adapted there, and both credit each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import judges
from .conftest import PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
Visit = Callable[..., Page]
VAN = "รถรับ-ส่งผู้สูงอายุไปหาหมอวันเสาร์"
OURS = "รถสามหมู่บ้านไปหาหมอ"


def saved(page: Page, press: Callable[[], None], folder: Path, name: str) -> Path:
    """The file a button or link gives."""
    with page.expect_download() as coming:
        press()
    path = folder / name
    coming.value.save_as(path)
    return path


def test_a_pattern_goes_from_town_to_town_and_both_are_credited(
    log_in: LogIn, visit: Visit, tmp_path: Path
) -> None:
    rural, hill = log_in("head"), log_in("hill-officer", viewport=PHONE)

    rural.goto("/staff/planning/projects/")
    rural.get_by_role("link", name=VAN).click()
    rural.get_by_role("link", name="เป็นต้นแบบให้เมืองอื่น").click()
    expect(rural.locator("main")).to_contain_text("ไม่มีชื่อคน")
    rural.get_by_label("บทเรียนที่อยากบอกเมืองอื่น").fill("ให้ อสม. เป็นคนนัดคิวรถ")
    rural.get_by_label(re.compile("^อ่านแล้ว")).check(force=True)  # the whole line is the target
    rural.get_by_role("button", name="ทำซองต้นแบบ").click()
    link = rural.get_by_role("link", name=re.compile("^ดาวน์โหลดซอง")).first
    pattern = saved(rural, link.click, tmp_path, "pattern.thuanna.json")

    hill.goto("/staff/packets/receive/")
    hill.locator("input[type=file]").set_input_files(pattern)
    hill.get_by_role("button", name="ตรวจและรับซอง").click()
    expect(hill.locator("main")).to_contain_text("ให้ อสม. เป็นคนนัดคิวรถ")
    hill.get_by_label("ชื่อโครงการ").fill(OURS)
    hill.get_by_label("ใช้เงินจากที่ใด").fill("เทศบัญญัติ งานสวัสดิการ")
    hill.get_by_label("ปรับอะไรให้เหมาะกับที่นี่").fill("สามหมู่บ้านใช้รถคันเดียวกัน")
    hill.get_by_label("ใครเป็นเจ้าของโครงการ").select_option(index=1)
    hill.get_by_role("button", name="ทำโครงการจากต้นแบบนี้").click()
    expect(hill.locator("h1")).to_have_text(OURS)
    tell = hill.get_by_role("button", name="ทำซองตอบเมืองต้นแบบ")
    answer = saved(hill, tell.click, tmp_path, "answer.thuanna.json")

    rural.goto("/staff/packets/receive/")
    rural.locator("input[type=file]").set_input_files(answer)
    rural.get_by_role("button", name="ตรวจและรับซอง").click()
    expect(rural.locator("main")).to_contain_text("สามหมู่บ้านใช้รถคันเดียวกัน")
    rural.get_by_role("button", name="แสดงในหน้าโครงการ").click()
    expect(rural.locator("main")).to_contain_text(OURS)


@pytest.mark.parametrize("path", ["/models/", "/t/khunthong/programmes/", "/t/khunthong/programmes/2555-1/"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_axe_finds_nothing_before_everybody(visit: Visit, path: str, viewport: dict[str, int]) -> None:
    page = visit(path, viewport=viewport, java_script_enabled=True)

    assert judges.axe(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/staff/packets/",
        "/staff/packets/receive/",
        "/staff/planning/patterns/",
        "/staff/planning/follow-ups/",
        "/staff/programmes/",
        "/staff/programmes/add/",
        "/staff/programmes/tambon/",
        "/staff/programmes/tambon/add/?measure=unsafe-homes",
    ],
)
def test_axe_finds_nothing_at_work(log_in: LogIn, path: str) -> None:
    page = log_in("head", viewport=PHONE)
    page.goto(path)

    assert judges.axe(page) == []

"""Somebody tells of violence on a borrowed phone without JavaScript, is answered, lets it be passed on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import judges
from .conftest import DESK, PHONE
from .test_voices import press

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
Visit = Callable[..., Page]
HELP = "/t/noenkhram/help/"
BOX = f"{HELP}box/"


def work_out_the_sum(page: Page) -> None:
    """Where no script runs, a small sum says that a person sends it."""
    label = page.locator("label[for=id_sum]").inner_text()
    one, other = (int(part) for part in label.split() if part.isdecimal())
    page.locator("#id_sum").fill(str(one + other))


def open_with(page: Page, code: str) -> None:
    page.goto(f"{BOX}read/")
    page.get_by_label("รหัส", exact=True).fill(code)
    work_out_the_sum(page)
    press(page, "เปิดอ่าน")


def open_newest(reader: Page) -> None:
    reader.goto("/staff/sealed/")
    reader.locator("tbody tr").filter(has_text="ยังไม่ได้อ่าน").first.get_by_role("link").click()
    reader.get_by_role("button", name="เปิดอ่านและบันทึกว่าเปิด").click()


def test_somebody_tells_is_answered_and_agrees_without_javascript(
    visit: Visit, log_in: Callable[..., Page]
) -> None:
    teller = visit(HELP, viewport=PHONE, java_script_enabled=False)
    reader = log_in("listener")

    teller.get_by_role("link", name="อ่านก่อนว่าปกป้องอะไรได้และไม่ได้").click()
    expect(teller).to_have_title("ขอรับบริการ · เทศบาลตำบลเนินคราม")
    teller.get_by_role("link", name="เขียนเรื่อง").click()
    teller.get_by_label("ความรุนแรง การทำร้าย หรือการข่มขู่").check(force=True)  # the whole line is the target
    teller.get_by_label("เกิดอะไรขึ้น").fill("เด็กบ้านริมคลองมีรอยช้ำทุกวันจันทร์")
    work_out_the_sum(teller)
    press(teller, "ส่งเรื่องและรับรหัส")
    code = teller.locator("#code").inner_text()

    open_newest(reader)
    expect(reader.locator("main")).to_contain_text("เด็กบ้านริมคลองมีรอยช้ำทุกวันจันทร์")
    reader.get_by_text("ขออนุญาตส่งต่อ", exact=True).click()
    asking = reader.locator("form", has=reader.get_by_role("button", name="ส่งคำขออนุญาต"))
    asking.get_by_label("ส่งต่อถึงใคร").fill("บ้านพักเด็กและครอบครัว")
    asking.get_by_label("บอกผู้แจ้งว่าส่งต่อเพราะอะไร").fill("เพื่อให้มีคนไปเยี่ยมเด็ก")
    asking.get_by_role("button", name="ส่งคำขออนุญาต").click()

    open_with(teller, code)
    expect(teller.locator("main")).to_contain_text("เพื่อให้มีคนไปเยี่ยมเด็ก")
    press(teller, "ยินยอมให้ส่งต่อ")
    expect(teller.locator("main")).to_contain_text("บันทึกคำตอบแล้ว")

    open_newest(reader)
    expect(reader.locator("main")).to_contain_text("ผู้แจ้งยินยอมให้ส่งต่อ")
    way_out = teller.get_by_role("link", name="ออกจากหน้านี้ทันที")
    assert "noreferrer" in (way_out.get_attribute("rel") or "")


def test_the_way_out_empties_the_page_and_takes_its_place_in_the_history(visit: Visit) -> None:
    page = visit(HELP)
    page.context.route(
        "https://www.tmd.go.th/**", lambda route: route.fulfill(body="fair", content_type="text/html")
    )
    page.get_by_role("link", name="อ่านก่อนว่าปกป้องอะไรได้และไม่ได้").click()
    page.get_by_role("link", name="เขียนเรื่อง").click()
    page.wait_for_url(f"**{BOX}write/")

    page.get_by_role("link", name="ออกจากหน้านี้ทันที").click()

    page.wait_for_url("https://www.tmd.go.th/**")
    page.go_back()
    page.wait_for_url(f"**{HELP}")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [BOX, f"{BOX}write/", f"{BOX}read/", f"{HELP}leaders/"])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, path: str, viewport: dict[str, int]) -> None:
    page = visit(path, viewport=viewport)

    assert judges.axe(page) == []


@pytest.mark.parametrize(
    "path", ["/staff/sealed/", "/staff/sealed/readers/", "/staff/leaders/", "/staff/leaders/add/"]
)
def test_axe_finds_nothing_on_the_readers_and_keepers_pages(log_in: Callable[..., Page], path: str) -> None:
    page = log_in("clerk", viewport=PHONE)
    page.goto(path)

    assert judges.axe(page) == []


def test_axe_finds_nothing_on_an_open_thread(log_in: Callable[..., Page]) -> None:
    page = log_in("clerk", viewport=PHONE)
    page.goto("/staff/sealed/")
    page.locator("tbody tr").first.get_by_role("link").click()
    page.get_by_role("button", name="เปิดอ่านและบันทึกว่าเปิด").click()

    assert judges.axe(page) == []

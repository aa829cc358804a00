"""A village's sheet is typed with the keyboard against the clock; a member reads the passbook on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from . import judges
from .conftest import PHONE, Served, served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
TEN_MINUTES = 600
MOST_KEYS_A_LINE = 2
_PAGES = ["", "sheets/new/", "passbooks/", "arrears/", "transfers/"]


@pytest.fixture(scope="module")
def site(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Its own: a contribution taken in another journey would stand against a line of the sheet."""
    yield from served(django_db_blocker, tmp_path_factory)


def open_sheet(page: Page) -> None:
    """A printed sheet that nobody has typed yet."""
    page.goto("/staff/collecting/")
    row = page.locator("tbody tr", has=page.get_by_text("พร้อมพิมพ์")).first
    row.locator("a").first.click()
    begin_typing(page, "พิมพ์ใบที่เขียนแล้วเข้าระบบ")


def open_draft(page: Page) -> None:
    """The sheet that somebody has begun to type."""
    page.goto("/staff/collecting/")
    page.locator("tbody tr", has=page.get_by_text("พิมพ์ค้างไว้")).first.locator("a").first.click()
    begin_typing(page, "พิมพ์ต่อ")


def begin_typing(page: Page, link: str) -> None:
    """Wait for the script too: a person's hand is not there before it, a test's is."""
    page.get_by_role("link", name=link).click()
    page.wait_for_url("**/type/**")


def fill_totals(page: Page, people: int, baht: int) -> None:
    page.fill("#id_counted_people", str(people))
    page.fill("#id_counted_total", str(baht))
    page.get_by_role("button", name="บันทึกและตรวจยอด").click()


def figures(page: Page) -> tuple[int, int]:
    """How many people and how much the running sum says."""
    people = page.locator("[data-sum-people]").inner_text().replace(",", "")
    total = page.locator("[data-sum-total]").inner_text().replace(",", "")
    return int(people), int(float(total))


def count_keys(page: Page) -> None:
    """Let the page count every key that is pressed."""
    page.evaluate("window.keys = 0; addEventListener('keydown', () => { window.keys += 1; }, true)")


def test_a_villages_sheet_is_typed_with_the_keyboard_and_posted_once_it_agrees(
    log_in: LogIn, site: Served
) -> None:
    page = log_in("treasurer")
    open_sheet(page)
    boxes = page.locator("input[data-box]:not([data-box^=x])")
    dues = boxes.evaluate_all("found => found.map(box => box.dataset.due)")
    lines = len(dues)
    count_keys(page)
    began = time.monotonic()
    boxes.first.focus()
    for line, due in enumerate(dues, 1):
        pays_ahead = line % 20 == 0 and due != "0"
        page.keyboard.type("60" if pays_ahead else "/")
        if pays_ahead:
            page.keyboard.press("Enter")
    seconds = time.monotonic() - began
    keys = page.evaluate("window.keys")
    people, total = figures(page)

    fill_totals(page, people, total + 9)  # two digits changed places

    expect(page.locator("main")).to_contain_text("อาจพิมพ์ตัวเลขสลับกัน")
    expect(page.get_by_role("button", name="ลงบัญชีและออกใบเสร็จทั้งใบ")).to_have_count(0)
    page.get_by_role("link", name="กลับไปแก้").click()
    assert figures(page) == (people, total)
    fill_totals(page, people, total)
    page.get_by_role("button", name="ลงบัญชีและออกใบเสร็จทั้งใบ").click()
    expect(page.locator("main")).to_contain_text("ใบเสร็จจากใบนี้", timeout=60_000)
    expect(page.locator("main")).to_contain_text(f"{total:,}.00")
    expect(page.locator("a", has_text=re.compile(r"^\s*RC-\d{4}-\d{6}\s*$"))).to_have_count(people)
    assert lines >= 200
    assert keys <= lines * MOST_KEYS_A_LINE
    assert seconds < TEN_MINUTES
    proved = site.command("ledger", "verify", "--json")
    assert proved.returncode == 0, proved.stdout[-2000:] + proved.stderr[-2000:]


def test_what_is_typed_while_the_connection_is_cut_is_there_again(log_in: LogIn) -> None:
    page = log_in("treasurer")
    open_draft(page)
    address, empty = page.url, page.locator("input[data-box]:not([data-box^=x]):not([data-due='0'])").last
    name = empty.get_attribute("name")
    empty.focus()

    page.context.set_offline(True)
    page.keyboard.type("/")
    page.get_by_role("button", name="บันทึกร่าง").click()
    expect(page.locator("[data-state]")).to_contain_text("เก็บไว้ในเครื่องนี้ก่อน")
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator(f"[name={name}]")).to_have_value("/")

    page.locator(f"[name={name}]").fill("-")
    page.route(address, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name="บันทึกร่าง").click()
    page.wait_for_url(re.compile("chrome-error|type"))
    page.unroute(address)
    page.goto(address)
    expect(page.locator(f"[name={name}]")).to_have_value("-")


def test_a_sheet_drawn_before_the_last_save_arrived_still_shows_what_was_typed(log_in: LogIn) -> None:
    page = log_in("treasurer")
    open_draft(page)
    box = page.locator("input[data-box]:not([data-box^=x]):not([data-due='0'])").first
    page.route(page.url, DrawnTooEarly())
    box.fill("60")

    page.evaluate("dispatchEvent(new Event('online'))")  # the sheet is sent behind the typist's back
    page.goto(page.url)

    expect(page.locator(f"[name={box.get_attribute('name')}]")).to_have_value("60")


class DrawnTooEarly:
    """The page is drawn, then what was sent before it is saved and answered, then the page arrives."""

    def __init__(self) -> None:
        self.sent: list[Route] = []

    def __call__(self, route: Route) -> None:
        if route.request.method == "POST":
            self.sent.append(route)
            return
        drawn = route.fetch()
        while self.sent:
            saving = self.sent.pop()
            saving.fulfill(response=saving.fetch())
        route.fulfill(response=drawn)


def test_a_transfer_becomes_a_receipt_and_waits_no_longer(log_in: LogIn) -> None:
    page = log_in("treasurer")
    page.goto("/staff/books/bank/")
    page.get_by_role("link", name="เงินโอนที่น่าจะเป็นเงินสมทบของสมาชิก").click()
    waiting = page.locator("main .list > li").count()
    ticked = page.locator("main input[name=take]:checked").count()
    assert ticked

    page.get_by_role("button", name="ตรวจรายการที่เลือก").click()
    expect(page.locator("main")).to_contain_text("บาทถ้วน")
    page.get_by_role("button", name="บันทึกและออกใบเสร็จรับเงิน").click()

    expect(page.locator("h1")).to_contain_text(f"ออกใบเสร็จแล้ว {ticked} ใบ")
    page.get_by_role("link", name="เงินโอนที่ยังรอ").click()
    expect(page.locator("main .list > li")).to_have_count(waiting - ticked)


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

    assert judges.axe(page) == []

"""A citizen reads: without JavaScript, on a phone, in either language, and is told the truth."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import judges
from .conftest import DESK, PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
PUBLIC = [
    "/",
    "/t/noenkhram/",
    "/t/noenkhram/know/",
    "/t/noenkhram/think/",
    "/t/noenkhram/check/",
    "/t/noenkhram/complain/",
    "/t/noenkhram/follow/",
    "/t/noenkhram/requests/",
    "/t/noenkhram/comments/?page=/t/noenkhram/know/",
    "/t/noenkhram/comments/add/?page=/t/noenkhram/know/",
    "/t/noenkhram/useful/?page=/t/noenkhram/know/",
    "/t/noenkhram/polls/market-day/result/",
    "/t/noenkhram/satisfied/",
    "/t/noenkhram/help/",
    "/t/khunthong/",
    "/f/noenkhram-fund/",
    "/f/monmokfa-fund/",
    "/f/noenkhram-fund/notice/",
    "/data/",
    "/data/fund/noenkhram-fund/",
    "/about/requirements/",
]
Visit = Callable[..., Page]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_is_read_on_a_phone_without_javascript(visit: Visit, path: str) -> None:
    page = visit(path, viewport=PHONE, java_script_enabled=False)

    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_be_visible()


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, path: str, viewport: dict[str, int]) -> None:
    page = visit(path, viewport=viewport)

    assert judges.axe(page) == []


def test_the_fund_page_says_how_many_members_there_are_and_that_it_is_an_example(visit: Visit) -> None:
    page = visit("/f/noenkhram-fund/")

    expect(page.locator("main")).to_contain_text("1,284")
    expect(page.locator("body")).to_contain_text("ตัวอย่าง")


def test_the_city_page_carries_the_published_figures_with_their_source(visit: Visit) -> None:
    page = visit("/t/khunthong/know/")

    expect(page.locator("main")).to_contain_text("111,707")
    expect(page.locator("main")).to_contain_text("678,749,799.10")
    expect(page.locator("main")).to_contain_text("รางวัลพระปกเกล้า")


def test_one_press_turns_the_page_into_english_and_back(visit: Visit) -> None:
    page = visit("/f/noenkhram-fund/", java_script_enabled=False)

    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_contain_text("Noen Khram Community Welfare Fund")
    page.get_by_role("button", name="ไทย").click()

    expect(page.locator("h1")).to_contain_text("กองทุนสวัสดิการชุมชนตำบลเนินคราม")


def test_larger_letters_stay_on_the_next_page(visit: Visit) -> None:
    page = visit("/t/noenkhram/", java_script_enabled=False)
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")

    page.get_by_role("button", name="ตัวหนังสือใหญ่").click()
    page.goto("/f/noenkhram-fund/")

    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > before

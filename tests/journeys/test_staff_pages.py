"""Every main staff page in a real browser: axe finds nothing, and nothing sticks out on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from thuanna.demo.password import PASSWORD

from .conftest import PHONE

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FUND = [
    "/staff/",
    "/staff/account/",
    "/staff/funds/",
    "/staff/funds/members/",
    "/staff/funds/members/new/",
    "/staff/funds/imports/",
    "/staff/funds/imports/new/",
    "/staff/people/",
    "/staff/money/",
    "/staff/money/take/",
    "/staff/publications/",
    "/staff/organisations/",
    "/staff/places/",
    "/staff/profile/",
    "/staff/design/",
]


MONEY = [
    "/staff/cash/",
    "/staff/cash/record/donation/",
    "/staff/cash/handovers/",
    "/staff/cash/handovers/new/",
    "/staff/cash/count/",
    "/staff/cash/orders/",
    "/staff/cash/pay/expense/",
    "/staff/cash/report/",
    "/staff/books/",
    "/staff/books/cash/",
    "/staff/books/form-10/",
    "/staff/books/trial-balance/",
    "/staff/books/bank/1200/",
    "/staff/books/bank/1200/balance/",
    "/staff/books/bank/1200/reconciliation/",
    "/staff/books/closing/",
]
WALKED = [
    "/staff/cash/record/donation/",
    "/staff/cash/handovers/new/",
    "/staff/cash/orders/",
    "/staff/books/bank/1200/",
    "/staff/books/bank/1200/balance/",
]
_MOST_STOPS = 120
# Where the keyboard stands: what it is, whether it is seen, whether a ring is drawn around it or its line.
_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const hasRing = one => one && getComputedStyle(one).outlineStyle !== "none"
    && parseFloat(getComputedStyle(one).outlineWidth) > 1;
  const ringed = hasRing(at) || hasRing(at.closest(".choice"));
  return {what: at.outerHTML.slice(0, 120), seen: box.bottom > 0 && box.top < innerHeight, ringed};
}"""


@pytest.fixture(scope="module")
def secretary(site: object, browser: object) -> Iterator[Page]:
    """One log-in for all looks: nothing is changed by them."""
    yield from _logged_in(site, browser, "secretary")


@pytest.fixture(scope="module")
def treasurer(site: object, browser: object) -> Iterator[Page]:
    """The same for the pages of money."""
    yield from _logged_in(site, browser, "treasurer")


def _logged_in(site: object, browser: object, name: str) -> Iterator[Page]:
    window = browser.new_context(viewport=PHONE, locale="th-TH", base_url=site.address)  # type: ignore[attr-defined]  # fixtures of conftest
    window.set_default_timeout(20_000)
    page = window.new_page()
    page.goto("/staff/login/")
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.locator("main form.plain button").click()
    page.wait_for_url("**/staff/")
    yield page
    window.close()


@pytest.mark.parametrize("path", FUND)
def test_axe_finds_nothing_and_nothing_sticks_out(secretary: Page, path: str) -> None:
    assert_sound(secretary, path)


@pytest.mark.parametrize("path", MONEY)
def test_the_pages_of_money_are_as_sound(treasurer: Page, path: str) -> None:
    assert_sound(treasurer, path)


def assert_sound(page: Page, path: str) -> None:
    """axe finds nothing, and nothing sticks out on a phone."""
    answer = page.goto(path)

    findings = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert answer is not None
    assert answer.status == 200
    assert [(finding["id"], finding["nodes"][0]["html"][:200]) for finding in findings] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", WALKED)
def test_the_keyboard_sees_where_it_stands_and_gets_out_again(treasurer: Page, path: str) -> None:
    treasurer.goto(path)

    stops = walked(treasurer)

    assert [stop["what"] for stop in stops if not (stop["seen"] and stop["ringed"])] == []
    assert 5 < len(stops) < _MOST_STOPS


def walked(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key until it leaves the page."""
    stops = []
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop in stops[:1]:
            break
        stops.append(stop)
    return stops


def test_the_log_in_page_is_free_of_findings(visit: Callable[..., Page]) -> None:
    page = visit("/staff/login/", viewport=PHONE)

    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []

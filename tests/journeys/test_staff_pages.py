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


@pytest.fixture(scope="module")
def secretary(site: object, browser: object) -> Iterator[Page]:
    """One log-in for all looks: nothing is changed by them."""
    window = browser.new_context(viewport=PHONE, locale="th-TH", base_url=site.address)  # type: ignore[attr-defined]  # fixtures of conftest
    window.set_default_timeout(20_000)
    page = window.new_page()
    page.goto("/staff/login/")
    page.fill("#id_login", "secretary")
    page.fill("#id_password", PASSWORD)
    page.locator("main form.plain button").click()
    page.wait_for_url("**/staff/")
    yield page
    window.close()


@pytest.mark.parametrize("path", FUND)
def test_axe_finds_nothing_and_nothing_sticks_out(secretary: Page, path: str) -> None:
    answer = secretary.goto(path)

    findings = Axe().run(secretary, options={"runOnly": RULES}).response["violations"]

    assert answer is not None
    assert answer.status == 200
    assert [(finding["id"], finding["nodes"][0]["html"][:200]) for finding in findings] == []
    assert secretary.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_log_in_page_is_free_of_findings(visit: Callable[..., Page]) -> None:
    page = visit("/staff/login/", viewport=PHONE)

    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []

"""One page of every view, walked to by its links on a phone: each opens; axe, a window's width and Tab.

Whoever works here follows every link that is shown to them. Drawn and judged are the pages of the part that
is named, so that each is judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest
from playwright.sync_api import Page

from thuanna.channels.web.middleware import LANGUAGE_COOKIE

from . import judges, walking
from .conftest import PHONE, Served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
PARTS = {
    "treasurer": ("cash", "books", "money"),
    "collector": ("account",),
    "secretary": ("funds", "collecting", "people", "meetings"),
    "chair": ("regulations", "claims", "grants"),
    "inspector": (),
    "officer": ("site", "guides", "planning", "cases"),
    "clerk": ("voices", "sealed", "leaders", "places"),
    "community": (),
    "head": ("organisations", "profile", "publications", "members", "packets", "programmes", "audit"),
    "province": (),
    "operator": ("operations",),
}
BAD = """
<style>
body { margin: 0; width: 1000px }
a { outline: 3px solid } #bare { outline: none } #off { position: fixed; left: -99px }
</style>
<img src="/favicon.ico"> <a href="#" id="bare">no ring</a> <a href="#" id="off">not seen</a>"""


@pytest.mark.parametrize("who", PARTS)
def test_whoever_works_here_may_open_what_is_linked_and_can_see_and_walk_it(
    log_in: Callable[..., Page], who: str
) -> None:
    page = log_in(who, viewport=PHONE)

    answers = walking.reached(page, "/staff/", ("/staff/",))

    assert not_opened(answers) == {}
    assert wrong(page, (path for path in pages(answers) if path.split("/")[2] in PARTS[who])) == {}


@pytest.mark.parametrize(("town", "language"), [("noenkhram", "th"), ("khunthong", "en")])
def test_whoever_reads_can_open_see_and_walk_every_page(
    site: Served, visit: Callable[..., Page], town: str, language: str
) -> None:
    page = visit("/", viewport=PHONE)
    page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": language, "url": site.address}])

    answers = walking.reached(page, "/", ("/search/", "/data/", "/about/", f"/t/{town}/", f"/f/{town}-fund/"))

    assert not_opened(answers) == {}
    assert wrong(page, pages(answers)) == {}


def test_the_log_in_page_can_be_seen_and_walked(visit: Callable[..., Page]) -> None:
    assert wrong(visit("/", viewport=PHONE), ["/staff/login/"]) == {}


def test_the_judges_see_what_is_wrong(visit: Callable[..., Page]) -> None:
    page = visit("about:blank", viewport=PHONE)
    page.set_content(BAD)

    assert "image-alt" in " ".join(judges.axe(page))
    assert "sticks out by 640 px" in judges.axe(page)
    assert [fault.partition(":")[0] for fault in judges.keyboard(page)] == ["no ring", "focus out of sight"]


def not_opened(answers: Mapping[str, walking.Answer]) -> dict[str, int]:
    """What a link leads to and yet is refused or not there."""
    return {path: answer.status for path, answer in answers.items() if answer.status != 200}


def pages(answers: Mapping[str, walking.Answer]) -> list[str]:
    """Those that can be drawn and judged: a browser shows a file in a page of its own making."""
    return [path for path, answer in answers.items() if answer.is_page]


def wrong(page: Page, paths: Iterable[str]) -> dict[str, list[str]]:
    """What the judges find on each page; nothing is said of a page that is well."""
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = judges.axe(page) + judges.keyboard(page)
    return {path: faults for path, faults in found.items() if faults}

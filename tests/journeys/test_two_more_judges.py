"""Every kind of public page in the three invented towns before IBM's engine and the Nu checker.

The engine looks at the page as it stands on a phone, the checker at what was sent, which has to be whole
without any script.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from . import judges
from .conftest import PHONE, Served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
RURAL, CITY, HILL = "/t/noenkhram", "/t/khunthong", "/t/monmokfa"
PAGES = (
    "/",
    "/search/?q=ศพ",
    "/data/",
    "/about/requirements/",
    f"{CITY}/",
    f"{CITY}/know/",
    f"{HILL}/check/",
    f"{RURAL}/",
    f"{RURAL}/know/",
    f"{RURAL}/think/",
    f"{RURAL}/act/",
    f"{RURAL}/check/",
    f"{RURAL}/check/withheld/",
    f"{RURAL}/check/openness/{{year}}/",
    f"{RURAL}/know/announcement/",
    f"{HILL}/p/announcement-1/",
    f"{RURAL}/p/development-plan-1/",
    f"{RURAL}/p/locality/",
    f"{RURAL}/p/announcement-1/notice/",
    f"{RURAL}/p/announcement-1/v/1/",
    f"{RURAL}/projects/",
    f"{RURAL}/projects/{{project}}/",
    f"{RURAL}/projects/{{project}}/notice/",
    f"{RURAL}/forums/",
    f"{RURAL}/forums/{{forum}}/",
    f"{CITY}/help/",
    f"{HILL}/help/elderly-funeral/",
    f"{RURAL}/help/elderly-funeral/notice/",
    f"{RURAL}/help/elderly-funeral/start/",
    f"{RURAL}/help/standards/",
    f"{RURAL}/help/calendar/",
    f"{RURAL}/help/code/",
    f"{RURAL}/complain/",
    f"{CITY}/suggest/",
    f"{HILL}/ask/",
    f"{RURAL}/follow/",
    f"{RURAL}/satisfied/",
    f"{RURAL}/requests/",
    f"{RURAL}/comments/?page={RURAL}/know/",
    f"{RURAL}/comments/add/?page={RURAL}/know/",
    f"{RURAL}/useful/?page={RURAL}/know/",
    f"{RURAL}/polls/useful/result/?page={RURAL}/know/",
    "/f/noenkhram-fund/",
    "/f/noenkhram-fund/notice/",
    "/data/site/noenkhram/",
    "/data/fund/noenkhram-fund/",
)
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def named(site: Served) -> dict[str, str]:
    """A project, a forum and a year of the rural town, as its lists name them."""
    found = {}
    for kind, where in (("project", "projects"), ("forum", "forums"), ("year", "check/openness")):
        listing = site.text(f"{RURAL}/check/" if kind == "year" else f"{RURAL}/{where}/")
        begin = f"{RURAL}/{where}/"
        links = [str(one["href"]) for one in BeautifulSoup(listing, "html.parser").select("main a[href]")]
        found[kind] = next(one for one in links if one.startswith(begin)).removeprefix(begin).strip("/")
    return found


def test_ibms_engine_finds_nothing(visit: Visit, named: dict[str, str]) -> None:
    page = visit("/", viewport=PHONE)
    found = {}
    for path in PAGES:
        page.goto(path.format(**named))
        found[path] = judges.ibm(page)

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_what_is_sent_is_whole_without_scripts_and_the_nu_checker_finds_nothing(
    site: Served, named: dict[str, str], tmp_path: Path
) -> None:
    sent = {path: site.text(path.format(**named)) for path in PAGES}

    bare = {path for path, text in sent.items() if not _is_whole(text)}

    assert bare == set()
    assert judges.nu(sent, tmp_path) == []


def _is_whole(text: str) -> bool:
    """Whether a page as it was sent has its heading and says something under it."""
    page = BeautifulSoup(text, "html.parser")
    main = page.select_one("main")
    return (
        len(page.select("h1")) == 1
        and main is not None
        and len(main.get_text(" ", strip=True)) > len(page.select("h1")[0].get_text(" ", strip=True))
    )

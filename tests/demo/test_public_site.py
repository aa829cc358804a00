"""The invented towns as everybody reads them: nothing leads nowhere, and what the documents name is there."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import frictionless
import icalendar
import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.factories import tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import site_jobs
from thuanna.services.site.actions import office

TOWN = "/t/noenkhram/"
ELSEWHERE = re.compile(r"^/(?:staff|static)/|/language/|/big/|^/preferences/")
LABELS = "h1, h2, h3, h4, dt, th, caption, legend, label, summary, main a, .doors a, .voice a"
LEAST_WORDS, FEWEST_KINDS = 60, 18

NOUNS = {
    "S0": "กองสวัสดิการสังคม|เริ่มรับรู้|ร่วมคิด|ร่วมทำ|ร่วมตรวจสอบ",
    "S1": "ข้อมูลพื้นฐาน|คณะผู้บริหาร|สมาชิกสภา|ภาคี|รายได้",
    "S2": "เวที|แผนพัฒนา|โครงการ|กิจกรรม|รางวัล|แสดงความเห็น|ดูผล",
    "S3": "ดาวน์โหลดเอกสาร|ข้อมูลนี้เป็นประโยชน์ ตรงตามความต้องการหรือไม่|กองทุนสวัสดิการชุมชน|วัตถุประสงค์",
    "S4": "ประวัติ|สภาพทั่วไป|วิสัยทัศน์|โครงสร้าง|ผู้บริหาร|สภา|ผู้ใหญ่บ้าน|กอง|องค์ความรู้|แผนอัตรากำลัง|จัดการศพ"
    "|ผู้สูงอายุ|คนพิการ|ติดตาม|ประเมินผล|รายได้|แผนพัฒนา|ผลงาน|ยุทธศาสตร์|จริยธรรม|กฎหมาย|ระเบียบ|งบประมาณ"
    "|สถานที่สำคัญ|สินค้า|ประกาศ|ร้องเรียน-ร้องทุกข์|มาตรฐานการให้บริการ",
}


@pytest.fixture(autouse=True)
def _may_read(towns: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    cache.clear()
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        yield


@pytest.fixture(scope="module")
def pages(towns: str, django_db_blocker: pytest.FixtureRequest) -> dict[str, BeautifulSoup]:
    """Every page of the site's map, by its path."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
        tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)
        paths = [urlsplit(one.text or "").path for one in tree.iter() if one.tag.endswith("}loc")]
        return {path: BeautifulSoup(Client().get(path).content, "html.parser") for path in paths}


def test_the_map_names_guides_projects_forums_and_where_people_speak(pages):
    assert {
        f"{TOWN}help/elderly-funeral/",
        f"{TOWN}help/calendar/",
        f"{TOWN}think/",
        f"{TOWN}act/",
        f"{TOWN}forums/",
        f"{TOWN}projects/",
        f"{TOWN}comments/",
        f"{TOWN}requests/",
        f"{TOWN}check/withheld/",
        "/t/khunthong/help/",
        "/t/monmokfa/know/",
    } <= set(pages)
    assert any(path.startswith(f"{TOWN}projects/") and path != f"{TOWN}projects/" for path in pages)


def test_no_link_of_any_page_leads_nowhere(pages):
    found = {link for path, page in pages.items() for link in _links(path, page)}

    gone = {path: status for path in found if (status := Client().get(path).status_code) >= 400}

    assert gone == {}


def _links(path: str, page: BeautifulSoup) -> set[str]:
    """Where a page leads on this site; of addresses that differ only in what they ask, the plain one."""
    addresses = {urljoin(path, str(one["href"])).partition("#")[0] for one in page.select("main a[href]")}
    inside = {one for one in addresses if one.startswith("/") and not one.startswith("//")}
    return {one.partition("?")[0] for one in inside if "?page=" not in one and not ELSEWHERE.search(one)}


@pytest.mark.parametrize(
    ("document", "noun"), [(document, noun) for document, told in NOUNS.items() for noun in told.split("|")]
)
def test_a_noun_of_the_documents_is_a_heading_with_something_behind_it(pages, document, noun):
    rural = {path: page for path, page in pages.items() if path.startswith(TOWN)}

    named = [path for path, page in rural.items() if _names(page, noun)]

    assert named, f"{document}: {noun} is the label of nothing"


def _names(page: BeautifulSoup, noun: str) -> bool:
    """Whether a heading or label says it, on a page that says more than its headings."""
    labels = [one.get_text(" ", strip=True) for one in page.select(LABELS)]
    main = page.select_one("main")
    letters = len(main.get_text(" ", strip=True)) if main else 0
    return any(noun in label for label in labels) and letters >= LEAST_WORDS


def test_no_kind_of_page_asks_anybody_but_the_public_role(pages):
    of_kind = {resolve(path).url_name: path for path in pages}
    asked = {}
    for kind, path in of_kind.items():
        with CaptureQueriesContext(connections["default"]) as queries:
            Client().get(f"{path}?anew={kind}")
        asked[kind] = len(queries)

    assert len(of_kind) >= FEWEST_KINDS
    assert {kind: count for kind, count in asked.items() if count} == {}


def test_every_page_can_hang_on_a_board_and_leads_back_to_itself(pages):
    marked = {path for path, page in pages.items() if page.select(".print-only .qr")}
    addressed = {path for path, page in pages.items() if path in page.get_text()}

    assert set(pages) - (marked & addressed) == set()


def test_every_page_has_one_main_heading_and_its_language(pages):
    odd = {
        path for path, page in pages.items() if len(page.select("h1")) != 1 or page.html.get("lang") != "th"
    }

    assert odd == set()


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        (f"{TOWN}help/elderly-funeral/", "GovernmentService", {"name", "description", "provider"}),
        (f"{TOWN}help/calendar/", "Event", {"name", "startDate", "endDate"}),
        (f"{TOWN}act/", "Event", {"name", "startDate", "location"}),
    ],
)
def test_events_and_services_say_to_programs_what_they_are(pages, path, kind, said):
    things = pages[path].select(f'[itemtype="https://schema.org/{kind}"]')
    properties = [{str(one["itemprop"]) for one in thing.select("[itemprop]")} for thing in things]

    assert properties
    assert all(said <= one for one in properties)


def test_what_people_can_join_in_is_in_the_calendar_of_their_telephone(pages):
    named = pages[f"{TOWN}act/"].select('[itemtype$="Event"] [itemprop=name]')
    joined = [one.get_text(strip=True) for one in named]

    told = icalendar.Calendar.from_ical(Client().get(f"{TOWN}help/calendar.ics").content)

    summaries = " ".join(str(event["SUMMARY"]) for event in told.walk("VEVENT"))
    assert joined
    assert [one for one in joined if one not in summaries] == []


@pytest.mark.parametrize(
    "address",
    ["/data/site/khunthong/", "/data/site/monmokfa/", "/data/fund/khunthong-fund/", "/data/town/monmokfa/"],
)
def test_every_towns_data_package_is_valid(address, tmp_path):
    described = Client().get(f"{address}datapackage.json").json()
    for resource in described["resources"]:
        (tmp_path / resource["path"]).write_bytes(Client().get(f"{address}{resource['path']}").content)
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["message"])


@pytest.mark.parametrize("code", ["noenkhram", "khunthong", "monmokfa"])
def test_every_towns_feed_is_read_by_a_feed_reader(code):
    feed = feedparser.parse(Client().get(f"/t/{code}/feed.xml").content)

    assert not feed.bozo
    assert all(Client().get(urlsplit(entry.link).path).status_code == 200 for entry in feed.entries)
    assert feed.entries


def test_in_an_election_period_no_page_of_the_town_carries_its_slogan(pages):
    slogan = pages[TOWN].select_one(".office__line").get_text(strip=True)
    shown = [path for path, page in pages.items() if slogan in page.get_text() and path.startswith(TOWN)]
    tenant = Tenant.objects.get(code="noenkhram")
    with acting_for(tenant):
        period = office.call_election(
            election_th="เลือกตั้งนายกเทศมนตรี",
            starts_on=datetime.date(2020, 1, 1),
            ends_before=datetime.date(2099, 1, 1),
            at=tenants.NOW,
            by=tenants.member_of(tenant, "head", username="head-of-election"),
        )
        site_jobs.renew({"what": "settings", "at": tenants.NOW.isoformat()})

    still = [path for path in (*shown, "/f/noenkhram-fund/") if slogan in _text(f"{path}?in=election")]

    assert period.pk
    assert len(shown) > 20
    assert still == []


def _text(path: str) -> str:
    return BeautifulSoup(Client().get(path).content, "html.parser").get_text()

"""The public pages, as a browser without any script gets them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.channels.public.conftest import HOW
from thuanna.channels.public import serving

PAGES = (
    "/",
    "/t/noenkhram/",
    "/t/noenkhram/know/",
    "/t/noenkhram/check/",
    "/t/noenkhram/help/",
    "/f/noenkhram-fund/",
    "/f/noenkhram-fund/notice/",
    "/data/",
    "/data/fund/noenkhram-fund/",
    "/data/town/noenkhram/",
    "/about/requirements/",
)


@pytest.fixture
def browser() -> Client:
    cache.clear()
    return Client()


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response) -> str:
    return soup(response).get_text(" ", strip=True)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_answers_with_one_heading_in_the_readers_language(browser, path, language):
    browser.cookies["language"] = language

    response = browser.get(path)

    assert response.status_code == 200
    assert len(soup(response).find_all("h1")) == 1
    assert soup(response).html["lang"] == language


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_or_carries_a_token(browser, path):
    response = browser.get(path)

    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(browser, path):
    links = {link["href"] for link in soup(browser.get(path)).select("a[href^='/']")}

    dead = {link for link in links if not link.startswith("/staff/") and browser.get(link).status_code != 200}

    assert dead == set()


def test_the_fund_page_says_how_many_where_and_how_to_join(browser):
    shown = words(browser.get("/f/noenkhram-fund/"))

    assert "41 สมาชิกปัจจุบัน" in shown
    assert "4 จาก 4" in shown
    assert HOW in shown
    assert "ลงบัญชีแล้ว 8 รายการ" in shown


def test_a_village_of_two_members_is_named_without_a_number(browser):
    table = soup(browser.get("/f/noenkhram-fund/")).select_one("section[aria-labelledby=villages]")

    assert "หมู่ 4 บ้านหนองใบไม้" not in table.tbody.get_text()
    assert "หมู่ 4 บ้านหนองใบไม้" in table.details.get_text()


def test_a_withheld_figure_is_a_dash_to_the_eye_and_a_word_to_the_ear(browser):
    kinds = soup(browser.get("/f/noenkhram-fund/")).select_one("section[aria-labelledby=kinds]")

    assert "เด็กกำพร้า – ไม่แสดง" in kinds.get_text(" ", strip=True)


def test_the_town_shows_the_doors_behind_which_something_is(browser):
    doors = [
        door.get_text(" ", strip=True) for door in soup(browser.get("/t/noenkhram/")).select(".door__name")
    ]

    assert doors == ["เริ่มรับรู้", "ร่วมคิด", "ร่วมตรวจสอบ"]
    assert "ขอรับบริการ" in words(browser.get("/t/noenkhram/"))


@pytest.mark.parametrize("path", ["/t/noenkhram/act/", "/f/nobody/", "/t/nobody/", "/data/fund/x/"])
def test_what_does_not_exist_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_a_withdrawn_page_says_when_and_why(browser):
    response = browser.get("/f/withdrawn-fund/")

    assert response.status_code == 410
    assert "นับผิดหมู่ 2" in words(response)
    assert "withdrawn-fund" not in words(browser.get("/data/"))


def test_the_notice_carries_a_qr_and_where_to_write_the_days(browser):
    page = soup(browser.get("/f/noenkhram-fund/notice/"))

    assert page.select_one("svg.qr") is not None
    assert "http://testserver/f/noenkhram-fund/" in page.get_text()
    assert not page.select("nav, header")


def test_an_unchanged_page_is_not_sent_again(browser):
    first = browser.get("/f/noenkhram-fund/")

    again = browser.get("/f/noenkhram-fund/", headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_languages_never_share_a_kept_page(browser):
    thai = browser.get("/f/noenkhram-fund/")
    browser.cookies["language"] = "en"

    english = browser.get("/f/noenkhram-fund/", headers={"if-none-match": thai.headers["ETag"]})

    assert english.status_code == 200
    assert "Cookie" in english.headers["Vary"]


def test_a_page_is_packed_for_browsers_that_can_unpack_it(browser):
    plain = browser.get("/f/noenkhram-fund/")

    packed = browser.get("/f/noenkhram-fund/", headers={"accept-encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3


def test_a_receipt_shows_day_amount_fund_and_since_when_and_no_name(browser, site):
    shown = words(browser.get(f"/r/{site.token}"))

    assert "30.00 บาท" in shown
    assert "อยู่ในสมุดบัญชีตั้งแต่" in shown
    assert "สมาชิก1" not in shown


def test_a_receipt_shows_the_hashes_that_prove_it_is_in_the_book(browser, site):
    page = soup(browser.get(f"/r/{site.token}"))

    hashes = [code.get_text() for code in page.select("details.more li code")]
    assert len(hashes) >= 3
    assert all(len(each) == 64 for each in hashes)


def test_a_voided_receipt_says_so_first(browser, site):
    assert "ใบเสร็จนี้ยกเลิกแล้ว" in words(browser.get(f"/r/{site.voided_token}"))


def test_a_receipt_page_is_kept_out_of_searches_and_caches(browser, site):
    response = browser.get(f"/r/{site.token}")

    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("token", ["0" * 26, "RC-2570-000001", "1", "x' or 1=1"])
def test_a_number_or_a_guess_opens_no_receipt(browser, token):
    assert browser.get(f"/r/{token}").status_code == 404


def test_who_looks_at_receipts_too_often_must_wait(browser, site):
    statuses = [browser.get(f"/r/{site.token}").status_code for _ in range(31)]

    assert (statuses[29], statuses[30]) == (200, 429)


def test_robots_stay_away_from_work_and_receipts_and_find_the_rest(browser):
    robots = browser.get("/robots.txt").content.decode()

    assert "Disallow: /r/" in robots
    assert b"<loc>http://testserver/f/noenkhram-fund/</loc>" in browser.get("/sitemap.xml").content


def test_a_demo_page_carries_its_banner(browser):
    assert "ระบบตัวอย่าง" in words(browser.get("/f/noenkhram-fund/"))


def test_within_a_second_the_database_is_not_asked_again_about_the_same_page(browser):
    browser.get("/f/noenkhram-fund/?again")

    with CaptureQueriesContext(connections["public"]) as asked:
        browser.get("/f/noenkhram-fund/?again")

    assert len(asked) == 0


def test_a_hit_after_that_asks_only_which_version_is_the_newest_and_for_elections(browser, monkeypatch):
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0.0)
    browser.get("/f/noenkhram-fund/?later")

    with CaptureQueriesContext(connections["public"]) as asked:
        browser.get("/f/noenkhram-fund/?later")

    assert len([query for query in asked if "publications_publication" in query["sql"]]) == 3

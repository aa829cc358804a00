"""The pages on which somebody decides what everybody may see."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.factories import publications, sessions, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import queries

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def browser(acting, secretary):
    """The secretary's browser; the fund has thirty members, two of them in the last village."""
    publications.fund(secretary)
    return sessions.logged_in(secretary)


def words(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_the_preview_says_what_stays_inside_and_why(browser):
    shown = words(browser.get("/staff/publications/"))

    assert "หมู่ 4 บ้านหนองใบไม้ · ทุกประเภท 2 ไม่แสดง น้อยเกินไป" in shown
    assert "ยังไม่มีใครเห็นหน้านี้" in shown


def test_publishing_shows_the_page_to_everybody(browser, tenant):
    shown = words(browser.post("/staff/publications/publish/", follow=True))

    assert "เผยแพร่ฉบับที่ 1 แล้ว" in shown
    assert queries.newest_version("fund").version == 1


def test_publishing_the_same_again_says_so(browser):
    browser.post("/staff/publications/publish/")

    assert "จึงไม่ต้องเผยแพร่ซ้ำ" in words(browser.post("/staff/publications/publish/", follow=True))


def test_what_is_kept_and_equals_today_is_folded_away(browser):
    browser.post("/staff/publications/publish/")

    page = BeautifulSoup(browser.get("/staff/publications/").content, "html.parser")

    folded = page.select_one("section[aria-labelledby=held] details").extract()
    assert "ที่คงไว้และยังเท่ากับของวันนี้" in folded.summary.get_text()
    assert "เปลี่ยนน้อยเกินไป" in folded.get_text()
    assert "เปลี่ยนน้อยเกินไป" not in page.get_text()


def test_a_version_is_withdrawn_with_a_reason(browser):
    browser.post("/staff/publications/publish/")
    published = queries.newest_version("fund")

    shown = words(
        browser.post(f"/staff/publications/{published.pk}/withdraw/", {"reason_th": "นับผิดหมู่ 2"}, follow=True)
    )

    assert "ถอนแล้ว นับผิดหมู่ 2" in shown


def test_a_collector_may_not_publish(acting, tenant):
    collector = tenants.member_of(tenant, "collector", username="collector")

    assert sessions.logged_in(collector).get("/staff/publications/").status_code == 403


def test_the_neighbour_cannot_withdraw_it(browser, neighbour, stranger):
    browser.post("/staff/publications/publish/")
    published = queries.newest_version("fund")

    with acting_for(neighbour):
        answer = sessions.logged_in(stranger).post(
            f"/staff/publications/{published.pk}/withdraw/", {"reason_th": "ไม่ใช่ของฉัน"}
        )

    assert answer.status_code == 404
    assert not queries.is_withdrawn(published)

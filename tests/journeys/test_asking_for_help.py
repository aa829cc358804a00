"""A neighbour asks for somebody on a phone without JavaScript, and it is followed to an outcome and beyond.

Every page on the way is held against axe, IBM's engine and the Tab key; what was told stands in no address,
no title, no log, and in no row that the public role or another town can read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from playwright.sync_api import Page, expect

from thuanna.kernel.thai_dates import thai_date

from . import judges
from .conftest import PHONE, Served
from .test_a_year_of_the_chain import type_day
from .test_voices import press

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
Visit = Callable[..., Page]
LogIn = Callable[..., Page]
TOWN = "/t/noenkhram/"
ASK = f"{TOWN}help/ask/"
WHO, STORY, ROUND = "ยายจันทร์แรมบ้านรั้วสังกะสี", "ล้มในห้องน้ำตั้งแต่เมื่อวาน ลุกเองไม่ได้", "ผ่านครูเวรโรงเรียนวัด"
SEEN, AGENCY, STILL = "แผลที่เข่าบวมแดง ข้าวสารหมด", "โรงพยาบาลสมมุติท้ายคลอง", "กลับมาเดินไม่ได้อีกแล้ว"
TABLES = tuple(model._meta.db_table for model in apps.get_app_config("cases").get_models())
PERSONAL = (WHO, STORY, ROUND, SEEN, AGENCY, STILL)


class Walk:
    """The pages of one person's way, each judged where it stands.

    :ivar glass: where the judges look at what was sent to a page without scripts, for they are scripts
    """

    def __init__(self, page: Page, glass: Page | None = None) -> None:
        self.page = page
        self.glass = glass
        self.faults: dict[str, object] = {}
        self.seen: list[str] = []

    def stop(self, name: str) -> None:
        """Hold the page that is open now against all three, and note its address and title."""
        self.seen += [self.page.url, self.page.title()]
        page = self.page if self.glass is None else self._under(self.glass)
        faults = [*judges.axe(page), *judges.ibm_if_here(page), *judges.keyboard(page)]
        if faults:
            self.faults[name] = faults

    def _under(self, glass: Page) -> Page:
        sent = self.page.content()
        glass.route(self.page.url, lambda route: route.fulfill(body=sent, content_type="text/html"), times=1)
        glass.goto(self.page.url)
        return glass

    def tick(self, label: str) -> None:
        """Choose an answer; the whole line is its target."""
        self.page.get_by_label(label, exact=True).check(force=True)

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def deed(self, link: str) -> None:
        """Go to one of the things that can be done with the case."""
        self.page.get_by_role("link", name=link, exact=True).click()

    def send(self, button: str) -> None:
        self.page.locator("main").get_by_role("button", name=button, exact=True).click()


@pytest.fixture
def neighbour(visit: Visit) -> Walk:
    page = visit(f"{TOWN}help/", viewport=PHONE, java_script_enabled=False)
    return Walk(page, glass=visit("/robots.txt", viewport=PHONE))


@pytest.fixture
def officer(log_in: LogIn) -> Walk:
    return Walk(log_in("officer", viewport=PHONE))


def test_a_neighbours_request_is_followed_to_its_outcome_and_opened_again(
    neighbour: Walk, officer: Walk, site: Served
) -> None:
    reference, code = _asks(neighbour)
    _judges_visits_and_refers(officer, reference)
    _reads_with(neighbour, reference, code)
    _hears_closes_and_follows_up(officer, reference)
    _still_needs_help(neighbour, reference, code)
    officer.page.goto("/staff/cases/?state=new")
    expect(officer.page.locator("main")).to_contain_text(reference)
    officer.stop("asked again, in the list")

    assert neighbour.faults | officer.faults == {}
    told = [*PERSONAL, code]
    assert [words for words in told if words in " ".join(neighbour.seen + officer.seen)] == []
    log = (Path(site.environment["THUANNA_DATA"]) / "serve.log").read_text(errors="replace")
    assert [words for words in [*told, reference] if words in log] == []
    assert _readable(site, "DATABASE_PUBLIC_URL") == set()
    assert _readable(site, "DATABASE_URL", acting_for="khunthong") == set()
    assert _readable(site, "DATABASE_URL", acting_for="noenkhram") >= {"cases_case", "cases_casewords"}


def _asks(neighbour: Walk) -> tuple[str, str]:
    """Three short steps; gives number and code of the slip."""
    neighbour.page.get_by_role("link", name="ขอความช่วยเหลือ", exact=True).first.click()
    first = neighbour.page.locator("main a, main button, main input:not([type=hidden])")
    expect(first.nth(0)).to_have_text("ออกจากหน้านี้ทันที")
    expect(first.nth(1)).to_have_text("191")
    expect(neighbour.page.get_by_role("link", name="1300")).to_have_attribute("href", "tel:1300")
    neighbour.stop("for whom")
    neighbour.tick("เพื่อนบ้านหรือญาติ")
    neighbour.page.locator("[name=community]").select_option(index=2)
    neighbour.page.locator("[name=who]").fill(WHO)
    press(neighbour.page, "ต่อไป")
    neighbour.stop("what happened")
    neighbour.tick("เจ็บป่วย ดูแลตัวเองไม่ได้")
    neighbour.page.locator("[name=words]").fill(STORY)
    press(neighbour.page, "ต่อไป")
    neighbour.stop("reached safely")
    neighbour.tick("ติดต่อผ่านคนที่บอกไว้เท่านั้น")
    neighbour.page.locator("[name=reach_words]").fill(ROUND)
    press(neighbour.page, "ส่งคำขอและรับเลขที่")
    neighbour.stop("slip")
    page = neighbour.page
    return page.locator("#reference").inner_text(), page.locator("#code").inner_text()


def _judges_visits_and_refers(officer: Walk, reference: str) -> None:
    """The named officer finds it among what is new, judges it, goes there, and asks a hospital."""
    today = datetime.datetime.now().astimezone().date()
    officer.page.goto("/staff/cases/?state=new")
    officer.stop("list")
    officer.deed(reference)
    officer.stop("cover")
    expect(officer.page.locator("main")).not_to_contain_text(STORY)
    officer.send("เปิดอ่านแฟ้ม")
    expect(officer.page.locator("main")).to_contain_text(STORY)
    officer.stop("file")
    officer.deed("ประเมินความเร่งด่วน")
    officer.stop("judge")
    officer.page.locator("[name=urgency][value=urgent]").check(force=True)
    officer.page.locator("[name=dimensions][value=health]").check(force=True)
    officer.send("บันทึกและเริ่มนับเวลา")
    officer.send("รับดูแลคำขอนี้")
    officer.deed("นัดเยี่ยมบ้าน")
    officer.stop("plan a visit")
    type_day(officer.page, "visit_on", today)
    officer.send("บันทึกนัด")
    officer.deed("บันทึกว่าไปแล้ว")
    officer.stop("visit")
    officer.page.locator("[name=words]").fill(SEEN)
    officer.page.locator("[name=agreed]").fill("พรุ่งนี้รถเทศบาลมารับ")
    officer.send("บันทึกการเยี่ยม")
    officer.deed("ส่งต่อหน่วยงาน")
    officer.stop("refer")
    officer.page.locator("[name=other]").fill(AGENCY)
    officer.page.locator("[name=person]").fill("หญิงสูงอายุ เดินไม่ได้")
    officer.page.locator("[name=contact]").fill(ROUND)
    officer.page.locator("[name=words]").fill("ขอให้ตรวจเข่า")
    type_day(officer.page, "consent_on", today)
    officer.send("บันทึกการส่งต่อ")
    expect(officer.page.locator("main")).to_contain_text("กรุณาเลือกว่ายินยอมอย่างไร")
    officer.page.locator("[name=consent][value=spoken]").check(force=True)
    officer.send("บันทึกการส่งต่อ")
    _hears(officer, "referral_accepted")
    officer.deed("ตอบผู้ขอ")
    officer.stop("answer")
    officer.page.locator("[name=words]").fill("พรุ่งนี้แปดโมงรถมารับ")
    officer.send("ส่งข้อความ")


def _hears(officer: Walk, what: str) -> None:
    officer.deed("บันทึกผลจากหน่วยงาน")
    officer.stop(what)
    officer.page.locator(f"[name=what][value={what}]").check(force=True)
    officer.page.locator("[name=words]").fill("พยาบาลโทรบอก")
    officer.send("บันทึกผล")


def _reads_with(neighbour: Walk, reference: str, code: str) -> None:
    """What the code opens: how it stands and what was answered, never the story again."""
    page = neighbour.page
    page.goto(f"{ASK}follow/")
    neighbour.stop("number and code")
    page.locator("[name=reference]").fill(reference)
    page.locator("[name=code]").fill(code)
    press(page, "เปิดดู")
    expect(page.locator("main")).to_contain_text(reference)
    neighbour.stop("how it stands")
    for words in (WHO, STORY, SEEN, AGENCY):
        expect(page.locator("main")).not_to_contain_text(words)


def _hears_closes_and_follows_up(officer: Walk, reference: str) -> None:
    """The agency has helped, she stands on her own, and somebody asks again on the day that was set."""
    later = datetime.datetime.now().astimezone().date() + datetime.timedelta(days=30)
    _hears(officer, "referral_done")
    officer.deed("บันทึกผลและจบ")
    officer.stop("close")
    officer.page.locator("[name=outcome][value=self_reliant]").check(force=True)
    officer.page.locator("[name=words]").fill("เดินได้แล้ว กลับไปขายผัก")
    type_day(officer.page, "follow_up_on", later)
    officer.send("บันทึกผลและจบ")
    main = officer.page.locator("main")
    expect(main).to_contain_text("พึ่งตนเองได้")
    expect(main).to_contain_text(thai_date(later, "short"))
    officer.deed("บันทึกการติดตาม")
    officer.stop("follow up")
    officer.page.locator("[name=words]").fill("สบายดี ขายผักทุกเช้า")
    officer.send("บันทึก")
    officer.page.get_by_role("link", name=re.compile("ใครเปิดอ่าน")).click()
    officer.stop("who looked")


def _still_needs_help(neighbour: Walk, reference: str, code: str) -> None:
    """Closed is not the last word: the code opens it again."""
    _reads_with(neighbour, reference, code)
    page = neighbour.page
    expect(page.locator("main")).to_contain_text("พึ่งตนเองได้")
    page.locator("[name=words]").fill(STILL)
    press(page, "ขอความช่วยเหลืออีกครั้ง")
    expect(page.get_by_role("status")).to_contain_text("จะประเมินให้ใหม่โดยเร็ว")
    neighbour.stop("asked again")


def _readable(site: Served, role: str, *, acting_for: str = "") -> set[str]:
    """The tables of this part in which plain SQL by this role finds a row of the town."""
    with psycopg.connect(site.environment["DATABASE_URL"], autocommit=True) as app:
        ids = dict(app.execute("select code, id from tenancy_tenant").fetchall())
    with psycopg.connect(site.environment[role], autocommit=True) as connection:
        connection.execute("select set_config('thuanna.tenant', %s, false)", [str(ids.get(acting_for, ""))])
        return {table for table in TABLES if _finds(connection, table, ids["noenkhram"])}


def _finds(connection: psycopg.Connection[tuple[int]], table: str, tenant_id: int) -> bool:
    try:
        found = connection.execute(
            f"select 1 from {table} where tenant_id = %s limit 1", [tenant_id]
        ).fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return False
    return found is not None

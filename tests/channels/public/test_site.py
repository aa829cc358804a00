"""The office's own pages as everybody reads them: through the public role, with few questions, safely."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import feedparser
import frictionless
import pytest
from django.test import Client

from tests import databases
from tests.factories import publications, tenants, town_site
from thuanna.foundation.law import queries as law
from thuanna.foundation.law import reading
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import site_jobs
from thuanna.services.site import openness
from thuanna.services.site.actions import attachments, office, pages
from thuanna.services.site.actions.attachments import Upload
from thuanna.services.site.actions.office import Withholding

TOWN = "/t/noenkhram/"
NEWS, PLAN, REVENUE = f"{TOWN}p/announcement-1/", f"{TOWN}p/development-plan-1/", f"{TOWN}p/revenue-1/"
PAGES = (
    TOWN,
    f"{TOWN}know/",
    f"{TOWN}check/",
    NEWS,
    PLAN,
    REVENUE,
    f"{NEWS}notice/",
    f"{PLAN}v/1/",
    f"{TOWN}know/announcement/",
    f"{TOWN}check/withheld/",
    f"{TOWN}check/openness/2570/",
    "/data/site/noenkhram/",
)
REVENUES = {
    "year": "2569",
    "source": "งบรายรับรายจ่าย",
    "counts": "ไม่รวมเงินกู้",
    "lines": "ภาษีที่ดิน | 1,000,000 | 980,500.25\nเงินอุดหนุน | 5,000,000 | ",
}
PLANNED = {"from_year": "2571", "to_year": "2575", "adopted_on": "15 ก.ย. 2569"}


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[town_site.Office]:
    """A town with an announcement, a plan of two versions with its file, revenue, a picture, registers."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        before = databases.current()
        name = databases.fresh_copy()
        databases.use(name)
        try:
            yield _published()
        finally:
            databases.use(before)
            databases.drop(name)


@pytest.fixture(autouse=True)
def _may_read(site: town_site.Office, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
        yield


def _published() -> town_site.Office:
    told = town_site.office()
    with acting_for(told.tenant):
        told = town_site.with_division(told)
        news = town_site.written(told, title_th="<b>ตลาดนัด</b> & ศาลา", title_en="Market")
        _portrait(told, news.pk)
        town_site.approved(told, news)
        plan = town_site.written(
            told, "development_plan", title_th="แผนพัฒนา", fields=PLANNED, ends_before=None
        )
        town_site.with_plan(told, plan)
        town_site.approved(told, plan)
        again = pages.revise(page_id=plan.page_id, on=tenants.TODAY, at=tenants.NOW, by=told.officer)
        town_site.approved(told, again, at=tenants.NOW + timedelta(hours=1))
        revenue = town_site.written(told, "revenue", title_th="รายได้", fields=REVENUES, ends_before=None)
        town_site.approved(told, revenue)
        office.post_on_board(page_id=news.page_id, board_th="ศาลาหมู่ 3", at=tenants.NOW, by=told.officer)
        at = {"at": tenants.NOW.isoformat()}
        site_jobs.renew({"what": "boards", "page_id": news.page_id, **at})
        new = Withholding(
            subject_th="รายชื่อผู้รับเบี้ย", info_kind="personal", law="พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540",
            clause="มาตรา 15 (5)", reason_th="เรื่องส่วนตัว", ask_th="กองสวัสดิการสังคม", until_note="ไม่มีกำหนด",
        )  # fmt: skip
        office.withhold(new=new, at=tenants.NOW, by=told.head)
        site_jobs.renew({"what": "withheld", **at})
        gone = town_site.approved(told, town_site.written(told, title_th="ผิดวัน"))
        step = pages.withdraw(page_id=gone.page_id, reason="วันที่ผิด", at=tenants.NOW, by=told.head)
        site_jobs.withdraw_page({"step_id": step.pk})
        site_jobs.publish_checklist(at=tenants.NOW)
        publications.published(told.head, "town")
    return told


def _portrait(told: town_site.Office, version_id: int) -> None:
    attachments.attach_picture(
        version_id=version_id,
        upload=Upload("a.jpg", town_site.photo()),
        alt_th="นายกเทศมนตรีเปิดตลาด",
        is_portrait=True,
        by=told.officer,
    )


def text(path: str, **headers: str) -> str:
    return Client().get(path, headers=headers).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_and_asks_few_questions(path, django_assert_max_num_queries):
    with django_assert_max_num_queries(16, using="public"), django_assert_max_num_queries(0):
        response = Client().get(f"{path}?fresh={path}")

    assert response.status_code == 200


def test_a_page_says_its_day_who_answers_and_its_history():
    shown = text(PLAN)

    assert all(word in shown for word in ("21 พฤศจิกายน 2569", "กองสวัสดิการสังคม", "โทร. 049 000 106", "ฉบับที่ 1"))


def test_what_was_typed_is_shown_as_text_and_never_runs():
    shown = text(NEWS)

    assert "&lt;b&gt;ตลาดนัด&lt;/b&gt; &amp; ศาลา" in shown
    assert "<b>ตลาดนัด" not in shown


def test_an_english_page_says_where_only_thai_was_written():
    shown = text(NEWS, cookie="language=en")

    assert "Market" in shown
    assert 'class="card prose" lang="th"' in shown


def test_a_file_is_handed_over_and_cannot_run():
    shown = text(PLAN)
    address = shown.split('href="', 1)[1] and next(
        part.split('"')[0] for part in shown.split('href="') if "/files/" in part.split('"')[0]
    )

    response = Client().get(address)

    assert response.content == town_site.PDF
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_file_under_another_name_or_of_another_town_is_not_found():
    assert Client().get("/t/noenkhram/files/00000000000000000000/x.pdf").status_code == 404


def test_a_withdrawn_page_says_why_and_its_versions_are_gone():
    response = Client().get(f"{TOWN}p/announcement-2/")

    assert response.status_code == 410
    assert "วันที่ผิด" in response.content.decode()
    assert Client().get(f"{TOWN}p/announcement-2/v/1/").status_code == 410


def test_the_paper_has_a_qr_and_no_navigation():
    shown = text(f"{NEWS}notice/")

    assert 'class="qr"' in shown
    assert "<nav" not in shown


def test_the_board_is_public_and_who_hung_it_is_not():
    shown = text(NEWS)

    assert "ศาลาหมู่ 3" in shown
    assert "officer" not in shown


def test_the_door_gathers_pages_by_what_people_look_for():
    shown = text(f"{TOWN}know/")

    assert all(word in shown for word in ("แผนและผลงาน", "รายรับและการใช้เงิน", "ประกาศ", "แผนพัฒนาท้องถิ่น"))


def test_what_is_withheld_names_the_law_and_whom_to_ask():
    shown = text(f"{TOWN}check/withheld/")

    assert all(word in shown for word in ("รายชื่อผู้รับเบี้ย", "มาตรา 15 (5)", "กองสวัสดิการสังคม"))


def test_the_feed_is_read_by_a_feed_reader():
    feed = feedparser.parse(Client().get(f"{TOWN}feed.xml").content)

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["<b>ตลาดนัด</b> & ศาลา"]
    assert feed.entries[0].link.endswith("/t/noenkhram/p/announcement-1/")


def test_the_data_package_is_valid_and_its_tables_too(tmp_path):
    described = Client().get("/data/site/noenkhram/datapackage.json").json()
    for resource in described["resources"]:
        body = Client().get(f"/data/site/noenkhram/{resource['path']}").content
        (tmp_path / resource["path"]).write_bytes(body)
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")

    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["message"])
    assert {one["name"] for one in described["resources"]} >= {
        "pages",
        "files",
        "withheld",
        "openness",
        "revenue-1-lines",
    }


def test_a_table_of_a_page_is_a_file_too():
    rows = Client().get(f"{REVENUE}lines.json").json()

    assert rows[0] == {"row": 1, "what": "ภาษีที่ดิน", "estimate": "1000000.00", "received": "980500.25"}
    assert io.BytesIO(Client().get(f"{REVENUE}lines.csv").content).read(3) == b"\xef\xbb\xbf"


def test_the_sitemap_names_every_page():
    assert "/t/noenkhram/p/development-plan-1/" in text("/sitemap.xml")


@pytest.mark.parametrize(
    "path",
    [
        f"{TOWN}p/nothing/",
        f"{TOWN}know/nothing/",
        f"{TOWN}p/revenue-1/none.csv",
        f"{TOWN}check/openness/2500/",
    ],
)
def test_what_is_not_there_is_not_found(path):
    assert Client().get(path).status_code == 404


INVENTED = """
evidence_stale:
  label: {th: หลักฐานเก่า, en: stale evidence}
  unit: days
  law: {title: รายการสมมุติของปี 2571, clause: ทั่วไป}
  confidence: N
  unverified: true
  values: {2027-10-01: 700}
o1:
  label: {th: ประกาศของปีใหม่, en: News in the new year}
  unit: text
  law: {title: รายการสมมุติของปี 2571, clause: O1}
  confidence: N
  unverified: true
  values: {2027-10-01: "page:announcement"}
"""


@pytest.fixture
def list_of_2571(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A fiscal year whose list is numbered in another way, as one more file beside those that are known."""
    rules = tmp_path / "rules"
    shutil.copytree(reading.rules_root(), rules)
    (rules / "site" / "oit_2571.yaml").write_text(INVENTED, encoding="utf-8")
    monkeypatch.setattr(reading, "rules_root", lambda: rules)
    openness.known_years.cache_clear()
    yield
    openness.known_years.cache_clear()
    law.shipped.cache_clear()


def test_a_new_year_has_its_own_numbers_and_the_year_before_stays(site, list_of_2571):
    with acting_for(site.tenant):
        site_jobs.publish_checklist(at=tenants.NOW + timedelta(days=365))
        earlier = site_jobs.earlier_checklists(2571)

    new, old = text(f"{TOWN}check/openness/2571/"), text(f"{TOWN}check/openness/2570/?now")
    tables = json.loads(Client().get("/data/site/noenkhram/datapackage.json?now").content)["resources"]

    assert earlier == [2570]
    assert "<strong>O1</strong> ประกาศของปีใหม่" in new
    assert "มีแล้ว 1 จาก 1 ข้อ" in new
    assert "<strong>O1</strong> โครงสร้างหน่วยงาน" in old
    assert "ปี 2571" in old
    assert {one["name"] for one in tables} >= {"openness", "openness-2570"}


def test_in_an_election_portraits_and_slogans_are_gone(site):
    assert "นายกเทศมนตรีเปิดตลาด" in text(NEWS)
    with acting_for(site.tenant):
        office.call_election(
            election_th="เลือกตั้งนายกเทศมนตรี",
            starts_on=tenants.TODAY - timedelta(days=400),
            ends_before=tenants.TODAY + timedelta(days=9000),
            at=tenants.NOW,
            by=site.head,
        )
        site_jobs.renew({"what": "settings", "at": tenants.NOW.isoformat()})

    assert "นายกเทศมนตรีเปิดตลาด" not in text(f"{NEWS}?in=election")

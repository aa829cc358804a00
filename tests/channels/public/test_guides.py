"""ขอรับบริการ as a citizen's telephone gets it: without any script, without an account."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from tests import databases
from tests.factories import guides, organisations, places, publications, tenants
from thuanna.channels.public.guides import holding
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import guides as shown
from thuanna.services.guides import actions, queries
from thuanna.services.guides.models import FiledForm

HELP = "/t/noenkhram/help/"
START = f"{HELP}{guides.FUNERAL}/start/"
CODE = re.compile(r"\b[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}\b")
TYPED = {
    "applicant": {
        "name": "สมศรี ตัวอย่าง",
        "number": "1-1017-00230-70-8",
        "phone": "081-234-5678",
        "relation": "บุตร",
    },
    "home": {"house": "12/3", "village": "หมู่ 1 บ้านเนินคราม"},
    "deceased": {
        "deceased_name": "สมาน ตัวอย่าง",
        "deceased_number": guides.SECTIONS["deceased"]["deceased_number"],
        "deceased_born_on_year": "๒๔๘๙",
        "died_on_day": "10",
        "died_on_month": "พ.ย.",
        "died_on_year": "2569",
        "certificate_on_day": "11",
        "certificate_on_month": "11",
        "certificate_on_year": "2569",
    },
    "standing": {"welfare": "card"},
    "payment": {"bank": "baac", "account": "", "truth": "on"},
}


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """A town that shows three guides and its calendar, in a database of its own."""
    with django_db_blocker.unblock(), time_machine.travel(tenants.NOW, tick=False):
        before, name = databases.current(), databases.fresh_copy()
        databases.use(name)
        try:
            yield _published()
        finally:
            databases.use(before)
            databases.drop(name)


@pytest.fixture(autouse=True)
def _may_read(town, django_db_blocker):
    with django_db_blocker.unblock(), time_machine.travel(tenants.NOW, tick=False):
        cache.clear()
        yield


def _published():
    made = guides.town()
    head = tenants.member_of(made, "head", username="head")
    with acting_for(made):
        organisations.municipality(head)
        places.village(head)
        publications.published(head, "town")
        for code in (guides.FUNERAL, "disability-card", "join-fund"):
            guides.adopted(head, code)
            shown.publish_guide(code=code, on=tenants.TODAY, at=tenants.NOW, by=head)
        guides.adopted(head, "newborn-grant")
        day = actions.CalendarDay(title_th="ประชุมประชาคม, หมู่ 1; ทุกบ้าน", starts_on=tenants.TODAY)
        actions.record_day(day=day, at=tenants.NOW, by=head)
        shown.publish_calendar(on=tenants.TODAY, at=tenants.NOW, by=head)
    return made, head


@pytest.fixture
def browser():
    return Client()


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(response):
    return soup(response).get_text(" ", strip=True)


def begin(browser):
    """Open a form; gives its code."""
    page = browser.post(START, follow=True)
    return CODE.search(words(page))[0]


def fill(browser):
    """Fill in a whole form; gives its code."""
    code = begin(browser)
    for section, typed in TYPED.items():
        page = browser.post(f"{HELP}form/{section}/", typed)
        assert page.status_code == 302, words(page)
    return code


def test_services_are_found_by_what_has_happened(browser):
    page = browser.get(HELP)

    headings = [one.get_text() for one in soup(page).find_all("h2")]
    assert "มีคนในบ้านเสียชีวิต" in headings
    assert "ค่าจัดการศพผู้สูงอายุตามประเพณี" in words(page)
    assert "1669" in words(page)


def test_a_guide_that_is_not_published_is_not_shown(browser):
    assert "เด็กแรกเกิด" not in words(browser.get(HELP))
    assert browser.get(f"{HELP}newborn-grant/").status_code == 404


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_guide_says_who_papers_days_ground_and_how_sure_it_is(browser, language):
    browser.cookies["language"] = language

    said = words(browser.get(f"{HELP}{guides.FUNERAL}/"))

    expected = {
        "th": ["3,000 บาท", "ใบมรณบัตร", "ภายใน 7 วันทำการ", "ประกาศกระทรวงการพัฒนาสังคม", "ยังไม่ได้ตรวจกับตัวบท"],
        "en": ["3,000 baht", "death certificate", "within 7 working days", "not yet checked"],
    }
    assert [one for one in expected[language] if one not in said] == []


def test_the_standards_of_every_service_stand_in_one_table(browser):
    rows = soup(browser.get(f"{HELP}standards/")).select("tbody tr")

    assert len(rows) == 3
    assert "7" in rows[0].get_text()


def test_every_link_of_the_services_leads_somewhere(browser):
    pages = [HELP, f"{HELP}{guides.FUNERAL}/", f"{HELP}standards/", f"{HELP}calendar/", START]
    links = {link["href"] for page in pages for link in soup(browser.get(page)).select("a[href^='/']")}

    dead = {one for one in links if not one.startswith("/staff/") and browser.get(one).status_code >= 400}

    assert dead == set()


def test_the_first_page_says_who_keeps_what_and_how_long(browser):
    said = words(browser.get(START))

    assert "ตรวจสิทธิและส่งคำขอรับค่าจัดการศพ" in said
    assert "30 วัน" in said
    assert "1 ปี" in said


def test_a_citizen_fills_in_a_form_and_sees_every_answer(browser):
    code = fill(browser)

    said = words(browser.get(f"{HELP}form/"))

    assert "แบบครบแล้ว" in said
    assert code in said
    assert "10 พฤศจิกายน 2569" in said
    assert "x-xxxx-xxxxx-70-8" in said
    assert "1101700230708" not in said


def test_the_paper_has_the_answers_in_place_and_a_name_that_says_nothing(browser):
    code = fill(browser)

    paper = browser.get(f"{HELP}form/pdf/")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages)

    assert code in text
    assert "1-1017-00230-70-8" in text
    assert "ศพ" not in PdfReader(io.BytesIO(paper.content)).metadata.title
    assert 'filename="form.pdf"' in paper.headers["Content-Disposition"]
    assert paper.headers["Cache-Control"] == "no-store"


def test_a_blank_form_can_be_printed(browser):
    paper = browser.get(f"{HELP}{guides.FUNERAL}/blank.pdf")

    assert paper.content.startswith(b"%PDF")
    assert "public" in paper.headers["Cache-Control"]


def test_a_form_is_gone_on_with_from_another_telephone(browser):
    code = fill(browser)
    other = Client()

    page = other.post(f"{HELP}code/", {"code": code.upper().replace("-", " ")}, follow=True)

    assert "สมาน ตัวอย่าง" in words(page)


def test_a_browser_without_the_code_sees_nothing(browser):
    fill(browser)

    for path in ("form/", "form/pdf/", "form/home/", "form/delete/"):
        page = Client().get(f"{HELP}{path}")
        assert page.status_code == 302
        assert page.headers["Location"].endswith("/help/code/")


def test_a_wrong_code_says_so_and_ten_of_them_are_enough_for_a_minute(browser):
    first = browser.post(f"{HELP}code/", {"code": "0000-0000-0000"})
    for _ in range(holding.WRONG_CODES_A_MINUTE - 1):
        browser.post(f"{HELP}code/", {"code": "0000-0000-0000"})
    last = browser.post(f"{HELP}code/", {"code": "0000-0000-0000"})

    assert "ไม่พบแบบตามรหัสนี้" in words(first)
    assert last.status_code == 429


def test_an_expired_code_opens_nothing(browser):
    code = fill(browser)
    with acting_for(queries_tenant()):
        FiledForm.objects.update(expires_on=tenants.TODAY)

    page = Client().post(f"{HELP}code/", {"code": code})

    assert "เกินเวลาเก็บ" in words(page)
    assert browser.get(f"{HELP}form/").status_code == 302


def queries_tenant():
    return Tenant.objects.get(code="noenkhram")


def test_a_code_of_one_town_opens_nothing_in_another(browser):
    code = fill(browser)
    other = guides.town("khunthong")
    head = tenants.member_of(other, "head", username="other-head")
    with acting_for(other):
        organisations.municipality(head, "เทศบาลเมืองขุนทอง")
        publications.published(head, "town")

    page = Client().post("/t/khunthong/help/code/", {"code": code})

    assert "ไม่พบแบบตามรหัสนี้" in words(page)


def test_a_mistake_is_said_beside_the_field_and_what_was_typed_stays(browser):
    begin(browser)

    page = browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "number": "1101700230709"})

    assert page.status_code == 200
    assert "หลักตรวจสอบ" in words(page)
    assert "สมศรี ตัวอย่าง" in page.content.decode()


def test_a_citizen_number_is_not_written_back_and_may_stay_as_it_is(browser):
    fill(browser)

    again = browser.get(f"{HELP}form/applicant/")
    assert "1101700230708" not in again.content.decode()
    browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "number": ""})

    assert "x-xxxx-xxxxx-70-8" in words(browser.get(f"{HELP}form/"))


HOSTILE = [
    "<script>alert(1)</script>",
    "\u202eตรงข้าม\u202c",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "'; drop table guides_filedform; --",
    '#image("/etc/passwd")#eval("1")',
    "\x00\x07",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_stay_words_on_the_page_and_on_paper(browser, typed):
    begin(browser)
    browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "relation": typed + "ก"})

    page, paper = browser.get(f"{HELP}form/"), browser.get(f"{HELP}form/pdf/")

    assert "<script>alert" not in page.content.decode()
    assert "\u202e" not in page.content.decode()
    assert paper.content.startswith(b"%PDF")


def test_ten_megabytes_of_text_are_refused_and_nothing_is_stored(browser):
    begin(browser)

    page = browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "relation": "ก" * 3_000_000})

    assert page.status_code == 200
    assert "ยาวเกินไป" in words(page)
    assert "ยังไม่ได้กรอก" in words(browser.get(f"{HELP}form/"))


def test_answers_to_questions_that_were_not_asked_are_ignored(browser):
    begin(browser)

    browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "expires_on": "2599-01-01", "role": "head"})

    assert "2599" not in words(browser.get(f"{HELP}form/"))


def test_a_file_in_place_of_an_answer_changes_nothing(browser):
    begin(browser)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 10_000_000)

    page = browser.post(f"{HELP}form/applicant/", {**TYPED["applicant"], "name": io.BytesIO(bomb.getvalue())})

    assert page.status_code == 200
    assert "ยังไม่ได้กรอกชื่อ" in words(page)


def test_a_form_sent_from_home_cannot_be_changed_any_more(browser):
    fill(browser)

    page = browser.post(f"{HELP}form/send/", follow=True)
    again = browser.post(f"{HELP}form/home/", TYPED["home"])

    assert "รบ-2570-" in words(page)
    assert "สำนักงานรับแบบนี้แล้ว" in words(again)


def test_leaving_keeps_the_form_and_forgets_the_code_on_this_device(browser):
    code = fill(browser)

    browser.post(f"{HELP}form/leave/")

    assert browser.get(f"{HELP}form/").status_code == 302
    assert "สมาน" in words(Client().post(f"{HELP}code/", {"code": code}, follow=True))


def test_a_deleted_form_is_gone(browser):
    code = fill(browser)

    browser.get(f"{HELP}form/delete/")
    browser.post(f"{HELP}form/delete/")

    assert "ไม่พบแบบ" in words(Client().post(f"{HELP}code/", {"code": code}))


def test_the_cookie_is_for_this_towns_services_only(browser):
    begin(browser)

    cookie = browser.cookies[holding.COOKIE]

    assert cookie["path"] == HELP
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_get_writes_nothing(browser):
    with acting_for(queries_tenant()):
        before = FiledForm.objects.count()

    browser.get(START)

    with acting_for(queries_tenant()):
        assert FiledForm.objects.count() == before


def test_forms_cannot_be_opened_faster_than_people_do(browser):
    answers = {browser.post(START).status_code for _ in range(holding.STARTS_AN_HOUR + 1)}

    assert 429 in answers


def test_the_office_that_answers_is_read_by_the_code(browser, town):
    tenant, head = town
    code = fill(browser)
    with acting_for(tenant):
        form = actions.receive(code=code, on=tenants.TODAY, at=tenants.NOW, by=head)
        actions.hand_back(form_id=form.pk, missing=["ใบมรณบัตร"], on=tenants.TODAY, at=tenants.NOW, by=head)
        assert queries.case(form, on=tenants.TODAY).state == "handed_back"

    said = words(browser.get(f"{HELP}form/"))

    assert "สำนักงานขอให้เติม" in said
    assert "ใบมรณบัตร" in said

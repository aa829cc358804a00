"""Staff offer guides, keep the calendar, and deal with forms at the counter."""

from __future__ import annotations

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.factories import guides, organisations, sessions, tenants
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.publications import queries as published
from thuanna.services.guides import actions, queries

pytestmark = pytest.mark.usefixtures("clock")

GUIDE = f"/staff/guides/{guides.FUNERAL}/"
TYPED = {
    "office_th": "กองสวัสดิการสังคม",
    "place_th": "เคาน์เตอร์ 3",
    "hours_th": "จันทร์–ศุกร์ 8.30–16.30 น.",
    "phone": "043 000 106",
    "days": "๗",
    "takes_forms": "on",
}


@pytest.fixture
def town(db):
    made = guides.town()
    with acting_for(made):
        yield made


@pytest.fixture
def officer(town):
    by = tenants.member_of(town, "officer", username="officer")
    organisations.municipality(by)
    return by


@pytest.fixture
def browser(officer):
    return sessions.logged_in(officer, confirmed=False)


@pytest.fixture
def desk(town, officer):
    guides.adopted(officer)
    return guides.desk(town)


def words(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_every_guide_of_the_release_is_listed_with_its_state(browser):
    said = words(browser.get("/staff/guides/"))

    assert "ค่าจัดการศพผู้สูงอายุตามประเพณี" in said
    assert "ยังไม่เปิดบริการ" in said


def test_an_officer_fills_in_the_offices_facts_looks_and_publishes(browser):
    preview = browser.post(GUIDE, TYPED, follow=True)
    listed = browser.post(f"{GUIDE}publish/", follow=True)

    assert "ภายใน 7 วันทำการ" in words(preview)
    assert "เผยแพร่คู่มือแล้ว" in words(listed)
    assert guides.FUNERAL in published.shown_days(shown.GUIDE)


def test_facts_changed_after_publishing_are_pointed_out(browser):
    browser.post(GUIDE, TYPED)
    browser.post(f"{GUIDE}publish/")
    with time_machine.travel(tenants.NOW.replace(hour=15), tick=False):
        browser.post(GUIDE, {**TYPED, "days": "5"})

        assert "แก้แล้ว ยังไม่เผยแพร่" in words(browser.get("/staff/guides/"))


def test_publishing_the_same_twice_says_so(browser):
    browser.post(GUIDE, TYPED)
    browser.post(f"{GUIDE}publish/")

    assert "ไม่ต้องเผยแพร่ซ้ำ" in words(browser.post(f"{GUIDE}publish/", follow=True))


def test_a_withdrawn_guide_gives_its_reason(browser):
    browser.post(GUIDE, TYPED)
    browser.post(f"{GUIDE}publish/")

    browser.post(f"{GUIDE}withdraw/", {"reason_th": "ระเบียบเปลี่ยน"})

    assert guides.FUNERAL not in published.shown_days(shown.GUIDE)


def test_what_is_missing_is_said_and_nothing_is_stored(browser):
    page = browser.post(GUIDE, {**TYPED, "place_th": "", "days": "4000"})

    assert "ยังไม่ได้ตอบคำถาม “ยื่นที่ไหน”" in words(page)
    assert not queries.offered(guides.FUNERAL).is_offered


def test_days_go_into_the_calendar_and_out(browser):
    day = {
        "title_th": "ประชุมประชาคม",
        "starts_on_day": "5",
        "starts_on_month": "12",
        "starts_on_year": "2569",
    }
    browser.post("/staff/guides/calendar/add/", day)
    (kept,) = queries.calendar_dates(since=tenants.TODAY)
    said = words(browser.post("/staff/guides/calendar/publish/", follow=True))

    browser.post(f"/staff/guides/calendar/{kept.pk}/cancel/")

    assert "เผยแพร่ปฏิทินแล้ว" in said
    assert queries.calendar_dates(since=tenants.TODAY) == []


def test_the_officer_opens_a_form_by_its_code_and_receives_it(browser, desk):
    code = guides.filled(desk)

    opened = browser.post("/staff/guides/forms/open/", {"code": code.upper()})
    taken = browser.post("/staff/guides/forms/receive/", {"code": code}, follow=True)

    assert "1-1017-00230-70-8" in words(opened)
    assert "รับแบบแล้ว เลขรับ รบ-2570-000001" in words(taken)


def test_an_unfinished_form_is_opened_and_the_gap_is_named(browser, desk):
    code = guides.started(desk)

    said = words(browser.post("/staff/guides/forms/open/", {"code": code}))

    assert "ยังขาดส่วน “ใครเป็นผู้จัดงานศพ”" in said
    assert "รับแบบนี้" not in said


def test_a_wrong_code_is_said_in_words(browser, desk):
    assert "ไม่พบแบบตามรหัสนี้" in words(browser.post("/staff/guides/forms/open/", {"code": "0000-0000-0000"}))


def test_the_list_names_nobody(browser, desk, officer):
    guides.received(officer, desk)

    said = words(browser.get("/staff/guides/forms/"))

    assert "รบ-2570-000001" in said
    assert "สมศรี" not in said
    assert "สมาน" not in said


def test_a_forms_page_shows_answers_only_on_request_and_writes_it_down(browser, desk, officer):
    form, _ = guides.received(officer, desk)
    page = browser.get(f"/staff/guides/forms/{form.pk}/")
    before = AuditEntry.objects.filter(verb="guides.form_looked_at").count()

    opened = browser.post(f"/staff/guides/forms/{form.pk}/answers/")

    assert "สมศรี" not in words(page)
    assert "สมศรี" in words(opened)
    assert AuditEntry.objects.filter(verb="guides.form_looked_at").count() == before + 1


def test_what_is_missing_is_ticked_from_the_guides_papers(browser, desk, officer):
    form, _ = guides.received(officer, desk)

    browser.post(f"/staff/guides/forms/{form.pk}/hand-back/", {"missing": ["0"], "words": "ตัวจริง"})

    last = queries.case(form, on=tenants.TODAY).last
    assert last.words == "ใบมรณบัตรของผู้เสียชีวิต\nตัวจริง"


def test_handing_back_without_a_word_is_refused(browser, desk, officer):
    form, _ = guides.received(officer, desk)

    page = browser.post(f"/staff/guides/forms/{form.pk}/hand-back/", {"words": " "})

    assert "กรุณาเลือกเอกสารที่ขาด" in words(page)


def test_the_answer_ends_the_clock(browser, desk, officer):
    form, _ = guides.received(officer, desk)

    page = browser.post(
        f"/staff/guides/forms/{form.pk}/answer/",
        {"outcome": "done", "words": "ส่งเรื่องให้ พมจ. แล้ว"},
        follow=True,
    )

    assert "ตอบแล้ว" in words(page)
    assert queries.cases(on=tenants.TODAY, waiting_only=True) == []


def test_the_neighbours_form_is_not_here(browser, desk, officer, neighbour):
    form, _ = guides.received(officer, desk)
    other = guides.town("khunthong")
    stranger = tenants.member_of(other, "officer", username="other-officer")

    for path in (f"{form.pk}/", f"{form.pk}/answer/", f"{form.pk}/hand-back/"):
        assert sessions.logged_in(stranger).get(f"/staff/guides/forms/{path}").status_code == 404
    assert sessions.logged_in(stranger).post(f"/staff/guides/forms/{form.pk}/answers/").status_code == 404


def test_a_volunteer_is_not_let_in(town, officer):
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")

    assert sessions.logged_in(volunteer).get("/staff/guides/forms/").status_code == 403


def test_what_waits_stands_on_the_first_page(browser, desk, officer):
    guides.received(officer, desk)

    assert "แบบคำขอรอตอบ" in words(browser.get("/staff/"))


@pytest.mark.parametrize("forms", [1, 12])
def test_the_list_asks_as_much_for_one_form_as_for_many(
    browser, desk, officer, forms, django_assert_max_num_queries
):
    for _ in range(forms):
        guides.received(officer, desk)

    with django_assert_max_num_queries(40):
        browser.get("/staff/guides/forms/")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "calendar/",
        "calendar/add/",
        "forms/",
        f"{guides.FUNERAL}/",
        f"{guides.FUNERAL}/preview/",
        f"{guides.FUNERAL}/withdraw/",
    ],
)
def test_every_page_opens_in_both_languages(browser, desk, path, language):
    browser.cookies["language"] = language

    page = browser.get(f"/staff/guides/{path}")

    assert page.status_code == 200
    assert len(BeautifulSoup(page.content, "html.parser").find_all("h1")) == 1


def test_sent_forms_say_that_they_came_from_the_site(browser, desk):
    code = guides.filled(desk)
    actions.send(code=code, on=tenants.TODAY, at=tenants.NOW, by=desk)

    assert "ส่งจากหน้าเว็บ" in words(browser.get("/staff/guides/forms/"))

"""Officers hear, answer and decide; who is complained of sees nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.factories import tenants, voices
from tests.factories.sessions import logged_in
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.participation.models import Matter, Poll, PublicComment, PublicThread

HOME = "/staff/voices/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(tenants.NOW + datetime.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def town(db) -> Tenant:
    return tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT)


@pytest.fixture
def clerk(town):
    return logged_in(tenants.member_of(town, "clerk", username="clerk"))


@pytest.fixture
def officer(town):
    return logged_in(tenants.member_of(town, "officer", username="officer"))


def told(town: Tenant, **facts) -> Matter:
    with acting_for(town):
        return voices.told(voices.at_a_page(town.pk), **facts).matter


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return soup(response).get_text(" ", strip=True)


def test_an_empty_list_says_what_would_stand_here(officer):
    assert "ยังไม่มีเรื่องที่แจ้ง" in text(officer.get(HOME))


def test_the_list_shows_kind_clock_and_beginning_in_a_bounded_number_of_questions(
    officer, town, django_assert_max_num_queries
):
    for _ in range(12):
        told(town)

    with django_assert_max_num_queries(40):
        response = officer.get(HOME)

    assert voices.WORDS in text(response)
    assert "1 ธ.ค. 2569" in text(response)


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ("?kind=light", True),
        ("?kind=road", False),
        ("?state=owed", True),
        ("?state=overdue", False),
        ("?state=closed", False),
        ("?nature=complaint", True),
        ("?nature=suggestion", False),
        ("?kind=%00&state='; drop table", True),
    ],
)
def test_the_list_is_narrowed(officer, town, asked, is_there):
    matter = told(town)

    assert (matter.reference in text(officer.get(HOME + asked))) is is_there


def test_an_answer_closes_it_and_the_clock_stops(officer, town):
    matter = told(town)
    url = f"{HOME}{matter.pk}/"

    response = officer.post(url, {"words": "เปลี่ยนหลอดแล้ว", "outcome": "done"}, follow=True)

    assert response.redirect_chain == [(url, 302)]
    assert "แก้ไขแล้ว" in text(response)
    assert soup(response).select_one("textarea[name=words]") is None


def test_an_answer_without_words_says_what_is_missing(officer, town):
    response = officer.post(f"{HOME}{told(town).pk}/", {"words": "", "outcome": "done"})

    assert "กรุณาพิมพ์คำตอบ" in text(response)


@pytest.mark.parametrize("page", ["", "photo/", "accused/"])
def test_a_complaint_about_staff_is_not_there_for_an_officer(officer, clerk, town, page):
    matter = told(town, about="staff", kind="service", photo=voices.photo())

    assert officer.get(f"{HOME}{matter.pk}/{page}").status_code == 404
    assert clerk.get(f"{HOME}{matter.pk}/{page}").status_code == 200
    assert matter.reference not in text(officer.get(HOME))


def test_whoever_is_named_as_complained_of_loses_the_page(officer, clerk, town):
    matter = told(town)
    officer_id = tenants.User.objects.get(username="officer").pk

    response = clerk.post(f"{HOME}{matter.pk}/accused/", {"account": str(officer_id)}, follow=True)

    assert "เปิดเรื่องนี้ไม่ได้อีก" in text(response)
    assert officer.get(f"{HOME}{matter.pk}/").status_code == 404


def test_a_matter_of_a_neighbour_is_not_there(officer, neighbour):
    with acting_for(neighbour):
        matter = voices.told(voices.at_a_page(neighbour.pk)).matter

    assert officer.get(f"{HOME}{matter.pk}/").status_code == 404


def test_what_somebody_tells_at_the_counter_gets_a_slip(officer, town):
    given = {"channel": "counter", "nature": "complaint", "about": "work", "kind": "road", "words": "หลุม"}

    response = officer.post(f"{HOME}take/", given)

    assert "รหัสติดตาม" in text(response)
    with acting_for(town):
        assert Matter.objects.get().channel == "counter"


def test_a_volunteer_takes_it_down_and_reads_no_list(town):
    volunteer = logged_in(tenants.member_of(town, "volunteer", username="volunteer"))
    given = {"channel": "volunteer", "nature": "suggestion", "about": "work", "words": "อยากได้ม้านั่ง"}

    assert "รหัสติดตาม" in text(volunteer.post(f"{HOME}take/", given))
    assert volunteer.get(HOME).status_code == 403


def test_a_comment_is_shown_hidden_answered_and_its_original_opened(clerk, town):
    with acting_for(town):
        comment = voices.comment(voices.at_a_page(town.pk), name="สมศรี")
    url = f"{HOME}comments/{comment.pk}/"

    waiting = text(clerk.get(f"{HOME}comments/"))
    clerk.post(url, {"do": "show", "after": "0"})
    clerk.post(url, {"do": "reply", "words": "จะเพิ่มให้"})
    clerk.post(url, {"do": "hide", "after": "1", "reason": "private"})
    late = clerk.post(url, {"do": "hide", "after": "1", "reason": "rude"})
    asked = clerk.get(f"{url}original/")
    opened = clerk.post(f"{url}original/", {"reason": "review"})

    assert "อยากให้บอกวันเก็บขยะด้วย" in waiting
    assert "มีคนพิจารณาความเห็นนี้ไปแล้ว" in text(late)
    assert "สมศรี" not in text(asked)
    assert "สมศรี" in text(opened)
    with acting_for(town):
        shown = PublicComment.objects.get()
    assert (shown.hidden_for, shown.words, shown.reply) == ("private", "", "จะเพิ่มให้")


def test_a_question_is_asked_a_slip_given_and_the_question_closed(clerk, town):
    given = {
        "form": "service",
        "question_th": "บริการเป็นอย่างไร",
        "choices_th": "ดี\nพอใช้",
        "starts_on_day": "20",
        "starts_on_month": "11",
        "starts_on_year": "2569",
    }

    clerk.post(f"{HOME}polls/add/", given)
    with acting_for(town):
        poll = Poll.objects.get()
    slip = clerk.post(f"{HOME}polls/{poll.pk}/slip/")
    listed = clerk.post(f"{HOME}polls/{poll.pk}/end/", follow=True)

    assert "ให้รหัสนี้กับผู้รับบริการ" in text(slip)
    assert "ปิดแล้ว" in text(listed)


def test_a_question_called_a_referendum_is_refused(clerk):
    given = {"form": "topic", "question_th": "ลงประชามติ", "choices_th": "ใช่\nไม่"}

    response = clerk.post(
        f"{HOME}polls/add/",
        {**given, "starts_on_day": "21", "starts_on_month": "11", "starts_on_year": "2569"},
    )

    assert "ไม่ใช้คำว่าประชามติ" in text(response)


def test_a_request_is_published_with_numbers_struck_out_beforehand(officer, town):
    words = "ขอสัญญาจ้าง โทร 0812345678"
    matter = told(town, nature="information", kind="", words=words, name="สมมุติ ผู้ขอ")
    url = f"{HOME}{matter.pk}/publish/"

    page = officer.get(url)
    kept = soup(page).select_one("textarea[name=asked]").text.strip()
    officer.post(url, {"title": "สัญญาจ้าง", "asked": kept, "answer": "", "is_read": "on"})

    assert "0812345678" not in kept
    with acting_for(town):
        assert PublicThread.objects.get().title == "สัญญาจ้าง"


def test_what_waits_is_counted(officer, town):
    told(town)
    with acting_for(town):
        voices.comment(voices.at_a_page(town.pk))

    home = text(officer.get("/staff/"))

    assert "เรื่องที่รอคำตอบ 1" in home
    assert "ความเห็นที่รอตรวจ 1" in home

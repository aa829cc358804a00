"""The secretary calls a meeting, records who came, what was resolved, and prints the papers."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import meetings as make
from tests.factories import sessions
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.meetings.models import AgendaItem, Meeting, Minutes, Resolution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MOST = 30


@pytest.fixture
def client(secretary):
    return sessions.logged_in(secretary)


@pytest.fixture
def body(tenant, secretary):
    with acting_for(tenant):
        return make.fund_body(secretary)


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def day(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def test_a_meeting_goes_from_call_to_opened_resolution(client, body, tenant):
    called = client.post(
        "/staff/meetings/call/",
        {
            "body": str(body.pk),
            "kind": "committee",
            "title": "ประชุมกรรมการ",
            "place": "ศาลา",
            "begins": "๑๓:๓๐ น.",
            "agenda": "รับรองรายงาน\n\nระเบียบกองทุน",
            **day("held_on", "20", "11", "2569"),
            **day("called_on", "10", "11", "2569"),
        },
    )
    page = called["Location"]
    client.post(
        f"{page}hold/",
        {"entitled": "15", "present": "๑๒", "chaired_by": "สมชาย ตัวอย่าง", "minuted_by": "สมศรี ตัวอย่าง"},
    )
    with acting_for(tenant):
        item = AgendaItem.objects.get(place=2)
    client.post(
        f"{page}resolve/",
        {
            "item": str(item.pk),
            "text": "เห็นชอบระเบียบ",
            "outcome": "passed",
            "votes_for": "10",
            "against": "2",
        },
    )
    client.post(f"{page}open/")

    words = text_of(client.get(page))
    assert "ประชุมคณะกรรมการ ครั้งที่ 1/2569" in words
    assert "เวลา 13.30 น." in words
    assert "12 คน จากผู้มีสิทธิ 15 คน" in words
    assert "มติประชุมคณะกรรมการ ครั้งที่ 1/2569 ข้อ 2.1 · เห็นชอบ" in words
    assert "เห็นชอบ 10 ไม่เห็นชอบ 2 งดออกเสียง 0" in words
    assert "เปิดมติให้ทุกคนอ่านแล้ว" in words
    assert "เห็นชอบระเบียบ" in text_of(client.get("/staff/meetings/resolutions/?q=1/2569"))


def test_what_does_not_fit_is_said_beside_the_field(client, body, tenant, secretary):
    with acting_for(tenant):
        meeting = make.meeting(secretary, body)
    hold = f"/staff/meetings/{meeting.pk}/hold/"
    names = {"chaired_by": "ก", "minuted_by": "ข"}

    counted = client.post(hold, {"entitled": "10", "present": "11", **names})
    early = client.post(f"/staff/meetings/{meeting.pk}/resolve/", {"text": ""})

    assert "ไม่เกินจำนวนผู้มีสิทธิเข้าประชุม 10 คน" in text_of(counted)
    assert "ยังไม่ได้ตอบคำถาม “วาระใด”" in text_of(early)


def test_minutes_take_a_paper_and_give_it_back(client, body, tenant, secretary):
    with acting_for(tenant):
        meeting = make.held(secretary, body)
    paper = SimpleUploadedFile("รายงาน.pdf", b"%PDF-1.7 minutes")

    client.post(f"/staff/meetings/{meeting.pk}/minutes/", {"text": "", "document": paper})
    with acting_for(tenant):
        minutes = Minutes.objects.get()
    answer = client.get(f"/staff/meetings/minutes/{minutes.pk}/paper/")

    assert answer.content == b"%PDF-1.7 minutes"
    assert answer["Content-Disposition"] == f'attachment; filename="minutes-{minutes.pk}.pdf"'


def test_a_program_is_no_evidence(client, body, tenant, secretary):
    with acting_for(tenant):
        meeting = make.held(secretary, body)
    program = SimpleUploadedFile("รายงาน.pdf", b"MZ\x90 program")

    answer = client.post(f"/staff/meetings/{meeting.pk}/minutes/", {"text": "", "document": program})

    assert "แนบได้เฉพาะ PDF" in text_of(answer)
    with acting_for(tenant):
        assert not Document.objects.exists()


def test_a_wrong_resolution_is_corrected_and_both_wordings_are_read(client, body, tenant, secretary):
    with acting_for(tenant):
        meeting = make.held(secretary, body)
        wrong = make.resolution(secretary, meeting, text="รับ 12 คน")
    correct = f"/staff/meetings/resolutions/{wrong.pk}/correct/"

    client.post(correct, {"text": "รับ 21 คน", "outcome": "passed", "reason": "สลับเลข"})

    words = text_of(client.get(f"/staff/meetings/{meeting.pk}/"))
    assert "รับ 21 คน" in words
    assert "ข้อความก่อนแก้ไข 1 รายการ" in words
    with acting_for(tenant):
        assert Resolution.objects.count() == 2


@pytest.mark.parametrize("paper", ["agenda.pdf", "minutes.pdf"])
def test_the_papers_are_pdf(client, body, tenant, secretary, paper):
    with acting_for(tenant):
        meeting = make.held(secretary, body)
        make.resolution(secretary, meeting)

    answer = client.get(f"/staff/meetings/{meeting.pk}/{paper}")

    assert answer.content.startswith(b"%PDF-")


def test_a_meeting_that_has_passed_waits_to_be_recorded(client, body, tenant, secretary):
    with acting_for(tenant):
        make.meeting(secretary, body)

    assert "ประชุมแล้ว ยังไม่ได้บันทึก" in text_of(client.get("/staff/"))


def test_a_list_of_meetings_asks_a_bounded_number_of_questions(
    client, body, tenant, secretary, django_assert_max_num_queries
):
    with acting_for(tenant):
        meetings = [make.held(secretary, body) for _ in range(12)]
        for meeting in meetings:
            make.resolution(secretary, meeting)

    with django_assert_max_num_queries(MOST):
        client.get("/staff/meetings/")
    with django_assert_max_num_queries(MOST):
        client.get(f"/staff/meetings/{meetings[0].pk}/")


def test_the_neighbour_finds_no_such_meeting(body, tenant, secretary, neighbour, stranger):
    with acting_for(tenant):
        meeting = make.held(secretary, body)
    browser = sessions.logged_in(stranger)

    answers = [
        browser.get(f"/staff/meetings/{meeting.pk}/{page}").status_code
        for page in ("", "hold/", "minutes.pdf", "open/")
    ]

    assert answers == [404, 404, 404, 404]
    with acting_for(neighbour):
        assert not Meeting.objects.exists()

"""Staff pages of the site: from a new page to the approval, and what each shows to whom."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import sessions, tenants, town_site
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.site.models import PageAttachment, PageStep, PageVersion, WithheldItem


@pytest.fixture
def office(db):
    """A municipality with its welfare division, an officer and a head."""
    made = town_site.office()
    with acting_for(made.tenant):
        yield town_site.with_division(made)


@pytest.fixture
def officer(office):
    return sessions.logged_in(office.officer)


@pytest.fixture
def head(office):
    return sessions.logged_in(office.head)


def typed(office, **changed):
    return {
        "title_th": "รับสมัครอาสาสมัคร",
        "summary_th": "สมัครได้ถึงสิ้นเดือน",
        "as_of_day": "21",
        "as_of_month": "11",
        "as_of_year": "2569",
        "body_th": "## ใครสมัครได้\n- ทุกคน",
        "division": str(office.division_id),
        "f_where": "ศาลาประชาคม",
        **changed,
    }


def test_an_officer_writes_and_a_head_approves(office, officer, head):
    begun = officer.post(reverse("staff:site_new"), {"kind": "announcement", "title_th": "รับสมัครอาสาสมัคร"})
    version = PageVersion.objects.get()
    officer.post(begun.headers["Location"], typed(office))
    file = SimpleUploadedFile("scan.pdf", town_site.PDF)
    officer.post(reverse("staff:site_attach", args=[version.pk]), {"title_th": "ใบสมัคร", "file": file})
    officer.post(reverse("staff:site_submit", args=[version.pk]))
    head.post(reverse("staff:site_approve", args=[version.pk]), {"necessity": ""})

    assert list(PageStep.objects.order_by("pk").values_list("kind", flat=True)) == ["submitted", "approved"]
    assert PageAttachment.objects.get().name == "ใบสมัคร.pdf"


@pytest.mark.parametrize("name", ["site", "site_new", "site_boards", "site_registers", "site_checklist"])
def test_a_page_asks_few_questions(office, officer, name, django_assert_max_num_queries):
    town_site.written(office)
    town_site.written(office)

    with django_assert_max_num_queries(40):
        assert officer.get(reverse(f"staff:{name}")).status_code == 200


def test_a_version_shows_what_is_still_to_mend(office, officer):
    version = town_site.written(office, summary_th="")

    shown = officer.get(reverse("staff:site_version", args=[version.pk])).content.decode()

    assert "ยังไม่มีคำสรุปหนึ่งประโยค" in shown


def test_an_officer_sees_no_button_to_approve(office, officer, head):
    version = town_site.written(office)
    officer.post(reverse("staff:site_submit", args=[version.pk]))
    address = reverse("staff:site_version", args=[version.pk])

    assert "อนุมัติเผยแพร่" not in officer.get(address).content.decode()
    assert "อนุมัติเผยแพร่" in head.get(address).content.decode()


def test_a_refused_file_says_why_beside_its_box(office, officer):
    version = town_site.written(office)

    response = officer.post(
        reverse("staff:site_attach", args=[version.pk]),
        {"title_th": "x", "file": SimpleUploadedFile("x.svg", b"<svg onload=alert(1)/>")},
    )

    assert "ไฟล์ชนิดนี้เผยแพร่ไม่ได้" in response.content.decode()
    assert not PageAttachment.objects.exists()


def test_who_approves_can_open_the_file_first_and_it_cannot_run(office, officer, head):
    version = town_site.written(office)
    town_site.with_plan(office, version)
    address = reverse("staff:site_file", args=[version.pk, PageAttachment.objects.get().pk])

    answer = head.get(address)

    assert answer.content == town_site.PDF
    assert answer["Content-Disposition"].startswith("attachment;")


def test_what_the_registers_know_fills_the_table(office, officer):
    begun = officer.post(reverse("staff:site_new"), {"kind": "structure", "title_th": "โครงสร้าง"})

    shown = officer.get(f"{begun.headers['Location']}?fill=1").content.decode()

    assert "กองสวัสดิการสังคม | เทศบาลตำบลเนินคราม | 049000106" in shown


def test_pasted_html_comes_back_as_markup(office, officer):
    answer = officer.post(
        reverse("staff:site_clean"), {"html": "<h2>ก</h2><script>alert(1)</script><p>ข</p>"}
    )

    assert answer.json() == {"text": "## ก\n\nข"}


def test_the_checklist_is_exported_with_whole_addresses_and_no_formula(office, officer, head):
    town_site.approved(office, town_site.written(office, title_th="=cmd|x"))
    with_word = {"explanation_th": "=1+1", "address": "https://example.org/a"}
    day = {"evidence_on_day": "1", "evidence_on_month": "11", "evidence_on_year": "2569"}
    head.post(reverse("staff:site_evidence", args=["o9"]), {**with_word, **day})

    book = openpyxl.load_workbook(
        io.BytesIO(officer.get(reverse("staff:site_checklist_file", args=["xlsx"])).content)
    )
    cells = {row[0].value: row for row in book.active.iter_rows()}

    assert cells["O7"][3].value == "http://testserver/t/noenkhram/p/announcement-1/"
    assert (cells["O9"][4].value, cells["O9"][4].data_type) == ("=1+1", "s")


def test_only_who_keeps_the_registers_withholds(office, officer, head):
    address = reverse("staff:site_withhold")
    entry = {
        "subject_th": "รายชื่อ",
        "info_kind": "personal",
        "law": "พ.ร.บ.",
        "clause": "ม. 15",
        "reason_th": "ส่วนตัว",
        "until_note": "ไม่มีกำหนด",
        "ask_th": "กองสวัสดิการสังคม",
    }

    assert officer.post(address, entry).status_code == 403
    head.post(address, entry)
    assert WithheldItem.objects.get().subject_th == "รายชื่อ"


def test_the_first_page_says_what_waits(office, officer, head):
    version = town_site.written(office)
    officer.post(reverse("staff:site_submit", args=[version.pk]))

    assert "หน้าเว็บรออนุมัติ" in head.get("/staff/").content.decode()


def test_a_neighbour_opens_nothing(office, neighbour):
    version = town_site.written(office)
    theirs = tenants.member_of(neighbour, "officer", "head", username="their-head")

    response = sessions.logged_in(theirs).get(reverse("staff:site_version", args=[version.pk]))

    assert response.status_code == 404

"""A page from the first word to its withdrawal: what is asked of it, who does what, what everybody reads."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import tenants, town_site
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.documents.pictures import NotAPicture
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import site_jobs
from thuanna.oversight.publications.models import Publication, PublicationWithdrawal, PublishedFile
from thuanna.services.site import queries, refusals, rules
from thuanna.services.site.actions import attachments, pages
from thuanna.services.site.actions import office as registers
from thuanna.services.site.actions.attachments import Upload
from thuanna.services.site.kinds import FieldWrong
from thuanna.services.site.models import PageVersion, SitePage
from thuanna.services.site.uploads import FileRefused

CITIZEN = "1100700000001"


def codes_of(refusal):
    return [one.code for one in refusal.value.findings]


def submit(office, version):
    return pages.submit(version_id=version.pk, at=tenants.NOW, by=office.officer)


def test_an_approved_announcement_is_what_everybody_reads(office):
    town_site.approved(office, town_site.written(office))

    published = Publication.objects.get(kind="page")
    assert (published.owner, published.section, published.code) == (
        "noenkhram",
        "announcement",
        "announcement-1",
    )
    assert published.content["division"]["th"] == "กองสวัสดิการสังคม"
    assert published.content["contact"]["th"] == "โทร. 049 000 106"
    assert [block["t"] for block in published.content["body"]["th"]] == ["heading", "list", "paragraph"]
    assert [one["key"] for one in published.content["fields"]] == ["where", "travel"]


def test_the_same_news_twice_publishes_once(office):
    version = town_site.approved(office, town_site.written(office))

    site_jobs.publish_page({"version_id": version.pk})

    assert Publication.objects.filter(kind="page").count() == 1


def test_the_next_version_replaces_the_one_before_and_keeps_its_files(office):
    first = town_site.written(office, "development_plan", fields=PLAN, ends_before=None)
    town_site.with_plan(office, first)
    town_site.approved(office, first)
    second = pages.revise(page_id=first.page_id, on=tenants.TODAY, at=tenants.NOW, by=office.officer)
    changed = town_site.details(office, title_th="แผนพัฒนา แก้ไขครั้งที่ 1", fields=PLAN, ends_before=None)
    pages.save(version_id=second.pk, details=changed, at=tenants.NOW, by=office.officer)
    town_site.approved(office, second)

    newest = Publication.objects.filter(kind="page").order_by("-version").first()
    assert (newest.version, newest.content["name"]["th"]) == (2, "แผนพัฒนา แก้ไขครั้งที่ 1")
    assert newest.content["files"][0]["title"]["th"] == "แผนพัฒนาท้องถิ่น"
    assert PublishedFile.objects.count() == 1


PLAN = {"from_year": "2571", "to_year": "๒๕๗๕", "adopted_on": "15 ก.ย. 2569", "budget": "1,250,000.50"}


def test_fields_are_read_as_people_write_them(office):
    version = town_site.written(office, "development_plan", fields=PLAN, ends_before=None)

    assert version.fields == {
        "from_year": 2571,
        "to_year": 2575,
        "adopted_on": "2026-09-15",
        "budget": "1250000.50",
    }


def test_a_cell_that_cannot_be_read_is_named_by_row_and_column(office):
    with pytest.raises(FieldWrong) as found:
        town_site.written(office, "revenue", fields={"lines": "ภาษีที่ดิน | 100 | สองร้อย"})

    assert "แถวที่ 1" in str(found.value)
    assert "รับจริง" in str(found.value)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"summary_th": ""}, "summary_missing"),
        ({"body_th": "##\nข้อความ"}, "heading_empty"),
        ({"body_th": "### เล็กก่อนใหญ่"}, "heading_skips"),
        ({"body_th": "[คลิกที่นี่](https://www.dop.go.th)"}, "link_says_nothing"),
        ({"body_th": "[เบี้ย](javascript:alert(1))"}, "link_unsafe"),
        ({"body_th": f"เลขที่ {CITIZEN}"}, "citizen_number"),
        ({"fields": {"where": f"บ้าน {CITIZEN}"}}, "citizen_number"),
    ],
)
def test_what_not_everybody_could_read_is_not_submitted(office, changed, code):
    version = town_site.written(office, **changed)

    with pytest.raises(refusals.NotReady) as found:
        submit(office, version)

    assert code in codes_of(found)


def test_a_plan_without_its_file_and_years_is_not_submitted(office):
    version = town_site.written(office, "development_plan", fields={}, ends_before=None)

    with pytest.raises(refusals.NotReady) as found:
        submit(office, version)

    assert codes_of(found) == ["field_missing", "field_missing", "field_missing", "file_missing"]


def test_a_product_needs_the_makers_consent(office):
    version = town_site.written(
        office, "products", fields={"maker": "กลุ่มทอผ้า", "where": "ตลาด"}, ends_before=None
    )

    with pytest.raises(refusals.NotReady) as found:
        submit(office, version)

    assert "consent_missing" in codes_of(found)


def test_who_wrote_it_cannot_approve_it(office):
    version = pages.start(kind="announcement", title_th="ประกาศ", on=tenants.TODAY, by=office.head)
    pages.save(version_id=version.pk, details=town_site.details(office), at=tenants.NOW, by=office.head)
    pages.submit(version_id=version.pk, at=tenants.NOW, by=office.head)

    with pytest.raises(refusals.OwnWork):
        pages.approve(version_id=version.pk, on=tenants.TODAY, at=tenants.NOW, by=office.head)


def test_an_officer_approves_nothing(office):
    version = town_site.written(office)
    submit(office, version)

    with pytest.raises(NotAllowed):
        pages.approve(version_id=version.pk, on=tenants.TODAY, at=tenants.NOW, by=office.officer)


def test_a_submitted_version_stands_still_until_it_is_sent_back(office):
    version = town_site.written(office)
    submit(office, version)
    with pytest.raises(refusals.NotEditable):
        pages.save(
            version_id=version.pk, details=town_site.details(office), at=tenants.NOW, by=office.officer
        )
    with pytest.raises(refusals.NotEditable):
        town_site.with_plan(office, version)

    pages.send_back(version_id=version.pk, note="ใส่วันสุดท้าย", at=tenants.NOW, by=office.head)

    assert queries.opened(version.pk).state is rules.State.RETURNED
    pages.save(version_id=version.pk, details=town_site.details(office), at=tenants.NOW, by=office.officer)


def test_sending_back_says_what_to_mend(office):
    version = town_site.written(office)
    submit(office, version)

    with pytest.raises(refusals.ReasonMissing):
        pages.send_back(version_id=version.pk, note=" ", at=tenants.NOW, by=office.head)


def test_there_is_one_history_and_many_announcements(office):
    town_site.written(office)
    town_site.written(office)
    pages.start(kind="history", title_th="ประวัติ", on=tenants.TODAY, by=office.officer)

    with pytest.raises(refusals.PageExists):
        pages.start(kind="history", title_th="ประวัติ", on=tenants.TODAY, by=office.officer)

    assert set(SitePage.objects.values_list("code", flat=True)) == {
        "announcement-1",
        "announcement-2",
        "history",
    }


def test_a_second_version_waits_until_the_first_is_finished(office):
    version = town_site.written(office)

    with pytest.raises(refusals.VersionOpen):
        pages.revise(page_id=version.page_id, on=tenants.TODAY, at=tenants.NOW, by=office.officer)


def test_a_draft_nobody_judged_can_be_thrown_away(office):
    version = town_site.written(office)

    pages.discard(version_id=version.pk, by=office.officer)

    assert not SitePage.objects.exists()


def test_a_page_taken_back_is_gone_for_everybody_who_then_reads_why(office):
    version = town_site.approved(office, town_site.written(office))

    step = pages.withdraw(page_id=version.page_id, reason="วันที่ผิด", at=tenants.NOW, by=office.head)
    site_jobs.withdraw_page({"step_id": step.pk})

    assert PublicationWithdrawal.objects.get().reason_th == "วันที่ผิด"
    assert queries.listed()[0].shown_version is None


def test_while_an_election_runs_news_waits_unless_people_must_know(office):
    start = tenants.TODAY - datetime.timedelta(days=1)
    end = tenants.TODAY + datetime.timedelta(days=30)
    registers.call_election(
        election_th="เลือกตั้งนายกเทศมนตรี", starts_on=start, ends_before=end, at=tenants.NOW, by=office.head
    )
    version = town_site.written(office)
    submit(office, version)
    with pytest.raises(refusals.ElectionRuns):
        pages.approve(version_id=version.pk, on=tenants.TODAY, at=tenants.NOW, by=office.head)

    pages.approve(
        version_id=version.pk, on=tenants.TODAY, at=tenants.NOW, by=office.head, necessity="น้ำท่วม หมู่ 3"
    )

    assert queries.opened(version.pk).steps[-1].note == "น้ำท่วม หมู่ 3"


def test_a_picture_needs_words_and_is_drawn_anew(office):
    version = town_site.written(office)
    with pytest.raises(refusals.EntryIncomplete):
        attachments.attach_picture(
            version_id=version.pk, upload=Upload("a.jpg", town_site.photo()), alt_th=" ", by=office.officer
        )

    attachments.attach_picture(
        version_id=version.pk,
        upload=Upload("../../GPS.jpg", town_site.photo()),
        alt_th="ผู้สูงอายุรำวงที่ลานวัด",
        by=office.officer,
    )
    town_site.approved(office, version)

    published = Publication.objects.get(kind="page").content["images"][0]
    assert published["alt"]["th"] == "ผู้สูงอายุรำวงที่ลานวัด"
    assert published["file"]["name"] == "รูปที่ 1.jpg"


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>ข่าว", "<p onclick=alert(1)>ข่าว</p>", "<svg/onload=alert(1)>ข่าว"],
)
def test_a_stored_script_does_not_come_out(office, text):
    version = town_site.written(office, body_th=text)

    town_site.approved(office, version)

    assert "alert" not in str(Publication.objects.get(kind="page").content["body"])


def test_characters_that_turn_the_writing_round_are_dropped(office):
    version = town_site.written(office, title_th="แผน\u202eFDP.exe", body_th="ก\u202eข\u2066ค")

    assert version.title_th == "แผนFDP.exe"
    assert version.body_th == "กขค"


def test_ten_megabytes_of_text_are_refused_and_nothing_is_kept(office):
    version = pages.start(kind="announcement", title_th="ประกาศ", on=tenants.TODAY, by=office.officer)
    with pytest.raises(refusals.TooMuch):
        pages.save(
            version_id=version.pk,
            details=town_site.details(office, body_th="ก" * 10_000_000),
            at=tenants.NOW,
            by=office.officer,
        )

    assert PageVersion.objects.get(pk=version.pk).body_th == ""


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)/>", b"MZ"])
def test_a_refused_file_leaves_nothing_behind(office, content):
    version = town_site.written(office)
    with pytest.raises(FileRefused):
        town_site.with_plan(office, version, content)
    with pytest.raises(NotAPicture):
        attachments.attach_picture(
            version_id=version.pk, upload=Upload("x.png", content), alt_th="รูป", by=office.officer
        )

    assert queries.attachments(version.pk) == []


def test_a_neighbour_sees_and_changes_nothing(office, neighbour):
    version = town_site.written(office)
    theirs = tenants.member_of(neighbour, "head", "officer", username="their-head")

    with acting_for(neighbour):
        assert queries.listed() == []
        with pytest.raises(refusals.PageUnknown):
            queries.opened(version.pk)
        with pytest.raises(refusals.PageUnknown):
            pages.save(version_id=version.pk, details=town_site.details(office), at=tenants.NOW, by=theirs)

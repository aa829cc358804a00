"""The chain on the staff pages: a sheet typed once becomes needs, a project, an activity, a result."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from tests.factories import organisations, places, planning, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.accounts.models import Role
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.oversight.publications import plan_jobs
from thuanna.oversight.publications import queries as publications
from thuanna.services.planning import actions, queries
from thuanna.services.planning.models import Activity, Forum, Need, Project, ProjectDecision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def head(tenant):
    """The head of the division, as an actor."""
    with acting_for(tenant):
        yield tenants.member_of(tenant, Role.HEAD, username="head")


@pytest.fixture
def client_of(head):
    return logged_in(head)


def sheet(**more):
    """A forum's sheet as the browser sends it."""
    head = {
        "title": "เวทีหมู่ 1",
        "held_on_day": "18",
        "held_on_month": "10",
        "held_on_year": "2569",
        "place": "ศาลา",
        "rows": "7",
    }
    return {**head, **more}


def need_row(n, words, **more):
    given = {"words": words, "group": "older", "dimensions": ["health"], "help_form": "assistance", **more}
    return {f"{name}_{n}": value for name, value in given.items()}


def test_a_sheet_of_seven_needs_is_typed_once(client_of, head):
    rows = {}
    for n in range(1, 8):
        rows |= need_row(n, f"ข้อ {n}")

    answer = client_of.post(reverse("staff:forum_add"), sheet(**rows, older_female="21"))

    forum = Forum.objects.get()
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert Need.objects.filter(forum=forum).count() == 7
    assert "ข้อ 7" in client_of.get(answer["Location"]).content.decode()


def test_a_row_with_words_only_is_given_back_with_everything_typed(client_of, head):
    answer = client_of.post(reverse("staff:forum_add"), sheet(words_1="รถไปหาหมอ"))

    page = answer.content.decode()
    assert "รถไปหาหมอ" in page
    assert "กรุณาเลือกกลุ่ม" in page
    assert not Forum.objects.exists()


def test_from_a_need_to_a_decided_project(client_of, head):
    owner = organisations.municipality(head)
    need = planning.needs_of(planning.forum(head, [planning.need()]))[0]
    form = {
        "title": "รถรับ-ส่ง",
        "problem": "ไปหาหมอไม่ได้",
        "objective": "ไปได้ตามนัด",
        "group": "older",
        "dimensions": ["health"],
        "help_form": "assistance",
        "money_from": "งบ 2570",
        "budget": "๔๘,๐๐๐",
        "proposed_on_day": "25",
        "proposed_on_month": "10",
        "proposed_on_year": "2569",
        "owner": str(owner.pk),
        "needs": [str(need.pk)],
    }

    proposed = client_of.post(reverse("staff:project_add"), form)
    project = Project.objects.get()
    decided = client_of.post(
        reverse("staff:project_decide", args=[project.pk]),
        {
            "kind": "approved",
            "decided_by": "สภาเทศบาล",
            "decided_on_day": "2",
            "decided_on_month": "11",
            "decided_on_year": "2569",
        },
    )

    assert (proposed.status_code, decided.status_code) == (302, 302)
    assert project.budget.satang == 4_800_000
    assert ProjectDecision.objects.get().kind == "approved"
    assert "อยากมีรถไปหาหมอ" in client_of.get(reverse("staff:project", args=[project.pk])).content.decode()


def test_an_activity_without_a_way_there_says_so_and_offers_no_button(client_of, head):
    activity = actions.plan_activity(
        project_id=planning.begun(head).pk, new=planning.outing(travel="", travel_words=""), by=head
    )

    page = client_of.get(reverse("staff:activity", args=[activity.pk])).content.decode()
    client_of.post(reverse("staff:activity_announce", args=[activity.pk]))

    assert "ยังประกาศไม่ได้" in page
    assert Activity.objects.get().state == "draft"


def test_the_list_for_the_van_is_a_pdf(client_of, head):
    activity = planning.announced(head, planning.begun(head))
    actions.sign_up(
        activity_id=activity.pk, new=actions.NewSignUp(name="ยายมา ตัวอย่าง", group="older"), by=head
    )

    answer = client_of.get(reverse("staff:activity_ride_list", args=[activity.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_who_came_is_counted_by_village(client_of, head):
    village = places.village(head)
    activity = planning.announced(head, planning.begun(head))

    client_of.post(
        reverse("staff:activity_attendance", args=[activity.pk]),
        {f"came_{village.pk}_older_female": "13", "neighbours_older": "2"},
    )

    assert queries.activities(head).get().came == 15


@pytest.mark.parametrize(
    "name",
    ["planning", "planning_matrix", "forums", "forum_add", "needs", "need_add", "projects", "project_add"],
)
def test_every_list_opens_empty_and_says_what_to_do(client_of, name):
    answer = client_of.get(reverse(f"staff:{name}"))

    assert answer.status_code == 200


def test_pages_ask_a_bounded_number_of_questions(client_of, head, django_assert_max_num_queries):
    needs = planning.needs_of(planning.forum(head, [planning.need(f"ข้อ {n}") for n in range(5)]))
    project = planning.begun(head, need_ids=[need.pk for need in needs])
    for _ in range(3):
        planning.announced(head, project)

    with django_assert_max_num_queries(60):
        client_of.get(reverse("staff:project", args=[project.pk]))


def test_the_neighbours_officer_finds_nothing(head, neighbour):
    project = planning.project(head)
    stranger = tenants.member_of(neighbour, Role.HEAD, username="next-door")

    answer = logged_in(stranger).get(reverse("staff:project", args=[project.pk]))

    assert answer.status_code == 404


def test_a_finished_project_is_read_before_it_is_handed_on(client_of, head):
    project = planning.finished(head)
    address = reverse("staff:pattern_hand_on", args=[project.pk])

    page = client_of.get(address).content.decode()
    bare = client_of.post(address, {"lessons": "ตั้งเวลาให้ตรงคลินิก"}).content.decode()
    done = client_of.post(address, {"lessons": "ตั้งเวลาให้ตรงคลินิก", "nobody": "on"}, follow=True)

    assert "รับส่งทุกวันเสาร์" in page
    assert "กรุณาทำเครื่องหมาย" in bare
    assert "ดาวน์โหลดซอง" in done.content.decode()


def test_an_unfinished_project_says_when_it_can_be_a_pattern(client_of, head):
    project = planning.begun(head)

    page = client_of.get(reverse("staff:pattern_hand_on", args=[project.pk])).content.decode()

    assert "เป็นต้นแบบได้เมื่อเสร็จสิ้นและบันทึกผลแล้ว" in page


def test_a_pattern_is_read_adapted_and_taken_back_on_pages(client_of, head, neighbour):
    with acting_for(neighbour):
        elsewhere = tenants.member_of(neighbour, "head", "clerk", username="elsewhere")
        raw = planning.handed_on(elsewhere, planning.finished(elsewhere))
    packet = planning.taken_in(raw, head)
    owner = organisations.municipality(head)
    address = reverse("staff:pattern_adopt", args=[packet.pk])
    form = {
        "title": "รถพาไปหาหมอ",
        "problem": "ไกล",
        "objective": "ไปได้",
        "money_from": "งบ",
        "budget": "20,000",
        "proposed_on_day": "1",
        "proposed_on_month": "11",
        "proposed_on_year": "2569",
        "owner": str(owner.pk),
        "changed": "ใช้รถสองแถว",
    }

    read = client_of.get(address).content.decode()
    made = client_of.post(address, form, follow=True).content.decode()
    project = Project.objects.get()
    day = client_of.get(f"{reverse('staff:activity_add', args=[project.pk])}?after=0").content.decode()
    told = client_of.post(reverse("staff:origin_tell", args=[project.pk]), follow=True)
    client_of.post(reverse("staff:project_take_back", args=[project.pk]))

    assert "ตั้งเวลารถให้ตรงกับคลินิก" in read
    assert "ปรับจากโครงการ" in made
    assert "รถตู้ออก 8.00 น." in day
    assert "attachment" in told["Content-Disposition"]
    assert not Project.objects.exists()
    assert "ยังไม่ได้ใช้" in client_of.get(reverse("staff:patterns")).content.decode()


def test_a_follow_up_is_listed_and_recorded_and_the_folder_packed(client_of, head):
    project = planning.begun(head)
    told = actions.Told(story="ดี", follow_up_on=tenants.TODAY + datetime.timedelta(days=1))
    result = actions.tell_result(
        project_id=project.pk, told=told, on=tenants.TODAY - datetime.timedelta(days=400), by=head
    )
    form = {
        "kind": "figure",
        "title": "ขาดนัด 214 เหลือ 96 ครั้ง",
        "on_day": "1",
        "on_month": "11",
        "on_year": "2569",
        "consent": "none",
        "is_public": "on",
    }
    looked = {"looked_on_day": "1", "looked_on_month": "11", "looked_on_year": "2569", "found": "ยังอยู่"}

    added = client_of.post(
        reverse("staff:evidence_piece_add", args=[project.pk]), form, follow=True
    ).content.decode()
    zipped = client_of.get(f"{reverse('staff:evidence_zip', args=[project.pk])}?public")
    client_of.post(reverse("staff:result_look", args=[result.pk]), looked)
    page = client_of.get(reverse("staff:evidence_folder", args=[project.pk])).content.decode()

    assert "ขาดนัด 214 เหลือ 96 ครั้ง" in added
    assert zipped["Content-Type"] == "application/zip"
    assert "ยังอยู่" in page
    assert "วันนี้ไม่มีอะไรต้องกลับไปดู" in client_of.get(reverse("staff:follow_ups")).content.decode()


def test_the_years_report_is_owed_on_the_first_page_and_posted_from_there(client_of, head):
    planning.project(head, proposed_on=tenants.TODAY - datetime.timedelta(days=365))
    last = FiscalYear.of(tenants.TODAY).previous.year
    before = client_of.get(reverse("staff:planning")).content.decode()

    sent = client_of.post(
        reverse("staff:report_post", args=[last]),
        {
            "board": "หน้าสำนักงาน",
            "posted_on_day": str(tenants.TODAY.day),
            "posted_on_month": str(tenants.TODAY.month),
            "posted_on_year": str(tenants.TODAY.year + 543),
        },
    )

    assert "ต้องปิดประกาศอย่างน้อยปีละครั้ง" in before
    assert sent.status_code == 302, sent.content.decode()[:3000]
    assert "ปิดประกาศแล้ว หน้าสำนักงาน" in client_of.get(reverse("staff:planning")).content.decode()


def test_a_need_that_tells_of_somebody_is_taken_off_the_public_pages(client_of, head):
    need = planning.needs_of(planning.forum(head, [planning.need("ลุงข้างบ้านฉันป่วย")]))[0]
    plan_jobs.publish_need(need.pk, at=tenants.NOW)

    sent = client_of.post(reverse("staff:need_withdraw", args=[need.pk]), {"reason_th": "รู้ได้ว่าเป็นใคร"})

    assert sent.status_code == 302, sent.content.decode()[:3000]
    assert publications.withdrawn_codes("need") == {need.reference.partition("-")[2]}

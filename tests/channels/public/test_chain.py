"""The chain as everybody reads it: the same on page, notice and data, and no small number anywhere."""

from __future__ import annotations

import datetime
import json

import psycopg.errors
import pytest
import time_machine
from django.db import ProgrammingError, connections
from django.test import Client

from tests.factories import organisations, planning, tenants
from thuanna.channels.public import serving
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import plan_jobs
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.oversight.publications.models import Publication
from thuanna.services.planning import actions
from thuanna.services.planning.models import Forum, Project

YES = actions.Answer(
    kind="project", decided_on=tenants.TODAY, decided_by="สภาเทศบาล", reason="อนุมัติ 48,000 บาท"
)
_told: dict[str, str] = {}


@pytest.fixture
def told(site, monkeypatch) -> dict[str, str]:
    """A forum, a project with two activities, its result; told once in the module's own database."""
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    if not _told:
        town = Tenant.objects.get(code=site.town)
        with acting_for(town):
            by = tenants.member_of(town, "head", "clerk", username="chain-head")
            _told.update(_tell(by))
    return _told


def _tell(by) -> dict[str, str]:
    forum = planning.forum(by, [planning.need(), planning.need("ไฟทางมืด")])
    need = planning.needs_of(forum)[0]
    owner = organisations.partner(by, "โรงเรียนบ้านเนินคราม")
    project = planning.begun(by, owner=owner, need_ids=[need.pk])
    actions.answer_needs(need_id=need.pk, answer=YES, by=by)
    for women, men in ((9, 2), (8, 1)):
        activity = planning.announced(by, project)
        came = [actions.Came("older", "female", women), actions.Came("disability", "male", men)]
        actions.record_attendance(activity_id=activity.pk, came=came, today=tenants.TODAY, by=by)
    actions.plan_activity(project_id=project.pk, new=planning.outing(title="ยังไม่ประกาศ"), by=by)
    later = tenants.NOW + datetime.timedelta(days=14)
    planning.announced(
        by, project, title="เสาร์หน้า", starts_at=later, ends_at=later + datetime.timedelta(hours=2)
    )
    actions.tell_result(
        project_id=project.pk, told=actions.Told(story="รับส่งสองวันเสาร์"), on=tenants.TODAY, by=by
    )
    plan_jobs.publish_plan({"project_id": project.pk})
    return {"project": code_of(project.reference), "forum": code_of(forum.reference)}


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_one_page_tells_the_whole_way_without_a_log_in(site, told):
    page = text(f"/t/{site.town}/projects/{told['project']}/")

    for words in ("อยากมีรถไปหาหมอ", "48,000.00", "โรงเรียนบ้านเนินคราม", "รับส่งสองวันเสาร์", "ทำแล้ว 2 ครั้ง"):
        assert words in page
    steps = page[page.index('<ol class="chain">') :]
    assert steps.index("อยากมีรถไปหาหมอ") < steps.index("อนุมัติ") < steps.index("ทำแล้ว 2 ครั้ง")
    assert steps.index("ทำแล้ว 2 ครั้ง") < steps.index("รับส่งสองวันเสาร์")
    assert "เวที 18 ต.ค. 2569: อยากมีรถไปหาหมอ → อนุมัติ 48,000.00 บาท → ทำแล้ว 2 ครั้ง" in page


def test_small_numbers_are_shown_nowhere_and_cannot_be_reckoned(site, told):
    content = json.loads(text(f"/t/{site.town}/projects/{told['project']}/data.json"))

    reached = {one["key"]: one["value"] for one in content["reached"]["groups"]}
    assert reached["disability"] is None
    assert content["reached"]["all"]["value"] is None or reached["older"] is None


def test_page_notice_and_data_say_the_same(site, told):
    base = f"/t/{site.town}/projects/{told['project']}/"
    content = json.loads(text(f"{base}data.json"))

    page, notice = text(base), text(f"{base}notice/")

    for words in (content["title"], content["result"]["story"], content["needs"][0]["words"]):
        assert words in page
        assert words in notice
    assert "<svg" in notice


def test_what_is_only_being_prepared_stays_inside(site, told):
    assert "ยังไม่ประกาศ" not in text(f"/t/{site.town}/projects/{told['project']}/")


def test_a_forum_shows_each_need_with_its_answer_or_its_clock(site, told):
    page = text(f"/t/{site.town}/forums/{told['forum']}/")

    assert "อนุมัติ 48,000 บาท" in page
    assert "ไฟทางมืด" in page
    assert f"/t/{site.town}/projects/{told['project']}/" in page


def test_the_door_to_join_in_opens_when_something_is_behind_it(site, told):
    assert f'href="/t/{site.town}/act/"' in text(f"/t/{site.town}/know/")
    with time_machine.travel(tenants.NOW, tick=False):
        assert "เสาร์หน้า" in text(f"/t/{site.town}/act/")
    assert Client().get("/t/nobody/act/").status_code == 404


def test_a_day_that_went_by_uncounted_is_no_longer_to_come(site, told):
    path = f"/t/{site.town}/projects/{told['project']}/"

    with time_machine.travel(tenants.NOW, tick=False):
        before = text(path)
    with time_machine.travel(tenants.NOW + datetime.timedelta(days=15), tick=False):
        after = text(path)

    assert before.index("เสาร์หน้า") < before.index("ที่ผ่านมา 2 ครั้ง")
    assert after.index("ที่ผ่านมา 3 ครั้ง") < after.index("เสาร์หน้า")


def test_lists_lead_to_their_pages(site, told):
    assert told["project"] in text(f"/t/{site.town}/projects/")
    assert told["forum"] in text(f"/t/{site.town}/forums/")


def test_news_that_changes_nothing_makes_no_version(site, told):
    town = Tenant.objects.get(code=site.town)
    with acting_for(town):
        before = Publication.objects.filter(kind__in=("project", "forum")).count()
        plan_jobs.publish_plan({"project_id": Project.objects.get().pk})
        plan_jobs.publish_plan({"forum_id": Forum.objects.get().pk})

        assert Publication.objects.filter(kind__in=("project", "forum")).count() == before


@pytest.mark.parametrize("table", ["planning_signup", "planning_need", "planning_activity", "planning_ride"])
def test_the_public_role_reads_no_table_of_the_plan(site, told, table):
    with pytest.raises(ProgrammingError) as refused, connections["public"].cursor() as cursor:
        cursor.execute(f"select 1 from {table}")

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_chain_page_asks_few_questions(site, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(20, connection=connections["public"]):
        text(f"/t/{site.town}/projects/{told['project']}/?fresh=1")

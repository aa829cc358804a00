"""What everybody does with the chain: sign up, follow, propose; and what sums over it may show."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.db import ProgrammingError, connections
from django.test import Client

from tests.factories import organisations, planning, tenants
from thuanna.channels.public import serving
from thuanna.channels.public.chain import summing
from thuanna.channels.public.voices import doorkeeping
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.oversight.publications import actions as publishing
from thuanna.oversight.publications import plan_jobs
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.oversight.publications.models import Publication
from thuanna.registry.places import queries as places
from thuanna.services.planning import actions
from thuanna.services.planning.models import Finding, SignUp
from thuanna.services.planning.words import CHECKS

_told: dict[str, str] = {}


@pytest.fixture
def told(site, monkeypatch) -> dict[str, str]:
    """A project with a van, a follower and money for a few people; told once in the module's own database."""
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    monkeypatch.setattr(doorkeeping, "_LEAST_SECONDS", 0)
    if not _told:
        town = Tenant.objects.get(code=site.town)
        with acting_for(town):
            _told.update(_tell(tenants.member_of(town, "head", "clerk", username="chain-officer")))
    return _told


def _tell(by: Actor) -> dict[str, str]:
    village = places.communities(on=tenants.TODAY)[0]
    forum = planning.forum(by, [planning.need(), planning.need("ไฟทางมืด", group="everybody")])
    need = planning.needs_of(forum)[0]
    project = planning.begun(by, owner=organisations.partner(by, "วัดเนินคราม"), need_ids=[need.pk])
    held = planning.announced(by, project)
    came = [
        actions.Came("older", "female", 14, community_id=village.pk),
        actions.Came("older", "male", 12),
        actions.Came("disability", "male", 3),
        actions.Came("older", "female", 2, is_neighbour=True),
    ]
    actions.record_attendance(activity_id=held.pk, came=came, today=tenants.TODAY, by=by)
    for voucher, baht, kind, people in (("ฎ.1", "9,000", "vehicles", 0), ("ฎ.2", "800", "help", 2)):
        actions.spend(
            project_id=project.pk,
            spent_on=tenants.TODAY,
            amount=Money.baht(baht),
            voucher=voucher,
            words="ลับเฉพาะในทะเบียน",
            kind=kind,
            people=people,
            by=by,
        )
    later = tenants.NOW.replace(year=tenants.NOW.year + 1)
    coming = planning.announced(
        by, project, title="เสาร์หน้า", starts_at=later, ends_at=later.replace(hour=later.hour + 1), capacity=3
    )
    actions.offer_ride(activity_id=coming.pk, new=planning.van(), by=by)
    named = actions.name_follower(project_id=project.pk, new=planning.follower(), by=by)
    actions.record_target(target=_target(), by=by)
    plan_jobs.publish_all(at=tenants.NOW)
    return {
        "project": code_of(project.reference),
        "project_id": str(project.pk),
        "need": code_of(need.reference),
        "forum": code_of(forum.reference),
        "coming": str(coming.pk),
        "held": str(held.pk),
        "token": named.token,
        "year": str(project.year),
    }


def _target() -> actions.Target:
    return actions.Target(
        year=2570,
        group="older",
        people=120,
        reached=40,
        is_estimate=False,
        as_of=tenants.TODAY,
        source="อสม.",
    )


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def lines(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(path).lstrip("\ufeff"))))


def send(path: str, **given: str):
    """Open a form and send it, as a browser does."""
    client = Client()
    page = client.get(path).content.decode()
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    assert found is not None, path
    return client.post(path, {"ticket": found[1], **given})


def join(site, told, **more: str):
    path = f"/t/{site.town}/projects/{told['project']}/activities/{told['coming']}/join/"
    given = {
        "told_by": "family",
        "comes_to": "join",
        "name": "ตาดี ตัวอย่าง",
        "phone": "0811111111",
        "group": "older",
        "sex": "male",
    }
    return send(path, **{**given, **more})


def code_in(answer) -> str:
    found = re.search(r'id="code">([^<]+)<', answer.content.decode())
    assert found is not None, answer.content.decode()[:3000]
    return found[1]


def test_one_signs_a_relative_up_looks_and_takes_it_back(site, told):
    code = code_in(join(site, told))
    mine = f"/t/{site.town}/act/mine/"

    seen = send(mine, code=code).content.decode()
    gone = send(mine, code=code, do="take_back")

    assert "ตาดี ตัวอย่าง" in seen
    assert "ยกเลิกการสมัครแล้ว" in gone.content.decode()
    with acting_for(Tenant.objects.get(code=site.town)):
        assert not SignUp.objects.filter(name="ตาดี ตัวอย่าง").exists()


def test_a_code_that_nobody_was_given_opens_nothing(site, told):
    page = send(f"/t/{site.town}/act/mine/", code="0000-0000-0000").content.decode()

    assert "ไม่พบรหัสนี้" in page


def test_what_is_held_or_another_towns_takes_no_names(site, told):
    base = f"/t/{site.town}/projects/{told['project']}/activities"

    assert Client().get(f"{base}/{told['held']}/join/").status_code == 404
    assert Client().get(f"{base}/999999/join/").status_code == 404
    assert Client().get(f"{base}/999999/").status_code == 404


def test_names_on_the_list_stand_on_no_public_page(site, told):
    join(site, told, name="ยายลับ ตัวอย่าง", phone="0812222222")

    for path in (
        f"projects/{told['project']}/",
        f"projects/{told['project']}/data.json",
        f"projects/{told['project']}/activities/{told['coming']}/",
        "act/",
    ):
        page = text(f"/t/{site.town}/{path}")
        assert "ยายลับ" not in page
        assert "สมชาย" not in page  # the driver
        assert "ป้าบัว" not in page  # the follower
        assert "ลับเฉพาะ" not in page  # the words of a voucher


def test_a_follower_sends_a_checklist_and_it_is_shown_after_somebody_looked(site, told):
    path = f"/t/{site.town}/followers/{told['token']}/"
    day = {"seen_on_day": "1", "seen_on_month": "11", "seen_on_year": "2569"}
    sent = send(path, **day, **dict.fromkeys(CHECKS, "partly"), words="รถมาช้า คนขับชื่อลุงคำ")
    assert "ได้รับแล้ว" in sent.content.decode(), sent.content.decode()[:2000]
    project = f"/t/{site.town}/projects/{told['project']}/"
    town = Tenant.objects.get(code=site.town)
    with acting_for(town):
        plan_jobs.publish_project(int(told["project_id"]), at=tenants.NOW)
    before = text(project)

    with acting_for(town):
        by = tenants.member_of(town, "executive", username="chain-mayor")
        actions.rule_on_finding(
            finding_id=Finding.objects.get().pk,
            ruling=actions.Ruling(words="รถมาช้า", reply="ปรับเวลาแล้ว", replied_by="กองสวัสดิการสังคม"),
            on=tenants.TODAY,
            by=by,
        )
        plan_jobs.publish_project(int(told["project_id"]), at=tenants.NOW)
    after, data = text(project), json.loads(text(f"{project}data.json"))

    assert "รถมาช้า" not in before
    assert "รอพิจารณาแสดงอีก 1 เรื่อง" in before
    assert "รถมาช้า" in after
    assert "ปรับเวลาแล้ว" in after
    assert "ลุงคำ" not in after
    assert data["follow"]["findings"][0]["words"] == "รถมาช้า"


def test_a_followers_link_is_kept_by_nobody(site, told):
    answer = Client().get(f"/t/{site.town}/followers/{told['token']}/")

    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert Client().get(f"/t/{site.town}/followers/{'0' * 26}/").status_code == 404


def test_money_for_two_people_cannot_be_reckoned(site, told):
    money = json.loads(text(f"/t/{site.town}/projects/{told['project']}/data.json"))["money"]
    shown = {one["key"]: one["satang"] for one in money["kinds"]}

    assert shown["help"] is None
    assert money["spent"] is None or shown["vehicles"] is None


def test_no_small_group_sex_or_place_is_shown(site, told):
    reached = json.loads(text(f"/t/{site.town}/projects/{told['project']}/data.json"))["reached"]
    k = law.book("privacy/publication", on=tenants.TODAY).number("small_numbers_min")
    figures = [one["value"] for name in ("groups", "sexes", "places") for one in reached[name]]

    assert [value for value in figures if value is not None and value < k] == []
    for name in ("groups", "sexes", "places"):
        hidden = [one for one in reached[name] if one["value"] is None]
        assert len(hidden) != 1 or reached["all"]["value"] is None, name


def test_the_matrix_adds_up_from_the_pages_themselves(site, told):
    rows = list(
        csv.DictReader(
            io.StringIO(text(f"/t/{site.town}/matrix/data.csv?year={told['year']}").lstrip("\ufeff"))
        )
    )
    content = json.loads(text(f"/t/{site.town}/projects/{told['project']}/data.json"))
    shown = {one["th"]: one["value"] for one in content["reached"]["groups"]}

    cell = next(row for row in rows if row["dimension"] == "health" and row["group_th"] == "ผู้สูงอายุ")
    assert int(cell["reached"]) == (shown["ผู้สูงอายุ"] or 0)
    assert (cell["needs"], cell["projects"]) == ("1", "1")


@pytest.mark.parametrize(
    "path",
    [
        "matrix/", "matrix/notice/", "report/", "report/notice/", "report/data.csv", "project-money/",
        "plan/",
        "plan/data.json", "needs/", "needs/{need}/", "needs/{need}/notice/", "needs/{need}/data.json",
        "forums/{forum}/notice/", "forums/{forum}/data.json", "projects/feed.xml",
        "projects/{project}/activities/{coming}/", "projects/{project}/activities/{coming}/notice/",
    ],
)  # fmt: skip
def test_every_page_opens_for_everybody_and_says_its_words(site, told, path):
    page = text(f"/t/{site.town}/{path.format(**told)}")

    assert len(page) > 50
    assert "ลับเฉพาะ" not in page


def test_page_notice_report_feed_and_data_say_the_same_of_a_project(site, told):
    base = f"/t/{site.town}/"
    data = json.loads(text(f"{base}projects/{told['project']}/data.json"))

    for path in (f"projects/{told['project']}/", f"projects/{told['project']}/notice/", "projects/feed.xml"):
        assert data["title"] in text(base + path)
    [line] = lines(f"{base}report/data.csv?year={told['year']}")
    spent, reached = data["money"]["spent"], data["reached"]["all"]["value"]
    assert (line["spent"], line["reached"]) == (_as_text(spent), _as_text(reached))


def _as_text(value: int | None) -> str:
    return "" if value is None else str(value)


def test_a_withdrawn_need_is_gone_everywhere(site, told):
    town = Tenant.objects.get(code=site.town)
    with acting_for(town):
        by = tenants.member_of(town, "executive", username="chain-withdrawer")
        other = (
            Publication.objects.filter(kind="need")
            .exclude(code=told["need"])
            .values_list("code", flat=True)[0]
        )
        publishing.withdraw_page(kind="need", code=other, reason_th="ระบุตัวบุคคล", at=tenants.NOW, by=by)

        plan_jobs.renew_around({"publication_id": _newest_of(other).pk, "kind": "need"})
        plan_jobs.publish_all(at=tenants.NOW)  # later news brings nothing back

    for path in ("forums/{forum}/", "forums/{forum}/notice/", "forums/{forum}/data.json", "matrix/data.csv"):
        assert "ไฟทางมืด" not in text(f"/t/{site.town}/{path.format(**told)}"), path
    assert json.loads(text(f"/t/{site.town}/forums/{told['forum']}/data.json"))["withdrawn"] == 1
    assert Client().get(f"/t/{site.town}/needs/{other}/").status_code == 410
    assert Client().get(f"/t/{site.town}/needs/{other}/data.json").status_code == 410
    assert other not in text(f"/t/{site.town}/needs/")


def _newest_of(code: str) -> Publication:
    found = Publication.objects.filter(kind="need", code=code).order_by("-version").first()
    assert found is not None
    return found


def test_where_the_years_report_hangs_stands_on_its_page(site, told):
    year = FiscalYear.of(tenants.TODAY).previous
    town = Tenant.objects.get(code=site.town)
    with acting_for(town):
        by = tenants.member_of(town, "officer", username="chain-poster")
        actions.post_report(year=year, board="ศาลาหมู่ 4", posted_on=tenants.TODAY, by=by)
        plan_jobs.publish_plans(at=tenants.NOW)

    assert "ปิดประกาศแล้ว ศาลาหมู่ 4" in text(f"/t/{site.town}/report/?year={year}")
    assert "ศาลาหมู่ 4" not in text(f"/t/{site.town}/report/?year={told['year']}")


def test_a_page_of_the_year_tells_of_the_newest_year_with_anything_in_it(site, told):
    assert f"ปี {told['year']}" in text(f"/t/{site.town}/matrix/")


def test_a_sum_says_at_least_where_something_is_withheld():
    listing = {
        "dimensions": [{"key": "health"}], "group": {"key": "older"}, "groups": [
            {"key": "older", "value": 20}, {"key": "disability", "value": None}],
    }  # fmt: skip

    row = next(one for one in summing.matrix([], [listing]) if one.key == "health")

    by_group = {str(words): cell for words, cell in row.cells}
    assert (by_group["ผู้สูงอายุ"].reached.value, by_group["ผู้สูงอายุ"].reached.more) == (20, False)
    assert by_group["คนพิการ"].reached.more


@pytest.mark.parametrize("table", ["planning_follower", "planning_finding", "planning_projectspending"])
def test_the_public_role_reads_nothing_of_it(site, told, table):
    with pytest.raises(ProgrammingError), connections["public"].cursor() as cursor:
        cursor.execute(f"select 1 from {table}")

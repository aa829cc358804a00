"""Programmes and model tambons before everybody: figures apart, small numbers nowhere, towns side by side."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

import psycopg.errors
import pytest
from django.db import ProgrammingError, connections
from django.test import Client

from tests.factories import programmes, tenants
from thuanna.channels.public import serving
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import programme_jobs
from thuanna.oversight.publications.models import Publication
from thuanna.services.programmes import actions, queries

_told: dict[str, str] = {}


@pytest.fixture
def told(site, monkeypatch) -> dict[str, str]:
    """A programme with thirty people, two of whom skipped a step; aims of two towns."""
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    if not _told:
        _told.update(_tell(Tenant.objects.get(code=site.town), tenants.tenant("hill", "local_government")))
    return _told


def _tell(town: Tenant, other: Tenant) -> dict[str, str]:
    with acting_for(town):
        by = tenants.member_of(town, "head", username="programme-head")
        kept = programmes.programme(by, before="งานแรกปี 2554–2555")
        for kind, people in (("population", 3_000), ("target", 300)):
            actions.record_figure(
                programme_id=kept.pk, new=programmes.figure(kind=kind, people=people, year=2569), by=by
            )
        made = [one.pk for one in programmes.joined(by, kept, 30)]
        for step, people in zip(queries.steps(kept.pk), (20, 28, 3), strict=True):
            actions.take_steps(step_id=step.pk, participant_ids=made[:people], taken_on=tenants.TODAY, by=by)
        programme_jobs.publish_programmes({"programme_id": kept.pk})
        aim = programmes.aim(by)
        actions.read_aim(
            aim_id=aim.pk,
            value=Decimal("96.5"),
            as_of=datetime.date(2026, 9, 1),
            source="รพ.สต.",
            by=by,
        )
        programme_jobs.publish_tambon({})
    with acting_for(other):
        there = tenants.member_of(other, "head", username="hill-head")
        programmes.aim(there, baseline=Decimal(330), aim=Decimal(120))
        programme_jobs.publish_tambon({})
    return {"code": kept.code}


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_three_figures_stand_apart_and_what_is_not_told_is_said_so(site, told):
    page = text(f"/t/{site.town}/programmes/{told['code']}/")

    for words in ("3,000", "300", "เอกสารไม่ได้บอก", "งานแรกปี 2554–2555", "แผนของงาน"):
        assert words in page


def test_a_small_group_is_told_neither_by_a_step_nor_by_who_is_missing_from_it(site, told):
    content = json.loads(text(f"/t/{site.town}/programmes/{told['code']}/data.json"))

    people = {one["place"]: one["people"]["value"] for one in content["steps"]}
    assert people == {1: 20, 2: None, 3: None}
    assert content["joined"]["value"] == 30


def test_page_notice_and_data_say_the_same(site, told):
    base = f"/t/{site.town}/programmes/{told['code']}/"
    content = json.loads(text(f"{base}data.json"))

    for part in ("", "notice/"):
        page = text(base + part)
        assert content["title"]["th"] in page
        assert all(step["title"] in page for step in content["steps"])
    assert told["code"] in text(f"/t/{site.town}/programmes/")
    assert f"/t/{site.town}/programmes/" in text(f"/t/{site.town}/know/")


def test_towns_stand_side_by_side_each_with_its_own_day(site, told):
    page, data = text("/models/"), json.loads(text("/models/data.json"))
    alone = text(f"/models/?town={site.town}")

    assert {town["owner"] for town in data} == {site.town, "hill"}
    for words in ("96.5", "330", "ขาดนัดหมอ", "ยังไม่ได้วัด", "กองทุนสวัสดิการชุมชน hill"):
        assert words in page
    assert "330" not in alone
    assert "ขาดนัดหมอ" in text("/models/notice/")


def test_news_that_changes_nothing_makes_no_version(site, told):
    with acting_for(Tenant.objects.get(code=site.town)):
        before = Publication.objects.filter(kind__in=("programme", "tambon")).count()
        programme_jobs.publish_tambon({})

        assert Publication.objects.filter(kind__in=("programme", "tambon")).count() == before


@pytest.mark.parametrize("table", ["programmes_participant", "programmes_steptaken", "programmes_tambonaim"])
def test_the_public_role_reads_no_table_of_the_programmes(site, told, table):
    with pytest.raises(ProgrammingError) as refused, connections["public"].cursor() as cursor:
        cursor.execute(f"select 1 from {table}")

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_pages_ask_few_questions(site, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(12, connection=connections["public"]):
        text(f"/t/{site.town}/programmes/{told['code']}/?fresh=1")
    with django_assert_max_num_queries(12, connection=connections["public"]):
        text("/models/?fresh=1")

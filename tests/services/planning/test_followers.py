"""Citizens follow a project: named with consent, finding in the field, shown and answered by others."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import planning, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import actions, jobs, queries
from thuanna.services.planning.models import Finding, FindingRuling, Follower
from thuanna.services.planning.words import CHECKS

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 10)


@pytest.fixture
def project(officer):
    return planning.begun(officer)


@pytest.fixture
def named(officer, project):
    return actions.name_follower(project_id=project.pk, new=planning.follower(), by=officer)


@pytest.fixture
def page(acting):
    """Whoever opens a personal link."""
    return Actor(tenant_id=acting.pk, system="page")


def test_a_follower_sends_a_finding_through_their_own_link(named, page, project):
    finding = actions.send_finding(
        token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
    )

    assert finding.project == project
    assert finding.decide_by == tenants.TODAY + datetime.timedelta(days=15)
    assert finding.answers == dict.fromkeys(CHECKS, "yes")


def test_the_same_form_twice_is_one_finding(named, page):
    for _ in range(2):
        actions.send_finding(
            token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
        )

    assert Finding.objects.count() == 1


def test_without_consent_nobody_is_named(officer, project):
    with pytest.raises(Refusal) as refused:
        actions.name_follower(project_id=project.pk, new=planning.follower(consented_on=None), by=officer)

    assert refused.value.code == "follower_without_consent"


def test_the_link_itself_is_stored_nowhere(named):
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(f)::text from planning_follower f")
        stored = cursor.fetchone()[0]

    assert named.token not in stored


@pytest.mark.parametrize("how", ["renewed", "ended", "made up"])
def test_a_link_that_no_longer_works_opens_nothing(officer, named, how):
    token = named.token
    if how == "renewed":
        actions.renew_link(follower_id=named.follower.pk, by=officer)
    elif how == "ended":
        actions.end_follower(follower_id=named.follower.pk, on=tenants.TODAY, by=officer)
    else:
        token = "0" * 26

    with pytest.raises(Refusal) as refused:
        queries.follower_of(token, on=tenants.TODAY)

    assert refused.value.code == "follower_link_unknown"


def test_a_checklist_is_answered_whole(named, page):
    found = actions.Found(seen_on=DAY, answers={"held": "yes"})

    with pytest.raises(Refusal) as refused:
        actions.send_finding(token=named.token, found=found, request_token="t1", today=tenants.TODAY, by=page)

    assert refused.value.code == "finding_incomplete"


def test_paper_is_typed_at_the_office(officer, named):
    finding = actions.type_finding(
        follower_id=named.follower.pk,
        found=planning.found(),
        request_token="p1",
        today=tenants.TODAY,
        by=officer,
    )

    assert finding.from_paper


def test_a_ruling_shows_words_and_the_offices_reply(officer, named, page):
    finding = actions.send_finding(
        token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
    )

    actions.rule_on_finding(
        finding_id=finding.pk,
        ruling=actions.Ruling(words="รถมาช้าสองครั้ง", reply="เปลี่ยนเวลาออกรถแล้ว", replied_by="กองสวัสดิการสังคม"),
        on=tenants.TODAY,
        by=officer,
    )

    [ruled] = queries.follow_of(finding.project_id).findings
    assert ruled.ruling is not None
    assert (ruled.ruling.words, ruled.ruling.reply) == ("รถมาช้าสองครั้ง", "เปลี่ยนเวลาออกรถแล้ว")
    assert Finding.objects.get().words == "รถมาช้าสองครั้ง ลุงคำเป็นคนขับ"


@pytest.mark.parametrize(
    ("ruling", "code"),
    [
        (actions.Ruling(), "finding_neither_shown_nor_not"),
        (actions.Ruling(words="ดี", reply="ขอบคุณ"), "finding_reply_by_nobody"),
    ],
)
def test_nothing_is_held_back_without_one_of_the_public_reasons(officer, named, page, ruling, code):
    finding = actions.send_finding(
        token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
    )

    with pytest.raises(Refusal) as refused:
        actions.rule_on_finding(finding_id=finding.pk, ruling=ruling, on=tenants.TODAY, by=officer)

    assert refused.value.code == code
    assert not FindingRuling.objects.exists()


def test_a_community_that_leads_a_project_does_not_rule_on_what_was_found(officer, chair, named, page):
    finding = actions.send_finding(
        token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
    )

    with pytest.raises(NotAllowed):
        actions.rule_on_finding(
            finding_id=finding.pk, ruling=actions.Ruling(words="ดี"), on=tenants.TODAY, by=chair
        )


def test_names_go_a_year_after_and_findings_stay(officer, named, page):
    actions.send_finding(
        token=named.token, found=planning.found(), request_token="t1", today=tenants.TODAY, by=page
    )
    actions.end_follower(follower_id=named.follower.pk, on=tenants.TODAY, by=officer)

    jobs.forget(on=tenants.TODAY + datetime.timedelta(days=300), by=page)
    assert Follower.objects.exists()
    jobs.forget(on=tenants.TODAY + datetime.timedelta(days=400), by=page)

    assert not Follower.objects.exists()
    assert Finding.objects.exists()


def test_the_neighbours_find_no_follower(named, neighbour):
    with acting_for(neighbour), pytest.raises(Refusal):
        queries.follower_of(named.token, on=tenants.TODAY)

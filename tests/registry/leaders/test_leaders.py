"""Whom to call in a village: kept by the office and the village's chair, shown by consent alone."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, connections, transaction

from tests.factories import places, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.registry.leaders import actions, queries
from thuanna.registry.leaders.actions import Entry, Said
from thuanna.registry.leaders.models import Leader, LeaderConsent, ShownLeader
from thuanna.registry.leaders.refusals import (
    LeaderEnded,
    LeaderIncomplete,
    LeaderListed,
    LeaderUnknown,
    VillageNotYours,
)
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places.models import Community

TODAY = tenants.TODAY
SINCE = TODAY - datetime.timedelta(days=30)
YES = Said(agrees=True, on=SINCE, how="signed")
NO = Said(agrees=False, on=TODAY, how="phone")


@pytest.fixture
def officer(town: Tenant) -> Actor:
    return tenants.member_of(town, "officer", username="officer")


@pytest.fixture
def village(officer: Actor) -> Community:
    return places.village(officer)


@pytest.fixture
def helper(town: Tenant) -> Actor:
    return tenants.member_of(town, "volunteer", username="helper")


def entry(**facts: str) -> Entry:
    return Entry(**{"role": "health_volunteer", "person_name": "นางสมมุติ ใจดี", "phone": "0812345678", **facts})


def listed(village: Community, by: Actor, said: Said | None = YES, **facts: str) -> Leader:
    return actions.add(community_id=village.pk, entry=entry(**facts), starts_on=SINCE, said=said, by=by)


def test_somebody_is_listed_with_a_line_in_the_audit_that_names_nobody(village, officer):
    leader = listed(village, officer)

    line = AuditEntry.objects.get(verb="leaders.added")
    assert line.subject_id == leader.pk
    assert "สมมุติ" not in str(line.facts)


@pytest.mark.parametrize("said", [None, NO])
def test_without_consent_staff_and_helpers_see_them_and_nobody_else_does(village, officer, helper, said):
    listed(village, officer, said)

    assert [one.person_name for one in queries.of_village(helper, village.pk, on=TODAY)] == ["นางสมมุติ ใจดี"]
    assert not ShownLeader.objects.exists()


def test_a_consent_taken_back_removes_them_from_what_everybody_reads_at_once(village, officer):
    leader = listed(village, officer)
    assert ShownLeader.objects.get().agreed_on == SINCE

    actions.record_consent(leader_id=leader.pk, said=NO, by=officer)

    assert not ShownLeader.objects.exists()
    assert [one.agrees for one in queries.consents(leader)] == [False, True]


def test_a_corrected_number_is_what_everybody_calls(village, officer):
    leader = listed(village, officer)

    actions.correct(leader_id=leader.pk, entry=entry(phone="0899999999"), reason="เปลี่ยนเบอร์", by=officer)

    assert ShownLeader.objects.get().phone == "0899999999"


def test_from_the_last_day_on_nobody_is_sent_to_them(village, officer):
    leader = listed(village, officer)

    actions.end(leader_id=leader.pk, ends_before=TODAY, reason="หมดวาระ", by=officer)

    assert queries.of_village(officer, village.pk, on=TODAY) == []
    assert len(queries.of_village(officer, village.pk, on=TODAY - datetime.timedelta(days=1))) == 1
    with pytest.raises(LeaderEnded):
        actions.end(leader_id=leader.pk, ends_before=TODAY, reason="ซ้ำ", by=officer)
    with pytest.raises(LeaderEnded):
        actions.correct(leader_id=leader.pk, entry=entry(), reason="สาย", by=officer)


@pytest.mark.parametrize("facts", [{"role": "suspect"}, {"person_name": " "}, {"phone": ""}])
def test_a_name_a_number_and_a_role_of_the_rules_are_needed(village, officer, facts):
    with pytest.raises(LeaderIncomplete):
        listed(village, officer, **facts)


def test_nobody_stands_twice_in_one_role(village, officer):
    listed(village, officer)

    with pytest.raises(LeaderListed):
        listed(village, officer)


def test_a_villages_chair_keeps_their_own_village_alone(town, village, officer):
    other = places.village(officer, 2, name="บ้านครามน้อย")
    committee = Organisation.objects.create(
        kind="community", community=village, name_th="คณะกรรมการ", sort_key="คณะกรรมการ"
    )
    chair = tenants.member_of(town, "community_chair", username="chair")
    chair = Actor(
        tenant_id=town.pk,
        user_id=chair.user_id,
        roles=chair.roles,
        permissions=chair.permissions,
        unit_id=committee.pk,
    )
    elsewhere = listed(other, officer)

    assert listed(village, chair).community == village
    with pytest.raises(VillageNotYours):
        listed(other, chair)
    with pytest.raises(LeaderUnknown):
        actions.record_consent(leader_id=elsewhere.pk, said=NO, by=chair)


def test_a_volunteer_reads_and_keeps_nothing(village, officer, helper):
    leader = listed(village, officer)

    with pytest.raises(NotAllowed):
        actions.record_consent(leader_id=leader.pk, said=NO, by=helper)


def test_the_list_is_searched_by_name_group_number_and_role(village, officer):
    listed(village, officer)
    listed(village, officer, role="temple", person_name="พระสมมุติ", phone="0811111111", body="วัดคราม")

    def found(**facts: str) -> list[str]:
        return [one.role for one in queries.listed(officer, on=TODAY, **facts)]

    assert found(words="ใจดี") == ["health_volunteer"]
    assert found(words="วัดคราม") == ["temple"]
    assert found(words="081-111") == ["temple"]
    assert found(role="temple") == ["temple"]
    assert found(words="ไม่มี") == []


def test_the_neighbour_sees_nobody(village, officer, neighbour):
    leader = listed(village, officer)
    stranger = tenants.member_of(neighbour, "officer", username="stranger")

    with acting_for(neighbour):
        assert not queries.listed(stranger, on=TODAY).exists()
        with pytest.raises(LeaderUnknown):
            actions.end(leader_id=leader.pk, ends_before=TODAY, reason="x", by=stranger)


@pytest.mark.django_db(databases=["default", "public"])
@pytest.mark.parametrize("model", [Leader, LeaderConsent])
def test_the_public_role_reads_only_what_was_agreed_to(village, officer, model):
    reader = connections["public"].cursor()
    with pytest.raises(DatabaseError) as refused, transaction.atomic(using="public"):
        reader.execute(f'select count(*) from "{model._meta.db_table}"')

    assert refused.value.__cause__.sqlstate == "42501"


def test_entries_that_ended_long_ago_are_deleted_with_their_consents(town, village, officer):
    leader = listed(village, officer)
    actions.end(leader_id=leader.pk, ends_before=TODAY, reason="หมดวาระ", by=officer)
    system = tenants.system_of(town, "leaders")

    assert actions.forget(on=TODAY + datetime.timedelta(days=300), by=system) == 0
    assert actions.forget(on=TODAY + datetime.timedelta(days=370), by=system) == 1
    assert not LeaderConsent.objects.exists()

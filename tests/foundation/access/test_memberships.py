"""A role begins and ends; rights follow it to the day."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import tenants
from thuanna.foundation.access import actions, queries
from thuanna.foundation.access.refusals import (
    ColleagueUnsuitable,
    DemonstrationOnly,
    LastAdministrator,
    MembershipEnded,
    NotAMember,
    RolesUnsuitable,
)
from thuanna.foundation.access.roles import ALL_PERMISSIONS, approves_money
from thuanna.foundation.access.rules import ROLE_WORDS, conflict_in, roles_of
from thuanna.foundation.accounts import passwords
from thuanna.foundation.accounts.models import Membership, Role, User
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for, as_person
from thuanna.foundation.tenancy.models import Tenant

TODAY = tenants.TODAY
TOMORROW = TODAY + datetime.timedelta(days=1)
YESTERDAY = TODAY - datetime.timedelta(days=1)


@pytest.fixture
def administrator(acting) -> Actor:
    return tenants.member_of(acting, "administrator", username="admin")


def role_of(actor: Actor) -> Membership:
    return Membership.objects.get(tenant_id=actor.tenant_id, user_id=actor.user_id)


def end(actor: Actor, by: Actor, *, before: datetime.date = TODAY) -> Membership:
    return actions.end_membership(
        membership_id=role_of(actor).pk, ends_before=before, reason="left", on=TODAY, by=by
    )


def test_a_role_that_ends_today_gives_no_right_today(acting, administrator, secretary):
    end(secretary, administrator)

    assert queries.actor_for(secretary.user_id, acting.pk, on=TODAY) is None
    assert AuditEntry.objects.get().reason == "left"


def test_a_role_that_ends_tomorrow_still_works_today(acting, administrator, secretary):
    end(secretary, administrator, before=TOMORROW)

    assert queries.actor_for(secretary.user_id, acting.pk, on=TODAY) is not None
    assert queries.actor_for(secretary.user_id, acting.pk, on=TOMORROW) is None


def test_a_role_cannot_end_in_the_past_or_twice(acting, administrator, secretary):
    with pytest.raises(MembershipEnded):
        end(secretary, administrator, before=YESTERDAY)
    end(secretary, administrator)
    with pytest.raises(MembershipEnded):
        end(secretary, administrator)


def test_the_last_administrator_cannot_leave(acting, administrator):
    with pytest.raises(LastAdministrator):
        end(administrator, administrator)

    second = tenants.member_of(acting, "administrator", username="second")
    assert end(administrator, second).ends_before == TODAY


def test_a_secretary_cannot_end_anybodys_role(acting, administrator, secretary):
    with pytest.raises(NotAllowed):
        end(administrator, secretary)


def test_the_neighbour_cannot_end_or_list_anybody(acting, secretary, neighbour):
    nosy = tenants.member_of(neighbour, "administrator", username="nosy")
    membership_id = role_of(secretary).pk

    with acting_for(neighbour), as_person(nosy.user_id):
        with pytest.raises(NotAMember):
            actions.end_membership(
                membership_id=membership_id, ends_before=TODAY, reason="left", on=TODAY, by=nosy
            )
        assert queries.members(acting.pk) == []
        assert [held.user_id for held in queries.members(neighbour.pk)] == [nosy.user_id]


def test_the_members_stand_with_their_accounts_those_who_left_last(acting, administrator, secretary):
    end(secretary, administrator)

    assert [held.user_id for held in queries.members(acting.pk)] == [administrator.user_id, secretary.user_id]


def test_setting_up_an_organisation_makes_accounts_and_appoints_them(acting):
    by = tenants.system_of(acting)
    account = actions.open_account(
        login_name="first", display_name="ผู้ดูแล", password="ม้าลายกินทุเรียนหวาน", at=tenants.NOW, by=by
    )

    actions.appoint(user_id=account.pk, roles=["administrator"], on=TODAY, by=by)

    actor = queries.actor_for(account.pk, acting.pk, on=TODAY)
    assert actor is not None
    assert actor.may("accounts.member.invite")


def open_with_hash(tenant, login_name):
    """Open an account whose password was hashed before."""
    word = "ม้าลายกินทุเรียนหวาน"
    return actions.open_account(
        login_name=login_name,
        display_name="ผู้ดูแล",
        password=word,
        encoded=passwords.encoded(word),
        at=tenants.NOW,
        by=tenants.system_of(tenant),
    )


def test_invented_people_may_share_a_hash(db):
    model = tenants.tenant("model", is_demo=True)
    with acting_for(model):
        account = open_with_hash(model, "invented")

    assert account.check_password("ม้าลายกินทุเรียนหวาน")


def test_real_people_never_share_a_hash(acting):
    with pytest.raises(DemonstrationOnly):
        open_with_hash(acting, "real")

    assert not User.objects.filter(username="real").exists()


def test_appointing_is_for_setting_up_only(acting, administrator, secretary, neighbour):
    with pytest.raises(NotAllowed):
        actions.appoint(user_id=secretary.user_id, roles=["treasurer"], on=TODAY, by=administrator)
    with pytest.raises(NotAllowed):
        actions.open_account(login_name="x", display_name="x", password="x", at=tenants.NOW, by=administrator)
    with pytest.raises(RolesUnsuitable):
        actions.appoint(user_id=secretary.user_id, roles=["clerk"], on=TODAY, by=tenants.system_of(acting))


def test_a_colleague_who_approves_money_may_confirm(acting, secretary):
    treasurer = tenants.member_of(acting, "treasurer", username="treasurer")

    actions.confirm_for(colleague_id=treasurer.user_id, on=TODAY, by=secretary)

    assert AuditEntry.objects.get().facts == {"colleague_id": treasurer.user_id}


def test_nobody_else_may_confirm(acting, secretary, stranger):
    collector = tenants.member_of(acting, "collector", username="collector")

    for unsuited in (None, secretary.user_id, collector.user_id, stranger.user_id):
        with pytest.raises(ColleagueUnsuitable):
            actions.confirm_for(colleague_id=unsuited, on=TODAY, by=secretary)


@pytest.mark.parametrize("role", ["chair", "treasurer", "secretary", "administrator"])
def test_roles_that_approve_money_or_give_rights_need_more_than_a_password(acting, role):
    assert queries.needs_second_factor(tenants.member_of(acting, role, username=role))


@pytest.mark.parametrize("role", ["registrar", "collector", "committee", "inspector"])
def test_roles_that_approve_no_money_need_a_password_only(acting, role):
    assert not queries.needs_second_factor(tenants.member_of(acting, role, username=role))


def test_posting_to_the_book_always_counts_as_approving_money():
    assert approves_money("ledger.anything_new.post")
    assert not approves_money("ledger.view")
    assert {one for one in ALL_PERMISSIONS if approves_money(one)} >= {"payments.receipt.void"}


def test_each_role_has_words_and_each_kind_of_organisation_an_administrator():
    assert set(ROLE_WORDS) == set(Role.values)
    assert all("administrator" in roles_of(kind) for kind in Tenant.Kind.values)


def test_who_checks_does_not_keep():
    assert conflict_in({"inspector", "secretary"}) is not None
    assert conflict_in({"auditor", "officer"}) is not None
    assert conflict_in({"chair", "collector"}) is None

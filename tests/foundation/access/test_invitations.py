"""Invitations: made, accepted, expired, used, taken back; a new password; nothing for the neighbour."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import tenants
from thuanna.foundation.access import actions, queries
from thuanna.foundation.access.refusals import (
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    LoginNameTaken,
    LoginNameUnsuitable,
    NotAMember,
    OwnInvitation,
    RolesUnsuitable,
    WorksElsewhere,
)
from thuanna.foundation.accounts.models import Invitation, User
from thuanna.foundation.accounts.passwords import PasswordTooWeak
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for

NOW, TODAY = tenants.NOW, tenants.TODAY
A_FORTNIGHT = datetime.timedelta(days=14)
GOOD = "ม้าลายกินทุเรียนหวาน"


@pytest.fixture
def administrator(acting) -> Actor:
    return tenants.member_of(acting, "administrator", username="admin")


def invite(by: Actor, *roles: str) -> str:
    _, code = actions.invite(
        display_name="สมศรี", login_name="somsri", roles=roles or ("treasurer",), at=NOW, by=by
    )
    return code


def join(code: str, *, at: datetime.datetime = NOW, name: str = "somsri", password: str = GOOD) -> User:
    return actions.join_with_new_account(
        code=code, login_name=name, display_name="สมศรี", password=password, at=at
    )


def test_an_invited_person_chooses_a_password_and_has_the_role_from_that_day(acting, administrator):
    account = join(invite(administrator))

    actor = queries.actor_for(account.pk, acting.pk, on=TODAY)
    assert actor is not None
    assert actor.roles == {"treasurer"}
    assert account.check_password(GOOD)


def test_the_code_itself_is_stored_nowhere(acting, administrator):
    code = invite(administrator)

    stored = Invitation.objects.values_list("code_digest", "display_name", "login_name").get()
    assert code not in str(stored)


def test_inviting_and_accepting_stand_in_the_audit_without_a_name(acting, administrator):
    join(invite(administrator))

    lines = list(AuditEntry.objects.order_by("pk").values_list("verb", "facts"))
    assert [verb for verb, _ in lines] == ["access.invited", "access.invitation_accepted"]
    assert "สมศรี" not in str(lines)


def test_the_code_works_as_people_type_it(acting, administrator):
    typed = invite(administrator).upper().replace("-", " ").replace("0", "O")

    assert join(typed).username == "somsri"


def test_a_code_works_once(acting, administrator):
    code = invite(administrator)
    join(code)

    with pytest.raises(InvitationUsed):
        join(code, name="another")


def test_a_code_works_on_the_fourteenth_day_and_not_after(acting, administrator):
    code = invite(administrator)

    with pytest.raises(InvitationExpired):
        join(code, at=NOW + A_FORTNIGHT)
    assert join(code, at=NOW + A_FORTNIGHT - datetime.timedelta(minutes=1)).username == "somsri"


def test_a_code_taken_back_works_no_more(acting, administrator):
    invitation, code = actions.invite(display_name="สมศรี", roles=["committee"], at=NOW, by=administrator)
    actions.withdraw(invitation_id=invitation.pk, at=NOW, by=administrator)

    with pytest.raises(InvitationUsed):
        join(code)
    assert queries.waiting_invitations() == []


def test_a_wrong_code_is_not_known(acting, administrator):
    invite(administrator)

    with pytest.raises(InvitationUnknown):
        join("0000-0000-0000-0000-0000-0000")
    with pytest.raises(InvitationUnknown):
        join("?")


def test_the_neighbour_cannot_use_see_or_take_back_an_invitation(acting, administrator, neighbour):
    invitation, code = actions.invite(display_name="สมศรี", roles=["committee"], at=NOW, by=administrator)
    nosy = tenants.member_of(neighbour, "administrator", username="nosy")

    with acting_for(neighbour):
        assert queries.waiting_invitations() == []
        with pytest.raises(InvitationUnknown):
            join(code)
        with pytest.raises(InvitationUnknown):
            actions.withdraw(invitation_id=invitation.pk, at=NOW, by=nosy)


def test_only_an_administrator_invites(acting, secretary):
    with pytest.raises(NotAllowed):
        invite(secretary)


@pytest.mark.parametrize("roles", [(), ("clerk",), ("operator",), ("treasurer", "inspector")])
def test_roles_that_do_not_fit_are_refused(acting, administrator, roles):
    with pytest.raises(RolesUnsuitable):
        actions.invite(display_name="สมศรี", roles=roles, at=NOW, by=administrator)


def test_who_keeps_the_book_cannot_become_inspector_by_a_second_invitation(acting, administrator):
    account = join(invite(administrator, "treasurer"))
    code = invite(administrator, "inspector")

    with pytest.raises(RolesUnsuitable):
        actions.join_with_account(code=code, user_id=account.pk, at=NOW)
    assert len(queries.waiting_invitations()) == 1


@pytest.mark.parametrize("name", ["สมศรี", "So", "somsri nk", "-somsri"])
def test_a_login_name_that_not_every_keyboard_has_is_refused(acting, administrator, name):
    with pytest.raises(LoginNameUnsuitable):
        join(invite(administrator), name=name)


def test_a_login_name_that_is_taken_is_refused_and_the_code_still_works(acting, administrator):
    code = invite(administrator)

    with pytest.raises(LoginNameTaken):
        join(code, name="admin")
    assert join(code).username == "somsri"


def test_a_weak_password_is_refused_and_the_code_still_works(acting, administrator):
    code = invite(administrator)

    with pytest.raises(PasswordTooWeak):
        join(code, password="1234567890")
    assert join(code).username == "somsri"


def test_somebody_with_an_account_joins_a_second_organisation_with_it(acting, administrator, stranger):
    actions.join_with_account(code=invite(administrator), user_id=stranger.user_id, at=NOW)

    held = queries.memberships_of(stranger.user_id, on=TODAY)
    assert {one.tenant_id for one in held} == {acting.pk, stranger.tenant_id}


def test_nobody_gives_themselves_a_role(acting, administrator):
    code = invite(administrator)

    with pytest.raises(OwnInvitation):
        actions.join_with_account(code=code, user_id=administrator.user_id, at=NOW)


def test_a_slip_sets_a_new_password(acting, administrator, secretary):
    _, code = actions.issue_new_password(user_id=secretary.user_id, at=NOW, on=TODAY, by=administrator)

    actions.set_new_password(code=code, password=GOOD, at=NOW, on=TODAY)

    assert User.objects.get(pk=secretary.user_id).check_password(GOOD)


def test_one_organisation_cannot_open_an_account_that_also_works_for_another(
    acting, administrator, neighbour, secretary
):
    _, code = actions.issue_new_password(user_id=secretary.user_id, at=NOW, on=TODAY, by=administrator)
    with acting_for(neighbour):
        by = tenants.system_of(neighbour)
        actions.appoint(user_id=secretary.user_id, roles=["committee"], on=TODAY, by=by)

    with pytest.raises(WorksElsewhere):
        actions.issue_new_password(user_id=secretary.user_id, at=NOW, on=TODAY, by=administrator)
    with pytest.raises(WorksElsewhere):
        actions.set_new_password(code=code, password=GOOD, at=NOW, on=TODAY)


def test_an_administrator_cannot_open_an_account_of_somebody_elses(acting, administrator, stranger):
    with pytest.raises(NotAMember):
        actions.issue_new_password(user_id=stranger.user_id, at=NOW, on=TODAY, by=administrator)


def test_a_new_password_for_a_lost_phone_forgets_the_second_factor(acting, administrator, secretary):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user_id=secretary.user_id, type="totp", data={}, created_at=NOW)
    _, code = actions.issue_new_password(
        user_id=secretary.user_id, forgets_second_factor=True, at=NOW, on=TODAY, by=administrator
    )

    actions.set_new_password(code=code, password=GOOD, at=NOW, on=TODAY)

    assert not Authenticator.objects.filter(user_id=secretary.user_id).exists()


def test_an_invitation_to_join_does_not_set_a_password_and_the_other_way_round(
    acting, administrator, secretary
):
    _, for_password = actions.issue_new_password(
        user_id=secretary.user_id, at=NOW, on=TODAY, by=administrator
    )

    with pytest.raises(InvitationUnknown):
        join(for_password)
    with pytest.raises(InvitationUnknown):
        actions.set_new_password(code=invite(administrator), password=GOOD, at=NOW, on=TODAY)

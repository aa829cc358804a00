"""Lets people in, and out again: accounts, invitations, memberships.

An invitation is a code that works once within fourteen days. Its link names the organisation, so the code
is looked up inside that tenant; only its digest is stored.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from thuanna.foundation.accounts import passwords
from thuanna.foundation.accounts.models import Invitation, InvitationOutcome, Membership, Role, User
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.kernel.tokens import new_code

from . import queries, rules
from .refusals import (
    ColleagueUnsuitable,
    DemonstrationOnly,
    InvitationUnknown,
    InvitationUsed,
    LastAdministrator,
    LoginNameTaken,
    LoginNameUnsuitable,
    MembershipEnded,
    NotAMember,
    OwnInvitation,
    WorksElsewhere,
    unsuitable,
)

LASTS = datetime.timedelta(days=14)
_CODE_GROUPS = 6  # 120 bits: too many to guess, few enough to type from paper

END_REASONS = ("term_over", "left", "moved", "mistake")
"""Why a role ends; a code, because the audit holds no words about people."""


@transaction.atomic
def open_account(
    *,
    login_name: str,
    display_name: str,
    password: str,
    at: datetime.datetime,
    by: Actor,
    encoded: str = "",
) -> User:
    """Make an account without invitation: the first administrator of an organisation, or a demonstration.

    :param encoded: the same password as `passwords.encoded` gave it. Everybody in a demonstration has one
        printed password, so hashing it once is enough; nowhere else are two accounts given the same hash
    :raises LoginNameUnsuitable: :raises LoginNameTaken: :raises PasswordTooWeak:
    :raises DemonstrationOnly: `encoded` outside a demonstration
    """
    by.must("accounts.member.appoint")
    if encoded and not Tenant.objects.filter(pk=by.tenant_id, is_demo=True).exists():
        raise DemonstrationOnly
    account = _new_account(
        login_name=login_name, display_name=display_name, password=password, at=at, encoded=encoded
    )
    audit.record(by, "access.account_opened", account)
    return account


@transaction.atomic
def appoint(
    *, user_id: int, roles: Collection[str], on: datetime.date, by: Actor, unit_id: int | None = None
) -> list[Membership]:
    """Give an account roles in the actor's organisation without invitation; set-up and demonstrations only.

    :raises RolesUnsuitable:
    """
    by.must("accounts.member.appoint")
    _must_suit(by.tenant_id, roles)
    given = _join(user_id, roles, unit_id=unit_id, on=on, by=by)
    audit.record(by, "access.appointed", user_id=user_id, roles=sorted(roles), unit_id=unit_id, on=on)
    return given


@transaction.atomic
def invite(
    *,
    display_name: str,
    roles: Collection[str],
    at: datetime.datetime,
    by: Actor,
    login_name: str = "",
    unit_id: int | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody to these roles. Gives the invitation and the code, which is shown once.

    :param login_name: a suggestion; the invited may choose another
    :raises RolesUnsuitable: :raises LoginNameUnsuitable:
    """
    by.must("accounts.member.invite")
    _must_suit(by.tenant_id, roles)
    if login_name and not rules.is_login_name(login_name):
        raise LoginNameUnsuitable
    return _issue(
        by,
        at,
        kind=Invitation.Kind.JOIN,
        display_name=display_name,
        login_name=login_name,
        roles=sorted(roles),
        unit_id=unit_id,
    )


@transaction.atomic
def issue_new_password(
    *, user_id: int, at: datetime.datetime, on: datetime.date, by: Actor, forgets_second_factor: bool = False
) -> tuple[Invitation, str]:
    """Issue a code with which a member sets a new password.

    :param forgets_second_factor: the phone is lost too
    :raises NotAMember: :raises WorksElsewhere: the account is not this organisation's alone
    """
    by.must("accounts.member.invite")
    account = _own_account(user_id, on=on, by=by)
    return _issue(
        by,
        at,
        kind=Invitation.Kind.NEW_PASSWORD,
        display_name=account.display_name,
        login_name=account.username,
        account=account,
        forgets_second_factor=forgets_second_factor,
    )


@transaction.atomic
def withdraw(*, invitation_id: int, at: datetime.datetime, by: Actor) -> InvitationOutcome:
    """Take an invitation back before it is used.

    :raises InvitationUnknown: :raises InvitationUsed:
    """
    by.must("accounts.member.invite")
    invitation = Invitation.objects.filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationUnknown
    outcome = _use(invitation, InvitationOutcome.What.WITHDRAWN, user_id=by.user_id, at=at)
    audit.record(by, "access.invitation_withdrawn", invitation)
    return outcome


@transaction.atomic
def join_with_new_account(
    *, code: str, login_name: str, display_name: str, password: str, at: datetime.datetime
) -> User:
    """Accept an invitation by making an account. Runs for the organisation named in the link.

    :raises InvitationUnknown: :raises InvitationUsed: :raises InvitationExpired:
    :raises LoginNameUnsuitable: :raises LoginNameTaken: :raises PasswordTooWeak:
    """
    invitation = queries.open_invitation(code, kind=Invitation.Kind.JOIN, at=at)
    account = _new_account(login_name=login_name, display_name=display_name, password=password, at=at)
    _accept(invitation, account, at=at)
    return account


@transaction.atomic
def join_with_account(*, code: str, user_id: int, at: datetime.datetime) -> None:
    """Accept an invitation with the account one is logged in with.

    :raises InvitationUnknown: :raises InvitationUsed: :raises InvitationExpired: :raises OwnInvitation:
    """
    invitation = queries.open_invitation(code, kind=Invitation.Kind.JOIN, at=at)
    if invitation.issued_by_id == user_id:
        raise OwnInvitation
    _accept(invitation, User.objects.get(pk=user_id), at=at)


@transaction.atomic
def set_new_password(*, code: str, password: str, at: datetime.datetime, on: datetime.date) -> User:
    """Set a new password with a code; every device that was logged in is logged out.

    :raises InvitationUnknown: :raises InvitationUsed: :raises InvitationExpired:
    :raises PasswordTooWeak: :raises WorksElsewhere: the account has joined another organisation since
    """
    invitation = queries.open_invitation(code, kind=Invitation.Kind.NEW_PASSWORD, at=at)
    account: User = invitation.account
    by = Actor(tenant_id=invitation.tenant_id, user_id=account.pk)
    _own_account(account.pk, on=on, by=by)
    passwords.must_be_good(password, about=(account.username, account.display_name))
    account.set_password(password)
    account.save(update_fields=["password"])
    if invitation.forgets_second_factor:
        Authenticator.objects.filter(user=account).delete()
    _use(invitation, InvitationOutcome.What.ACCEPTED, user_id=account.pk, at=at)
    audit.record(
        by, "access.password_set", invitation, second_factor_kept=not invitation.forgets_second_factor
    )
    return account


@transaction.atomic
def end_membership(
    *, membership_id: int, ends_before: datetime.date, reason: str, on: datetime.date, by: Actor
) -> Membership:
    """Let a role end: from `ends_before` on, the person may do nothing with it.

    :raises NotAMember: :raises MembershipEnded: it has an end, or would end in the past
    :raises LastAdministrator:
    """
    by.must("accounts.member.end")
    assert reason in END_REASONS, reason
    held = Membership.objects.filter(tenant_id=by.tenant_id).select_for_update()
    membership = held.filter(pk=membership_id).first()
    if membership is None:
        raise NotAMember
    _must_be_endable(membership, ends_before, on)
    if membership.role == Role.ADMINISTRATOR and not queries.other_administrators(membership, on=ends_before):
        raise LastAdministrator
    membership.ends_before = ends_before
    membership.save(update_fields=["ends_before"])
    audit.record(
        by,
        "access.membership_ended",
        membership,
        reason=reason,
        user_id=membership.user_id,
        role=membership.role,
        ends_before=ends_before,
    )
    return membership


@transaction.atomic
def confirm_for(*, colleague_id: int | None, on: datetime.date, by: Actor) -> None:
    """Let a colleague, who has just given their password, confirm that `by` may approve money now.

    :raises ColleagueUnsuitable: nobody, the same person, or one whose roles do not approve money
    """
    colleague = queries.actor_for(colleague_id, by.tenant_id, on=on) if colleague_id is not None else None
    if colleague is None or colleague_id == by.user_id or not queries.needs_second_factor(colleague):
        raise ColleagueUnsuitable
    audit.record(by, "access.confirmed_by_colleague", colleague_id=colleague_id)


def _issue(by: Actor, at: datetime.datetime, **facts: object) -> tuple[Invitation, str]:
    code = new_code(_CODE_GROUPS)
    invitation: Invitation = Invitation.objects.create(
        code_digest=queries.digest_of(code),
        issued_at=at,
        issued_by_id=by.user_id,
        expires_at=at + LASTS,
        **facts,
    )
    audit.record(by, "access.invited", invitation, invitation_kind=invitation.kind, roles=invitation.roles)
    return invitation, code


def _accept(invitation: Invitation, account: User, *, at: datetime.datetime) -> None:
    _use(invitation, InvitationOutcome.What.ACCEPTED, user_id=account.pk, at=at)
    issuer = Actor(tenant_id=invitation.tenant_id, user_id=invitation.issued_by_id)
    _join(account.pk, invitation.roles, unit_id=invitation.unit_id, on=at.date(), by=issuer)
    joined = Actor(tenant_id=invitation.tenant_id, user_id=account.pk)
    audit.record(joined, "access.invitation_accepted", invitation, user_id=account.pk, roles=invitation.roles)


def _use(
    invitation: Invitation, what: InvitationOutcome.What, *, user_id: int | None, at: datetime.datetime
) -> InvitationOutcome:
    try:
        with transaction.atomic():
            outcome: InvitationOutcome = InvitationOutcome.objects.create(
                invitation=invitation, what=what, user_id=user_id, at=at
            )
    except IntegrityError as twice:
        raise InvitationUsed from twice
    return outcome


def _join(
    user_id: int, roles: Collection[str], *, unit_id: int | None, on: datetime.date, by: Actor
) -> list[Membership]:
    """Add the roles the account does not hold yet."""
    lasting = Membership.objects.filter(tenant_id=by.tenant_id, user_id=user_id, ends_before__isnull=True)
    held = set(lasting.values_list("role", flat=True))
    conflict = rules.conflict_in(held | set(roles))
    if conflict is not None:
        raise unsuitable(conflict)
    missing = sorted(set(roles) - held)
    return [
        Membership.objects.create(
            tenant_id=by.tenant_id,
            user_id=user_id,
            role=role,
            unit_id=unit_id,
            starts_on=on,
            granted_by_id=by.user_id,
        )
        for role in missing
    ]


def _new_account(
    *, login_name: str, display_name: str, password: str, at: datetime.datetime, encoded: str = ""
) -> User:
    if not rules.is_login_name(login_name):
        raise LoginNameUnsuitable
    passwords.must_be_good(password, about=(login_name, display_name))
    account = User(username=login_name, display_name=display_name, created_at=at)
    account.password = encoded or passwords.encoded(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as taken:
        raise LoginNameTaken from taken
    return account


def _own_account(user_id: int, *, on: datetime.date, by: Actor) -> User:
    """An account that works for the actor's organisation and for no other."""
    tenants = {held.tenant_id for held in queries.memberships_of(user_id, on=on)}
    if by.tenant_id not in tenants:
        raise NotAMember
    if len(tenants) > 1:
        raise WorksElsewhere
    return User.objects.get(pk=user_id)


def _must_suit(tenant_id: int, roles: Collection[str]) -> None:
    offered = rules.roles_of(Tenant.objects.get(pk=tenant_id).kind)
    if not roles or not set(roles) <= set(offered):
        raise unsuitable(
            t(
                "เลือกบทบาทอย่างน้อยหนึ่งอย่างจากรายการของหน่วยงาน",
                "Choose at least one role from your organisation's list.",
            )
        )
    conflict = rules.conflict_in(roles)
    if conflict is not None:
        raise unsuitable(conflict)


def _must_be_endable(membership: Membership, ends_before: datetime.date, on: datetime.date) -> None:
    if membership.ends_before is not None:
        raise MembershipEnded(
            t("บทบาทนี้มีวันสิ้นสุดแล้ว โหลดรายชื่อใหม่เพื่อดู", "This role has an end already. Reload the list to see it.")
        )
    if ends_before < max(on, membership.starts_on):
        raise MembershipEnded(
            t(
                "สิ้นสุดย้อนหลังไม่ได้ เพราะงานที่ทำไปแล้วยังนับว่ามีสิทธิ เลือกวันนี้หรือหลังจากนี้",
                "It cannot end in the past, for what was done then was done with the right. "
                "Choose today or later.",
            ),
            code="membership_ends_in_past",
        )

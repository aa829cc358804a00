"""Builds actors from the memberships that are in force; finds members and invitations."""

from __future__ import annotations

import datetime
import hashlib
import itertools
from collections.abc import Sequence

from django.db.models import F, Q

from thuanna.foundation.accounts.models import Invitation, InvitationOutcome, Membership, Role, User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import as_person
from thuanna.kernel.tokens import CodeNotUnderstood, read_code

from .refusals import InvitationExpired, InvitationUnknown, InvitationUsed
from .roles import approves_money, permissions_of


def memberships_of(user_id: int, *, on: datetime.date) -> list[Membership]:
    """The person's memberships in force on a day, organisations in the order of their ids."""
    with as_person(user_id):
        found = Membership.objects.filter(_in_force(on), user_id=user_id)
        return list(found.select_related("tenant").order_by("tenant_id", "role"))


def actor_for(user_id: int, tenant_id: int, *, on: datetime.date) -> Actor | None:
    """The person as an actor of one organisation, or None where they have no role."""
    held = [m for m in memberships_of(user_id, on=on) if m.tenant_id == tenant_id]
    return _actor(held) if held else None


def colleagues(tenant_id: int, *, on: datetime.date) -> list[tuple[User, Actor]]:
    """Everybody who has a role in the organisation on a day, with what they may do, by name."""
    found = Membership.objects.filter(_in_force(on), tenant_id=tenant_id).select_related("user")
    held = found.order_by("user__display_name", "user_id", "role")
    people = itertools.groupby(held, key=lambda one: one.user)
    return [(user, _actor(list(roles))) for user, roles in people]


def who_may(permission: str, tenant_id: int, *, on: datetime.date) -> list[User]:
    """Those of the organisation whose roles grant a permission on a day, by name."""
    return [user for user, actor in colleagues(tenant_id, on=on) if actor.may(permission)]


def needs_second_factor(actor: Actor) -> bool:
    """Whether this actor's roles approve money, so that a password alone is not enough."""
    return not actor.system and any(approves_money(permission) for permission in actor.permissions)


def open_invitation(code: str, *, at: datetime.datetime, kind: str = "") -> Invitation:
    """The invitation with this code in the organisation acted for, if it still works.

    :param kind: the kind it must be; empty for any
    :raises InvitationUnknown: :raises InvitationUsed: :raises InvitationExpired:
    """
    try:
        plain = read_code(code)
    except CodeNotUnderstood as unread:
        raise InvitationUnknown from unread
    found = Invitation.objects.select_related("account", "tenant").filter(code_digest=digest_of(plain))
    invitation: Invitation | None = (found.filter(kind=kind) if kind else found).first()
    if invitation is None:
        raise InvitationUnknown
    if InvitationOutcome.objects.filter(invitation=invitation).exists():
        raise InvitationUsed
    if invitation.expires_at <= at:
        raise InvitationExpired
    return invitation


def digest_of(code: str) -> str:
    """What is stored instead of an invitation's code."""
    return hashlib.sha256(code.encode()).hexdigest()


def waiting_invitations() -> list[Invitation]:
    """Invitations nobody has used or taken back, the newest first; the expired ones too."""
    answered = InvitationOutcome.objects.values("invitation_id")
    return list(Invitation.objects.exclude(pk__in=answered).order_by("-issued_at", "-pk"))


def members(tenant_id: int) -> list[Membership]:
    """Everybody's roles in the organisation, with their accounts; those that ended come last."""
    held = Membership.objects.filter(tenant_id=tenant_id).select_related("user")
    return list(held.order_by(F("ends_before").desc(nulls_first=True), "user__display_name", "role"))


def other_administrators(membership: Membership, *, on: datetime.date) -> bool:
    """Whether somebody else is administrator of the same organisation on a day."""
    others = Membership.objects.filter(_in_force(on), tenant_id=membership.tenant_id, role=Role.ADMINISTRATOR)
    return others.exclude(user_id=membership.user_id).exists()


def _in_force(on: datetime.date) -> Q:
    return Q(starts_on__lte=on) & (Q(ends_before__isnull=True) | Q(ends_before__gt=on))


def _actor(held: Sequence[Membership]) -> Actor:
    """One person with all their roles in one organisation."""
    roles = frozenset(one.role for one in held)
    units = {one.unit_id for one in held}
    return Actor(
        tenant_id=held[0].tenant_id,
        user_id=held[0].user_id,
        roles=roles,
        permissions=permissions_of(roles),
        unit_id=units.pop() if len(units) == 1 else None,
    )

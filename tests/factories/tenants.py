"""Two organisations, and people who act for them."""

from __future__ import annotations

import datetime

from thuanna.foundation.access.roles import permissions_of
from thuanna.foundation.accounts.models import Membership, Role, User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

BANGKOK = datetime.timezone(datetime.timedelta(hours=7))
NOW = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=BANGKOK)
TODAY = NOW.date()


def tenant(code: str = "noenkhram-fund", kind: str = Tenant.Kind.FUND, *, is_demo: bool = False) -> Tenant:
    """An organisation of its own."""
    return Tenant.objects.create(
        code=code,
        kind=kind,
        name_th=f"กองทุนสวัสดิการชุมชน {code}",
        name_en=f"Community welfare fund {code}",
        is_demo=is_demo,
        created_at=NOW,
    )


def user(username: str = "secretary") -> User:
    """Somebody who can log in, with the password ``correct horse battery``."""
    account = User(username=username, display_name=f"ผู้ใช้ {username}", created_at=NOW)
    account.set_password("correct horse battery")
    account.save()
    return account


def member_of(organisation: Tenant, *roles: str, username: str = "secretary") -> Actor:
    """A person with these roles in the organisation, as an actor."""
    account = user(username)
    with acting_for(organisation):
        for role in roles or (Role.SECRETARY,):
            Membership.objects.create(tenant=organisation, user=account, role=role, starts_on=TODAY)
    held = frozenset(roles or (Role.SECRETARY,))
    return Actor(tenant_id=organisation.pk, user_id=account.pk, roles=held, permissions=permissions_of(held))


def system_of(organisation: Tenant, name: str = "test") -> Actor:
    """A named part of the system acting for the organisation."""
    return Actor(tenant_id=organisation.pk, system=name)

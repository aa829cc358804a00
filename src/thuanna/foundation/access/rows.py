"""The row filter that every app's `access` begins with: the right first, then the tenant's own rows."""

from __future__ import annotations

from typing import TypeVar

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import TenantOwned, TenantQuerySet

M = TypeVar("M", bound=TenantOwned)


def rows_for(by: Actor, permission: str, model: type[M]) -> TenantQuerySet[M]:
    """The rows of a table that this actor may see or act on.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    assert by.tenant_id == required_tenant_id(), "the actor acts for another tenant"
    by.must(permission)
    return model.objects.get_queryset()

"""The row filter that every app's `access` begins with: the right first, then the tenant's own rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.models import TenantOwned, TenantQuerySet
from thuanna.kernel.refusals import NotHere

M = TypeVar("M", bound=TenantOwned)


def rows_for(by: Actor, permission: str, model: type[M]) -> TenantQuerySet[M]:
    """The rows of a table that this actor may see or act on.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    assert by.tenant_id == required_tenant_id(), "the actor acts for another tenant"
    by.must(permission)
    return model.objects.get_queryset()


def held(rows: QuerySet[M], row_id: int, unknown: Callable[[], NotHere]) -> M:
    """One of these rows to add to; nobody else adds to it until this transaction ends.

    For rows that only grow and cannot be locked themselves. What changed while one waited is seen.

    :raises NotHere: `unknown`, where it is not among them
    """
    hold(rows.model, row_id)
    found = rows.filter(pk=row_id).first()
    if found is None:
        raise unknown()
    return found


def hold(model: type[TenantOwned], row_id: int) -> None:
    """Let nobody else add to a row until this transaction ends."""
    one_at_a_time(f"{model._meta.model_name} {row_id}")

"""For which tenant, and as which person, the running code acts.

The two context variables are the only way in. The database backend tells PostgreSQL before the next
statement; the managers refuse to build a query without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Tenant

_tenant_id: ContextVar[int | None] = ContextVar("thuanna_tenant", default=None)
_person_id: ContextVar[int | None] = ContextVar("thuanna_person", default=None)


class NoTenant(RuntimeError):
    """A query on a tenant's table was about to run without saying for which tenant."""


def current_tenant_id() -> int | None:
    """The tenant the code acts for, or None outside `acting_for`."""
    return _tenant_id.get()


def required_tenant_id() -> int:
    """The tenant the code acts for.

    :raises NoTenant: outside `acting_for`
    """
    tenant_id = _tenant_id.get()
    if tenant_id is None:
        raise NoTenant("act for a tenant first: with acting_for(tenant): …")
    return tenant_id


def current_person_id() -> int | None:
    """The logged-in account whose own rows may be read, or None."""
    return _person_id.get()


@contextmanager
def acting_for(tenant: Tenant | int) -> Iterator[None]:
    """Act for one tenant inside the block; blocks may nest, the inner one counts."""
    token = _tenant_id.set(tenant if isinstance(tenant, int) else tenant.pk)
    try:
        yield
    finally:
        _tenant_id.reset(token)


@contextmanager
def as_person(user_id: int | None) -> Iterator[None]:
    """Let rows owned by this account be read before a tenant is chosen."""
    token = _person_id.set(user_id)
    try:
        yield
    finally:
        _person_id.reset(token)

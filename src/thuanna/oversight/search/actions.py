"""Puts what was published into the register of findable things, and takes it out again."""

from __future__ import annotations

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant

from . import entries, queries
from .models import SearchEntry

_AT_ONCE = 500


@transaction.atomic
def index(*, kind: str, code: str, by: Actor) -> SearchEntry | None:
    """Make the entry of a published thing say what its newest version says; none if none is shown.

    Doing it twice has the effect of doing it once, since news may come twice and late.
    """
    publication = queries.newest(kind, code) if kind in entries.WEIGHTS else None
    gone, _ = SearchEntry.objects.filter(kind=kind, code=code).delete()
    if publication is None:
        if gone:
            audit.record(by, "search.taken_out", kind=kind, code=code)
        return None
    entry: SearchEntry = SearchEntry.objects.create(**entries.values(publication, _office()))
    audit.record(by, "search.indexed", entry, kind=kind, version=entry.version)
    return entry


@transaction.atomic
def renew(*, by: Actor) -> int:
    """Make all entries of an office anew, as after a release that cuts words otherwise; tell how many."""
    office = _office()
    SearchEntry.objects.all().delete()
    total = 0
    for some in queries.all_newest(list(entries.WEIGHTS), at_once=_AT_ONCE):
        total += entries.load([entries.values(one, office) for one in some])
    audit.record(by, "search.renewed", count=total)
    return total


def _office() -> Tenant:
    return Tenant.objects.get(pk=required_tenant_id())

"""Puts what was published into the register of findable things, and takes it out again."""

from __future__ import annotations

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.text import clean_line
from thuanna.oversight.publications.models import Publication

from . import contents, queries
from .clusters import keys_of
from .models import SearchEntry
from .reading_files import text_of

_WEIGHTS = {"guide": 9, "page": 6, "fund": 5, "town": 4, "calendar": 3, "withheld": 2}
"""What can be found, and what people look for first. Settings and checklists of the office are left out."""


@transaction.atomic
def index(*, kind: str, code: str, by: Actor) -> SearchEntry | None:
    """Make the entry of a published thing say what its newest version says; none if none is shown.

    Doing it twice has the effect of doing it once, since news may come twice and late.
    """
    publication = queries.newest(kind, code) if kind in _WEIGHTS else None
    gone, _ = SearchEntry.objects.filter(kind=kind, code=code).delete()
    if publication is None:
        if gone:
            audit.record(by, "search.taken_out", kind=kind, code=code)
        return None
    entry: SearchEntry = SearchEntry.objects.create(**_values(publication))
    audit.record(by, "search.indexed", entry, kind=kind, version=entry.version)
    return entry


def _values(publication: Publication) -> dict[str, object]:
    content = publication.content
    tenant = Tenant.objects.get(pk=required_tenant_id())
    title_th, title_en = contents.titles(content)
    also, text = contents.also(content), contents.text(content)
    for file in queries.files(publication):
        text = f"{text}\n{file.name}\n{text_of(bytes(file.content))}"
    text = "\n".join(filter(None, map(clean_line, text.splitlines())))
    title_keys = keys_of(f"{title_th}\n{title_en}\n{also}")
    return {
        "owner": publication.owner,
        "owner_th": tenant.name_th,
        "owner_en": tenant.name_en or tenant.name_th,
        "kind": publication.kind,
        "section": publication.section,
        "code": publication.code,
        "weight": _WEIGHTS[publication.kind],
        "as_of": publication.as_of,
        "ends_before": publication.ends_before,
        "title_th": title_th,
        "title_en": title_en,
        "also": also,
        "text": text,
        "version": publication.version,
        "is_demo": tenant.is_demo,
        "title_keys": sorted(title_keys),
        "keys": sorted(title_keys | keys_of(text)),
    }

"""What an entry says about a published thing, and how many of them are put in at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.text import clean_line
from thuanna.oversight.publications.models import Publication

from . import contents, queries
from .clusters import keys_of, numbered
from .models import SearchEntry
from .reading_files import text_of

WEIGHTS = {
    "guide": 9, "project": 7, "page": 6, "forum": 6, "fund": 5, "programme": 5, "town": 4, "need": 4,
    "plan": 4, "tambon": 3,
    "calendar": 3, "withheld": 2,
}  # fmt: skip
"""What can be found, and what people look for first. Settings and checklists of the office are left out."""
_COLUMNS = tuple(
    field.attname for field in SearchEntry._meta.concrete_fields if field.attname not in {"id", "tenant_id"}
)


def load(entries: Sequence[Mapping[str, Any]]) -> int:
    """Put many entries in at once, each with a value for every column; how many."""
    written = [{**one, "keys": f"{{{','.join(map(str, one['keys']))}}}"} for one in entries]
    rows = [tuple(one[column] for column in _COLUMNS) for one in written]
    return len(insert_rows(SearchEntry, _COLUMNS, rows))


def values(publication: Publication, office: Tenant) -> dict[str, Any]:
    """What the entry of a publication says, column by column."""
    content = publication.content
    title_th, title_en = contents.titles(content)
    also, text = contents.also(content), contents.text(content)
    for file in queries.files(publication):
        text = f"{text}\n{file.name}\n{text_of(bytes(file.content))}"
    text = "\n".join(filter(None, map(clean_line, text.splitlines())))
    return {
        "owner": publication.owner,
        "owner_th": office.name_th,
        "owner_en": office.name_en or office.name_th,
        "kind": publication.kind,
        "section": publication.section,
        "code": publication.code,
        "weight": WEIGHTS[publication.kind],
        "as_of": publication.as_of,
        "ends_before": publication.ends_before,
        "title_th": title_th,
        "title_en": title_en,
        "also": also,
        "text": text,
        "version": publication.version,
        "is_demo": office.is_demo,
        "keys": keys_for(f"{title_th}\n{title_en}\n{also}", text),
    }


def keys_for(titles: str, text: str) -> list[int]:
    """The numbers under which an entry with these words is found."""
    in_title = keys_of(titles)
    return numbered(in_title, in_title=True) + numbered(in_title | keys_of(text))

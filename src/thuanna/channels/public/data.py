"""Open data: what there is, and each publication as files with a Frictionless description."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.kernel.canonical import canonical_bytes
from thuanna.oversight.publications import schemas, shown
from thuanna.oversight.publications.shown import Stamp

from . import frames
from .files import Table, tables_of
from .serving import answer, page, required, shown_page

_JSON = "application/json; charset=utf-8"
_CSV = "text/csv; charset=utf-8"


@shown_page
def index(request: HttpRequest) -> HttpResponse:
    """List every publication with its files."""
    listed = shown.everything()

    def build() -> dict[str, Any]:
        is_demo = any(one.is_demo for one in listed)
        return {**frames.of_site(is_demo=is_demo), "publications": listed, "schemas": schemas.NAMES}

    return page(request, "public/data/index.html", build, repr(listed))


@shown_page
def publication(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """List the files of one publication, and its versions."""
    stamp = required(kind, code)

    def build() -> dict[str, Any]:
        content = shown.content(stamp)
        return {
            **frames.of_publication(content),
            "content": content,
            "stamp": stamp,
            "tables": tables_of(content),
            "versions": shown.versions(kind, code),
        }

    return page(request, "public/data/publication.html", build, stamp)


@shown_page
def package(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Describe the files of a publication the way Frictionless programs read."""
    stamp = required(kind, code)
    return answer(
        request, lambda: _pretty(_package(request, stamp, shown.content(stamp))), stamp, media_type=_JSON
    )


@shown_page
def table(request: HttpRequest, kind: str, code: str, name: str, form: str) -> HttpResponse:
    """Give one table of a publication as CSV or JSON."""
    stamp = required(kind, code)

    def make() -> bytes:
        found = next((one for one in tables_of(shown.content(stamp)) if one.name == name), None)
        if found is None:
            raise Http404(name)
        return found.as_csv() if form == "csv" else found.as_json()

    return answer(request, make, stamp, media_type=_CSV if form == "csv" else _JSON)


@shown_page
def whole(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Give the newest version byte for byte as its hash was taken."""
    stamp = required(kind, code)
    return answer(request, lambda: canonical_bytes(shown.content(stamp)), stamp, media_type=_JSON)


@shown_page
def version(request: HttpRequest, kind: str, code: str, number: int) -> HttpResponse:
    """Give one version byte for byte as its hash was taken."""
    found = shown.version(kind, code, number)
    if found is None:
        raise Http404(f"{kind} {code} {number}")
    return answer(request, lambda: canonical_bytes(found.content), found.sha256, media_type=_JSON)


@shown_page
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """Give a published JSON schema."""
    if name not in schemas.NAMES:
        raise Http404(name)
    return answer(request, lambda: _pretty(schemas.schema(name)), name, media_type="application/schema+json")


def _package(request: HttpRequest, stamp: Stamp, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": f"{stamp.kind}-{stamp.code}".lower(),
        "id": stamp.sha256,
        "title": content["name"]["th"],
        "description": content["name"]["en"],
        "version": str(stamp.version),
        "created": f"{content['as_of']}T00:00:00Z",
        "homepage": request.build_absolute_uri(reverse(f"public:{stamp.kind}", args=[stamp.code])),
        "keywords": ["สวัสดิการ", "welfare", stamp.kind],
        "resources": [resource(one) for one in tables_of(content)],
    }


def resource(table: Table) -> dict[str, Any]:
    """One file of a package as Frictionless programs read it."""
    file = table.as_csv()
    return {
        "name": table.name,
        "title": table.th,
        "description": table.en,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(file),
        "hash": f"sha256:{hashlib.sha256(file).hexdigest()}",
        "schema": {
            "fields": [
                {"name": one.name, "type": one.type, "title": one.th, "description": one.en}
                for one in table.columns
            ],
            "missingValues": [""],
            "primaryKey": list(table.key),
        },
    }


def _pretty(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()

"""What can be asked for: the list, a fund, a town, the heads of books, any version."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Schema

from thuanna import __version__
from thuanna.channels.web.pages import public_page
from thuanna.oversight.publications import shown
from thuanna.oversight.publications.models import Publication

from .site import DescribedAPI, component

api = DescribedAPI(
    title="Thuanna: open data of local welfare",
    version="1",
    description=(
        "What towns and community welfare funds publish. Figures of small groups are null here exactly where "
        f"pages and files withhold them. Money is in satang. Program version {__version__}."
    ),
    docs_url=None,
    urls_namespace="api",
)


class Listed(Schema):
    """A publication in the list."""

    kind: str
    code: str
    version: int
    sha256: str
    as_of: datetime.date
    name_th: str
    name_en: str
    is_demo: bool
    host: str | None


class Head(Schema):
    """The published head of one fund's book."""

    fund: str
    seq: int
    journals: int
    hash: str
    on: datetime.date


class Version(Schema):
    """One published version of something."""

    version: int
    schema_name: str
    sha256: str
    as_of: datetime.date
    published_at: datetime.datetime


class NotFound(Schema):
    """There is no such publication, or it was withdrawn."""

    detail: str


def _publication(schema: str) -> dict[str, Any]:
    envelope = {
        "type": "object",
        "required": ["kind", "code", "version", "schema", "sha256", "as_of", "published_at", "content"],
        "properties": {
            "kind": {"type": "string"},
            "code": {"type": "string"},
            "version": {"type": "integer"},
            "schema": {"type": "string"},
            "sha256": {"type": "string", "description": "of the canonical bytes of content"},
            "as_of": {"type": "string", "format": "date"},
            "published_at": {"type": "string", "format": "date-time"},
            "content": component(schema),
        },
    }
    answer = {"description": "OK", "content": {"application/json": {"schema": envelope}}}
    return {"responses": {200: answer}}


@api.get(
    "/publications", response=list[Listed], summary="Everything that is published", url_name="publications"
)
@public_page
def publications(request: HttpRequest) -> HttpResponse:
    """The newest version of every publication, towns first."""
    return _answer(
        [
            {
                "kind": one.kind,
                "code": one.code,
                "version": one.version,
                "sha256": one.sha256,
                "as_of": one.as_of.isoformat(),
                "name_th": one.th,
                "name_en": one.en,
                "is_demo": one.is_demo,
                "host": one.host or None,
            }
            for one in shown.everything()
        ]
    )


@api.get("/funds/{code}", summary="A fund", url_name="fund", openapi_extra=_publication("fund-1"))
@public_page
def fund(request: HttpRequest, code: str) -> HttpResponse:
    """A fund's newest publication: members, reach, money, the book's head, how to join."""
    return _newest("fund", code)


@api.get("/towns/{code}", summary="A town", url_name="town", openapi_extra=_publication("town-1"))
@public_page
def town(request: HttpRequest, code: str) -> HttpResponse:
    """A town's newest publication: profile, communities, organisations, funds."""
    return _newest("town", code)


@api.get(
    "/{kind}s/{code}/versions",
    response={200: list[Version], 404: NotFound},
    summary="Published versions",
    url_name="versions",
)
@public_page
def versions(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """The versions of a fund (``funds``) or a town (``towns``), the newest first."""
    found = shown.versions(kind, code) if kind in {"fund", "town"} else []
    if not found:
        return _not_found()
    return _answer(
        [
            {
                "version": one.version,
                "schema_name": one.schema,
                "sha256": one.sha256,
                "as_of": one.as_of.isoformat(),
                "published_at": one.published_at.isoformat(),
            }
            for one in found
        ]
    )


@api.get("/heads", response=list[Head], summary="Heads of the books", url_name="heads")
@public_page
def heads(request: HttpRequest) -> HttpResponse:
    """The published head of every fund's book, to compare with what one wrote down."""
    return _answer([{"fund": code, **head} for code, head in shown.heads()])


def _newest(kind: str, code: str) -> HttpResponse:
    found = shown.newest(kind, code)
    return _not_found() if found is None else _answer(_whole(found))


def _whole(found: Publication) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "code": found.code,
        "version": found.version,
        "schema": found.schema,
        "sha256": found.sha256,
        "as_of": found.as_of.isoformat(),
        "published_at": found.published_at.isoformat(),
        "content": found.content,
    }


def _answer(content: Any) -> HttpResponse:
    response = JsonResponse(content, safe=False, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _not_found() -> HttpResponse:
    return JsonResponse({"detail": "no such publication, or it was withdrawn"}, status=404)

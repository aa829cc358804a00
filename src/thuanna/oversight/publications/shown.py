"""What everybody may read, through the public role. Pages, data files and the API ask only here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from typing import Any

from django.db import connections
from django.db.models import Exists, OuterRef, QuerySet

from .models import PUBLIC, Kind, Publication, PublicationWithdrawal, ReceiptProof
from .proofs import digest_of


@dataclass(frozen=True)
class Listed:
    """A publication in a list: its newest version, without its content."""

    kind: str
    code: str
    version: int
    sha256: str
    as_of: datetime.date
    th: str
    en: str
    is_demo: bool
    host: str


_LISTED = tuple(field.name for field in fields(Listed))


@dataclass(frozen=True)
class Stamp:
    """Which version is shown, read without its content.

    :ivar host: the town that hosts a fund; empty where there is none
    """

    kind: str
    code: str
    version: int
    sha256: str
    host: str = ""


def stamp(kind: str, code: str) -> Stamp | None:
    """The newest version; None where there is none, or where it was withdrawn."""
    later = PublicationWithdrawal.shown.filter(kind=kind, code=code, version__gt=OuterRef("version"))
    found = (
        _versions(kind, code)
        .annotate(is_outdone=Exists(later))
        .values_list("version", "sha256", "content__host", "is_outdone")
        .first()
    )
    if found is None or found[3]:
        return None
    return Stamp(kind, code, found[0], found[1], found[2] or "")


def newest(kind: str, code: str) -> Publication | None:
    """The newest version with its content; None where there is none, or where it was withdrawn."""
    found = stamp(kind, code)
    return version(kind, code, found.version) if found else None


def version(kind: str, code: str, number: int) -> Publication | None:
    """One version, if it was not withdrawn."""
    return _versions(kind, code).filter(version=number).first()


def versions(kind: str, code: str, *, most: int = 60) -> list[Publication]:
    """The newest versions without their content."""
    return list(_versions(kind, code).defer("content")[:most])


def content(of: Stamp) -> dict[str, Any]:
    """What the version says."""
    found: dict[str, Any] = (
        _versions(of.kind, of.code).values_list("content", flat=True).get(version=of.version)
    )
    return found


def withdrawal(kind: str, code: str) -> PublicationWithdrawal | None:
    """The newest withdrawal of a publication, if any version was withdrawn."""
    found = PublicationWithdrawal.shown.filter(kind=kind, code=code)
    newest: PublicationWithdrawal | None = found.order_by("-version").first()
    return newest


def listed(kind: str, *, host: str | None = None) -> list[Listed]:
    """The newest version of everything of a kind, or of what a town hosts, in the order of the codes."""
    later = PublicationWithdrawal.shown.filter(
        kind=OuterRef("kind"), code=OuterRef("code"), version__gt=OuterRef("version")
    )
    rows = (
        Publication.shown.filter(~Exists(later), kind=kind)
        .order_by("code", "-version")
        .distinct("code")
        .values_list(
            "kind",
            "code",
            "version",
            "sha256",
            "as_of",
            "content__name__th",
            "content__name__en",
            "content__is_demo",
            "content__host",
        )
    )
    found = [Listed(**{**dict(zip(_LISTED, row, strict=True)), "host": row[-1] or ""}) for row in rows]
    return [one for one in found if host is None or one.host == host]


def everything() -> list[Listed]:
    """Every publication's newest version: towns first, then funds."""
    return [*listed(Kind.TOWN), *listed(Kind.FUND)]


def heads() -> list[tuple[str, dict[str, Any]]]:
    """The published head of every fund's book, by the fund's code."""
    funds = [newest(Kind.FUND, one.code) for one in listed(Kind.FUND)]
    return [(found.code, found.content["book"]) for found in funds if found and found.content["book"]]


def proofs(token: str) -> list[ReceiptProof]:
    """What is publicly known of the receipt with this token: issued, then voided if it was.

    Call it inside the page's transaction: the database shows the row to whoever has said the digest.
    """
    digest = digest_of(token)
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute("select set_config('thuanna.receipt', %s, true)", [digest])
    found = ReceiptProof.shown.filter(digest=digest)
    return sorted(found, key=lambda proof: proof.state)


def _versions(kind: str, code: str) -> QuerySet[Publication]:
    found: QuerySet[Publication] = Publication.shown.filter(kind=kind, code=code)
    return found.order_by("-version")

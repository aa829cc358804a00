"""What everybody may read, through the public role. Pages, data files and the API ask only here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields

from django.db import connections
from django.db.models import QuerySet

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
    """Which version is the newest, read without its content."""

    kind: str
    code: str
    version: int
    sha256: str


def stamp(kind: str, code: str) -> Stamp | None:
    """The newest version that was not withdrawn, by its number and hash only."""
    found = _versions(kind, code).values_list("version", "sha256").first()
    return Stamp(kind, code, *found) if found else None


def newest(kind: str, code: str) -> Publication | None:
    """The newest version that was not withdrawn."""
    return _versions(kind, code).first()


def version(kind: str, code: str, number: int) -> Publication | None:
    """One version, if it was not withdrawn."""
    return _versions(kind, code).filter(version=number).first()


def versions(kind: str, code: str, *, most: int = 60) -> list[Publication]:
    """The newest versions without their content."""
    return list(_versions(kind, code).defer("content")[:most])


def withdrawal(kind: str, code: str, *, after: int) -> PublicationWithdrawal | None:
    """The newest withdrawal among the versions after number `after`."""
    found = PublicationWithdrawal.shown.filter(kind=kind, code=code, version__gt=after)
    newest: PublicationWithdrawal | None = found.order_by("-version").first()
    return newest


def listed(kind: str) -> list[Listed]:
    """The newest version of everything of a kind, in the order of the codes."""
    rows = (
        Publication.shown.filter(kind=kind)
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
    return [Listed(**{**dict(zip(_LISTED, row, strict=True)), "host": row[-1] or ""}) for row in rows]


def everything() -> list[Listed]:
    """Every publication's newest version: towns first, then funds."""
    return [*listed(Kind.TOWN), *listed(Kind.FUND)]


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

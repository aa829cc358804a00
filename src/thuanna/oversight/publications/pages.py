"""What everybody may read of the things an office publishes one by one: pages, guides, polls, results.

Through the public role only. A thing is named by its owner (the office's code), its kind and its own code.
Lists give cards, which are read without any content; one thing gives its newest version.

- `cards` a list of a kind, or of some of its sections · `card` one of them, the stamp of a kept page
- `newest` and `version` with content · `history` every version · `withdrawal` why it is gone
- `file` the bytes of a file that something published names
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Publication, PublicationWithdrawal, PublishedFile


@dataclass(frozen=True)
class Card:
    """The newest version of a thing, as a list shows it.

    :ivar listing: the few words published for lists
    :ivar ends_before: the first day on which it no longer holds, if it ends
    """

    owner: str
    kind: str
    section: str
    code: str
    version: int
    sha256: str
    as_of: datetime.date
    ends_before: datetime.date | None
    published_at: datetime.datetime
    listing: dict[str, Any]


@dataclass(frozen=True)
class PastVersion:
    """One version in a history; of a withdrawn one only when and why."""

    version: int
    as_of: datetime.date | None
    published_at: datetime.datetime | None
    sha256: str
    withdrawal: PublicationWithdrawal | None


_CARD = (
    "owner",
    "kind",
    "section",
    "code",
    "version",
    "sha256",
    "as_of",
    "ends_before",
    "published_at",
    "listing",
)


def cards(
    owner: str,
    kind: str,
    *,
    sections: Sequence[str] | None = None,
    holding_on: datetime.date | None = None,
    skip: int = 0,
    most: int = 200,
) -> list[Card]:
    """The newest versions of a kind, the newest day first.

    :param sections: only these
    :param holding_on: leave out what ended before this day
    """
    found = _newest(Publication.shown.filter(owner=owner, kind=kind))
    if sections is not None:
        found = found.filter(section__in=sections)
    if holding_on is not None:
        found = found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=holding_on))
    rows = found.order_by("-as_of", "-published_at", "code").values_list(*_CARD)
    return [Card(*row) for row in rows[skip : skip + most]]


def card(owner: str, kind: str, code: str) -> Card | None:
    """One thing; None where there is none, or where it was withdrawn."""
    row = _newest(Publication.shown.filter(owner=owner, kind=kind, code=code)).values_list(*_CARD).first()
    return Card(*row) if row else None


def has_any(owner: str, kind: str) -> bool:
    """Whether anything of a kind was ever published; so a door knows whether something is behind it."""
    return Publication.shown.filter(owner=owner, kind=kind).exists()


def kinds_shown(owner: str, kinds: Sequence[str]) -> frozenset[str]:
    """Those of some kinds of which anything was ever published, in one question."""
    rows = Publication.shown.filter(owner=owner, kind__in=kinds).values_list("kind", flat=True)
    return frozenset(rows.distinct())


def addresses(kind: str, *, most: int) -> list[tuple[str, str, datetime.date]]:
    """Owner, code and day of every thing of a kind, whoever publishes it."""
    rows = _newest(Publication.shown.filter(kind=kind)).order_by("owner", "code")
    return list(rows.values_list("owner", "code", "as_of")[:most])


def newest(owner: str, kind: str, code: str) -> Publication | None:
    """One thing with its content; None where there is none, or where it was withdrawn."""
    return _newest(Publication.shown.filter(owner=owner, kind=kind, code=code)).first()


def contents(owner: str, kind: str, *, sections: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """What every thing of a kind says, in the order of the codes; for few and small ones."""
    found = _newest(Publication.shown.filter(owner=owner, kind=kind))
    if sections is not None:
        found = found.filter(section__in=sections)
    return list(found.order_by("code").values_list("content", flat=True))


def version(owner: str, kind: str, code: str, number: int) -> Publication | None:
    """One version with its content, if it was not withdrawn."""
    found: Publication | None = Publication.shown.filter(
        owner=owner, kind=kind, code=code, version=number
    ).first()
    return found


def history(owner: str, kind: str, code: str, *, most: int = 60) -> list[PastVersion]:
    """Every version, the newest first; a withdrawn one says when and why it was taken back."""
    named = {"owner": owner, "kind": kind, "code": code}
    rows = Publication.shown.filter(**named).defer("content").order_by("-version")[:most]
    gone = PublicationWithdrawal.shown.filter(**named).order_by("-version")[:most]
    found = [PastVersion(one.version, one.as_of, one.published_at, one.sha256, None) for one in rows]
    found += [PastVersion(one.version, None, None, "", one) for one in gone]
    return sorted(found, key=lambda one: -one.version)[:most]


def withdrawal(owner: str, kind: str, code: str) -> PublicationWithdrawal | None:
    """The newest withdrawal of a thing, if any version was withdrawn."""
    found = PublicationWithdrawal.shown.filter(owner=owner, kind=kind, code=code)
    newest_one: PublicationWithdrawal | None = found.order_by("-version").first()
    return newest_one


def file(owner: str, key: str) -> PublishedFile | None:
    """A published file with its bytes, while anything that is published names it."""
    found: PublishedFile | None = PublishedFile.shown.filter(owner=owner, key=key).first()
    return found


def _newest(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """Only versions that nothing came after: no newer version, and no newer one that was taken back."""
    newer = Publication.shown.filter(tenant_id=OuterRef("tenant_id"), supersedes_id=OuterRef("pk"))
    gone = PublicationWithdrawal.shown.filter(
        owner=OuterRef("owner"),
        kind=OuterRef("kind"),
        code=OuterRef("code"),
        version__gt=OuterRef("version"),
    )
    return rows.filter(~Exists(newer), ~Exists(gone))

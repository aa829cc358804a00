"""What the listener reads, as the app: the newest version of a thing, and its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef

from thuanna.oversight.publications.models import (
    Publication,
    PublicationFile,
    PublicationWithdrawal,
    PublishedFile,
)


def name_of(publication_id: int) -> tuple[str, str] | None:
    """The kind and code of a publication of this tenant."""
    found: tuple[str, str] | None = (
        Publication.objects.filter(pk=publication_id).values_list("kind", "code").first()
    )
    return found


def newest(kind: str, code: str) -> Publication | None:
    """The newest version of a thing, unless it was withdrawn."""
    found: Publication | None = Publication.objects.filter(kind=kind, code=code).order_by("-version").first()
    if found is None or PublicationWithdrawal.objects.filter(publication=found).exists():
        return None
    return found


def all_newest(kinds: Sequence[str], *, at_once: int) -> Iterator[list[Publication]]:
    """The newest version of everything of these kinds that was not withdrawn, some at a time."""
    gone = PublicationWithdrawal.objects.filter(publication=OuterRef("pk"))
    latest = Publication.objects.filter(kind__in=kinds).order_by("kind", "code", "-version")
    newest_ids = latest.distinct("kind", "code").values("pk")
    shown = Publication.objects.filter(~Exists(gone), pk__in=newest_ids)
    ids = list(shown.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), at_once):
        yield list(Publication.objects.filter(pk__in=ids[start : start + at_once]))


def files(publication: Publication) -> list[PublishedFile]:
    """The files a version names, in its order."""
    named = PublicationFile.objects.filter(publication=publication).order_by("position")
    return [one.file for one in named.select_related("file")]

"""What the listener reads, as the app: the newest version of a thing, and its files."""

from __future__ import annotations

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


def files(publication: Publication) -> list[PublishedFile]:
    """The files a version names, in its order."""
    named = PublicationFile.objects.filter(publication=publication).order_by("position")
    return [one.file for one in named.select_related("file")]

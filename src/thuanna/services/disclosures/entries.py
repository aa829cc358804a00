"""The next entry of a thread, sealed for its place; the actions share this and answer for who acts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from thuanna.foundation.documents import pictures
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.numbering import last_of

from . import sealed
from .models import Disclosure, DisclosureEntry, DisclosurePicture
from .refusals import TooManyPictures
from .sealed import Place, Said

MOST_WORDS = 6_000
MOST_PICTURES = 3


def known(request_token: str) -> DisclosureEntry | None:
    """The entry that the form with this token has made already."""
    digest = codes.request_digest(request_token)
    found: DisclosureEntry | None = DisclosureEntry.objects.filter(request_digest=digest).first()
    return found


def add(
    disclosure: Disclosure,
    what: str,
    said: Said,
    *,
    on: datetime.date,
    request_token: str,
    by_id: int | None = None,
    files: Sequence[bytes] = (),
) -> DisclosureEntry:
    """Add the next entry of a thread that is locked.

    :raises TooManyPictures: :raises NotAPicture: :raises PictureTooLarge:
    """
    if len(files) > MOST_PICTURES:
        raise TooManyPictures(MOST_PICTURES)
    drawn = [pictures.redrawn(content).content for content in files]
    last = last_of(DisclosureEntry.objects.filter(disclosure=disclosure), "seq")
    place = Place(tenant_id=disclosure.tenant_id, digest=disclosure.code_digest, seq=last + 1)
    entry: DisclosureEntry = DisclosureEntry.objects.create(
        disclosure=disclosure,
        seq=place.seq,
        what=what,
        on=on,
        by_id=by_id,
        sealed=sealed.seal(said, place),
        key_version=place.version,
        request_digest=codes.request_digest(request_token),
    )
    for number, content in enumerate(drawn, 1):
        DisclosurePicture.objects.create(
            entry=entry, seq=number, sealed=sealed.seal_picture(content, place, number)
        )
    return entry

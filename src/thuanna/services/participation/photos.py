"""A photo as it is kept: drawn anew, so that nothing of camera, place or a hidden file stays in it."""

from __future__ import annotations

from thuanna.foundation.documents import pictures

from .refusals import PhotoUnreadable

MOST_BYTES = 10 * 1024 * 1024
MEDIA_TYPE = "image/jpeg"


def drawn_anew(content: bytes) -> bytes:
    """The picture as a new JPEG without coordinates, camera, comments or anything that followed it.

    :raises PhotoUnreadable: no picture of a known kind, broken, too large, or an SVG or archive in disguise
    """
    if len(content) > MOST_BYTES:
        raise PhotoUnreadable
    try:
        return pictures.redrawn(content, on_white=True).content
    except (pictures.NotAPicture, pictures.PictureTooLarge) as refusal:
        raise PhotoUnreadable from refusal

"""A photo as it is kept: drawn anew, so that nothing of camera, place or a hidden file stays in it."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from .refusals import PhotoUnreadable

MOST_BYTES = 10 * 1024 * 1024
_MOST_PIXELS = 30_000_000
_LONGEST_SIDE = 1600
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 82
MEDIA_TYPE = "image/jpeg"


def drawn_anew(content: bytes) -> bytes:
    """The picture as a new JPEG without coordinates, camera, comments or anything that followed it.

    Its size is read before its pixels, so that a small file cannot unfold into a huge picture.

    :raises PhotoUnreadable: no picture of a known kind, broken, too large, or an SVG or archive in disguise
    """
    if len(content) > MOST_BYTES:
        raise PhotoUnreadable
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise PhotoUnreadable
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            flat = _on_white(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, EOFError) as broken:
        raise PhotoUnreadable from broken
    flat.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    drawn = io.BytesIO()
    flat.save(drawn, "JPEG", quality=_QUALITY, optimize=True)
    return drawn.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """Only the pixels, in a new picture: what an image carries besides them is not copied."""
    seen = picture.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    return flat

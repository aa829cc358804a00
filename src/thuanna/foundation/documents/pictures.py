"""A picture drawn anew: what the eye sees stays, everything else in the file is gone.

No coordinates, no camera, no name, nothing hidden after the picture's end; too large ones are made smaller.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 1_600
_FORMATS: Final = ("JPEG", "PNG", "WEBP")


class NotAPicture(Refusal):
    """The file cannot be read as a photograph or drawing."""

    code = "picture_unreadable"


class PictureTooLarge(Refusal):
    """It would fill the memory before anybody saw it."""

    code = "picture_too_large"


@dataclass(frozen=True)
class Picture:
    """A picture as it may be shown."""

    content: bytes
    media_type: str
    ending: str
    width: int
    height: int


def redrawn(content: bytes, *, on_white: bool = False) -> Picture:
    """The same picture without anything but what is seen.

    :param on_white: what shows through is filled with white, so that every picture becomes a JPEG
    :raises NotAPicture: no JPEG, PNG or WebP, or broken
    :raises PictureTooLarge: more pixels than anybody needs
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                _refuse_too_large(opened)
                return _drawn(_upright(opened), on_white=on_white)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large() from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
        raise NotAPicture(
            t(
                "เปิดรูปนี้ไม่ได้ กรุณาใช้รูป JPG, PNG หรือ WEBP (ไม่รับ SVG เพราะฝังคำสั่งได้)",
                "This picture cannot be opened. Please use JPG, PNG or WEBP (an SVG can carry scripts).",
            )
        ) from fault


def _refuse_too_large(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_large()


def _upright(opened: Image.Image) -> Image.Image:
    """As the camera was held; a JPEG is read no finer than it will be drawn."""
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(opened)


def _drawn(upright: Image.Image, *, on_white: bool) -> Picture:
    has_holes = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_holes else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    keeps_holes = has_holes and not on_white
    canvas = Image.new("RGBA" if keeps_holes else "RGB", plain.size, None if keeps_holes else "white")
    canvas.paste(plain, mask=plain.getchannel("A") if has_holes and on_white else None)
    out = io.BytesIO()
    if keeps_holes:
        canvas.save(out, "PNG", optimize=True)
    else:
        canvas.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    kind, ending = ("image/png", "png") if keeps_holes else ("image/jpeg", "jpg")
    return Picture(out.getvalue(), kind, ending, canvas.width, canvas.height)


def _too_large() -> PictureTooLarge:
    return PictureTooLarge(
        t(
            "รูปนี้มีจุดภาพมากเกินไป กรุณาย่อให้เหลือไม่เกิน 40 ล้านจุด",
            "This picture has too many pixels. Please make it smaller than 40 million.",
        )
    )

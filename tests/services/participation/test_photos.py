"""Photos are drawn anew: no place, no camera, nothing hidden, nothing that unfolds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from tests.factories import voices
from thuanna.services.participation import photos
from thuanna.services.participation.refusals import PhotoUnreadable


def _bomb() -> bytes:
    """A PNG of 50,000 × 50,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def _archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "0" * 1000)
    return held.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_neither_place_nor_camera_is_left(form):
    sent = voices.photo(form=form)
    assert Image.open(io.BytesIO(sent)).getexif()

    kept = photos.drawn_anew(sent)

    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.format == "JPEG"
        assert not picture.getexif()
        assert set(picture.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }


def test_what_follows_the_picture_is_not_kept():
    kept = photos.drawn_anew(voices.photo() + _archive())

    assert b"PK\x03\x04" not in kept


def test_a_large_photo_is_made_smaller():
    kept = photos.drawn_anew(voices.photo(size=(4000, 3000)))

    with Image.open(io.BytesIO(kept)) as picture:
        assert max(picture.size) == 1600


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(_archive(), id="archive"),
        pytest.param(_bomb(), id="bomb"),
        pytest.param(b"GIF89a" + b"\0" * 100, id="gif"),
        pytest.param(voices.photo()[:200], id="cut off"),
        pytest.param(b"\xff\xd8\xff" + b"A" * 1000, id="only looks like one"),
        pytest.param(b"x" * (photos.MOST_BYTES + 1), id="too large"),
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(PhotoUnreadable):
        photos.drawn_anew(content)

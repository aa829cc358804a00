"""A picture is drawn anew: what the eye sees stays, where and with what it was taken does not."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.factories import town_site
from thuanna.foundation.documents import pictures


def test_a_photograph_loses_its_place_and_everything_that_is_not_seen():
    drawn = pictures.redrawn(town_site.photo() + b"hidden after the end")

    with Image.open(io.BytesIO(drawn.content)) as opened:
        assert not opened.getexif()
        assert opened.size == (64, 48)
    assert b"hidden" not in drawn.content


def test_a_large_photograph_becomes_small_enough_for_a_telephone():
    drawn = pictures.redrawn(town_site.photo(size=(3200, 1600)))

    assert (drawn.width, drawn.height) == (1600, 800)


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)/>", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b""])
def test_what_is_no_photograph_is_refused(content):
    with pytest.raises(pictures.NotAPicture):
        pictures.redrawn(content)


def test_a_picture_of_a_hundred_million_dots_is_refused():
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")

    with pytest.raises(pictures.PictureTooLarge):
        pictures.redrawn(out.getvalue())


def test_what_shows_through_is_white_where_a_photograph_is_wanted():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")

    drawn = pictures.redrawn(out.getvalue(), on_white=True)

    with Image.open(io.BytesIO(drawn.content)) as opened:
        assert opened.format == "JPEG"
        assert min(opened.getpixel((1, 1))) > 250

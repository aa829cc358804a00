"""Outlines of subdistricts as SVG paths."""

from __future__ import annotations

import re

import pytest

from thuanna.registry.places import maps, queries

pytestmark = pytest.mark.django_db

_PATH = re.compile(r"(M\d+ \d+(L\d+ \d+)+Z ?)+")


def test_a_district_is_drawn_with_one_subdistrict_marked():
    picture = maps.district_map("400101")

    assert [shape.code for shape in picture.shapes if shape.is_here] == ["400101"]
    assert len(picture.shapes) + len(picture.missing) == 18
    assert picture.shapes[0].label.in_("en").startswith("Nai Mueang")


def test_every_path_is_closed_and_lies_within_the_picture():
    picture = maps.district_map("400101")

    numbers = [int(number) for shape in picture.shapes for number in re.findall(r"\d+", shape.path)]
    assert all(_PATH.fullmatch(shape.path) for shape in picture.shapes)
    assert max(picture.width, picture.height) == 1000
    assert (min(numbers), max(numbers)) == (0, 1000)
    assert picture.view_box == f"0 0 {picture.width} {picture.height}"


def test_neighbours_share_their_border():
    """The same line is drawn from both sides, so no sliver shows between them."""
    picture = maps.district_map("400101")

    points = [set(re.findall(r"\d+ \d+", shape.path)) for shape in picture.shapes]
    assert all(any(one & other for other in points if other is not one) for one in points)


def test_north_is_up():
    """Chiang Rai lies north of Yala."""
    picture = maps.outlines(["570101", "950101"])

    north, south = (int(re.findall(r"M\d+ (\d+)", shape.path)[0]) for shape in picture.shapes)
    assert north < south
    assert picture.height > picture.width


def test_a_place_without_outline_is_named_as_missing():
    picture = maps.outlines(["400101", "409999"])

    assert [shape.code for shape in picture.shapes] == ["400101"]
    assert picture.missing == ("409999",)
    assert maps.outlines(["409999"]).shapes == ()


def test_fourteen_places_of_the_nation_have_no_outline():
    codes = [place.code for prefix in range(10, 97) for place in queries.subdistricts_of(str(prefix))]

    assert len(codes) == 7_436
    assert len(maps.outlines(codes).missing) == 14


def test_a_district_weighs_little_on_a_page():
    picture = maps.district_map("400101")

    assert sum(len(shape.path) for shape in picture.shapes) < 8_000

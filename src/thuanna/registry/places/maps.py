"""Outlines of subdistricts as SVG paths, decoded from the TopoJSON beside this module.

Pictures for choropleths and for “this is where it lies”, each with a handful of corners; never to place
a point. Whole numbers throughout: the file's grid, stretched so that north–south and east–west agree.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from thuanna.kernel.language import Phrase, t

from . import queries

CREDIT: Final[Phrase] = t(
    "ขอบเขต: กรมแผนที่ทหาร / OCHA COD-AB (CC BY-IGO 3.0)",
    "Boundaries: Royal Thai Survey Department / OCHA COD-AB (CC BY-IGO 3.0)",
)

_SHAPES = Path(__file__).with_name("data") / "subdistrict-shapes.topojson"
_SIZE = 1000
"""The longer side of a picture, in its own units."""

# One step of the file's grid in millionths of a degree of latitude; a degree of longitude counts for
# 0.97 of one, as it does at 14° north, so Thailand keeps its proportions.
_EAST, _NORTH = 401, 743

Point = tuple[int, int]
Ring = list[Point]


@dataclass(frozen=True)
class Shape:
    """One subdistrict on a picture."""

    code: str
    label: Phrase
    path: str
    is_here: bool


@dataclass(frozen=True)
class OutlineMap:
    """A picture of subdistricts; `missing` have no outline in the file and stand in the table beside only."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    missing: tuple[str, ...]

    @property
    def view_box(self) -> str:
        """For the picture's `viewBox`."""
        return f"0 0 {self.width} {self.height}"


def district_map(subdistrict_code: str) -> OutlineMap:
    """The subdistricts of a district, with one of them marked."""
    codes = [place.code for place in queries.subdistricts_of(subdistrict_code[:4])]
    return outlines(codes, here={subdistrict_code})


def outlines(codes: Sequence[str], *, here: Collection[str] = ()) -> OutlineMap:
    """A picture of these subdistricts, those in `here` marked."""
    drawn = {code: _rings(code) for code in codes if code in _topology().arcs_of}
    points = [point for rings in drawn.values() for ring in rings for point in ring]
    missing = tuple(code for code in codes if code not in drawn)
    if not points:
        return OutlineMap(_SIZE, _SIZE, (), missing)
    frame = _Frame.around(points)
    shapes = tuple(
        Shape(code, queries.label(code), " ".join(frame.path(ring) for ring in rings), code in here)
        for code, rings in drawn.items()
    )
    return OutlineMap(frame.width, frame.height, shapes, missing)


@dataclass(frozen=True)
class _Frame:
    """Where a picture lies on the grid, and how large it becomes."""

    west: int
    north: int
    span: int
    width: int
    height: int

    @classmethod
    def around(cls, points: Iterable[Point]) -> _Frame:
        across, down = zip(*points, strict=True)
        wide, high = max(across) - min(across), max(down) - min(down)
        span = max(wide, high, 1)
        return cls(min(across), min(down), span, max(1, wide * _SIZE // span), max(1, high * _SIZE // span))

    def path(self, ring: Ring) -> str:
        """A closed path; points that fall together are drawn once."""
        placed = [
            ((x - self.west) * _SIZE // self.span, (y - self.north) * _SIZE // self.span) for x, y in ring
        ]
        apart = [point for place, point in enumerate(placed) if place == 0 or point != placed[place - 1]]
        return "M" + "L".join(f"{x} {y}" for x, y in apart) + "Z"


@dataclass(frozen=True)
class _Topology:
    """The file: lines shared by neighbours, and which of them bound each subdistrict."""

    lines: list[list[list[int]]]
    arcs_of: dict[str, list[list[int]]]


@cache
def _topology() -> _Topology:
    file = json.loads(_SHAPES.read_text(encoding="utf-8"))
    (collection,) = file["objects"].values()
    arcs_of = {one["properties"]["code"]: _rings_of(one) for one in collection["geometries"] if one["type"]}
    return _Topology(file["arcs"], arcs_of)


def _rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """All rings of a polygon or of several; holes are rings too and stay holes by the even-odd rule."""
    arcs = geometry["arcs"]
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]
    return list(arcs)


def _rings(code: str) -> list[Ring]:
    topology = _topology()
    return [_ring(topology.lines, arcs) for arcs in topology.arcs_of[code]]


def _ring(lines: list[list[list[int]]], arcs: list[int]) -> Ring:
    """Lines laid end to end; a negative number is a line walked backwards (TopoJSON 2.1.4)."""
    ring: Ring = []
    for arc in arcs:
        line = _line(lines[arc if arc >= 0 else ~arc])
        walked = line if arc >= 0 else line[::-1]
        ring.extend(walked[1:] if ring else walked)
    return ring


def _line(steps: list[list[int]]) -> Ring:
    """Absolute points from the steps of a line; south is down on a screen."""
    x = y = 0
    points: Ring = []
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        points.append((x * _EAST, -y * _NORTH))
    return points

"""Tables with totals as networks for the privacy gate.

A stage leads from one place to another: one figure, a list, or a list crossed with another. Stages in a
row, closed to a ring, share their totals: the members by village and kind are as many as the members by
sex. Keys are readable (``village/v12/older``): they stand in the gate's memory and in data files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .suppression import Cell

ALL = "all"
PART, COLUMN, ROW, WHOLE = 1, 10, 12, 40


def single(key: str, begin: str, end: str, people: int, weight: int = WHOLE) -> list[Cell]:
    """One figure by itself."""
    return [Cell(key, begin, end, people, people, weight)]


def listed(name: str, begin: str, end: str, parts: Mapping[str, int], *, weight: int = PART) -> list[Cell]:
    """People counted once each, under one of several headings."""
    return [Cell(f"{name}/{part}", begin, end, people, people, weight) for part, people in parts.items()]


def crossed(
    name: str,
    begin: str,
    end: str,
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Mapping[tuple[str, str], int],
) -> list[Cell]:
    """People counted once each by two headings, with the totals of rows and of columns."""
    cells = []
    for row in rows:
        people = sum(counts.get((row, column), 0) for column in columns)
        cells.append(Cell(f"{name}/{row}/{ALL}", begin, f"{name}<{row}", people, people, ROW))
    for column in columns:
        people = sum(counts.get((row, column), 0) for row in rows)
        cells.append(Cell(f"{name}/{ALL}/{column}", f"{name}>{column}", end, people, people, COLUMN))
    for row in rows:
        for column in columns:
            people = counts.get((row, column), 0)
            key = f"{name}/{row}/{column}"
            cells.append(Cell(key, f"{name}<{row}", f"{name}>{column}", people, people, PART))
    return cells

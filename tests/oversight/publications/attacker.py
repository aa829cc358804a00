"""A reader who reckons: from published figures alone, between what must each withheld figure lie?

Shares no code with the gate. Knows the rules of the gate, that people are counted in whole numbers, and how
tables add up; tightens the bounds of every unknown by every sum until nothing moves any more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

Sum = tuple[str, tuple[str, ...]]
"""A whole and the parts that add up to it."""


def sums_of_table(name: str, rows: Iterable[str], columns: Iterable[str], whole: str) -> list[Sum]:
    """Every way in which a crossed table adds up."""
    rows, columns = list(rows), list(columns)
    sums = [(f"{name}/{row}/all", tuple(f"{name}/{row}/{column}" for column in columns)) for row in rows]
    sums += [(f"{name}/all/{column}", tuple(f"{name}/{row}/{column}" for row in rows)) for column in columns]
    sums.append((whole, tuple(f"{name}/{row}/all" for row in rows)))
    sums.append((whole, tuple(f"{name}/all/{column}" for column in columns)))
    return sums


def bounds(
    known: Mapping[str, int | None], sums: list[Sum], within: Mapping[str, tuple[int, int]] | None = None
) -> dict[str, tuple[float, float]]:
    """The least and the most each figure can be."""
    low = {key: float(value) if value is not None else 0.0 for key, value in known.items()}
    high = {key: float(value) if value is not None else math.inf for key, value in known.items()}
    for key, (least, most) in (within or {}).items():
        low[key], high[key] = float(least), float(most)
    moved = True
    while moved:
        moved = False
        for whole, parts in sums:
            moved |= _tighten(low, high, whole, parts)
    return {key: (low[key], high[key]) for key in known}


def _tighten(low: dict[str, float], high: dict[str, float], whole: str, parts: tuple[str, ...]) -> bool:
    moved = _raise(low, whole, sum(low[part] for part in parts))
    moved |= _lower(high, whole, sum(high[part] for part in parts))
    for part in parts:
        others = [other for other in parts if other != part]
        moved |= _raise(low, part, low[whole] - sum(high[other] for other in others))
        moved |= _lower(high, part, high[whole] - sum(low[other] for other in others))
    return moved


def _raise(low: dict[str, float], key: str, least: float) -> bool:
    if least > low[key]:
        low[key] = least
        return True
    return False


def _lower(high: dict[str, float], key: str, most: float) -> bool:
    if most < high[key]:
        high[key] = most
        return True
    return False


def determined(known: Mapping[str, int | None], sums: list[Sum]) -> set[str]:
    """The withheld figures that linear algebra alone finds out: unit vectors in the span of the sums."""
    unknown = sorted(key for key, value in known.items() if value is None)
    place = {key: number for number, key in enumerate(unknown)}
    rows = []
    for whole, parts in sums:
        row = [Fraction(0)] * len(unknown)
        for key, sign in [(whole, -1), *((part, 1) for part in parts)]:
            if key in place:
                row[place[key]] += sign
        rows.append(row)
    reduced = _reduced(rows)
    return {unknown[row.index(1)] for row in reduced if sum(1 for entry in row if entry) == 1}


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Reduced row echelon form, without the rows of noughts."""
    done: list[list[Fraction]] = []
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows if row[column] != 0), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        pivot = [entry / pivot[column] for entry in pivot]
        rows = [_minus(row, pivot, row[column]) for row in rows]
        done = [*(_minus(row, pivot, row[column]) for row in done), pivot]
    return done


def _minus(row: list[Fraction], pivot: list[Fraction], times: Fraction) -> list[Fraction]:
    return [entry - times * other for entry, other in zip(row, pivot, strict=True)]

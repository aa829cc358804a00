"""Whatever is published, and however often: no small group is found by reckoning.

A reader of tests/oversight/publications/attacker.py has every published figure, knows how tables add up and
how the gate works, and tries linear algebra and bounds.
"""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oversight.publications import attacker
from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.suppression import Cell, Figure, State, Why

K = 5
TODAY = datetime.date(2026, 11, 21)
ROWS, COLUMNS = ("v1", "v2", "v3", "v4"), ("general", "older", "child")
SEXES = ("female", "male", "not_stated")
SUMS = [
    *attacker.sums_of_table("village", ROWS, COLUMNS, "now"),
    ("now", tuple(f"sex/{sex}" for sex in SEXES)),
    ("ever", ("now", "left")),
]

counts = st.integers(0, 14)
rows_of_counts = st.lists(counts, min_size=len(ROWS) * len(COLUMNS), max_size=len(ROWS) * len(COLUMNS))


@st.composite
def days(draw: st.DrawFn) -> list[Cell]:
    """One day's membership, in the shape the fund's page has."""
    flat = draw(rows_of_counts)
    table = {
        (row, column): flat[place * len(COLUMNS) + other]
        for place, row in enumerate(ROWS)
        for other, column in enumerate(COLUMNS)
    }
    now = sum(flat)
    female = draw(st.integers(0, now))
    unknown = draw(st.integers(0, min(6, now - female)))
    left = draw(st.integers(0, 12))
    sexes = {"female": female, "male": now - female - unknown, "not_stated": unknown}
    return [
        *tables.single("ever", "a", "b", now + left),
        *tables.single("left", "b", "a", left, tables.PART),
        *tables.single("now", "b", "c", now),
        *tables.crossed("village", "c", "d", ROWS, COLUMNS, table),
        *tables.listed("sex", "d", "a", sexes, weight=tables.ROW),
    ]


def published(figures: dict[str, Figure]) -> dict[str, int | None]:
    """What a reader holds to be exact: a kept figure is of an earlier day, so today's is unknown."""
    return {key: one.flow if one.state is State.OPEN else None for key, one in figures.items()}


def around_kept(figures: dict[str, Figure]) -> dict[str, tuple[int, int]]:
    """What the rule itself tells of a figure kept for its small change."""
    return {
        key: (max(0, one.flow - K + 1), one.flow + K - 1)
        for key, one in figures.items()
        if one.why is Why.SMALL_CHANGE and one.flow is not None
    }


@settings(max_examples=150, deadline=None)
@given(days())
def test_no_withheld_small_figure_is_found_in_a_first_publication(cells: list[Cell]) -> None:
    truth = {cell.key: cell.flow for cell in cells}

    figures = suppression.protect(cells, {}, k=K, on=TODAY)

    known = published(figures)
    small = {key for key in known if truth[key] < K}
    found = attacker.bounds(known, SUMS)
    assert all(known[key] is None for key in small)
    assert attacker.determined(known, SUMS) & small == set()
    assert all(found[key][0] <= 0 and found[key][1] >= K - 1 for key in small)


@settings(max_examples=100, deadline=None)
@given(st.lists(days(), min_size=2, max_size=4))
def test_no_small_figure_or_change_is_found_in_any_later_publication(history: list[list[Cell]]) -> None:
    memory: dict[str, suppression.Remembered] = {}
    shown_before: dict[str, int] = {}
    for number, cells in enumerate(history):
        truth = {cell.key: cell.flow for cell in cells}
        figures = suppression.protect(cells, memory, k=K, on=TODAY + datetime.timedelta(days=number))
        memory = suppression.remember(figures, memory)

        known, kept = published(figures), around_kept(figures)
        found = attacker.bounds(known, SUMS, kept)
        withheld = [key for key, one in figures.items() if one.state is State.WITHHELD and truth[key] < K]
        assert all(found[key][0] <= 0 and found[key][1] >= K - 1 for key in withheld)
        assert all(found[key][1] - found[key][0] >= K - 1 for key in kept)
        assert attacker.determined(known, SUMS) & {*withheld, *kept} == set()

        shown = {key: one.flow for key, one in figures.items() if one.flow is not None}
        steps = [abs(shown[key] - shown_before[key]) for key in shown if key in shown_before]
        assert all(step == 0 or step >= K for step in steps)
        shown_before |= shown


@settings(max_examples=60, deadline=None)
@given(days(), days())
def test_nothing_published_is_ever_untrue_of_the_day_it_carries(
    first: list[Cell], second: list[Cell]
) -> None:
    tomorrow = TODAY + datetime.timedelta(days=1)
    figures = suppression.protect(first, {}, k=K, on=TODAY)
    memory = suppression.remember(figures, {})

    later = suppression.protect(second, memory, k=K, on=tomorrow)

    truth = {
        TODAY: {cell.key: cell.flow for cell in first},
        tomorrow: {cell.key: cell.flow for cell in second},
    }
    assert all(one.flow == truth[one.on][key] for key, one in later.items() if one.flow is not None)


@settings(max_examples=60, deadline=None)
@given(days())
def test_large_figures_far_from_small_ones_stay_open(cells: list[Cell]) -> None:
    grown = [
        Cell(one.key, one.source, one.target, one.flow + _size(one), one.count + _size(one), one.weight)
        for one in cells
    ]

    figures = suppression.protect(grown, {}, k=K, on=TODAY)

    assert {one.state for one in figures.values()} == {State.OPEN}


def _size(cell: Cell) -> int:
    """The same 60 people more in every part, so that no part is small and everything still adds up."""
    in_all = 60 * len(ROWS) * len(COLUMNS)
    sizes = {"ever": in_all + 60, "left": 60, "now": in_all}
    if cell.key in sizes:
        return sizes[cell.key]
    name, first, *rest = cell.key.split("/")
    if name == "sex":
        return in_all // len(SEXES)
    if first == "all":
        return 60 * len(ROWS)
    return 60 * len(COLUMNS) if rest == ["all"] else 60

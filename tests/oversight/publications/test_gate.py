"""The gate on tables one can check by hand."""

from __future__ import annotations

import datetime

from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.suppression import Cell, Remembered, State, Why

TODAY = datetime.date(2026, 11, 21)
YESTERDAY = datetime.date(2026, 11, 20)


def shown(
    parts: dict[str, int], memory: dict[str, Remembered] | None = None
) -> dict[str, suppression.Figure]:
    """A list of villages with its total, through the gate."""
    cells = [
        *tables.listed("village", "a", "b", parts),
        *tables.single("now", "b", "a", sum(parts.values())),
    ]
    return suppression.protect(cells, memory or {}, k=5, on=TODAY)


def test_groups_of_five_are_shown_with_their_total():
    figures = shown({"one": 5, "two": 30})

    assert [figure.flow for figure in figures.values()] == [5, 30, 35]


def test_four_people_are_withheld_and_the_smallest_other_part_with_them():
    figures = shown({"one": 4, "two": 30, "three": 50})

    assert figures["village/one"].why is Why.SMALL
    assert figures["village/two"].why is Why.PROTECTS_ANOTHER
    assert figures["village/three"].flow == 50
    assert figures["now"].flow == 84


def test_nobody_is_withheld_too_because_it_says_something_about_everybody():
    assert shown({"one": 0, "two": 30, "three": 50})["village/one"].state is State.WITHHELD


def test_where_there_are_only_two_parts_both_are_withheld_and_the_total_stays():
    figures = shown({"one": 4, "two": 30})

    assert [figure.flow for figure in figures.values()] == [None, None, 34]


def test_a_change_of_four_keeps_the_earlier_figure_with_its_day():
    memory = {"village/one": Remembered(20, 20, YESTERDAY), "village/two": Remembered(30, 30, YESTERDAY)}

    figures = shown({"one": 24, "two": 30}, memory)

    assert (figures["village/one"].flow, figures["village/one"].on) == (20, YESTERDAY)


def test_a_change_of_five_moves_the_figure():
    memory = {"village/one": Remembered(20, 20, YESTERDAY)}

    assert shown({"one": 25, "two": 30, "three": 40}, memory)["village/one"].flow == 25


def test_what_was_withheld_comes_back_at_ten_and_not_at_five():
    memory = {"village/one": Remembered(None, 0, YESTERDAY, is_withheld=True)}

    assert shown({"one": 5, "two": 30, "three": 40}, memory)["village/one"].why is Why.JUST_GROWN
    assert shown({"one": 10, "two": 30, "three": 40}, memory)["village/one"].flow == 10


def test_what_protected_a_small_figure_yesterday_does_not_betray_it_today():
    memory = {
        "village/one": Remembered(None, 0, YESTERDAY, is_withheld=True),
        "village/two": Remembered(None, 0, YESTERDAY, is_withheld=True),
        "village/three": Remembered(50, 50, YESTERDAY),
        "now": Remembered(84, 84, YESTERDAY),
    }

    figures = shown({"one": 4, "two": 30, "three": 50}, memory)

    assert figures["village/two"].state is State.WITHHELD


def _money(benefits: tuple[int, int], came: tuple[int, int] = (900_000, 300)) -> list[Cell]:
    """A fund's year: satang and entries in, out, and what is left."""

    def cell(key: str, begin: str, end: str, satang: int, entries: int, weight: int) -> Cell:
        return Cell(key, begin, end, satang, entries, weight, may_be_nought=True)

    left = (came[0] - benefits[0], came[1] + benefits[1])
    return [
        cell("in", "world", "fund", *came, tables.ROW),
        cell("out", "fund", "world", *benefits, tables.ROW),
        cell("left", "fund", "world", *left, tables.WHOLE),
    ]


def test_money_that_never_moved_is_shown_as_nothing():
    assert suppression.protect(_money((0, 0)), {}, k=5, on=TODAY)["out"].flow == 0


def test_one_benefit_is_found_neither_in_its_own_sum_nor_by_subtraction():
    before = suppression.protect(_money((500_000, 20)), {}, k=5, on=YESTERDAY)
    memory = suppression.remember(before, {})

    after = suppression.protect(_money((2_500_000, 21), came=(3_000_000, 400)), memory, k=5, on=TODAY)

    assert after["out"].flow == 500_000
    assert State.OPEN not in {after["in"].state, after["left"].state} or after["in"].flow == 900_000


def test_five_more_benefits_move_the_sum():
    before = suppression.protect(_money((500_000, 20)), {}, k=5, on=YESTERDAY)
    memory = suppression.remember(before, {})

    after = suppression.protect(_money((900_000, 25)), memory, k=5, on=TODAY)

    assert after["out"].flow == 900_000

"""What a box says, and how two windows' typing comes together."""

from __future__ import annotations

import pytest

from thuanna.kernel.money import ZERO, Money, MoneyNotUnderstood
from thuanna.money.funds.sheets import typing

DUE = Money.baht(30)


@pytest.mark.parametrize("mark", ["/", "+", "*", "x", "X", "ครบ", " / ", "✓"])
def test_a_mark_stands_for_the_amount_due(mark):
    assert typing.amount_of(mark, DUE) == DUE


@pytest.mark.parametrize("nothing", ["-", "0", "๐", "ขาด", "—"])
def test_a_dash_says_that_nothing_was_paid(nothing):
    assert typing.amount_of(nothing, DUE) == ZERO


@pytest.mark.parametrize(("written", "baht"), [("60", 60), ("๖๐", 60), ("1,200", 1200), ("30.-", 30)])
def test_an_exception_is_typed_as_people_write_it(written, baht):
    assert typing.amount_of(written, DUE) == Money.baht(baht)


def test_an_empty_box_says_nothing_yet():
    assert typing.amount_of("  ", DUE) is None


def test_what_is_no_amount_is_refused():
    with pytest.raises(MoneyNotUnderstood):
        typing.amount_of("3o", DUE)


def test_only_boxes_of_the_sheet_are_kept():
    told = {
        "1": "/",
        "x2": "60",
        "x2_who": "12",
        "csrfmiddlewaretoken": "t",
        "1_who": "9",
        "0": "5",
        "2": " ",
    }

    assert typing.cleaned(told) == {"1": "/", "x2": "60", "x2_who": "12"}


def test_lines_a_window_does_not_show_are_left_alone():
    merged = typing.merged({"1": "/", "200": "60"}, {"1": "/", "2": "30"}, is_stale=False)

    assert merged.boxes == {"1": "/", "2": "30", "200": "60"}


def test_the_only_window_may_clear_a_box():
    merged = typing.merged({"1": "/"}, {"1": ""}, is_stale=False)

    assert merged.boxes == {}


def test_an_old_window_clears_nothing_that_another_one_saved():
    merged = typing.merged({"1": "/", "2": "60"}, {"1": "", "2": "", "3": "30"}, is_stale=True)

    assert merged.boxes == {"1": "/", "2": "60", "3": "30"}
    assert merged.disputed == {}


def test_two_windows_that_say_different_things_of_one_line_are_told():
    merged = typing.merged({"1": "60"}, {"1": "30"}, is_stale=True)

    assert merged.boxes == {"1": "30"}
    assert merged.disputed == {"1": "60"}

"""Member numbers sort as people count, and new ones go on in the way of those that exist."""

from __future__ import annotations

import pytest

from thuanna.money.funds.member_numbers import NumberGiver, key_of


@pytest.mark.parametrize(
    "numbers",
    [["2", "10", "100"], ["01-00009", "01-00010", "02-00001"], ["ก2", "ก10"], ["9/2560", "10/2559"]],
)
def test_numbers_sort_as_people_count(numbers: list[str]) -> None:
    assert sorted({*numbers}, key=key_of) == numbers


@pytest.mark.parametrize(
    ("taken", "villages", "given"),
    [
        ([], [4, 4, 5], ["04-00001", "04-00002", "05-00001"]),
        ([], [4, None], ["00001", "00002"]),
        (["04-00007"], [4, 4], ["04-00008", "04-00009"]),
        (["04-00007"], [None], ["00-00001"]),
        (["7", "9"], [4], ["10"]),
        (["007"], [None], ["008"]),
        (["ก-1"], [4], ["00001"]),
        (["00001", "00003"], [None, None], ["00004", "00005"]),
    ],
)
def test_new_numbers_go_on_in_the_way_of_those_that_exist(
    taken: list[str], villages: list[int | None], given: list[str]
) -> None:
    giver = NumberGiver(taken, villages=villages)

    assert [giver.next(village) for village in villages] == given

"""Invented people: plausible, repeatable, and nobody's."""

import datetime
import json
from pathlib import Path

import pytest

from tests import databases
from thuanna.demo import invention
from thuanna.kernel.citizen_number import is_check_digit_right

DAY = datetime.date(2026, 9, 30)
BORN = datetime.date(1960, 5, 5)
CODES = databases.SOURCE / "registry" / "places" / "data"


def crowd(count: int = 600, seed: str = "test") -> list[invention.Invented]:
    return list(invention.people(seed=seed, count=count, shares=(3, 2, 0), on=DAY))


def test_the_same_seed_gives_the_same_people():
    assert crowd() == crowd()


def test_another_seed_gives_other_people():
    assert crowd()[0].name != crowd(seed="other")[0].name


def test_exactly_so_many_people_are_invented():
    assert len(crowd(601)) == 601


def test_nobody_lives_in_a_village_without_share():
    assert {person.place for person in crowd()} == {0, 1}


def test_citizen_numbers_check_and_none_comes_twice():
    numbers = [person.number.digits for person in crowd()]

    assert len(set(numbers)) == len(numbers)
    assert all(is_check_digit_right(number) for number in numbers)


@pytest.mark.parametrize("name", ["provinces.json", "districts.json", "subdistricts.json", "abolished.json"])
def test_no_area_code_in_force_or_retired_begins_like_an_invented_citizen_number(name):
    codes = codes_of(CODES / name)

    assert len(codes) > 70
    assert not [code for code in codes if code.startswith(invention.NO_PROVINCE)]


def codes_of(path: Path) -> set[str]:
    """The first cell of each row, or the code of each object, as text."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {str(row["code"] if isinstance(row, dict) else row[0]) for row in rows}


def test_invented_citizen_numbers_carry_the_codeless_province():
    assert invention.citizen_number(7, born=BORN).digits[1:3] == invention.NO_PROVINCE


def test_telephones_are_in_an_area_that_does_not_exist():
    assert {person.phone[:3] for person in crowd() if person.phone} == {invention.NO_AREA}


def test_there_are_children_and_older_people():
    ages = [DAY.year - person.birth.year for person in crowd()]

    assert min(ages) < 15
    assert max(ages) > 70


def test_households_share_a_house_and_mostly_a_family_name():
    first, second = next(
        (one, other)
        for one, other in zip(crowd(), crowd()[1:], strict=False)
        if one.house_number == other.house_number
    )

    assert first.place == second.place


def test_people_in_office_have_names_that_say_they_are_examples():
    _, name = invention.office_holder(seed="mayor", sex="female")

    assert name.split()[1] in invention._PUBLIC_FAMILIES

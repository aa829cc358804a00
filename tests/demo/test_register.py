"""The spreadsheets of the stories, read back by the import's own reader."""

import datetime

import pytest

from thuanna.demo import register
from thuanna.money.funds.importing.reading import Reading, read_register

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def messy() -> Reading:
    reading = read_register(register.messy_workbook(seed=1), "messy.xlsx", today=TODAY)
    assert isinstance(reading, Reading)
    return reading


def test_the_same_seed_gives_the_same_bytes():
    assert register.messy_workbook(seed=3) == register.messy_workbook(seed=3)


def test_another_seed_gives_another_file():
    assert register.messy_workbook(seed=3) != register.messy_workbook(seed=4)


def test_the_header_is_found_below_the_merged_title_rows(messy):
    assert messy.header.line == 4


def test_most_people_can_come_in(messy):
    assert 55 <= len(messy.members) <= 66


@pytest.mark.parametrize(
    "code",
    [
        "citizen_number_lost_digits",
        "citizen_number_length",
        "citizen_number_check_digit",
        "date_impossible",
        "name_two_people",
        "name_missing",
        "phone_not_understood",
    ],
)
def test_each_trouble_is_found(messy, code):
    assert code in {finding.code for finding in messy.findings}


def test_every_finding_names_a_row_and_says_what_to_do_in_both_languages(messy):
    told = [(f.row, f.message.in_("th"), f.message.in_("en")) for f in messy.findings]

    assert all(row > 0 and thai and english for row, thai, english in told)

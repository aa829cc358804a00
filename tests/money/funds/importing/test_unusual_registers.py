"""Registers out of the ordinary: nothing is taken for a member that is none, nothing left out in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import registers
from tests.factories.registers import HEADINGS, citizen_number, member_line
from tests.money.funds.importing.conftest import TODAY, Read
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds.importing.reading import Reading, read_register

Codes = Callable[[Reading], list[tuple[int, str, str]]]
SHORT = ("ที่", "ชื่อ-สกุล", "เลขบัตรประชาชน", "วันเกิด", "วันที่สมัคร", "หมายเหตุ")


def short_line(
    serial: int, *, name: str = "นายสมชาย ใจดี", born: Any = "5/5/2510", remark: str = ""
) -> list[Any]:
    return [serial, name, citizen_number(serial), born, "1/1/2560", remark]


@pytest.mark.parametrize(
    "below",
    [
        [None, "ลงชื่อ.......................ประธาน"],
        [None, "(นายสมชาย ใจดี)"],
        [None, "ผู้จัดทำ นางมาลี ใจดี"],
        [None, "ข้อมูล ณ วันที่ 30 กันยายน 2568"],
    ],
    ids=["signature", "in-brackets", "made-by", "as-of"],
)
def test_what_is_signed_below_the_list_is_no_member(read: Read, codes: Codes, below: list[Any]) -> None:
    reading = read(SHORT, short_line(1), below)

    assert [member.line for member in reading.members] == [2]
    assert [(row, code) for row, _, code in codes(reading)] == [(3, "note_row")]


def test_a_total_may_count_in_the_column_of_citizen_numbers(read: Read, codes: Codes) -> None:
    reading = read(SHORT, short_line(1), [None, "รวมสมาชิก", "1 คน"])

    assert [member.line for member in reading.members] == [2]
    assert [(row, code) for row, _, code in codes(reading)] == [(3, "total_row")]


@pytest.mark.parametrize(
    "written", ["1. นายสมชาย ใจดี", "12) นายสมชาย ใจดี", "นายสมชาย ใจดี *", "นายสมชาย ใจดี **"]
)
def test_a_number_before_and_a_star_behind_a_name_are_no_part_of_it(read: Read, written: str) -> None:
    (member,) = read(SHORT, short_line(1, name=written)).members

    assert (member.title, member.given_name, member.family_name) == ("นาย", "สมชาย", "ใจดี")


def test_a_name_without_any_letter_is_none(read: Read, codes: Codes) -> None:
    reading = read(SHORT, short_line(1, name="0"))

    assert reading.members == []
    assert (2, "B", "name_missing") in codes(reading)


@pytest.mark.parametrize(
    "line",
    [
        short_line(1, name="นายสมชาย ใจดี (เสียชีวิต)"),
        short_line(1, remark="ตาย 3/3/65"),
        short_line(1, remark="ลาออก"),
    ],
    ids=["in-brackets", "died", "resigned"],
)
def test_an_end_told_only_in_a_remark_is_pointed_out(read: Read, codes: Codes, line: list[Any]) -> None:
    reading = read(SHORT, line)

    assert len(reading.members) == 1
    assert "status_told_aside" in [code for _, _, code in codes(reading)]


@pytest.mark.parametrize("written", ["05052510", "25100505", "19670505", "05051967", "５/５/２５１０"])
def test_a_birth_date_run_together_or_in_wide_digits_is_read(read: Read, written: str) -> None:
    (member,) = read(SHORT, short_line(1, born=written)).members

    assert member.birth == PartialDate(1967, 5, 5)


def test_wide_digits_make_a_citizen_number(read: Read) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in citizen_number(1))

    (member,) = read(HEADINGS, member_line(1, citizen_number=wide)).members

    assert member.citizen_number is not None
    assert member.citizen_number.digits == citizen_number(1)


def test_two_phone_numbers_with_only_a_space_between_are_both_kept(read: Read) -> None:
    (member,) = read(HEADINGS, member_line(1, phone="081 2345678 0891234567")).members

    assert member.phones == ("0812345678", "0891234567")


def test_a_date_that_is_wrong_is_not_also_called_missing(read: Read, codes: Codes) -> None:
    reading = read(HEADINGS, member_line(1, admitted_on="31/2/2560"))

    assert [code for _, _, code in codes(reading)] == ["date_impossible"]


def test_a_sheet_named_after_a_village_gives_its_members_that_village() -> None:
    content = registers.workbook({"หมู่ 3 บ้านเนินคราม": [SHORT, short_line(1)]})

    (member,) = read_register(content, "ทะเบียน.xlsx", today=TODAY).members

    assert member.address.village == "หมู่ 3 บ้านเนินคราม"


def test_lists_on_other_sheets_are_not_left_out_in_silence(codes: Codes) -> None:
    content = registers.workbook({"หมู่ 1": [SHORT, short_line(1)], "หมู่ 2": [SHORT, short_line(2)]})

    reading = read_register(content, "ทะเบียน.xlsx", today=TODAY)

    assert [code for _, _, code in codes(reading)] == ["other_sheets_left_out"]
    assert "หมู่ 2" in reading.findings[0].message.in_("th")


def test_a_second_table_at_the_side_is_not_left_out_in_silence(read: Read, codes: Codes) -> None:
    head, line = (
        [*SHORT[:5], None, *SHORT[:5]],
        [*short_line(1)[:5], None, *short_line(2, name="นางมาลี ใจดี")[:5]],
    )

    reading = read(head, line)

    assert len(reading.members) == 1
    assert [code for _, _, code in codes(reading)] == ["second_table_left_out"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ('ที่,ชื่อ-สกุล,เลขบัตรประชาชน\r\n1,นายสมชาย ใจดี,"=""{}"""\r\n', "utf-8-sig"),
        ('ที่,ชื่อ-สกุล,เลขบัตรประชาชน\r\n1,นายสมชาย ใจดี,="{}"\r\n', "cp874"),
        ("ที่\tชื่อ-สกุล\tเลขบัตรประชาชน\r\n1\tนายสมชาย ใจดี\t{}\r\n", "utf-16-le"),
        ("sep=;\r\nที่;ชื่อ-สกุล;เลขบัตรประชาชน\r\n1;นายสมชาย ใจดี;{}\r\n", "cp874"),
    ],
    ids=["formula-quoted", "formula-bare", "utf-16-without-mark", "separator-named"],
)
def test_text_files_of_other_programs_are_read(text: str, encoding: str) -> None:
    content = text.format(citizen_number(1)).encode(encoding)

    (member,) = read_register(content, "ทะเบียน.csv", today=TODAY).members

    assert member.citizen_number is not None
    assert member.citizen_number.digits == citizen_number(1)


SPREAD = ("ที่", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", *[None] * 12, "วันเกิด")


def spread_line(serial: int, *, digits: str | None = None) -> list[Any]:
    return [serial, "นายสมชาย ใจดี", *(digits or citizen_number(serial)), "5/5/2510"]


def test_a_citizen_number_over_thirteen_cells_is_read_as_one(read: Read, codes: Codes) -> None:
    reading = read(SPREAD, spread_line(1), spread_line(2))

    numbers = [member.citizen_number.digits for member in reading.members if member.citizen_number]
    assert numbers == [citizen_number(1), citizen_number(2)]
    assert (1, "C", "citizen_number_joined") in codes(reading)


def test_figures_in_thirteen_cells_are_one_number_too(read: Read) -> None:
    figures = [1, "นายสมชาย ใจดี", *map(int, citizen_number(1)), "5/5/2510"]

    (member,) = read(SPREAD, figures).members

    assert member.citizen_number is not None
    assert member.citizen_number.digits == citizen_number(1)


def test_thirteen_cells_whose_digits_do_not_check_are_refused_as_one_number(read: Read, codes: Codes) -> None:
    wrong = citizen_number(2)[:-1] + str((int(citizen_number(2)[-1]) + 1) % 10)

    reading = read(SPREAD, spread_line(1), spread_line(2, digits=wrong))

    assert [member.line for member in reading.members] == [2]
    assert (3, "C", "citizen_number_check_digit") in codes(reading)

"""Lines that are no member are passed over and told; lines of members are kept whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import registers
from tests.factories.registers import HEADINGS, member_line
from tests.money.funds.importing.conftest import Read
from thuanna.money.funds.importing.reading import Reading

Codes = Callable[[Reading], list[tuple[int, str, str]]]
GAP: list[Any] = [None] * len(HEADINGS)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["รวม", *GAP[:12], 73000], "total_row"),
        ([None, None, None, None, "รวมทั้งสิ้น 20 คน"], "total_row"),
        (
            [None, "ยอดยกไป", None, None, None, None, None, None, None, None, None, None, None, 500],
            "total_row",
        ),
        ([*GAP[:4], "Total", *GAP[:8], 1], "total_row"),
        (list(HEADINGS), "header_again"),
        (["หมู่ที่ 3 บ้านเนินคราม"], "section_row"),
        ([None, None, None, None, "บ้านหนองบัว"], "section_row"),
        (["หมายเหตุ: ข้อมูล ณ 30 ก.ย. 2569"], "note_row"),
        (
            [None, None, None, None, None, None, None, None, None, "ลงชื่อ ................ นายทะเบียน"],
            "note_row",
        ),
    ],
    ids=[
        "total",
        "total-with-count",
        "carried",
        "english-total",
        "headings",
        "village",
        "village2",
        "note",
        "sign",
    ],
)
def test_a_line_that_is_no_member_is_passed_over_and_told(
    read: Read, codes: Codes, line: list[Any], code: str
) -> None:
    reading = read(HEADINGS, member_line(1), line, member_line(2))

    assert [member.line for member in reading.members] == [2, 4]
    assert reading.line_count == 2
    assert [(row, found) for row, _, found in codes(reading)] == [(3, code)]


def test_empty_lines_between_members_are_passed_over_in_silence(read: Read, codes: Codes) -> None:
    reading = read(HEADINGS, member_line(1), GAP, ["", " ", "-"], [3], member_line(2))

    assert [member.line for member in reading.members] == [2, 6]
    assert codes(reading) == []


def test_a_person_whose_name_begins_with_ruam_is_no_total(read: Read) -> None:
    reading = read(HEADINGS, member_line(1, title="", given_name="รวม", family_name="ใจดี"))

    assert [member.given_name for member in reading.members] == ["รวม"]


def test_a_village_named_over_its_members_is_theirs(read: Read) -> None:
    rows = [["ที่", "ชื่อ-สกุล", "เลขบัตรประชาชน"]]
    rows += [["หมู่ 3 บ้านเนินคราม", None, None], [1, "นายสมชาย ใจดี", registers.citizen_number(1)]]
    rows += [["หมู่ 4 บ้านหนองบัว", None, None], [1, "นายบุญมี ใจดี", registers.citizen_number(2)]]

    reading = read(*rows)

    assert [member.address.village for member in reading.members] == [
        "หมู่ 3 บ้านเนินคราม",
        "หมู่ 4 บ้านหนองบัว",
    ]


def test_headings_printed_again_on_each_page_do_not_stop_the_reading(read: Read) -> None:
    rows = registers.register(3)

    reading = read(*rows, *registers.register(3, first=4))

    assert len(reading.members) == 6


def test_ditto_marks_take_what_stands_above(read: Read) -> None:
    reading = read(
        ["ชื่อ", "นามสกุล", "บ้านเลขที่", "หมู่", "เลขบัตรประชาชน"],
        ["นายสมชาย", "ใจดี", "12/3", 4, registers.citizen_number(1)],
        ["นางสมศรี", '"', "”", "〃", registers.citizen_number(2)],
        ["ด.ช.มานะ", "''", '"', "เหมือนบน", registers.citizen_number(3)],
    )

    assert [(m.family_name, m.address.house_no, m.address.moo) for m in reading.members] == [
        ("ใจดี", "12/3", 4)
    ] * 3


def test_a_ditto_mark_cannot_stand_for_a_citizen_number(read: Read, codes: Codes) -> None:
    reading = read(
        ["ชื่อ-สกุล", "เลขบัตรประชาชน"], ["นายสมชาย ใจดี", registers.citizen_number(1)], ["นายบุญมี ใจดี", '"']
    )

    assert len(reading.members) == 1
    assert (3, "B", "ditto_not_allowed") in codes(reading)


def test_a_number_that_stands_twice_is_refused_the_second_time_and_names_the_first(read: Read) -> None:
    twice = member_line(2, citizen_number=registers.citizen_number(1))

    reading = read(HEADINGS, member_line(1), twice, member_line(3))

    [finding] = reading.findings
    assert (finding.row, finding.column, finding.code) == (3, "C", "citizen_number_twice")
    assert "แถว 2" in finding.message.in_("th")
    assert [member.line for member in reading.members] == [2, 4]


def test_a_member_number_that_stands_twice_is_refused_the_second_time(read: Read, codes: Codes) -> None:
    reading = read(HEADINGS, member_line(1), member_line(2, member_no="02-00001"))

    assert codes(reading) == [(3, "B", "member_no_twice")]
    assert len(reading.members) == 1


def test_two_people_of_the_same_name_come_in_with_a_warning(read: Read, codes: Codes) -> None:
    same = {"title": "นาย", "given_name": "สมชาย", "family_name": "ใจดี", "birth_date": "1/6/2500"}

    reading = read(HEADINGS, member_line(1, **same), member_line(2, **same))

    assert len(reading.members) == 2
    assert codes(reading) == [(3, "E", "person_perhaps_twice")]


def test_a_line_with_several_errors_tells_each_and_is_counted_once(read: Read, codes: Codes) -> None:
    wrong = member_line(1, citizen_number="1234", birth_date="31/2/2510", phone="ไม่รู้")

    reading = read(HEADINGS, wrong)

    assert reading.members == []
    assert reading.rejected_lines == {2}
    assert {code for _, _, code in codes(reading)} == {
        "citizen_number_length",
        "date_impossible",
        "phone_not_understood",
    }


def test_a_formula_error_is_told_as_one(read: Read, codes: Codes) -> None:
    reading = read(HEADINGS, member_line(1, house_no="#REF!"))

    assert codes(reading) == [(2, "H", "spreadsheet_error")]

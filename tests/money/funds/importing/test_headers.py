"""The header is found under whatever stands above it, and columns are known by the names funds use."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.factories import registers
from tests.money.funds.importing.conftest import TODAY, Read
from thuanna.money.funds.importing.headers import HeaderNotFound
from thuanna.money.funds.importing.matching import field_of
from thuanna.money.funds.importing.reading import read_register

NUMBER = registers.citizen_number(1)


def test_a_merged_title_and_empty_lines_above_the_header_are_passed_over() -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 5, "ทะเบียนสมาชิกกองทุนสวัสดิการชุมชนตำบลเนินคราม")

    rows = [[None], ["ประจำปี 2569"], [], *registers.register(4)]
    reading = read_register(registers.xlsx(rows, draw=draw), "ท.xlsx", today=TODAY)

    assert reading.header.line == 4
    assert len(reading.members) == 4


def test_headings_over_two_lines_are_joined(read: Read) -> None:
    reading = read(
        ["ที่", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วัน เดือน ปี เกิด", None, None, "ที่อยู่", None],
        [None, None, None, "วัน", "เดือน", "ปี", "เลขที่", "หมู่"],
        [1, "นายสมชาย ใจดี", NUMBER, 5, "พ.ค.", 2510, "12/3", 4],
    )

    [member] = reading.members
    assert member.birth is not None
    assert member.birth.earliest == datetime.date(1967, 5, 5)
    assert (member.address.house_no, member.address.moo) == ("12/3", 4)


def test_one_heading_merged_over_given_and_family_name_takes_both(read: Read) -> None:
    reading = read(["ลำดับ", "ชื่อ-สกุล", None, "เลขบัตรประชาชน"], [1, "นางสาวสมหญิง", "ใจดี", NUMBER])

    [member] = reading.members
    assert (member.title, member.given_name, member.family_name) == ("นางสาว", "สมหญิง", "ใจดี")


def test_title_given_and_family_name_under_one_merged_heading(read: Read) -> None:
    reading = read(["ลำดับ", "ชื่อ-สกุล", None, None, "เลขบัตรประชาชน"], [1, "นาย", "สมชาย", "ใจดี", NUMBER])

    [member] = reading.members
    assert (member.title, member.given_name, member.family_name) == ("นาย", "สมชาย", "ใจดี")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("เลขบัตร ปชช.", "citizen_number"),
        ("เลขประจำตัวประชาชน (13 หลัก)", "citizen_number"),
        ("หมายเลขบัตรประจำตัวประชาชน", "citizen_number"),
        ("ชื่อ – สกุล", "full_name"),
        ("ชื่อ - นามสกุล สมาชิก", "full_name"),
        ("ว/ด/ป\nเกิด", "birth_date"),
        ("วันเดือนปีเกิด (พ.ศ.)", "birth_date"),
        ("บ้านเลขที่", "house_no"),
        ("ม.", "moo"),
        ("เบอร์โทรฯ", "phone"),
        ("โทร.", "phone"),
        ("วันที่สมัคร", "applied_on"),
        ("วันที่เข้าเป็นสมาชิก", "admitted_on"),
        ("ผู้รับผลประโยชน์ (ทายาท)", "payee_name"),
        ("สถานะภาพ", "status"),
        ("ยอดเงินสะสม (บาท)", "paid_total"),
        ("MemberID", "member_no"),
        ("Citizen ID", "citizen_number"),
        ("FIRST NAME", "given_name"),
        ("Date of Birth", "birth_date"),
        ("สีที่ชอบ", None),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_a_remembered_mapping_is_used_for_the_same_headings(read: Read) -> None:
    rows = (["ลำดับ", "ชื่อ", "รหัสพิเศษ", "เลขบัตร"], [1, "นายสมชาย ใจดี", "ก-1", NUMBER])

    plain = read(*rows)
    reading = read(
        *rows,
        remembered=lambda signature: (
            {1: "full_name", 2: "member_no", 3: "citizen_number"}
            if signature == plain.header.signature
            else None
        ),
    )

    assert plain.members[0].member_no == ""
    assert reading.members[0].member_no == "ก-1"


def test_a_list_without_any_heading_is_understood_by_what_stands_in_it(read: Read) -> None:
    reading = read(
        [1, "นายสมชาย ใจดี", NUMBER, "5/5/2510"],
        [2, "นางสาวสมหญิง ใจดี", registers.citizen_number(2), "6/6/2511"],
        [3, "ด.ช.มานะ ใจดี", registers.citizen_number(3), "7/7/2560"],
    )

    assert [member.given_name for member in reading.members] == ["สมชาย", "สมหญิง", "มานะ"]
    assert reading.members[2].citizen_number is not None


@pytest.mark.parametrize(
    "rows",
    [
        [["รายรับ", "รายจ่าย"], [100, 20]],
        [["หมู่", "จำนวนสมาชิก"], [1, 20], [2, 31]],
        [["สวัสดี"]],
    ],
    ids=["money", "summary", "a-word"],
)
def test_a_table_of_something_else_is_refused_and_told_what_is_needed(read: Read, rows: Any) -> None:
    with pytest.raises(HeaderNotFound) as refused:
        read(*rows)

    assert "ชื่อ-นามสกุล" in refused.value.phrase.in_("th")

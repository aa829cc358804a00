"""One cell at a time: what the spreadsheet made of it, and what the person meant."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.factories import registers
from tests.factories.registers import HEADINGS, member_line
from tests.money.funds.importing.conftest import Read
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds.importing.facts import MemberRow, PayeeRow

NUMBER = registers.citizen_number(1)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FIFTH_OF_MAY = PartialDate(1967, 5, 5)


def only(read: Read, **changed: Any) -> MemberRow:
    """The member of one line in which these cells were changed."""
    reading = read(HEADINGS, member_line(1, **changed))
    assert [f.code for f in reading.findings if f.severity == "error"] == []
    [member] = reading.members
    return member


def finding(read: Read, **changed: Any) -> str:
    """The code of the only finding about the line."""
    [found] = read(HEADINGS, member_line(1, **changed)).findings
    return found.code


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        f"{NUMBER[0]}-{NUMBER[1:5]}-{NUMBER[5:10]}-{NUMBER[10:12]}-{NUMBER[12]}",
        f"{NUMBER[0]} {NUMBER[1:5]} {NUMBER[5:10]} {NUMBER[10:12]} {NUMBER[12]}",
        f"'{NUMBER}",
        f"\u00a0{NUMBER}\u200b ",
        NUMBER.translate(THAI),
        int(NUMBER),
        float(NUMBER),
        f"{NUMBER}.0",
    ],
)
def test_a_citizen_number_is_read_however_it_was_typed(read: Read, written: Any) -> None:
    member = only(read, citizen_number=written)

    assert member.citizen_number is not None
    assert member.citizen_number.digits == NUMBER


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.1E+12", "citizen_number_lost_digits"),
        ("1.10170E+12", "citizen_number_lost_digits"),
        (1101700000000.0, "citizen_number_lost_digits"),
        (int(NUMBER[:12]), "citizen_number_lost_zero"),
        (NUMBER[:12], "citizen_number_length"),
        (NUMBER[:12] + str((int(NUMBER[12]) + 1) % 10), "citizen_number_check_digit"),
        ("บัตรหาย", "citizen_number_characters"),
    ],
)
def test_a_citizen_number_that_is_gone_or_wrong_is_refused_with_the_reason(
    read: Read, written: Any, code: str
) -> None:
    assert finding(read, citizen_number=written) == code


@pytest.mark.parametrize("written", [None, "", "-", "ไม่มี", "ยังไม่มีเลข", 0])
def test_somebody_without_a_number_comes_in_with_a_warning(read: Read, written: Any) -> None:
    member = only(read, citizen_number=written)

    assert member.citizen_number is None
    assert finding(read, citizen_number=written) == "citizen_number_missing"


def test_no_message_repeats_a_citizen_number(read: Read) -> None:
    wrong = NUMBER[:12] + str((int(NUMBER[12]) + 1) % 10)

    reading = read(HEADINGS, member_line(1, citizen_number=wrong))

    assert not any(wrong in f.message.in_("th") + f.message.in_("en") for f in reading.findings)


@pytest.mark.parametrize(
    "written",
    [
        "5/5/2510",
        "05/05/2510",
        "5-5-2510",
        "5.5.2510",
        "5 พ.ค. 10",
        "5 พฤษภาคม พ.ศ. 2510",
        "๕ พฤษภาคม ๒๕๑๐",
        "5 May 1967",
        "5/5/1967",
        "1967-05-05",
        "2510-05-05",
        datetime.date(1967, 5, 5),
        datetime.date(2510, 5, 5),
        5052510,
        "1967-05-05 00:00:00",
    ],
)
def test_a_birth_date_is_read_in_either_era_and_any_form(read: Read, written: Any) -> None:
    assert only(read, birth_date=written, admitted_on="1/1/2560").birth == FIFTH_OF_MAY


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("2510", PartialDate(1967)),
        (2510, PartialDate(1967)),
        ("พ.ค. 2510", PartialDate(1967, 5)),
        ("พ.ศ. 2510", PartialDate(1967)),
        ("00/00/2510", PartialDate(1967)),
        ("-/-/2510", PartialDate(1967)),
    ],
)
def test_a_birth_date_of_which_only_a_part_is_known_is_kept_so(
    read: Read, written: Any, birth: PartialDate
) -> None:
    assert only(read, birth_date=written, admitted_on="1/1/2560").birth == birth
    assert finding(read, birth_date=written, admitted_on="1/1/2560") == "birth_partial"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/2/2510", "date_impossible"),
        ("32/1/2510", "date_impossible"),
        ("5/13/2510", "date_impossible"),
        ("เมื่อวาน", "date_not_understood"),
        ("5/5/2999", "date_implausible"),
        ("21/11/2600", "birth_in_future"),
        ("1/6/2440", "birth_too_long_ago"),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused_with_the_reason(read: Read, written: str, code: str) -> None:
    assert finding(read, birth_date=written) == code


def test_short_years_are_read_where_the_column_proves_their_order(read: Read) -> None:
    reading = read(
        HEADINGS,
        member_line(1, birth_date="05/05/10", admitted_on="1/1/2560"),
        member_line(2, birth_date="12/11/45", admitted_on="1/1/2560"),
    )

    assert [member.birth for member in reading.members] == [FIFTH_OF_MAY, PartialDate(2002, 11, 12)]


def test_short_years_are_refused_where_nothing_tells_their_order(read: Read) -> None:
    assert finding(read, birth_date="11/12/13") == "date_ambiguous"


@pytest.mark.parametrize(
    ("written", "house"),
    [
        (datetime.date(2026, 3, 12), "12/3"),
        (datetime.date(2024, 3, 12), "12/3"),
        ("2026-03-12 00:00:00", "12/3"),
        ("12-มี.ค.", "12/3"),
        ("12-Mar", "12/3"),
        (datetime.date(1954, 3, 1), "3/1954"),
    ],
)
def test_a_house_number_that_became_a_date_is_mended_with_a_warning(
    read: Read, written: Any, house: str
) -> None:
    assert only(read, house_no=written).address.house_no == house
    assert finding(read, house_no=written) == "number_became_date"


@pytest.mark.parametrize(
    ("written", "house"), [("๑๒/๓", "12/3"), (123, "123"), (123.0, "123"), ("12/3 ก", "12/3 ก"), ("-", "")]
)
def test_a_house_number_is_kept_with_arabic_digits(read: Read, written: Any, house: str) -> None:
    assert only(read, house_no=written).address.house_no == house


@pytest.mark.parametrize(
    ("written", "moo"),
    [(4, 4), ("๔", 4), ("หมู่ที่ 4", 4), ("ม.4", 4), ("หมู่ 4 บ้านหนองบัว", 4), (4.0, 4), ("", None), ("-", None)],
)
def test_the_village_number_is_read_however_it_was_typed(read: Read, written: Any, moo: int | None) -> None:
    assert only(read, moo=written).address.moo == moo


def test_a_member_number_is_kept_with_arabic_digits(read: Read) -> None:
    assert only(read, member_no="๐๑-๐๐๐๒๓").member_no == "01-00023"


@pytest.mark.parametrize(
    ("written", "phones"),
    [
        ("081-234-5678", ("0812345678",)),
        (812345678, ("0812345678",)),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", ("0812345678",)),
        ("+66 81 234 5678", ("0812345678",)),
        ("043-123456", ("043123456",)),
        ("0812345678, 0898765432", ("0812345678", "0898765432")),
        ("-", ()),
        ("ไม่มี", ()),
    ],
)
def test_telephone_numbers_are_read_however_they_were_typed(
    read: Read, written: Any, phones: tuple[str, ...]
) -> None:
    assert only(read, phone=written).phones == phones


def test_a_phone_that_cannot_be_read_is_left_out_with_a_warning(read: Read) -> None:
    assert only(read, phone="08123").phones == ()
    assert finding(read, phone="08123") == "phone_not_understood"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("นายสมชาย ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("นาย สมชาย   ใจดี", ("นาย", "สมชาย", "ใจดี")),
        ("น.ส.สมหญิง ใจดี", ("นางสาว", "สมหญิง", "ใจดี")),
        ("ด.ช.มานะ ใจดี", ("เด็กชาย", "มานะ", "ใจดี")),
        ("ว่าที่ร้อยตรีสมชาย ใจดี", ("ว่าที่ร้อยตรี", "สมชาย", "ใจดี")),
        ("นางสมศรี ณ อยุธยา", ("นาง", "สมศรี", "ณ อยุธยา")),
        ("สมชาย ใจดี", ("", "สมชาย", "ใจดี")),
    ],
)
def test_a_whole_name_is_taken_apart(read: Read, written: str, name: tuple[str, str, str]) -> None:
    [member] = read(["ที่", "ชื่อ-สกุล", "เลขบัตรประชาชน"], [1, written, NUMBER]).members

    assert (member.title, member.given_name, member.family_name) == name


@pytest.mark.parametrize(
    "written", ["นายสมชาย ใจดี/นางสมศรี ใจดี", "นายสมชาย ใจดี นางสมศรี ใจดี", "สมชาย และ สมศรี ใจดี"]
)
def test_two_people_in_one_cell_are_refused_with_the_way_out(read: Read, written: str) -> None:
    [found] = read(["ชื่อ-สกุล", "เลขบัตรประชาชน", "วันที่สมัคร"], [written, NUMBER, "1/1/2560"]).findings

    assert (found.code, found.severity) == ("name_two_people", "error")
    assert "แยกเป็นคนละแถว" in found.message.in_("th")


@pytest.mark.parametrize(
    ("written", "payees"),
    [
        ("นางดำ ใจดี", (PayeeRow("นางดำ ใจดี", "บุตร"),)),
        ("นางดำ ใจดี (มารดา)", (PayeeRow("นางดำ ใจดี", "มารดา"),)),
        (
            "1. นางดำ ใจดี (มารดา) 081-234-5678 2. นายแดง ใจดี",
            (PayeeRow("นางดำ ใจดี", "มารดา", "0812345678"), PayeeRow("นายแดง ใจดี", "บุตร")),
        ),
        ("-", ()),
    ],
)
def test_payees_are_listed_with_relation_and_phone(
    read: Read, written: str, payees: tuple[PayeeRow, ...]
) -> None:
    assert only(read, payee_name=written, payee_relation="บุตร").payees == payees


@pytest.mark.parametrize(
    ("written", "paid"),
    [
        (365, "365.00"),
        (1234.5, "1234.50"),
        ("1,234.50", "1234.50"),
        ("๓๖๕ บาท", "365.00"),
        ("365.-", "365.00"),
        (0.1 + 0.2, "0.30"),
    ],
)
def test_what_was_paid_is_read_to_the_satang(read: Read, written: Any, paid: str) -> None:
    assert only(read, paid_total=written).paid_total == Money.baht(paid)


@pytest.mark.parametrize(
    ("written", "code"),
    [(12.345, "money_too_fine"), ("สามร้อย", "money_not_understood"), (-5, "paid_total_negative")],
)
def test_a_sum_that_is_none_is_refused(read: Read, written: Any, code: str) -> None:
    assert finding(read, paid_total=written) == code

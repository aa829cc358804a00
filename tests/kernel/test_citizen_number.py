import pytest

from thuanna.kernel.citizen_number import (
    CitizenNumber,
    CitizenNumberKind,
    CitizenNumberWrong,
    is_check_digit_right,
    is_no_number_yet,
)


@pytest.mark.parametrize(
    "typed",
    [
        "1234545678781",
        "1-2345-45678-78-1",
        "1 2345 45678 78 1",
        "๑๒๓๔๕๔๕๖๗๘๗๘๑",
        "๑-๒๓๔๕-๔๕๖๗๘-๗๘-๑",
        " 1234545678781 ",
        "'1234545678781",
        "1–2345–45678–78–1",
        "1.2345.45678.78.1",
        "1234545678781.0",
        "1.234545678781E+12",
        "123454567\u200b8781",
    ],
)
def test_a_number_is_read_however_it_is_written(typed):
    assert CitizenNumber.parse(typed).digits == "1234545678781"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "citizen_number_empty"),
        ("-", "citizen_number_empty"),
        ("123454567878", "citizen_number_length"),
        ("12345456787811", "citizen_number_length"),
        ("1234545678782", "citizen_number_check_digit"),
        ("1234455678781", "citizen_number_check_digit"),
        ("0000000000000", "citizen_number_check_digit"),
        ("1.1E+12", "citizen_number_lost_digits"),
        ("1.10370212345E+12", "citizen_number_lost_digits"),
        ("1.10370212345e12", "citizen_number_lost_digits"),
        ("๑.๑E+๑๒", "citizen_number_lost_digits"),
        ("1E+12", "citizen_number_lost_digits"),
        ("1.1 x 10^12", "citizen_number_lost_digits"),
        ("123454567878A", "citizen_number_characters"),
        ("ไม่มี", "citizen_number_characters"),
        ("123454567878²", "citizen_number_characters"),
    ],
)
def test_what_is_no_number_is_refused_by_name(typed, code):
    with pytest.raises(CitizenNumberWrong) as refusal:
        CitizenNumber.parse(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize("typed", ["1234545678782", "12345456787", "123454567878A"])
def test_a_refusal_never_repeats_the_number(typed):
    with pytest.raises(CitizenNumberWrong) as refusal:
        CitizenNumber.parse(typed)

    assert typed[:6] not in f"{refusal.value} {refusal.value!r} {refusal.value.phrase}"


def test_a_number_shows_itself_masked():
    number = CitizenNumber.parse("1234545678781")

    assert number.masked() == "x-xxxx-xxxxx-78-1"
    assert f"{number}" == "x-xxxx-xxxxx-78-1"
    assert repr(number) == "CitizenNumber(…)"
    assert number.formatted() == "1-2345-45678-78-1"


@pytest.mark.parametrize(
    ("digits", "kind", "warnings"),
    [
        ("0012345678909", CitizenNumberKind.UNREGISTERED, ("citizen_number_not_national",)),
        ("1234545678781", CitizenNumberKind.BORN_SINCE_2527, ()),
        ("2345678901234", CitizenNumberKind.REGISTERED_LATE, ()),
        ("3100600445635", CitizenNumberKind.IN_REGISTER_BY_2527, ()),
        ("4345678901231", CitizenNumberKind.MOVED_BEFORE_NUMBER, ()),
        ("5345678901239", CitizenNumberKind.ADDED_TO_REGISTER, ()),
        ("6345678901237", CitizenNumberKind.TEMPORARY_STAY, ("citizen_number_not_national",)),
        ("7100600445638", CitizenNumberKind.CHILD_OF_TEMPORARY_STAY, ("citizen_number_not_national",)),
        ("8345678901233", CitizenNumberKind.PERMANENT_OR_NATURALISED, ()),
        ("9345678901231", CitizenNumberKind.UNASSIGNED, ("citizen_number_unassigned",)),
    ],
)
def test_the_first_digit_tells_the_kind_and_warns_without_refusing(digits, kind, warnings):
    number = CitizenNumber.parse(digits)

    assert number.kind is kind
    assert tuple(warning.code for warning in number.warnings) == warnings


@pytest.mark.parametrize("digits", ["", "123", "๑๒๓๔๕๔๕๖๗๘๗๘๑", "123454567878x", "1-2345-45678-78-1"])
def test_only_thirteen_arabic_digits_can_be_right(digits):
    assert not is_check_digit_right(digits)


def test_a_number_is_not_made_past_its_check():
    with pytest.raises(AssertionError):
        CitizenNumber("1234545678782")


@pytest.mark.parametrize(
    "text", ["-", " - ", "--", "–", "ไม่มี", "ยังไม่มี", "ยังไม่มีเลข", "ไม่มีบัตร", "N/A", "(ไม่มี)"]
)
def test_a_cell_may_say_that_there_is_no_number_yet(text):
    assert is_no_number_yet(text)


@pytest.mark.parametrize("text", ["", "   ", "1234545678781", "123", "ไม่มีชื่อ"])
def test_an_empty_cell_says_nothing(text):
    assert not is_no_number_yet(text)

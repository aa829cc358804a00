import pytest

from thuanna.kernel import numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("120", 120),
        ("๑๒๐", 120),
        ("1,250", 1250),
        ("๑,๒๕๐", 1250),
        (" 1 250 ", 1250),
        ("-5", -5),
        ("−5", -5),
        ("+5", 5),
        ("007", 7),
        ("12.00", 12),
        ("12.", 12),
        ("9" * 18, 10**18 - 1),
        ("000" + "9" * 18, 10**18 - 1),
        ("1\u00a0000\u200b", 1000),
    ],
)
def test_whole_numbers_are_read_in_both_digit_sets(typed, number):
    assert numbers.parse_whole(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number_empty"),
        ("   ", "number_empty"),
        ("12.5", "number_not_whole"),
        (".5", "number_not_whole"),
        ("12,50", "number_not_understood"),
        ("1,2345", "number_not_understood"),
        ("สิบ", "number_not_understood"),
        ("1e3", "number_not_understood"),
        ("²", "number_not_understood"),
        ("١٢", "number_not_understood"),
        ("--5", "number_not_understood"),
        ("9" * 19, "number_too_long"),
    ],
)
def test_what_is_no_whole_number_is_refused_by_name(typed, code):
    with pytest.raises(numbers.NumberNotUnderstood) as refusal:
        numbers.parse_whole(typed)

    assert refusal.value.code == code


def test_digits_change_and_words_stay():
    assert numbers.thai_digits("ข้อ 12") == "ข้อ ๑๒"
    assert numbers.arabic_digits("ข้อ ๑๒") == "ข้อ 12"


def test_thai_digits_are_noticed():
    assert numbers.has_thai_digits("หมู่ ๒")
    assert not numbers.has_thai_digits("หมู่ 2")

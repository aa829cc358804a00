from datetime import date

import pytest

from thuanna.kernel import thai_dates
from thuanna.kernel.language import speaking
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import PartialDate, parse_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "typed",
    [
        "21/11/2569",
        "21-11-2569",
        "21.11.2569",
        "21 11 2569",
        "21 / 11 / 2569",
        "๒๑/๑๑/๒๕๖๙",
        "21.11.69",
        "21/11/69",
        "21 พ.ย. 69",
        "21 พ.ย. 2569",
        "21พ.ย.69",
        "21 พย 69",
        "21 พ. ย. 2569",
        "21-พ.ย.-69",
        "๒๑ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "๒๑ พฤศจิกายน พุทธศักราช ๒๕๖๙",
        "21 พฤษจิกายน 2569",
        "21 พฤศจิกา 69",
        "วันที่ 21 พฤศจิกายน 2569",
        "วันที่ ๒๑ เดือน พฤศจิกายน พ.ศ. ๒๕๖๙",
        "วันที่ 21 เดือน 11 ปี 2569",
        "วันเสาร์ที่ 21 พฤศจิกายน 2569",
        "2569-11-21",
        "2569/11/21",
        "2026-11-21",
        "2026-11-21T00:00:00",
        "2569-11-21 00:00:00",
        "21/11/2026",
        "21 พ.ย. ค.ศ. 2026",
        "21 พฤศจิกายน คศ 2026",
        "21 November 2026",
        "21 november 2026",
        "21st Nov 2026",
        "November 21, 2026",
        "Nov 21 2026",
        "Saturday, 21 November 2026",
        "21-Nov-2026",
        "21 Nov 2569",
        "21 November B.E. 2569",
        "21 November AD 2026",
        "2026 November 21",
        "  21/11/2569\u200b ",
        "21\u00a0พ.ย.\u00a02569",
        "21–11–2569",
    ],
)
def test_a_day_is_read_in_every_form_people_type(typed):
    assert parse_date(typed, today=TODAY).partial == PartialDate(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "partial"),
    [
        ("พ.ย. 2569", PartialDate(2026, 11)),
        ("พฤศจิกายน ๒๕๖๙", PartialDate(2026, 11)),
        ("พ.ย. 69", PartialDate(2026, 11)),
        ("11/2569", PartialDate(2026, 11)),
        ("2569-11", PartialDate(2026, 11)),
        ("2569 พ.ย.", PartialDate(2026, 11)),
        ("November 2026", PartialDate(2026, 11)),
        ("11/69", PartialDate(2026, 11)),
        ("0/11/2569", PartialDate(2026, 11)),
        ("-/11/2569", PartialDate(2026, 11)),
        ("2510", PartialDate(1967)),
        ("พ.ศ. 2510", PartialDate(1967)),
        ("ปี ๒๕๑๐", PartialDate(1967)),
        ("พ.ศ. 10", PartialDate(1967)),
        ("1967", PartialDate(1967)),
        ("ค.ศ. 1967", PartialDate(1967)),
        ("00/00/2510", PartialDate(1967)),
        ("-/-/2510", PartialDate(1967)),
        ("- - 2510", PartialDate(1967)),
    ],
)
def test_a_month_or_a_year_alone_is_a_partial_date(typed, partial):
    assert parse_date(typed, today=TODAY).partial == partial


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("5 ม.ค. 2510", 1),
        ("5 กุมภาพันธ์ 2510", 2),
        ("5 ก.พ. 2510", 2),
        ("5 มี.ค. 2510", 3),
        ("5 เมษา 2510", 4),
        ("5 พ.ค. 2510", 5),
        ("5 มิ.ย. 2510", 6),
        ("5 กรกฏาคม 2510", 7),
        ("5 ก.ค. 2510", 7),
        ("5 ส.ค. 2510", 8),
        ("5 ก.ย. 2510", 9),
        ("5 Sept 1967", 9),
        ("5 ต.ค. 2510", 10),
        ("5 May 1967", 5),
        ("5 ธันวา 2510", 12),
    ],
)
def test_months_are_known_by_their_names_and_common_misspellings(typed, month):
    assert parse_date(typed).partial == PartialDate(1967, month, 5)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_empty"),
        ("  ", "date_empty"),
        ("-", "date_empty"),
        ("--/--/----", "date_empty"),
        ("พ.ศ.", "date_empty"),
        ("abc", "date_not_understood"),
        ("ไม่ทราบ", "date_not_understood"),
        ("69", "date_not_understood"),
        ("45000", "date_not_understood"),
        ("21/11/256", "date_not_understood"),
        ("21/11/25690", "date_not_understood"),
        ("256/11/21", "date_not_understood"),
        ("21 พ.ย. 256", "date_not_understood"),
        ("21 พ.ย.", "date_not_understood"),
        ("2026-11-21 และ 22", "date_not_understood"),
        ("32/1", "date_not_understood"),
        ("31 ก.พ. 2569", "date_impossible"),
        ("29/2/2569", "date_impossible"),
        ("30/2/2567", "date_impossible"),
        ("31/9/2560", "date_impossible"),
        ("32/1/2560", "date_impossible"),
        ("13/13/2560", "date_impossible"),
        ("11/21/2026", "date_impossible"),
        ("21/0/2569", "date_impossible"),
        ("0 พ.ย. 2569", "date_impossible"),
        ("13/2569", "date_impossible"),
        ("11/12/13", "date_ambiguous"),
        ("05/03/12", "date_ambiguous"),
        ("69-11-21", "date_ambiguous"),
        ("11/12", "date_ambiguous"),
        ("21-Nov-26", "date_ambiguous"),
        ("21 พ.ย. ค.ศ. 26", "date_ambiguous"),
        ("21/11/85", "date_ambiguous"),
        ("21/11/2300", "date_implausible"),
        ("21/11/1500", "date_implausible"),
        ("21/11/2800", "date_implausible"),
        ("21/11/0000", "date_implausible"),
        ("พ.ศ. 2026", "date_implausible"),
        ("ค.ศ. 2569", "date_implausible"),
    ],
)
def test_what_cannot_be_told_is_refused_by_name(typed, code):
    with pytest.raises(Refusal) as refusal:
        parse_date(typed, today=TODAY)

    assert refusal.value.code == code


def test_an_impossible_day_is_explained_with_the_month_and_an_example():
    with pytest.raises(thai_dates.DateImpossible) as refusal:
        parse_date("31 ก.พ. 2569")

    assert str(refusal.value) == "เดือนกุมภาพันธ์ไม่มีวันที่ 31 กรุณากรอกวันที่ตามเอกสาร เช่น 5 พ.ค. 2510"
    with speaking("en"):
        assert str(refusal.value).startswith("February has no day 31.")


def test_a_leap_day_is_explained_with_the_year():
    with pytest.raises(thai_dates.DateImpossible, match=r"เดือนกุมภาพันธ์ พ.ศ. 2569 ไม่มีวันที่ 29"):
        parse_date("29/2/2569")


def test_the_leap_day_of_a_buddhist_leap_year_is_read():
    assert parse_date("29 ก.พ. 2567").partial == PartialDate(2024, 2, 29)


def test_the_era_a_date_was_written_in_is_told():
    assert parse_date("21/11/2569").era == "be"
    assert parse_date("21/11/2026").era == "ce"


@pytest.mark.parametrize(
    ("typed", "partial"),
    [
        ("1/1/2393", PartialDate(1850, 1, 1)),
        ("1/1/2743", PartialDate(2200, 1, 1)),
        ("1/1/1850", PartialDate(1850, 1, 1)),
        ("1/1/2200", PartialDate(2200, 1, 1)),
    ],
)
def test_the_first_and_last_plausible_years_are_read(typed, partial):
    assert parse_date(typed).partial == partial


@pytest.mark.parametrize("typed", ["1/1/2392", "1/1/2744", "1/1/1849", "1/1/2201"])
def test_the_years_beyond_them_are_implausible(typed):
    with pytest.raises(thai_dates.DateImplausible):
        parse_date(typed)


def test_two_digits_are_a_buddhist_year_and_noted():
    assert parse_date("21/11/69").notes == (thai_dates.TWO_DIGIT_YEAR,)
    assert parse_date("1/2/10").partial == PartialDate(1967, 2, 1)


def test_two_digits_up_to_ten_years_ahead_are_still_told():
    assert parse_date("21/11/79", today=TODAY).partial == PartialDate(2036, 11, 21)


def test_a_caller_who_knows_the_order_resolves_short_dates():
    assert parse_date("11/12/13", day_first=True).partial == PartialDate(1970, 12, 11)


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("31/3/2483", (thai_dates.BEFORE_2484_NEW_YEAR,)),
        ("ม.ค. 2470", (thai_dates.BEFORE_2484_NEW_YEAR,)),
        ("1/4/2483", ()),
        ("1/1/2484", ()),
        ("2470", ()),
    ],
)
def test_births_between_january_and_march_before_2484_are_flagged(typed, notes):
    assert parse_date(typed).notes == notes


def test_a_spreadsheet_date_with_a_buddhist_year_is_mended():
    mended = thai_dates.date_from_spreadsheet(date(2569, 11, 21))

    assert (mended.partial, mended.era) == (PartialDate(2026, 11, 21), "be")


def test_a_spreadsheet_date_of_the_common_era_stays():
    assert thai_dates.date_from_spreadsheet(date(2026, 11, 21)).partial == PartialDate(2026, 11, 21)


def test_a_spreadsheet_leap_day_that_its_buddhist_year_lacks_is_refused():
    with pytest.raises(thai_dates.DateImpossible):
        thai_dates.date_from_spreadsheet(date(2568, 2, 29))


@pytest.mark.parametrize(
    ("day", "style", "digits", "shown"),
    [
        (date(2026, 11, 21), "long", "arabic", "21 พฤศจิกายน 2569"),
        (date(2026, 11, 21), "short", "arabic", "21 พ.ย. 2569"),
        (date(2026, 11, 21), "numeric", "arabic", "21/11/2569"),
        (date(2026, 11, 21), "long", "thai", "๒๑ พฤศจิกายน ๒๕๖๙"),
        (date(1967, 5, 5), "long", "arabic", "5 พฤษภาคม 2510"),
        (date(1967, 5, 5), "numeric", "arabic", "05/05/2510"),
        (PartialDate(2026, 11), "long", "arabic", "พฤศจิกายน 2569"),
        (PartialDate(2026, 11), "short", "arabic", "พ.ย. 2569"),
        (PartialDate(2026, 11), "numeric", "arabic", "11/2569"),
        (PartialDate(1967), "long", "arabic", "พ.ศ. 2510"),
        (PartialDate(1967), "numeric", "thai", "๒๕๑๐"),
    ],
)
def test_dates_are_shown_in_thai(day, style, digits, shown):
    assert thai_dates.thai_date(day, style, digits) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 21), "21 November 2026"),
        (PartialDate(2026, 11), "November 2026"),
        (PartialDate(1967), "1967"),
    ],
)
def test_dates_are_shown_in_english(day, shown):
    assert thai_dates.english_date(day) == shown


def test_the_buddhist_year_is_543_ahead():
    assert thai_dates.buddhist_year(2026) == 2569

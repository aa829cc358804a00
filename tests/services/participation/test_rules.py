"""The closed days are those that an independent list knows; kinds and clocks are dated."""

from __future__ import annotations

import datetime

import holidays
import pytest

from thuanna.foundation.law import closed_days
from thuanna.kernel import striking
from thuanna.services.participation import rules


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_closed_days_are_those_of_an_independent_list(year):
    other = holidays.country_holidays("TH", years=year, categories=("public", "government"))
    not_of_offices = ("National Labor Day", "National Children's Day")
    expected = {day for day, name in other.items() if not name.startswith(not_of_offices)}

    assert closed_days.calendar().closed[year] == expected


def test_kinds_stand_in_the_order_of_the_file_without_the_suggestion():
    found = [kind.code for kind in rules.kinds(datetime.date(2026, 11, 21))]

    assert found[0] == "road"
    assert found[-1] == "other"
    assert "suggestion" not in found


def test_before_the_first_value_there_is_no_kind():
    assert rules.kinds(datetime.date(2020, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("โทร 081-234-5678 ครับ", "โทร [ปิดไว้] ครับ"),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", "โทร [ปิดไว้]"),
        ("บัตร 1-2345-67890-12-3", "บัตร [ปิดไว้]"),
        ("ส่งที่ a.b@example.org ได้", "ส่งที่ [ปิดไว้] ได้"),
        ("นายสมมุติ ตัวอย่าง ขอ", "[ปิดไว้] ขอ"),
        ("สมมุติ ขอ", "สมมุติ ขอ"),
        ("งบ 1,250,000 บาท ปี 2569", "งบ 1,250,000 บาท ปี 2569"),
        ("สัญญา 12/2569", "สัญญา 12/2569"),
    ],
)
def test_numbers_addresses_and_the_name_are_struck_out(text, shown):
    assert striking.struck(text, name="นายสมมุติ ตัวอย่าง") == shown
    assert striking.is_still_personal(text, name="นายสมมุติ ตัวอย่าง") is (text != shown)

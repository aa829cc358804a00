"""The calendar of a town: what comes when, and a file every calendar program reads."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from thuanna.channels.public.guides import calendar
from thuanna.channels.public.guides import icalendar as writing
from thuanna.kernel.language import Phrase

TODAY = datetime.date(2026, 11, 21)
MADE = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC)
CONTENT = {
    "days": [
        {
            "key": "day-7",
            "title": {"th": "ประชุมประชาคม, หมู่ 1; ทุกบ้าน\nเชิญ \\ ทุกคน", "en": "Forum"},
            "starts_on": "2026-12-05",
            "ends_on": "2026-12-06",
            "hours": "9.00 น.",
            "place": {"th": "ศาลาหมู่บ้าน " + "ยาว" * 40, "en": "hall"},
            "guide": "",
        }
    ],
    "recurring": [
        {
            "key": "autumn",
            "title": {"th": "ลงทะเบียน", "en": "Register"},
            "yearly": {"from": "10-01", "to": "11-30"},
            "confidence": "B",
        },
        {
            "key": "pay",
            "title": {"th": "เงินเข้า", "en": "Pay"},
            "monthly": {"day": 10, "earlier_if_closed": True},
            "confidence": "B",
        },
    ],
}


def days():
    return calendar.coming(CONTENT, TODAY)


def read():
    return icalendar.Calendar.from_ical(
        writing.written(days(), owner="noenkhram", name="ปฏิทิน", home="https://x.test/", made_at=MADE)
    )


def test_a_registration_that_runs_now_stands_first():
    assert days()[0].key == "autumn-2026-10-01"


def test_a_pay_day_on_a_week_end_comes_on_the_friday_before():
    pay_days = [one.starts_on for one in days() if one.key.startswith("pay")]

    assert datetime.date(2027, 1, 8) in pay_days
    assert all(one.weekday() < 5 for one in pay_days)


def test_nothing_that_is_over_is_shown():
    assert [one for one in days() if one.ends_on < TODAY] == []


def test_a_calendar_program_reads_the_days_as_they_were_meant():
    event = next(one for one in read().walk("VEVENT") if "day-7" in one["UID"])

    assert str(event["SUMMARY"]) == "ประชุมประชาคม, หมู่ 1; ทุกบ้าน\nเชิญ \\ ทุกคน 9.00 น."
    assert event.decoded("DTSTART") == datetime.date(2026, 12, 5)
    assert event.decoded("DTEND") == datetime.date(2026, 12, 7)
    assert str(event["LOCATION"]).count("ยาว") == 40


def test_every_event_has_a_name_of_its_own_that_stays():
    uids = [str(one["UID"]) for one in read().walk("VEVENT")]

    assert len(uids) == len(set(uids)) == len(days())


@pytest.mark.parametrize("text", ["ก" * 200, "a" * 200, "ค่าจัดการศพ " * 20, ""])
def test_no_line_is_longer_than_the_standard_allows_and_no_character_is_broken(text):
    lines = writing.folded(f"SUMMARY:{text}").split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert b"".join(line.removeprefix(b" ") for line in lines).decode() == f"SUMMARY:{text}"


def test_words_cannot_begin_a_property_of_their_own():
    day = calendar.Day("x", Phrase("ก\r\nATTENDEE:mailto:x", "x"), TODAY, TODAY)

    file = writing.written([day], owner="o", name="n", home="h", made_at=MADE)

    assert b"\r\nATTENDEE" not in file

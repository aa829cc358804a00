"""The numbers to call first are those that answer on the day."""

from __future__ import annotations

import datetime

from thuanna.foundation.law.hotlines import hotlines

TODAY = datetime.date(2026, 11, 21)


def test_the_police_come_first_and_every_line_says_who_answers():
    found = hotlines(TODAY)

    assert found[0].number == "191"
    assert {"1669", "1300", "1323", "1330"} <= {line.number for line in found}
    assert all(line.words.in_("th") and line.words.in_("en") for line in found)


def test_a_line_that_did_not_answer_yet_is_left_out():
    before = {line.code for line in hotlines(datetime.date(2013, 3, 31))}

    assert "social" not in before


def test_only_the_lines_asked_for():
    assert [line.code for line in hotlines(TODAY, "medical")] == ["medical"]

"""Whether a typed sheet may be posted: lines, people added by hand, control totals, double entry."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.sheets.checking import (
    AskedLine,
    CheckedSheet,
    Counted,
    Covered,
    Known,
    Period,
    check,
)

TODAY = datetime.date(2026, 11, 21)
NOVEMBER = datetime.date(2026, 11, 1)
DECEMBER = datetime.date(2026, 12, 1)
DUE = Money.baht(30)
LINES = [AskedLine(place, 100 + place, DUE) for place in range(1, 4)]


def checked(
    typed: Mapping[str, str],
    people: int | None,
    baht: int | None,
    *,
    lines: list[AskedLine] = LINES,
    covered: Mapping[int, list[Covered]] | None = None,
    day: datetime.date | None = TODAY,
) -> CheckedSheet:
    known = Known(
        period=Period(NOVEMBER, 1),
        covered=covered or {},
        by_number={"55": 155, "1": 101},
        usual=DUE,
    )
    total = Money.baht(baht) if baht is not None else None
    return check(lines, typed, known, Counted(people, total), happened_on=day, today=TODAY)


def codes(found: CheckedSheet) -> list[str]:
    return [finding.code for finding in found.findings]


def test_marks_and_exceptions_that_agree_with_the_count_may_be_posted():
    found = checked({"1": "/", "2": "60", "3": "-"}, 2, 90)

    assert found.may_be_posted
    assert [(p.member_id, p.amount, p.periods) for p in found.payments] == [
        (101, DUE, 1),
        (102, Money.baht(60), 2),
    ]


def test_without_control_totals_nothing_is_posted():
    assert codes(checked({"1": "/"}, None, None)) == ["sheet_count_missing"]
    assert codes(checked({"1": "/"}, 1, None)) == ["sheet_count_missing"]


def test_a_wrong_number_of_payers_is_told_with_both_figures():
    found = checked({"1": "/"}, 2, 30)

    assert codes(found) == ["sheet_people_differ"]
    assert "2" in found.findings[0].words.in_("th")
    assert not found.may_be_posted


def test_two_digits_that_changed_places_are_guessed():
    found = checked({"1": "81"}, 1, 18, lines=[AskedLine(1, 101, ZERO)])

    assert "9" in found.errors[0].words.in_("th")
    assert "สลับ" in found.errors[0].words.in_("th")


def test_an_empty_sheet_is_not_posted_even_if_nothing_was_counted():
    assert codes(checked({}, 0, 0)) == ["sheet_empty"]


def test_who_paid_for_the_period_is_not_taken_twice():
    before = {101: [Covered(NOVEMBER, DECEMBER, "RC-2570-000007")]}

    found = checked({"1": "/"}, 1, 30, covered=before)

    assert codes(found)[0] == "sheet_paid_before"
    assert "RC-2570-000007" in found.findings[0].words.in_("th")


def test_paying_ahead_does_not_run_into_months_already_paid():
    later = {101: [Covered(DECEMBER, datetime.date(2027, 1, 1), "RC-2570-000008")]}

    assert codes(checked({"1": "60"}, 1, 60, covered=later))[0] == "sheet_paid_before"
    assert checked({"1": "30"}, 1, 30, covered=later).may_be_posted


def test_an_amount_that_does_not_come_out_even_is_pointed_out_and_taken():
    found = checked({"1": "50"}, 1, 50)

    assert codes(found) == ["sheet_amount_unusual"]
    assert found.may_be_posted


def test_somebody_added_by_hand_is_known_by_the_number():
    found = checked({"x1": "/", "x1_who": "55"}, 1, 30)

    assert [(p.box, p.member_id) for p in found.payments] == [("x1", 155)]


def test_an_unknown_number_and_a_missing_number_are_told_apart():
    assert codes(checked({"x1": "/", "x1_who": "99"}, 0, 0))[0] == "sheet_member_unknown"
    assert codes(checked({"x1": "/"}, 0, 0))[0] == "sheet_who_missing"


def test_a_member_on_the_sheet_and_added_by_hand_is_counted_once():
    found = checked({"1": "/", "x1": "/", "x1_who": "1"}, 1, 30)

    assert codes(found) == ["sheet_member_twice"]


def test_what_is_no_amount_is_shown_at_its_box():
    found = checked({"2": "3o"}, 0, 0)

    assert [(f.box, f.code) for f in found.errors] == [("2", "sheet_amount_not_understood")]


def test_the_day_of_the_money_is_asked_for_and_not_in_the_future():
    assert "sheet_day_missing" in codes(checked({"1": "/"}, 1, 30, day=None))
    assert "sheet_day_in_future" in codes(checked({"1": "/"}, 1, 30, day=datetime.date(2026, 11, 22)))


def test_three_thousand_lines_are_checked():
    lines = [AskedLine(place, place, DUE) for place in range(1, 3001)]

    found = checked({str(place): "/" for place in range(1, 3001)}, 3000, 90_000, lines=lines)

    assert found.may_be_posted


def test_a_mark_where_nothing_is_due_takes_nothing():
    lines = [AskedLine(1, 101, ZERO), AskedLine(2, 102, DUE)]

    found = checked({"1": "/", "2": "/"}, 1, 30, lines=lines)

    assert found.may_be_posted
    assert [payment.member_id for payment in found.payments] == [102]


def test_money_from_who_owes_nothing_is_taken_for_whole_periods():
    found = checked({"1": "60"}, 1, 60, lines=[AskedLine(1, 101, ZERO)])

    assert [payment.periods for payment in found.payments] == [2]
